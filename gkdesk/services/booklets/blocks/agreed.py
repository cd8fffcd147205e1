"""Block „Das haben wir verabredet“: what the last conference about her agreed.

It is read as her own page of the conference is: through what she may know of her own case, with
the names of others taken out. Only what is over counts: minutes that are written or sealed.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import select

from gkdesk.export import content
from gkdesk.models import meetings as tables
from gkdesk.models.network import ContactPerson, Organisation
from gkdesk.services.booklets.blocks.steps import is_for_the_person
from gkdesk.services.booklets.lines.line import Line, LineKind, stands
from gkdesk.services.booklets.lines.sensitive import (
    categories_told,
    category_of_kind,
    never_stands,
)
from gkdesk.services.booklets.profiles.profile import BookletField
from gkdesk.services.booklets.source import Agreed, Agreement
from gkdesk.services.case_papers.cleaning import Cleaner
from gkdesk.services.case_papers.hearing import known_meeting
from gkdesk.services.case_papers.listening import TheClient
from gkdesk.services.clients.fields import Step
from gkdesk.services.meetings.reading import meeting_view
from gkdesk.services.rows import among
from gkdesk.text.codes.meetings import ActionState, MeetingState
from gkdesk.text.dates import format_numeric
from gkdesk.text.ids import MeetingId
from gkdesk.text.owners import HERSELF

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy.orm import Session

    from gkdesk.export.content import Block, Cell
    from gkdesk.services.booklets.gathering import Around
    from gkdesk.services.booklets.source import BlockContent
    from gkdesk.services.booklets.voice import Voice
    from gkdesk.services.case_papers.hearing import KnownAction
    from gkdesk.services.clients.views import ClientDetail
    from gkdesk.services.meetings.views import ActionView
    from gkdesk.text.codes.clients import Category
    from gkdesk.text.ids import ClientId

_OVER = (MeetingState.HELD.value, MeetingState.SEALED.value)
_ROW = 11.0
_BLANK_ROWS = 3
_WHAT, _WHO = "Verabredung", "Wer"


def read_agreed(
    session: Session, detail: ClientDetail, around: Around, categories: frozenset[Category]
) -> Agreed | None:
    """Return what the last conference about a client agreed, None without any."""
    meeting_id = _last(session, detail.id, around)
    if meeting_id is None:
        return None
    view = meeting_view(session, meeting_id, around.today)
    names = around.everybody.names
    cleaner = Cleaner(names.everybody, names.stored)
    known = known_meeting(view, TheClient(view, detail.id, categories), cleaner)
    actions = [each for item in known.items if item.client_id == detail.id for each in item.actions]
    told = _told_by_owners(session, view.actions)
    return Agreed(view.fields.on, tuple(_agreements(actions, detail, around, told)))


def _told_by_owners(
    session: Session, actions: Iterable[ActionView]
) -> Mapping[str, frozenset[Category]]:
    """Return what it tells that somebody does something for her, by how the owner is called.

    Who is named without an organisation tells by the one in which she works.
    """
    office = {each.fields.organisation_id or 0: each.owner for each in actions}
    person = {each.fields.contact_id or 0: each.owner for each in actions}
    columns = (Organisation.id, Organisation.name, Organisation.kind_of_organisation)
    by_office = select(*columns).where(among(Organisation.id, office))
    works_there = ContactPerson.organisation_id == Organisation.id
    by_person = (
        select(ContactPerson.id, *columns[1:])
        .join(Organisation, works_there)
        .where(among(ContactPerson.id, person))
    )
    told: dict[str, frozenset[Category]] = defaultdict(frozenset)
    for query, owners in ((by_office, office), (by_person, person)):
        for ref, name, kind in session.execute(query):
            told[owners[ref]] |= categories_told(name) | category_of_kind(kind)
    return told


def _last(session: Session, client_id: ClientId, around: Around) -> MeetingId | None:
    """Return the last meeting with an agreement about her: not each one agrees something."""
    action, meeting = tables.ActionItem, tables.Meeting
    query = (
        select(meeting.id)
        .join(action, action.meeting_id == meeting.id)
        .where(
            action.client_id == client_id,
            action.state != ActionState.DROPPED.value,
            meeting.state.in_(_OVER),
            meeting.on <= around.today,
        )
        .order_by(meeting.on.desc(), meeting.id.desc())
        .limit(1)
    )
    found = session.scalar(query)
    return None if found is None else MeetingId(found)


def _agreements(
    actions: Iterable[KnownAction],
    detail: ClientDetail,
    around: Around,
    told_by: Mapping[str, frozenset[Category]],
) -> Iterator[Agreement]:
    """Put agreements into words; hers is also what somebody is to do together with her."""
    for each in actions:
        is_dropped = each.state is ActionState.DROPPED
        if each.what and not is_dropped:
            who = around.spelled_out(each.owner)
            yield Agreement(
                ref=each.id,
                who=who,
                what=each.what,
                until=each.due_on,
                is_own=each.is_own or is_for_the_person(Step(each.what, each.owner), detail),
                is_done=each.state is ActionState.DONE,
                told=categories_told(each.what, who) | told_by.get(each.owner, frozenset()),
                never=never_stands(each.what),
            )


def agreement_line(each: Agreement) -> Line:
    """Return an agreement as a line: what is to be done, and who does it."""
    return Line(each.ref, LineKind.AGREEMENT, (each.what, each.who), each.told, each.never)


def _shown(given: BlockContent) -> list[Agreement]:
    known = given.source.agreed if given.shows(BookletField.AGREEMENTS) else None
    return [
        each
        for each in (known.agreements if known else ())
        if stands(agreement_line(each), given.shown, given.choice)
    ]


def agreement_lines(given: BlockContent) -> list[Line]:
    """Return the agreements that stand in this booklet as lines."""
    return list(map(agreement_line, _shown(given)))


def agreed(voice: Voice, given: BlockContent) -> tuple[Block, ...]:
    """Return what she does, then what others do for her; blank rows where nothing is known."""
    known = given.source.agreed if given.shows(BookletField.AGREEMENTS) else None
    shown = _shown(given)
    blocks: list[Block] = [
        voice.heading("agreed.title"),
        voice.intro("agreed.intro" if shown else "common.write_here"),
    ]
    if known is not None and shown:
        blocks.append(voice.intro("agreed.on", date=format_numeric(known.on)))
    for key, mine in (("agreed.own", True), ("agreed.others", False)):
        listed = [each for each in shown if each.is_own is mine]
        if listed or not shown:
            blocks.append(voice.heading(key, level=2))
            blocks.append(_table(voice, listed))
    return (*blocks, voice.paragraph("agreed.no"), voice.paragraph("agreed.change"))


def _table(voice: Voice, listed: list[Agreement]) -> Block:
    rows = tuple(_row(voice, each) for each in listed)
    return content.Table(
        columns=(content.Column(), voice.date_column(), voice.date_column()),
        header=voice.header(("common.what", "goals.who"), "goals.until", "goals.done"),
        rows=rows or ((content.Cell(),) * 3,) * _BLANK_ROWS,
        language=voice.language,
        row_height=_ROW,
    )


def _row(voice: Voice, each: Agreement) -> tuple[Cell, ...]:
    who = "" if each.who == HERSELF else each.who
    return (
        voice.cell(voice.typed(each.what, _WHAT, strong=True), voice.typed(who, _WHO)),
        voice.cell(voice.date(each.until)),
        content.cells(*voice.pair("agreed.done")) if each.is_done else content.Cell(),
    )

"""Papers of a meeting: agenda, invitation, minutes, slip, list of agreements."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gkdesk.export import content
from gkdesk.services.case_papers import blocks
from gkdesk.services.case_papers.hearing import (
    KnownMeeting,
    categories_in_words,
)
from gkdesk.services.naming import addressed, whom
from gkdesk.services.network_papers.page import document, heading, joined, paragraph
from gkdesk.services.network_papers.source import PaperHead
from gkdesk.text.bidi_safe import inside
from gkdesk.text.codes.clients import Audience
from gkdesk.text.codes.meetings import ActionState, Attendance, ItemState
from gkdesk.text.dates import format_day_long
from gkdesk.text.papers import cases as words
from gkdesk.text.wording.clients import word

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from gkdesk.export.content import Block
    from gkdesk.services.case_papers.hearing import (
        KnownAction,
        KnownItem,
        KnownPerson,
    )
    from gkdesk.text.ids import PartId


_MOST_NAMES = 3


@dataclass(frozen=True)
class Reader:
    """For whom a paper is; without a name it is for the office or for anybody."""

    name: str = ""
    organisation: str = ""

    @property
    def line(self) -> str:
        """Return the name with the office."""
        return ", ".join(filter(None, (self.name, self.organisation)))

    @property
    def whom(self) -> str:
        """Return the name with the office as it stands after „für“."""
        return whom(self.line)


@dataclass(frozen=True)
class Told:
    """What a paper of a meeting is written from; `keeper` knows what it leaves out."""

    head: PaperHead
    meeting: KnownMeeting
    reader: Reader
    keeper: str
    conference: str

    @property
    def is_for_office(self) -> bool:
        """Tell whether the paper stays in the office."""
        return self.head.audience is Audience.OFFICE


def agenda(told: Told, not_informed: Mapping[PartId, Sequence[str]]) -> content.Document:
    """Return the agenda; the office reads in its own who may not hear everything."""
    meeting, reader = told.meeting, told.reader.whom
    rows = [(item, _notes(item, not_informed)) for item in meeting.items]
    hidden = any(item.is_case and not item.known.is_named for item in meeting.items)
    body: list[Block] = [
        blocks.about(meeting, (words.FOR_WHOM, reader)),
        content.Spacer(2.0),
        blocks.agenda_table(rows),
        blocks.total(meeting, for_office=told.is_for_office),
    ]
    if hidden:
        body.append(paragraph(words.VEILED_HINT, content.TextStyle.SMALL))
    return _paper(told, words.TITLES["conference.agenda"][0], body)


def _notes(item: KnownItem, not_informed: Mapping[PartId, Sequence[str]]) -> tuple[str, ...]:
    missing = not_informed.get(item.id, ())
    notes, said = blocks.item_notes(item), _not_informed(missing)
    if len(missing) > _MOST_NAMES:
        return (joined(*notes[:1], said), *notes[1:])
    return (*notes, *filter(None, (said,)))


def _not_informed(names: Sequence[str]) -> str:
    """Name the few who may not hear everything; of many, their number keeps the agenda short."""
    if len(names) > _MOST_NAMES:
        return words.NOT_INFORMED_MANY.format(len(names))
    return words.NOT_INFORMED.format(", ".join(map(inside, names))) if names else ""


def invitation(told: Told) -> content.Document:
    """Return the letter that invites; no client is named in it, whoever reads it."""
    meeting, reader, office = told.meeting, told.reader, told.head.office
    where = joined(office.phone, office.email)
    answer = words.INVITATION_ANSWER.format(where) if where else words.INVITATION_ANSWER_PLAIN
    called = addressed(reader.name)
    greeting = words.GREETING.format(inside(called)) if called else words.GREETING_ALL
    body: list[Block] = [
        *(paragraph(inside(line)) for line in filter(None, (reader.name, reader.organisation))),
        content.Spacer(4.0),
        paragraph(greeting),
        paragraph(words.INVITATION_LEAD.format(inside(meeting.title or told.conference))),
        blocks.about(meeting),
        paragraph(words.INVITATION_AGENDA, keep=True),
        blocks.agenda_table((item, _plain_notes(item)) for item in meeting.items),
        paragraph(words.INVITATION_NAMES),
        paragraph(words.INVITATION_SHEET),
        paragraph(answer),
        content.Spacer(2.0),
        paragraph(words.KIND_REGARDS, keep=True),
        paragraph(joined(office.contact_name, office.name) or told.conference),
    ]
    title = words.INVITED_TO.format(told.conference)
    return document(told.head, title, body, running=words.TITLES["conference.invitation"][0])


def _plain_notes(item: KnownItem) -> tuple[str, ...]:
    if not item.is_case:
        return ()
    return (words.OLD_CASE if item.is_old else words.NEW_CASE,)


def minutes(told: Told, next_on: dt.date | None) -> content.Document:
    """Return the minutes: to the office all of them, to a participant what is released to her."""
    view = told.meeting.view
    seal = view.seals[0] if view.seals and view.is_sealed else None
    paper, told = told, told if seal is None else _as_sealed(told, seal.on)
    meeting = told.meeting
    body: list[Block] = [blocks.about(meeting, (words.FOR_WHOM, told.reader.whom))]
    if seal is None:
        body.append(content.Notice((content.passage(words.NOT_SEALED),), content.Tone.DRAFT))
    body += [heading(words.ATTENDANCE), _attendance(meeting.people)]
    written = [item for item in meeting.items if item.is_case or item.texts or item.actions]
    for number, item in enumerate(written, start=1):
        body += _minutes_of(told, number, item)
    loose = [each for each in meeting.actions if each.what or each.is_own]
    if loose:
        body += [
            heading(words.AGREED),
            blocks.actions_table(told.head, loose, told.keeper, with_case=True),
        ]
    if next_on is not None:
        body += [heading(words.NEXT_DATE), paragraph(format_day_long(next_on))]
    if seal is not None:
        digest = " ".join(seal.digest[at : at + 8] for at in range(0, len(seal.digest), 8))
        at = blocks.day(seal.on)
        text = words.SEALED.format(at, seal.version, digest)
        body += [content.Spacer(4.0), paragraph(text, content.TextStyle.NOTE)]
    return _paper(paper, words.TITLES["conference.minutes"][0], body)


def _as_sealed(told: Told, on: dt.date) -> Told:
    """Return what was agreed as the seal covers it: what became of it later is no part of it."""
    meeting = told.meeting
    items = tuple(replace(item, actions=_fresh(item.actions)) for item in meeting.items)
    sealed = replace(meeting, items=items, actions=_fresh(meeting.actions))
    return replace(told, meeting=sealed, head=replace(told.head, today=on))


def _fresh(actions: Iterable[KnownAction]) -> tuple[KnownAction, ...]:
    return tuple(
        replace(each, state=ActionState.OPEN, outcome="", owner_left=False) for each in actions
    )


def _attendance(people: Iterable[KnownPerson]) -> content.Table:
    there = tuple(people)
    with_offices = any(each.organisation for each in there)
    columns = [content.Column(3.0), content.Column(2.0), content.Column(2.4)]
    titles = [words.NAME, words.ROLE, words.ATTENDANCE]
    if with_offices:
        columns.insert(1, content.Column(3.0))
        titles.insert(1, words.ORGANISATION)
    return content.Table(
        tuple(columns),
        blocks.header(*titles),
        tuple(
            (
                blocks.cell(each.name, strong=True),
                *((blocks.cell(each.organisation),) if with_offices else ()),
                blocks.cell(word(each.view.fields.role)),
                blocks.cell(
                    ""
                    if each.view.fields.attendance is Attendance.UNKNOWN
                    else word(each.view.fields.attendance),
                    words.STAND_IN.format(inside(whom(each.stand_in))) if each.stand_in else "",
                ),
            )
            for each in there
        ),
    )


def _minutes_of(told: Told, number: int, item: KnownItem) -> Iterator[Block]:
    yield heading(f"{number}. {item.title}")
    said = [] if item.state is ItemState.OPEN else [words.STATE_OF_ITEM.format(word(item.state))]
    if item.follow_up_on is not None:
        said.append(words.FOLLOW_UP.format(blocks.day(item.follow_up_on)))
    if item.is_case and not item.known.is_told:
        yield paragraph(words.NOTHING_FOR_YOU, content.TextStyle.SMALL)
    elif said:
        yield paragraph(joined(*said), content.TextStyle.SMALL, keep=True)
    second = list(blocks.second_part(item))
    if second:
        yield heading(words.PART_ONE, 3)
    yield from blocks.first_part(item)
    yield from blocks.views_table(item)
    shown = [each for each in item.actions if each.what or each.is_own]
    if shown:
        yield heading(words.AGREED, 3)
        yield blocks.actions_table(told.head, shown, told.keeper)
    if second:
        yield heading(words.PART_TWO, 3)
        yield from second


def slip(told: Told, before: tuple[KnownAction, ...] = ()) -> content.Document:
    """Return what one participant has to know: her cases as far as released, and her tasks.

    `before` is what is open for her from earlier meetings.
    """
    meeting = told.meeting
    named = [item for item in meeting.items if item.is_case and item.known.is_told]
    tasks = [each for each in meeting.all_actions if each.is_own]
    body: list[Block] = [
        blocks.about(meeting, (words.FOR_WHOM, told.reader.whom)),
        paragraph(words.SLIP_LEAD),
        heading(words.YOUR_TASKS),
    ]
    if tasks:
        body.append(blocks.actions_table(told.head, tasks, told.keeper, with_case=True))
    if before:
        body.append(heading(words.TASKS_BEFORE, 3))
        body.append(blocks.actions_table(told.head, before, told.keeper, with_case=True))
    if not (tasks or before):
        body.append(paragraph(words.NO_TASKS))
    body.append(heading(words.YOUR_CASES))
    if not named:
        body.append(paragraph(words.NO_CASES))
    for item in named:
        body += _slip_case(told, item)
    return _paper(told, words.TITLES["conference.slip"][0], body)


def _slip_case(told: Told, item: KnownItem) -> Iterator[Block]:
    yield heading(item.title, 3)
    begins = f"{blocks.hours(item.begins)} Uhr" if item.begins else ""
    released = words.RELEASED.format(categories_in_words(item.known))
    yield paragraph(joined(begins, released), content.TextStyle.SMALL, keep=True)
    texts = list(blocks.item_texts(item))
    yield from texts
    shown = [each for each in item.actions if each.what]
    if not texts and not shown:
        yield paragraph(words.NO_TEXT_YET, content.TextStyle.SMALL)
    if shown:
        yield blocks.actions_table(told.head, shown, told.keeper)


def actions(told: Told, before: tuple[KnownAction, ...]) -> content.Document:
    """Return what was agreed at a meeting, and what is open from earlier ones."""
    here = told.meeting.all_actions
    body: list[Block] = [blocks.about(told.meeting), heading(words.ACTIONS_OF)]
    if here:
        body.append(blocks.actions_table(told.head, here, told.keeper, with_case=True))
    else:
        body.append(paragraph(words.NO_ACTIONS))
    if before:
        body.append(heading(words.ACTIONS_BEFORE))
        body.append(blocks.actions_table(told.head, before, told.keeper, with_case=True))
    return _paper(told, words.TITLES["conference.actions"][0], body)


def _paper(told: Told, title: str, body: Iterable[Block]) -> content.Document:
    """Return a paper with the meeting as its subtitle, and who may read it."""
    first = blocks.office_only() if told.is_for_office else blocks.confidential(told.reader.whom)
    subtitle = told.meeting.title or told.conference
    return document(told.head, title, (first, *body), subtitle=inside(subtitle))

"""The queries behind the page Heute; only active clients count."""

from __future__ import annotations

import datetime as dt
import heapq
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Select, String, and_, func, literal, or_, select, type_coerce
from sqlalchemy.orm import aliased

from gkdesk.models.client import (
    Client,
    ClientFollowUp,
    ClientPaper,
    ClientPart,
    ClientStatus,
    ClientStep,
)
from gkdesk.models.network import ContactPerson, Organisation
from gkdesk.services.clients.listing import last_contacts, streamed
from gkdesk.services.code_lists import words
from gkdesk.services.naming import client_name, contact_name
from gkdesk.services.register.presence import contact_is_there
from gkdesk.services.rows import among
from gkdesk.services.today.asked import Asked, week_end
from gkdesk.services.today.views import DueItem
from gkdesk.text.codes.clients import CaseState, CodeList, DueGroup, DueKind, RecordKind
from gkdesk.text.due_notes import confirm_note, confirm_title, contact_note
from gkdesk.text.ids import PartId
from gkdesk.text.wording.clients import word

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from sqlalchemy.orm import Session
    from sqlalchemy.sql.expression import SQLColumnExpression

_NAMES = (Client.wanted_name, Client.official_name, Client.own_name, Client.code)
_BEGAN = type_coerce(Client.began_on, String)
_ACTIVE = Client.state == CaseState.ACTIVE.value


class Due(NamedTuple):
    """Something with a date in the record of a client."""

    day: dt.date
    ref: int
    part: int
    title: str
    note: str
    kind: DueKind


DueOf = Callable[["Session", Asked], "Iterator[Due]"]
"""What finds one sort of things that are due."""


@dataclass(frozen=True)
class Reminders:
    """A few people of each sort to be reminded of, how many there are in all, and all active."""

    active: set[int]
    stepless: list[DueItem]
    quiet: list[DueItem]
    without_step: int
    long_without_contact: int


def group_of(day: dt.date, today: dt.date) -> DueGroup:
    """Return the section that a day belongs to."""
    if day < today:
        return DueGroup.OVERDUE
    if day == today:
        return DueGroup.TODAY
    return DueGroup.THIS_WEEK if day <= week_end(today) else DueGroup.SOON


def due_by_group(
    session: Session, today: dt.date, active: Container[int], sources: Iterable[DueOf]
) -> dict[DueGroup, list[Due]]:
    """Return all that is due of these clients, by the section it belongs to."""
    asked = Asked(today)
    groups: dict[dt.date, DueGroup] = {}
    found: dict[DueGroup, list[Due]] = {}
    for due_of in sources:
        for due in due_of(session, asked):
            if due.ref in active:
                if due.day not in groups:
                    groups[due.day] = group_of(due.day, today)
                found.setdefault(groups[due.day], []).append(due)
    return found


def most_urgent(session: Session, dues: list[Due], group: DueGroup, limit: int) -> list[DueItem]:
    """Return the first of a section with their names, and whatever falls on the day of the last.

    Names are read for these alone: in a large store thousands of things may be due.
    """
    if len(dues) > limit:
        last = heapq.nsmallest(limit, (due.day for due in dues))[-1]
        dues = [due for due in dues if due.day <= last]
    names = _names(session, {due.ref for due in dues})
    return [
        DueItem(
            kind=due.kind,
            group=group,
            title=due.title,
            subject=names[due.ref],
            note=due.note,
            day=due.day,
            record=RecordKind.CLIENT,
            ref=due.ref,
            part_id=PartId(due.part),
        )
        for due in dues
    ]


def due_follow_ups(session: Session, asked: Asked) -> Iterator[Due]:
    """Return the follow-ups up to the end of this week."""
    table = ClientFollowUp
    query = parts(table, table.what, literal(""), table.due).where(
        asked.of(table), table.done_on.is_(None), asked.due(table.due)
    )
    return dues(session, query, DueKind.FOLLOW_UP)


def due_steps(session: Session, asked: Asked) -> Iterator[Due]:
    """Return the open steps up to the end of this week."""
    table = ClientStep
    query = parts(table, table.what, table.who, table.until).where(
        asked.of(table), table.done_on.is_(None), asked.due(table.until)
    )
    return dues(session, query, DueKind.STEP)


def due_papers(session: Session, asked: Asked) -> Iterator[Due]:
    """Return the papers that expire soon or expired of late."""
    table = ClientPaper
    query = parts(table, table.title, table.original_at, table.valid_until).where(
        asked.of(table), asked.ends(table.valid_until)
    )
    return dues(session, query, DueKind.PAPER)


def due_statuses(session: Session, asked: Asked) -> Iterator[Due]:
    """Return the residence documents that expire soon, unless a newer status follows.

    Whoever stands in has to see the newest one however long ago it expired.
    """
    table, newer = ClientStatus, aliased(ClientStatus)
    expiry = func.coalesce(table.document_until, table.until, type_=table.until.type)
    begin, later = (func.coalesce(entry.since, "", type_=String()) for entry in (table, newer))
    followed = (
        select(newer.id)
        .where(newer.client_id == table.client_id)
        .where(or_(later > begin, and_(later == begin, newer.position > table.position)))
        .exists()
    )
    query = parts(table, table.status, table.document, expiry).where(
        asked.of(table), asked.ends(expiry, however_old=True), ~followed
    )
    texts = words(session, CodeList.RESIDENCE_STATUS)
    return dues(session, query, DueKind.STATUS, texts=texts)


def reminders(session: Session, before: dt.date, limit: int) -> Reminders:
    """Return some people without a next step and some without contact since a day.

    Whoever has an open follow-up does not need a next step besides.
    """
    stepped, followed = _with_open(session, ClientStep), _with_open(session, ClientFollowUp)
    last, since = last_contacts(session), before.isoformat()
    stepless: list[tuple[str, str, int]] = []
    quiet: list[tuple[str, str, int]] = []
    active: set[int] = set()
    without_step = 0
    for ref, code, began in streamed(
        session, select(Client.id, Client.code, _BEGAN).where(_ACTIVE)
    ):
        active.add(ref)
        quiet_since = last.get(ref) or began or ""
        if ref not in stepped:
            without_step += 1
            if ref not in followed:
                stepless.append((quiet_since, code, ref))
        if quiet_since <= since:
            quiet.append((quiet_since, code, ref))
    return Reminders(
        active=active,
        stepless=_remind(session, DueKind.NO_STEP, heapq.nsmallest(limit, stepless), last),
        quiet=_remind(session, DueKind.NO_CONTACT, heapq.nsmallest(limit, quiet), last),
        without_step=without_step,
        long_without_contact=len(quiet),
    )


def stale_contacts(
    session: Session, before: dt.date, today: dt.date, limit: int
) -> tuple[list[DueItem], int]:
    """Return some contact persons whom nobody confirmed since a day, and how many there are."""
    person = ContactPerson
    stale = or_(person.verified_on.is_(None), person.verified_on < before)
    condition = and_(contact_is_there(today), stale)
    query = (
        select(person, Organisation.name)
        .outerjoin(Organisation, Organisation.id == person.organisation_id)
        .where(condition)
        .order_by(person.verified_on, person.name)
        .limit(limit)
    )
    items = [_stale_item(row, office or "") for row, office in session.execute(query)]
    return items, session.scalar(select(func.count(person.id)).where(condition)) or 0


def parts(
    table: type[ClientPart],
    title: SQLColumnExpression[str],
    note: SQLColumnExpression[str],
    day: SQLColumnExpression[Any],
) -> Select[*tuple[Any, ...]]:
    """Select what makes a `Due` from a list of clients' records."""
    return select(day, table.client_id, table.id, title, note)


def _with_open(session: Session, table: type[ClientStep | ClientFollowUp]) -> set[int]:
    """Return the clients who have something open in one of their lists."""
    query = select(table.client_id).where(table.done_on.is_(None)).distinct()
    return {row[0] for row in streamed(session, query)}


def dues(
    session: Session,
    query: Select[*tuple[Any, ...]],
    kind: DueKind,
    *,
    texts: dict[str, str] | None = None,
) -> Iterator[Due]:
    """Read what `parts` selects; `texts` are the words of codes that stand as titles."""
    for day, ref, part, title, note in streamed(session, query):
        yield Due(day, ref, part, title if texts is None else texts.get(title, title), note, kind)


def _names(session: Session, refs: Iterable[int]) -> dict[int, str]:
    query = select(Client.id, *_NAMES).where(among(Client.id, refs))
    return {row[0]: client_name(*row[1:]) for row in streamed(session, query)}


_GROUP_OF_REMINDER = {
    DueKind.NO_STEP: DueGroup.TODAY,
    DueKind.NO_CONTACT: DueGroup.THIS_WEEK,
}


def _remind(
    session: Session, kind: DueKind, chosen: list[tuple[str, str, int]], last: dict[int, str]
) -> list[DueItem]:
    refs = [ref for *_, ref in chosen]
    names = _names(session, refs)
    title = word(kind)[0].upper() + word(kind)[1:]
    return [
        DueItem(
            kind=kind,
            group=_GROUP_OF_REMINDER[kind],
            title=title,
            subject=names[ref],
            note=contact_note(dt.date.fromisoformat(last[ref]) if ref in last else None),
            day=None,
            record=RecordKind.CLIENT,
            ref=ref,
        )
        for ref in refs
    ]


def _stale_item(person: ContactPerson, office: str) -> DueItem:
    return DueItem(
        kind=DueKind.STALE_CONTACT,
        group=DueGroup.THIS_WEEK,
        title=confirm_title(office),
        subject=contact_name(person.salutation, person.name, person.function),
        note=confirm_note(person.verified_on),
        day=None,
        record=RecordKind.CONTACT_PERSON,
        ref=person.id,
    )

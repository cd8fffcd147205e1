"""The queries behind the page Heute; only active clients count."""

from __future__ import annotations

import datetime as dt
import heapq
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

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
from gkdesk.services.client_list import last_contacts, streamed
from gkdesk.services.code_lists import words
from gkdesk.services.naming import client_name, contact_name
from gkdesk.services.today_views import DueItem
from gkdesk.text.codes import CaseState, CodeList, DueGroup, DueKind, RecordKind
from gkdesk.text.due_notes import confirm_note, confirm_title, contact_note
from gkdesk.text.ids import PartId
from gkdesk.text.wording import word

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session
    from sqlalchemy.sql.expression import SQLColumnExpression

PAPERS_AHEAD_DAYS = 42
"""Papers are renewed weeks ahead: they are told so many days before they expire."""
PAPERS_BACK_DAYS = 90
"""A paper that expired longer ago no longer stands on the page, only in the record."""

_NAMES = (Client.wanted_name, Client.official_name, Client.own_name, Client.code)
_BEGAN = type_coerce(Client.began_on, String)
_ACTIVE = Client.state == CaseState.ACTIVE.value


@dataclass(frozen=True)
class Reminders:
    """A few people of each sort to be reminded of, and how many there are in all."""

    stepless: list[DueItem]
    quiet: list[DueItem]
    without_step: int
    long_without_contact: int


def week_end(today: dt.date) -> dt.date:
    """Return the Sunday of this week."""
    return today + dt.timedelta(days=6 - today.weekday())


def group_of(day: dt.date, today: dt.date) -> DueGroup:
    """Return the section that a day belongs to."""
    if day < today:
        return DueGroup.OVERDUE
    if day == today:
        return DueGroup.TODAY
    return DueGroup.THIS_WEEK if day <= week_end(today) else DueGroup.SOON


class _Groups(dict[dt.date, DueGroup]):
    """The sections of the days that were met: thousands of things fall on a few hundred days."""

    def __init__(self, today: dt.date) -> None:
        super().__init__()
        self._today = today

    def __missing__(self, day: dt.date) -> DueGroup:
        group = self[day] = group_of(day, self._today)
        return group


def due_follow_ups(session: Session, today: dt.date) -> list[DueItem]:
    """Return the follow-ups up to the end of this week."""
    table = ClientFollowUp
    query = _of_active(table, table.what, literal(""), table.due).where(
        table.done_on.is_(None), table.due <= week_end(today)
    )
    return _dated_items(session, query, DueKind.FOLLOW_UP, today)


def due_steps(session: Session, today: dt.date) -> list[DueItem]:
    """Return the open steps up to the end of this week."""
    table = ClientStep
    query = _of_active(table, table.what, table.who, table.until).where(
        table.done_on.is_(None), table.until <= week_end(today)
    )
    return _dated_items(session, query, DueKind.STEP, today)


def due_papers(session: Session, today: dt.date) -> list[DueItem]:
    """Return the papers that expire soon or expired of late."""
    table = ClientPaper
    query = _of_active(table, table.title, table.original_at, table.valid_until).where(
        _expires(table.valid_until, today)
    )
    return _dated_items(session, query, DueKind.PAPER, today)


def due_statuses(session: Session, today: dt.date) -> list[DueItem]:
    """Return the residence documents that expire soon, unless a newer status follows."""
    table, newer = ClientStatus, aliased(ClientStatus)
    expiry = func.coalesce(table.document_until, table.until, type_=table.until.type)
    begin, later = (func.coalesce(entry.since, "", type_=String()) for entry in (table, newer))
    followed = (
        select(newer.id)
        .where(newer.client_id == table.client_id)
        .where(or_(later > begin, and_(later == begin, newer.position > table.position)))
        .exists()
    )
    query = _of_active(table, table.status, table.document, expiry).where(
        _expires(expiry, today), ~followed
    )
    texts = words(session, CodeList.RESIDENCE_STATUS)
    return _dated_items(session, query, DueKind.STATUS, today, texts=texts)


def reminders(session: Session, before: dt.date, limit: int) -> Reminders:
    """Return some people without a next step and some without contact since a day.

    Whoever has an open follow-up does not need a next step besides.
    """
    stepped, followed = _with_open(session, ClientStep), _with_open(session, ClientFollowUp)
    last, since = last_contacts(session), before.isoformat()
    stepless: list[tuple[str, str, int]] = []
    quiet: list[tuple[str, str, int]] = []
    without_step = 0
    for ref, code, began in streamed(
        session, select(Client.id, Client.code, _BEGAN).where(_ACTIVE)
    ):
        quiet_since = last.get(ref) or began or ""
        if ref not in stepped:
            without_step += 1
            if ref not in followed:
                stepless.append((quiet_since, code, ref))
        if quiet_since <= since:
            quiet.append((quiet_since, code, ref))
    return Reminders(
        stepless=_remind(session, DueKind.NO_STEP, heapq.nsmallest(limit, stepless), last),
        quiet=_remind(session, DueKind.NO_CONTACT, heapq.nsmallest(limit, quiet), last),
        without_step=without_step,
        long_without_contact=len(quiet),
    )


def stale_contacts(session: Session, before: dt.date, limit: int) -> tuple[list[DueItem], int]:
    """Return some contact persons whom nobody confirmed since a day, and how many there are."""
    person = ContactPerson
    condition = and_(
        person.ended_on.is_(None), or_(person.verified_on.is_(None), person.verified_on < before)
    )
    query = (
        select(person, Organisation.name)
        .outerjoin(Organisation, Organisation.id == person.organisation_id)
        .where(condition)
        .order_by(person.verified_on, person.name)
        .limit(limit)
    )
    items = [_stale_item(row, office or "") for row, office in session.execute(query)]
    return items, session.scalar(select(func.count(person.id)).where(condition)) or 0


def _of_active(
    table: type[ClientPart],
    title: SQLColumnExpression[str],
    note: SQLColumnExpression[str],
    day: SQLColumnExpression[Any],
) -> Select[*tuple[Any, ...]]:
    columns = (table.client_id, table.id, *_NAMES, title, note, day)
    return select(*columns).join(Client, Client.id == table.client_id).where(_ACTIVE)


def _with_open(session: Session, table: type[ClientStep | ClientFollowUp]) -> set[int]:
    """Return the clients who have something open in one of their lists."""
    query = select(table.client_id).where(table.done_on.is_(None)).distinct()
    return {row[0] for row in streamed(session, query)}


def _expires(day: SQLColumnExpression[Any], today: dt.date) -> ColumnElement[bool]:
    return day.between(
        today - dt.timedelta(days=PAPERS_BACK_DAYS), today + dt.timedelta(days=PAPERS_AHEAD_DAYS)
    )


def _dated_items(
    session: Session,
    query: Select[*tuple[Any, ...]],
    kind: DueKind,
    today: dt.date,
    *,
    texts: dict[str, str] | None = None,
) -> list[DueItem]:
    groups = _Groups(today)
    return [
        DueItem(
            kind=kind,
            group=groups[day],
            title=title if texts is None else texts.get(title, title),
            subject=client_name(wanted, official, own, code),
            note=note,
            day=day,
            record=RecordKind.CLIENT,
            ref=ref,
            part_id=PartId(part),
        )
        for ref, part, wanted, official, own, code, title, note, day in streamed(session, query)
    ]


_GROUP_OF_REMINDER = {
    DueKind.NO_STEP: DueGroup.TODAY,
    DueKind.NO_CONTACT: DueGroup.THIS_WEEK,
}


def _remind(
    session: Session, kind: DueKind, chosen: list[tuple[str, str, int]], last: dict[int, str]
) -> list[DueItem]:
    refs = [ref for *_, ref in chosen]
    query = select(Client.id, *_NAMES).where(Client.id.in_(refs))
    names = {row[0]: client_name(*row[1:]) for row in session.connection().execute(query)}
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

"""The queries behind the page Heute; only active clients count."""

from __future__ import annotations

import datetime as dt
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
from gkdesk.services.client_list import last_contacts, next_steps
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


def reminders(
    session: Session, before: dt.date, limit: int
) -> tuple[list[DueItem], list[DueItem], int]:
    """Return some people without a next step, some without contact since a day, and their number.

    Whoever has an open follow-up does not need a next step besides.
    """
    steps, last, follow_ups = next_steps(session), last_contacts(session), _followed_up(session)
    people = [
        _Person(*row, last=last.get(row[0]))
        for row in session.connection().execute(select(Client.id, *_NAMES, _BEGAN).where(_ACTIVE))
    ]
    people.sort(key=_quiet_since)
    stepless = [one for one in people if one.ref not in steps and one.ref not in follow_ups]
    quiet = [one for one in people if one.quiet_since <= before.isoformat()]
    return (
        [_reminder(one, DueKind.NO_STEP, DueGroup.TODAY) for one in stepless[:limit]],
        [_reminder(one, DueKind.NO_CONTACT, DueGroup.THIS_WEEK) for one in quiet[:limit]],
        len(quiet),
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


def _followed_up(session: Session) -> set[int]:
    query = select(ClientFollowUp.client_id).where(ClientFollowUp.done_on.is_(None))
    return set(session.scalars(query))


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
    found = session.connection().execute(query)
    return [
        DueItem(
            kind=kind,
            group=group_of(day, today),
            title=title if texts is None else texts.get(title, title),
            subject=client_name(wanted, official, own, code),
            note=note,
            day=day,
            record=RecordKind.CLIENT,
            ref=ref,
            part_id=PartId(part),
        )
        for ref, part, wanted, official, own, code, title, note, day in found
    ]


@dataclass(frozen=True, slots=True)
class _Person:
    ref: int
    wanted: str
    official: str
    own: str
    code: str
    began_on: str | None
    last: str | None

    @property
    def quiet_since(self) -> str:
        return self.last or self.began_on or ""


def _quiet_since(person: _Person) -> tuple[str, str]:
    return person.quiet_since, person.code


def _reminder(person: _Person, kind: DueKind, group: DueGroup) -> DueItem:
    text = word(kind)
    return DueItem(
        kind=kind,
        group=group,
        title=text[0].upper() + text[1:],
        subject=client_name(person.wanted, person.official, person.own, person.code),
        note=contact_note(None if person.last is None else dt.date.fromisoformat(person.last)),
        day=None,
        record=RecordKind.CLIENT,
        ref=person.ref,
    )


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

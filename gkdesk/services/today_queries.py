"""The queries behind the page Heute; only active clients count."""

from __future__ import annotations

import datetime as dt
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
from gkdesk.services.client_list import last_contacts
from gkdesk.services.code_lists import words
from gkdesk.services.naming import client_name, contact_name
from gkdesk.services.today_views import DueItem
from gkdesk.text.codes import CaseState, CodeList, DueGroup, DueKind, RecordKind
from gkdesk.text.dates import format_day
from gkdesk.text.ids import PartId
from gkdesk.text.wording import word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session
    from sqlalchemy.sql.expression import SQLColumnExpression

PAPERS_AHEAD_DAYS = 42
"""Papers are renewed weeks ahead: they are told so many days before they expire."""
PAPERS_BACK_DAYS = 90
"""A paper that expired longer ago no longer stands on the page, only in the record."""

_NAMES = (Client.wanted_name, Client.official_name, Client.own_name, Client.code)
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


def without_step(session: Session, limit: int) -> list[DueItem]:
    """Return some active clients who have neither a next step nor a follow-up."""
    open_step = _open(ClientStep).where(ClientStep.done_on.is_(None))
    open_follow_up = _open(ClientFollowUp).where(ClientFollowUp.done_on.is_(None))
    last = last_contacts()
    query = (
        select(Client.id, *_NAMES, last.c.last)
        .outerjoin(last, last.c.client_id == Client.id)
        .where(_ACTIVE, ~open_step.exists(), ~open_follow_up.exists())
        .order_by(last.c.last, Client.code)
        .limit(limit)
    )
    return [
        _reminder(row, DueKind.NO_STEP, DueGroup.TODAY, _last_contact_note(row[-1]))
        for row in session.execute(query)
    ]


def without_contact(session: Session, before: dt.date, limit: int) -> tuple[list[DueItem], int]:
    """Return some active clients without contact since a day, and how many there are."""
    last = last_contacts()
    since = func.coalesce(last.c.last, type_coerce(Client.began_on, String))
    condition = and_(_ACTIVE, or_(since <= before.isoformat(), since.is_(None)))
    joined = select(Client.id, *_NAMES, last.c.last).outerjoin(last, last.c.client_id == Client.id)
    query = joined.where(condition).order_by(since, Client.code).limit(limit)
    items = [
        _reminder(row, DueKind.NO_CONTACT, DueGroup.THIS_WEEK, _last_contact_note(row[-1]))
        for row in session.execute(query)
    ]
    total = session.scalar(
        select(func.count())
        .select_from(Client)
        .outerjoin(last, last.c.client_id == Client.id)
        .where(condition)
    )
    return items, total or 0


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


def _open(table: type[ClientPart]) -> Select[int]:
    return select(table.id).where(table.client_id == Client.id)


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
        for ref, part, wanted, official, own, code, title, note, day in session.execute(query)
    ]


def _reminder(row: Sequence[Any], kind: DueKind, group: DueGroup, note: str) -> DueItem:
    ref, wanted, official, own, code, _ = row
    return DueItem(
        kind=kind,
        group=group,
        title=word(kind)[0].upper() + word(kind)[1:],
        subject=client_name(wanted, official, own, code),
        note=note,
        day=None,
        record=RecordKind.CLIENT,
        ref=ref,
    )


def _last_contact_note(last: str | None) -> str:
    if last is None:
        return "noch kein Kontakt eingetragen"
    return f"letzter Kontakt {format_day(dt.date.fromisoformat(last))}"


def _stale_item(person: ContactPerson, office: str) -> DueItem:
    verified = person.verified_on
    checked = "noch nie geprüft" if verified is None else f"zuletzt geprüft {format_day(verified)}"
    return DueItem(
        kind=DueKind.STALE_CONTACT,
        group=DueGroup.THIS_WEEK,
        title=f"Ansprechperson bestätigen: {office}" if office else "Ansprechperson bestätigen",
        subject=contact_name(person.salutation, person.name, person.function),
        note=checked,
        day=None,
        record=RecordKind.CONTACT_PERSON,
        ref=person.id,
    )

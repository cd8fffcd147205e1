"""Read what is counted, with one query for each kind of record; no name and no text is read."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sqlalchemy import and_, func, or_, select

from gkdesk.models.booklets import BookletCopy
from gkdesk.models.case import ClientChainStep, ClientReferral
from gkdesk.models.client import Client, ClientMember, ClientStatus
from gkdesk.models.meetings import AgendaItem, Meeting
from gkdesk.models.offers import Offer
from gkdesk.models.store_tables import DisclosureRow
from gkdesk.services.booklets.copies.issue import is_booklet
from gkdesk.statistics.counting import CONFERENCE
from gkdesk.statistics.facts import (
    CaseFact,
    DayFact,
    Facts,
    MeetingFact,
    Period,
    ReferralFact,
    StepFact,
)
from gkdesk.text.codes.clients import CaseForm, CaseState, RecordKind
from gkdesk.text.codes.meetings import ItemKind, ItemState, MeetingState

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from sqlalchemy.orm import Session

_HELD = (MeetingState.HELD.value, MeetingState.SEALED.value)
_DISCUSSED = (ItemState.DISCUSSED.value, ItemState.CLOSED.value)


def read_facts(session: Session, period: Period) -> Facts:
    """Return all that is counted of a period."""
    cases = _cases(session, period)
    return Facts(
        period=period,
        cases=cases,
        steps=tuple(_steps(session, period, cases)),
        referrals=tuple(_referrals(session, period, cases)),
        discussions=tuple(_discussions(session, period, cases)),
        booklets=tuple(_booklets(session, period, cases)),
        meetings=tuple(_meetings(session, period)),
    )


def _cases(session: Session, period: Period) -> dict[int, CaseFact]:
    query = select(
        Client.id,
        Client.began_on,
        Client.ended_on,
        Client.form,
        Client.case_main_field,
        Client.address_municipality_id,
    ).where(
        or_(Client.began_on.is_(None), Client.began_on <= period.last),
        or_(
            Client.ended_on >= period.first,
            and_(Client.ended_on.is_(None), Client.state != CaseState.ENDED.value),
        ),
    )
    rows = session.execute(query).all()
    statuses = _statuses(session, period)
    further = _further(session, {row.id for row in rows})
    return {
        row.id: CaseFact(
            began_on=row.began_on,
            ended_on=row.ended_on,
            is_family=row.form == CaseForm.FAMILY,
            further=further.get(row.id, 0) if row.form == CaseForm.FAMILY else 0,
            status=statuses.get(row.id, ""),
            field=row.case_main_field,
            municipality=str(row.address_municipality_id or ""),
        )
        for row in rows
    }


def _statuses(session: Session, period: Period) -> dict[int, str]:
    """Return the last status of everybody that began before the period was over."""
    query = (
        select(ClientStatus.client_id, ClientStatus.status)
        .where(or_(ClientStatus.since.is_(None), ClientStatus.since <= period.last))
        # SQLite puts what has no day first; the last of one client wins.
        .order_by(ClientStatus.since, ClientStatus.position, ClientStatus.id)
    )
    rows = session.execute(query)
    return {client_id: status for client_id, status in rows}  # noqa: C416 - dict() takes no rows


def _further(session: Session, counted: Container[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    for row in session.execute(select(ClientMember.client_id, ClientMember.client_ref)):
        if row.client_ref is None or row.client_ref not in counted:
            found[row.client_id] = found.get(row.client_id, 0) + 1
    return found


def _steps(session: Session, period: Period, cases: Container[int]) -> Iterator[StepFact]:
    query = select(
        ClientChainStep.client_id,
        ClientChainStep.state,
        func.coalesce(func.nullif(ClientChainStep.field, ""), Offer.field, "").label("field"),
    ).outerjoin(Offer, Offer.id == ClientChainStep.offer_id)
    query = query.where(
        or_(ClientChainStep.since.is_(None), ClientChainStep.since <= period.last),
        or_(ClientChainStep.until.is_(None), ClientChainStep.until >= period.first),
    )
    for client_id, state, field in session.execute(query):
        if client_id in cases:
            yield StepFact(client_id, state, field)


def _referrals(session: Session, period: Period, cases: Container[int]) -> Iterator[ReferralFact]:
    query = (
        select(
            ClientReferral.client_id,
            ClientReferral.state,
            ClientReferral.proposed_on,
            ClientReferral.asked_on,
            ClientReferral.answered_on,
            ClientReferral.begun_on,
            func.coalesce(func.nullif(Offer.field, ""), ClientChainStep.field, "").label("field"),
        )
        .outerjoin(Offer, Offer.id == ClientReferral.offer_id)
        .outerjoin(ClientChainStep, ClientChainStep.id == ClientReferral.step_id)
    )
    for row in session.execute(query):
        days = (row.proposed_on, row.asked_on, row.answered_on, row.begun_on)
        day = min(filter(None, days), default=None)
        if day is not None and day in period and row.client_id in cases:
            yield ReferralFact(row.client_id, row.state, day, row.field)


def _discussions(session: Session, period: Period, cases: Container[int]) -> Iterator[DayFact]:
    query = (
        select(AgendaItem.client_id, Meeting.id, Meeting.on)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(
            AgendaItem.kind_of_item == ItemKind.CASE.value,
            AgendaItem.state.in_(_DISCUSSED),
            Meeting.purpose == CONFERENCE,
            Meeting.state.in_(_HELD),
            Meeting.on.between(period.first, period.last),
        )
        .distinct()
    )
    for row in session.execute(query):
        if row.client_id in cases:
            yield DayFact(row.client_id, row.on)


def _booklets(session: Session, period: Period, cases: Container[int]) -> Iterator[DayFact]:
    """Return when a booklet was made for a case: its copies tell, else a line of the register.

    A line of a day without a row of copies is of a time when they were not counted yet.
    """
    made = _made(session)
    known = {(client_id, day) for client_id, day, *_ in made}
    found = [(client_id, day) for client_id, day, copies, *_ in made if copies]
    for client_id, day in _lines(session):
        # What was noted before midnight is counted after it.
        if not known & {(client_id, day), (client_id, day + dt.timedelta(days=1))}:
            found.append((client_id, day))
    for client_id, day in found:
        if client_id in cases and day in period:
            yield DayFact(client_id, day)


def _made(session: Session) -> set[tuple[int, dt.date, bool, str, str]]:
    """Return for whom booklets were made, when, and whether as a whole.

    Copies that were divided, because only some of them were issued, are the same booklet.
    """
    query = select(BookletCopy).where(BookletCopy.client_id.is_not(None))
    return {
        (row.client_id or 0, row.made_on, row.copies > 0, row.profile, row.language)
        for row in session.scalars(query)
    }


def _lines(session: Session) -> Iterator[tuple[int, dt.date]]:
    query = select(DisclosureRow.ref, DisclosureRow.at).where(
        DisclosureRow.kind == RecordKind.CLIENT.value,
        is_booklet(DisclosureRow.what, DisclosureRow.recipient),
    )
    for row in session.execute(query):
        yield row.ref, dt.datetime.fromisoformat(row.at).astimezone().date()


def _meetings(session: Session, period: Period) -> Iterator[MeetingFact]:
    query = select(Meeting.purpose, Meeting.on).where(
        Meeting.state.in_(_HELD), Meeting.on.between(period.first, period.last)
    )
    for row in session.execute(query):
        yield MeetingFact(row.purpose, row.on)

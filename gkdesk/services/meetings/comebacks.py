"""The cases that come back, and the agenda that a new meeting begins with."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, or_, select

from gkdesk.models import meetings as tables
from gkdesk.models.client import Client
from gkdesk.services.meetings.carry_over import LastTime, comes_back
from gkdesk.services.meetings.fields import SeriesFields
from gkdesk.services.meetings.names import client_names
from gkdesk.services.meetings.rounds import (
    CASE_MEETINGS,
    is_over,
    open_points,
    same_round,
    single_meetings,
)
from gkdesk.services.meetings.views import Comeback
from gkdesk.services.rows import among
from gkdesk.text.codes.clients import CaseState
from gkdesk.text.codes.meetings import (
    ActionState,
    ItemKind,
    ItemState,
    MeetingPurpose,
    MeetingState,
)
from gkdesk.text.ids import ClientId, PartId

if TYPE_CHECKING:
    from sqlalchemy import Subquery
    from sqlalchemy.orm import Session

OPENING_MINUTES = 5
"""Greeting and rounding off; our proposal."""


@dataclass(frozen=True)
class _Last:
    """The last item about a case, in meetings before the one in question; perhaps taken off."""

    item_id: int | None
    client_id: int
    on: dt.date
    state: ItemState
    follow_up_on: dt.date | None


@dataclass(frozen=True)
class _Open:
    """How much of what was agreed about a case is open, and when it was agreed last."""

    number: int
    on: dt.date


_NOTHING_OPEN = _Open(0, dt.date.min)


def comebacks(session: Session, meeting: tables.Meeting, today: dt.date) -> tuple[Comeback, ...]:
    """Return the cases that come back to a meeting and are not on its agenda, oldest first.

    Looked at are the meetings of its series, or without a series all of the same purpose; only
    cases that the office still accompanies come back.
    """
    there = set(
        session.scalars(select(tables.AgendaItem.client_id).filter_by(meeting_id=meeting.id))
    )
    back = returning(session, meeting, today)
    return tuple(each for each in back if each.client_id not in there)


def returning(session: Session, meeting: tables.Meeting, today: dt.date) -> tuple[Comeback, ...]:
    """Return the cases that come back to a meeting, on its agenda or not, oldest first.

    Only meetings that are over have left something: at the others it is still to be discussed.
    """
    if MeetingPurpose(meeting.purpose) not in CASE_MEETINGS:
        return ()
    actions = _open_actions(session, meeting, today)
    last = _last_items(session, meeting, set(actions), today)
    last += _without_item(session, actions, {each.client_id for each in last})
    found = []
    for each in last:
        number = actions.get(each.client_id, _NOTHING_OPEN).number
        why = comes_back(LastTime(each.state, number, each.follow_up_on), meeting.on)
        if why is not None:
            found.append((each, why, number))
    names = client_names(session, (each.client_id for each, _, _ in found))
    cases = [
        Comeback(
            client_id=ClientId(each.client_id),
            name=names.get(each.client_id, ""),
            why=why,
            item_id=None if each.item_id is None else PartId(each.item_id),
            last_on=each.on,
            open_actions=number,
        )
        for each, why, number in found
    ]
    return tuple(sorted(cases, key=_oldest))


def add_first_agenda(session: Session, meeting: tables.Meeting, today: dt.date) -> None:
    """Begin the agenda: greeting, the cases that come back, what is open, rounding off."""
    usual = _usual(session, meeting)
    items = [tables.AgendaItem(kind_of_item=ItemKind.OPENING.value, minutes=OPENING_MINUTES)]
    items += [
        tables.AgendaItem(
            kind_of_item=ItemKind.CASE.value,
            client_id=each.client_id,
            minutes=usual.old_case_minutes,
            is_old=True,
            carried_from_id=each.item_id,
        )
        for each in comebacks(session, meeting, today)
    ]
    about_cases = MeetingPurpose(meeting.purpose) in CASE_MEETINGS
    if not about_cases or open_points(session, meeting):
        items.append(tables.AgendaItem(kind_of_item=ItemKind.OPEN_POINTS.value, minutes=15))
    items.append(tables.AgendaItem(kind_of_item=ItemKind.CLOSING.value, minutes=OPENING_MINUTES))
    for position, item in enumerate(items):
        item.meeting_id, item.position = meeting.id, position
        session.add(item)
    session.flush()


def _usual(session: Session, meeting: tables.Meeting) -> SeriesFields:
    series = (
        None if meeting.series_id is None else session.get(tables.MeetingSeries, meeting.series_id)
    )
    if series is None:
        return SeriesFields()
    return SeriesFields(
        new_case_minutes=series.new_case_minutes, old_case_minutes=series.old_case_minutes
    )


def _last_items(
    session: Session, meeting: tables.Meeting, waiting: set[int], today: dt.date
) -> list[_Last]:
    """Return the newest item of each case that may come back; an ended case does not.

    `waiting` are the clients about whom something agreed is open.
    """
    counted = _from_the_newest(meeting, today)
    unfinished = counted.c.state.in_((ItemState.OPEN.value, ItemState.POSTPONED.value))
    called_off = counted.c.held == MeetingState.CANCELLED.value
    reached = counted.c.follow_up_on <= meeting.on
    agreed = among(counted.c.client_id, waiting)
    may_come = or_(unfinished, called_off, reached, agreed)
    newest = []
    for row in session.execute(select(counted).where(counted.c.place == 1, may_come)):
        cancelled = row.held == MeetingState.CANCELLED.value
        state = ItemState.OPEN if cancelled else ItemState(row.state)
        newest.append(_Last(row.id, row.client_id, row.on, state, row.follow_up_on))
    return newest


def _from_the_newest(meeting: tables.Meeting, today: dt.date) -> Subquery:
    """Return the items of active cases in rounds that are over, per case from the newest on."""
    item, held = tables.AgendaItem, tables.Meeting
    newest_first = (held.on.desc(), held.id.desc(), item.position.desc())
    place = func.row_number().over(partition_by=item.client_id, order_by=newest_first)
    return (
        select(
            item.id,
            item.client_id,
            held.on,
            item.state,
            item.follow_up_on,
            held.state.label("held"),
            place.label("place"),
        )
        .join(held, held.id == item.meeting_id)
        .join(Client, Client.id == item.client_id)
        .where(
            Client.state == CaseState.ACTIVE.value,
            item.kind_of_item == ItemKind.CASE.value,
            held.id != meeting.id,
            held.on <= meeting.on,
            is_over(today),
            same_round(meeting),
        )
        .subquery()
    )


def _without_item(session: Session, actions: dict[int, _Open], known: set[int]) -> list[_Last]:
    """Return the cases of which only an agreement is left: their item was taken off again."""
    active = select(Client.id).where(
        among(Client.id, set(actions) - known), Client.state == CaseState.ACTIVE.value
    )
    return [
        _Last(None, ref, actions[ref].on, ItemState.CLOSED, None) for ref in session.scalars(active)
    ]


def _open_actions(session: Session, meeting: tables.Meeting, today: dt.date) -> dict[int, _Open]:
    action, held = tables.ActionItem, tables.Meeting
    query = (
        select(action.client_id, func.count().label("number"), func.max(held.on).label("last"))
        .join(held, held.id == action.meeting_id)
        .where(
            action.state == ActionState.OPEN.value,
            action.client_id.is_not(None),
            held.id != meeting.id,
            held.on <= meeting.on,
            is_over(today),
            or_(same_round(meeting), single_meetings(CASE_MEETINGS)),
        )
        .group_by(action.client_id)
    )
    return {row.client_id: _Open(row.number, row.last) for row in session.execute(query)}


def _oldest(each: Comeback) -> tuple[dt.date, str]:
    return each.last_on, each.name

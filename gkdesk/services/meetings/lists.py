"""The lists of meetings and series: a few plain queries, however many there are."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from gkdesk.models import meetings as tables
from gkdesk.models.bodies import Body
from gkdesk.services.meetings.rhythm import next_day
from gkdesk.services.meetings.views import MeetingRow, SeriesRow
from gkdesk.services.naming import sort_key
from gkdesk.text.codes.meetings import (
    ActionState,
    ItemKind,
    MeetingPurpose,
    MeetingState,
    Rhythm,
)
from gkdesk.text.ids import MeetingId, SeriesId

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session


def meeting_rows(
    session: Session, *, series_id: int | None = None, body_id: int | None = None
) -> tuple[MeetingRow, ...]:
    """Return the meetings, the newest first."""
    table = tables.Meeting
    # Plain columns: two thousand records would take ten times as long.
    query = select(
        table.id,
        table.title,
        table.purpose,
        table.state,
        table.on,
        table.starts,
        table.series_id,
        table.body_id,
    ).order_by(table.on.desc(), table.id)
    if series_id is not None:
        query = query.where(tables.Meeting.series_id == series_id)
    if body_id is not None:
        query = query.where(tables.Meeting.body_id == body_id)
    series = _names(session, tables.MeetingSeries)
    bodies = _names(session, Body)
    cases = _counts(session, tables.AgendaItem, tables.AgendaItem.kind_of_item, ItemKind.CASE)
    actions = _counts(session, tables.ActionItem, tables.ActionItem.state, ActionState.OPEN)
    people = _counts(session, tables.MeetingParticipant, None, None)
    return tuple(
        MeetingRow(
            id=MeetingId(row.id),
            title=row.title or series.get(row.series_id, "") or bodies.get(row.body_id, ""),
            purpose=MeetingPurpose(row.purpose),
            state=MeetingState(row.state),
            on=row.on,
            starts=row.starts,
            series_id=None if row.series_id is None else SeriesId(row.series_id),
            cases=cases[row.id],
            participants=people[row.id],
            open_actions=actions[row.id],
        )
        for row in session.execute(query)
    )


def series_rows(
    session: Session, today: dt.date, *, with_ended: bool = False
) -> tuple[SeriesRow, ...]:
    """Return the series by name; ended ones only on demand."""
    query = select(tables.MeetingSeries)
    if not with_ended:
        query = query.where(tables.MeetingSeries.ended_on.is_(None))
    bodies = _names(session, Body)
    days: dict[int | None, list[dt.date]] = defaultdict(list)
    # Also the days that were called off: the rhythm goes on after them.
    taken: dict[int | None, list[dt.date]] = defaultdict(list)
    called_off = MeetingState.CANCELLED.value
    planned = select(tables.Meeting.series_id, tables.Meeting.on, tables.Meeting.state)
    for ref, day, state in session.execute(planned):
        taken[ref].append(day)
        if state != called_off:
            days[ref].append(day)
    rows = []
    for row in session.scalars(query):
        past = [day for day in days[row.id] if day < today]
        ahead = [day for day in days[row.id] if day >= today]
        last = max(taken[row.id], default=None)
        rows.append(
            SeriesRow(
                id=SeriesId(row.id),
                name=row.name,
                purpose=MeetingPurpose(row.purpose),
                body=bodies.get(row.body_id, ""),
                rhythm=Rhythm(row.rhythm),
                meetings=len(days[row.id]),
                last_on=max(past, default=None),
                next_on=min(ahead, default=None),
                proposed_on=None if last is None else next_day(Rhythm(row.rhythm), last, today),
                ended_on=row.ended_on,
            )
        )
    rows.sort(key=_by_name)
    return tuple(rows)


def _names(session: Session, table: type[tables.MeetingSeries | Body]) -> dict[int | None, str]:
    return {row.id: row.name for row in session.execute(select(table.id, table.name))}


def _counts(session: Session, table: object, column: object, value: object) -> dict[int, int]:
    meeting = table.meeting_id  # type: ignore[attr-defined]
    query = select(meeting, func.count()).group_by(meeting)
    if column is not None:
        query = query.where(column == value)  # type: ignore[arg-type]
    return defaultdict(int, {row[0]: row[1] for row in session.execute(query)})


def _by_name(row: SeriesRow) -> str:
    return sort_key(row.name)

"""The next conference with what it still lacks, and series of which nobody set the next day."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from gkdesk.models import meetings as tables
from gkdesk.services.meetings import access, names
from gkdesk.services.meetings.lists import series_rows
from gkdesk.services.today.asked import AHEAD_DAYS
from gkdesk.services.today.queries import group_of
from gkdesk.services.today.views import DueItem
from gkdesk.text import due_notes
from gkdesk.text.codes.clients import DueGroup, DueKind, RecordKind
from gkdesk.text.codes.meetings import Access, ItemKind, MeetingState, Rhythm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

MEETING_DAYS = 14
"""A meeting stands in the list two weeks before; the next one always stands beside it."""
PREPARING = (MeetingState.PLANNED.value, MeetingState.INVITED.value)


def meetings_ahead(session: Session, today: dt.date) -> list[DueItem]:
    """Return the meetings of the next two weeks and the very next one, with what they lack."""
    table = tables.Meeting
    ahead = select(table).where(table.state.in_(PREPARING), table.on >= today)
    ahead = ahead.order_by(table.on, table.starts, table.id)
    rows = list(session.scalars(ahead.where(table.on <= today + dt.timedelta(days=MEETING_DAYS))))
    rows = rows or list(session.scalars(ahead.limit(1)))
    return [_item(session, row, today) for row in rows]


def series_without_day(session: Session, today: dt.date) -> Iterator[DueItem]:
    """Return the series with a rhythm of which no meeting is to come."""
    for row in series_rows(session, today):
        if row.rhythm is Rhythm.NONE or row.next_on is not None:
            continue
        day = row.proposed_on
        if day is not None and day > today + dt.timedelta(days=AHEAD_DAYS):
            continue
        yield DueItem(
            kind=DueKind.SERIES,
            group=DueGroup.THIS_WEEK,
            title=due_notes.SERIES_TITLE,
            subject=row.name,
            note=due_notes.series_note(day),
            day=None,
            record=RecordKind.MEETING_SERIES,
            ref=row.id,
        )


def _item(session: Session, row: tables.Meeting, today: dt.date) -> DueItem:
    prepared = _prepared(session, row, today)
    return DueItem(
        kind=DueKind.MEETING,
        group=group_of(row.on, today),
        title=due_notes.meeting_title(row.starts),
        subject=names.title_of(session, row),
        note=due_notes.preparation_note(prepared),
        day=row.on,
        record=RecordKind.MEETING,
        ref=row.id,
    )


def _prepared(session: Session, row: tables.Meeting, today: dt.date) -> due_notes.Preparation:
    """Return how far a meeting is prepared: by who may hear what, and by the time there is."""
    item, person = tables.AgendaItem, tables.MeetingParticipant
    here = item.meeting_id == row.id
    cases = select(item.id).where(here, item.kind_of_item == ItemKind.CASE.value)
    refs = set(session.scalars(cases))
    people = select(func.count()).where(person.meeting_id == row.id)
    minutes = session.scalar(select(func.sum(item.minutes)).where(here)) or 0
    told = access.matrix(session, row, today) if refs else None
    veiled = (
        set()
        if told is None
        else {ref for (ref, _), heard in told.cells.items() if heard.access is Access.VEILED}
    )
    return due_notes.Preparation(
        cases=len(refs),
        people=session.scalar(people) or 0,
        invited=row.invited_on is not None,
        without_agreement=0 if told is None else len(refs - told.agreed),
        without_basis=len(veiled),
        minutes_too_many=max(0, minutes - row.minutes),
    )

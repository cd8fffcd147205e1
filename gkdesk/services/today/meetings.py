"""What waits around meetings: agreements, the next conference, open minutes, issues to review."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from gkdesk.models import meetings as tables
from gkdesk.models.structural import StructuralIssue
from gkdesk.services.meetings import names
from gkdesk.services.today.queries import group_of, week_end
from gkdesk.services.today.views import DueItem
from gkdesk.text import due_notes
from gkdesk.text.codes.clients import DueGroup, DueKind, RecordKind
from gkdesk.text.codes.meetings import ActionState, ItemKind, MeetingState
from gkdesk.text.due_notes import NOT_HELD, OPEN_MINUTES

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

AHEAD_DAYS = 14
"""A meeting is told two weeks before; a review of an issue, too."""
_PREPARING = (MeetingState.PLANNED.value, MeetingState.INVITED.value)
_OPEN_MINUTES = (MeetingState.RUNNING.value, MeetingState.HELD.value)


def actions_due(session: Session, today: dt.date, limit: int) -> list[DueItem]:
    """Return what was agreed and is due this week or overdue, the oldest first."""
    table = tables.ActionItem
    query = (
        select(table)
        .where(table.state == ActionState.OPEN.value, table.due_on <= week_end(today))
        .order_by(table.due_on, table.id)
        .limit(limit)
    )
    rows = list(session.scalars(query))
    people = names.people(session, (row.contact_id for row in rows))
    offices = names.offices(session, (row.organisation_id for row in rows))
    clients = names.client_names(session, (row.client_id for row in rows))
    return [
        DueItem(
            kind=DueKind.ACTION,
            group=group_of(row.due_on or today, today),
            title=row.what,
            subject=clients.get(row.client_id or 0, ""),
            note=names.owner_of(row, people, offices),
            day=row.due_on,
            record=RecordKind.ACTION_ITEM,
            ref=row.id,
        )
        for row in rows
    ]


def meetings_due(session: Session, today: dt.date) -> list[DueItem]:
    """Return the meetings of the next two weeks with what is left to prepare, and open minutes."""
    table = tables.Meeting
    ahead = select(table).where(
        table.state.in_(_PREPARING),
        table.on.between(today, today + dt.timedelta(days=AHEAD_DAYS)),
    )
    late = (
        (select(table).where(table.on <= today, table.state.in_(_OPEN_MINUTES)), OPEN_MINUTES),
        (select(table).where(table.on < today, table.state.in_(_PREPARING)), NOT_HELD),
    )
    return [
        *(
            _item(session, row, today, due_notes.preparation_note(*_prepared(session, row)))
            for row in session.scalars(ahead)
        ),
        *(
            _minutes(session, row, today, title)
            for query, title in late
            for row in session.scalars(query)
        ),
    ]


def issues_due(session: Session, today: dt.date) -> list[DueItem]:
    """Return the structural issues that are to be looked at again."""
    table = StructuralIssue
    query = select(table).where(
        table.closed_on.is_(None), table.review_on <= today + dt.timedelta(days=AHEAD_DAYS)
    )
    return [
        DueItem(
            kind=DueKind.ISSUE,
            group=group_of(row.review_on or today, today),
            title=due_notes.ISSUE_TITLE,
            subject=row.theme,
            note="",
            day=row.review_on,
            record=RecordKind.STRUCTURAL_ISSUE,
            ref=row.id,
        )
        for row in session.scalars(query)
    ]


def _item(session: Session, row: tables.Meeting, today: dt.date, note: str) -> DueItem:
    return DueItem(
        kind=DueKind.MEETING,
        group=group_of(row.on, today),
        title=due_notes.meeting_title(row.starts),
        subject=names.title_of(session, row),
        note=note,
        day=row.on,
        record=RecordKind.MEETING,
        ref=row.id,
    )


def _minutes(session: Session, row: tables.Meeting, today: dt.date, title: str) -> DueItem:
    return DueItem(
        kind=DueKind.MINUTES,
        group=DueGroup.TODAY if row.on == today else DueGroup.OVERDUE,
        title=title,
        subject=names.title_of(session, row),
        note="",
        day=row.on,
        record=RecordKind.MEETING,
        ref=row.id,
    )


def _prepared(session: Session, row: tables.Meeting) -> tuple[int, int, bool]:
    """Return how many cases and people there are, and whether the invitations went out."""
    cases = select(func.count()).where(
        tables.AgendaItem.meeting_id == row.id,
        tables.AgendaItem.kind_of_item == ItemKind.CASE.value,
    )
    people = select(func.count()).where(tables.MeetingParticipant.meeting_id == row.id)
    return session.scalar(cases) or 0, session.scalar(people) or 0, row.invited_on is not None

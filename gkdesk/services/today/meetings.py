"""What waits around meetings: agreements, open minutes, issues to review."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sqlalchemy import select

from gkdesk.models import meetings as tables
from gkdesk.models.structural import StructuralIssue
from gkdesk.services.meetings import names
from gkdesk.services.today.asked import week_end
from gkdesk.services.today.conferences import PREPARING
from gkdesk.services.today.queries import group_of
from gkdesk.services.today.views import DueItem
from gkdesk.text import due_notes
from gkdesk.text.codes.clients import DueGroup, DueKind, RecordKind
from gkdesk.text.codes.meetings import ActionState, MeetingState
from gkdesk.text.due_notes import NOT_HELD, OPEN_MINUTES, RUNNING

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

AHEAD_DAYS = 14
"""The review of an issue is told two weeks before."""
_RUNNING = MeetingState.RUNNING.value
_OPEN_MINUTES = (_RUNNING, MeetingState.HELD.value)


def actions_due(session: Session, today: dt.date, limit: int, undated: int) -> list[DueItem]:
    """Return what was agreed and is due this week or overdue, the oldest first.

    Of what was agreed without a day some are told, too: nobody may forget it.
    """
    table = tables.ActionItem
    query = select(table).where(table.state == ActionState.OPEN.value)
    dated = query.where(table.due_on <= week_end(today)).order_by(table.due_on, table.id)
    others = query.where(table.due_on.is_(None)).order_by(table.id)
    rows = [*session.scalars(dated.limit(limit)), *session.scalars(others.limit(undated))]
    people = names.people(session, (row.contact_id for row in rows))
    offices = names.offices(session, (row.organisation_id for row in rows))
    clients = names.client_names(session, (row.client_id for row in rows))
    return [
        DueItem(
            kind=DueKind.ACTION,
            group=DueGroup.THIS_WEEK if row.due_on is None else group_of(row.due_on, today),
            title=row.what,
            subject=clients.get(row.client_id or 0, ""),
            note=names.owner_of(row, people, offices),
            day=row.due_on,
            record=RecordKind.ACTION_ITEM,
            ref=row.id,
        )
        for row in rows
    ]


def minutes_due(session: Session, today: dt.date) -> list[DueItem]:
    """Return the meetings that run or have open minutes, and those that nobody ended.

    One that was begun before its day stands here, too: it must not get lost until then.
    """
    table = tables.Meeting
    forgotten = select(table).where(table.on < today, table.state.in_(PREPARING))
    return [
        *(
            _minutes(session, row, today, RUNNING if row.state == _RUNNING else OPEN_MINUTES)
            for row in session.scalars(select(table).where(table.state.in_(_OPEN_MINUTES)))
        ),
        *(_minutes(session, row, today, NOT_HELD) for row in session.scalars(forgotten)),
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


def _minutes(session: Session, row: tables.Meeting, today: dt.date, title: str) -> DueItem:
    return DueItem(
        kind=DueKind.MINUTES,
        group=DueGroup.OVERDUE if row.on < today else DueGroup.TODAY,
        title=title,
        subject=names.title_of(session, row),
        note="",
        day=row.on,
        record=RecordKind.MEETING,
        ref=row.id,
    )

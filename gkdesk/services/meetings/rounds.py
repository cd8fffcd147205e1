"""Which meetings go on from each other, and what is open between them that belongs to no case.

A meeting goes on from those of its series, a single one from single ones of the same purpose. What
was agreed at a single meeting comes back in the series, too, for nothing else would call it up
(our rule).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, and_, or_, select

from gkdesk.models import meetings as tables
from gkdesk.text.codes.meetings import ActionState, MeetingPurpose, MeetingState

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

CASE_MEETINGS = frozenset({MeetingPurpose.SINGLE_CASE, MeetingPurpose.HANDOVER})
_OVER = (MeetingState.HELD.value, MeetingState.SEALED.value, MeetingState.CANCELLED.value)


def is_over(today: dt.date) -> ColumnElement[bool]:
    """Tell whether nothing of a meeting is still to come; one that nobody ended is by its day."""
    return or_(tables.Meeting.state.in_(_OVER), tables.Meeting.on < today)


def same_round(meeting: tables.Meeting) -> ColumnElement[bool]:
    """Tell whether a meeting is one of those from which this one goes on."""
    if meeting.series_id is not None:
        return tables.Meeting.series_id == meeting.series_id
    return single_meetings([MeetingPurpose(meeting.purpose)])


def single_meetings(purposes: Iterable[MeetingPurpose]) -> ColumnElement[bool]:
    """Tell whether a meeting is of no series and for one of these purposes."""
    table = tables.Meeting
    return and_(table.series_id.is_(None), table.purpose.in_([each.value for each in purposes]))


def open_points(session: Session, meeting: tables.Meeting) -> list[tables.ActionItem]:
    """Return what was agreed before this meeting and is open, what is due first.

    At a conference on cases these are the agreements that are about nobody: the others come back
    with their cases.
    """
    action, held = tables.ActionItem, tables.Meeting
    purpose = MeetingPurpose(meeting.purpose)
    query = (
        select(action)
        .join(held, held.id == action.meeting_id)
        .where(
            action.state == ActionState.OPEN.value,
            held.id != meeting.id,
            held.on <= meeting.on,
            or_(same_round(meeting), single_meetings([purpose])),
        )
        .order_by(action.due_on.is_(None), action.due_on, action.id)
    )
    if purpose in CASE_MEETINGS:
        query = query.where(action.client_id.is_(None))
    return list(session.scalars(query))

"""How the groups of meetings are stored, and the guard that keeps sealed minutes as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from gkdesk.errors import InvalidInput, MinutesSealed, RecordGone
from gkdesk.models import meetings as tables
from gkdesk.models.bodies import Body
from gkdesk.services.mapping import Columns
from gkdesk.services.rows import fetch, require_choice
from gkdesk.text.codes.meetings import MeetingState

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from gkdesk.models.base import Record

Row = TypeVar("Row", bound="Record")
SERIES = Columns()
MEETING = Columns()
PARTICIPANT = Columns()
ITEM = Columns(renamed={"kind": "kind_of_item"})
TEXT = Columns()
VIEW = Columns()
ACCESS = Columns()
ACTION = Columns(renamed={"kind": "kind_of_action"})


def open_meeting(session: Session, meeting_id: int) -> tables.Meeting:
    """Return a meeting that may be changed; raise MinutesSealed where it may not."""
    row = fetch(session, tables.Meeting, meeting_id)
    if row.state == MeetingState.SEALED.value:
        raise MinutesSealed
    return row


def own(session: Session, table: type[Row], meeting_id: int, ref: int | None) -> Row:
    """Return a row of this meeting; raise RecordGone if it is not there or another meeting's."""
    row = None if ref is None else session.get(table, ref)
    if row is None or getattr(row, "meeting_id", None) != meeting_id:
        raise RecordGone
    return row


def check_body(session: Session, body_id: int | None) -> None:
    """Raise InvalidInput if a chosen body is not there any more."""
    require_choice(session, Body, body_id, field="body_id")


def check_times(starts: str, minutes: int) -> None:
    """Raise InvalidInput for a time of day that is none, or a length that no meeting has."""
    if starts and not _is_time(starts):
        raise InvalidInput("starts", "not_a_time")
    if not 0 < minutes <= LONGEST_MINUTES:
        raise InvalidInput("minutes", "minutes_out_of_range", limit=LONGEST_MINUTES)


LONGEST_MINUTES = 12 * 60
"""No meeting lasts longer than a day of work and a half; what is longer was typed by mistake."""


def _is_time(text: str) -> bool:
    hours, _, minutes = text.partition(":")
    if not (hours.isdecimal() and minutes.isdecimal() and len(hours) == len(minutes) == 2):
        return False
    return int(hours) < 24 and int(minutes) < 60

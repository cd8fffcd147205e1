"""What the page says of meetings, beyond the words of the codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.services.meetings.carry_over import Return
from gkdesk.text.clock_time import after
from gkdesk.text.codes.meetings import MeetingState
from gkdesk.text.dates import format_day, format_day_bare
from gkdesk.ui.widgets import Tone

if TYPE_CHECKING:
    from gkdesk.services.meetings.fields import MeetingFields
    from gkdesk.services.meetings.views import Comeback

STATE_TONES: dict[MeetingState, tuple[Tone, str]] = {
    MeetingState.PLANNED: (Tone.ACCENT, "pencil"),
    MeetingState.INVITED: (Tone.OK, "check"),
    MeetingState.RUNNING: (Tone.ACCENT, "clock"),
    MeetingState.HELD: (Tone.WARN, "warn"),
    MeetingState.SEALED: (Tone.QUIET, "lock"),
    MeetingState.CANCELLED: (Tone.QUIET, "cross"),
}
_LONGEST = 34
"""So many characters of a name stand where there is little room."""


def counted(number: int, one: str, many: str) -> str:
    """Write a number with its word."""
    return f"{number} {one if number == 1 else many}"


def shortened(name: str) -> str:
    """Return a name that is not endless: its beginning, up to the end of a word."""
    if len(name) <= _LONGEST:
        return name
    return f"{name[:_LONGEST].rpartition(' ')[0] or name[:_LONGEST]} …"


def minutes_words(minutes: int) -> str:
    """Write a length of time as it is said."""
    return counted(minutes, "Minute", "Minuten")


def when_words(fields: MeetingFields) -> str:
    """Write day and time of a meeting."""
    day = format_day(fields.on)
    if not fields.starts:
        return f"{day}, {minutes_words(fields.minutes)}"
    return f"{day}, {fields.starts} bis {after(fields.on, fields.starts, fields.minutes)} Uhr"


def comeback_words(case: Comeback) -> str:
    """Say why a case comes back."""
    last = f"zuletzt am {format_day_bare(case.last_on)}"
    if case.why is Return.OPEN_ACTION:
        return f"{counted(case.open_actions, 'Verabredung', 'Verabredungen')} offen, {last}"
    return f"{_WHY[case.why]}, {last}"


_WHY = {
    Return.POSTPONED: "vertagt",
    Return.NOT_DISCUSSED: "nicht mehr besprochen",
    Return.DAY_REACHED: "Wiedervorlage erreicht",
}

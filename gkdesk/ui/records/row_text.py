"""How a row of a record reads: one bold line, one quiet line, a date at the right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.text.bidi_safe import inside
from gkdesk.text.dates import format_day_short, format_month, relative_day

if TYPE_CHECKING:
    import datetime as dt

DOT = "  ·  "


@dataclass(frozen=True)
class RowText:
    """One row: `when` stands at the right, `warn` marks it, `done` greys the row.

    `icon` and `color` are a sign of its own, where rows of a card have several. A line that
    `wraps` is read to its end: nothing of it may be cut.
    """

    title: str
    line: str = ""
    when: str = ""
    warn: bool = False
    done: bool = False
    icon: str = ""
    color: str = "ink2"
    wraps: bool = False


def joined(*pieces: str) -> str:
    """Join the pieces that say something; one in Arabic does not turn the others."""
    return DOT.join(inside(piece) for piece in pieces if piece)


def span(since: dt.date | None, until: dt.date | None) -> str:
    """Write a period: `3/2025 bis 7/2026`, `seit 3/2025`, `bis 7/2026`."""
    if since and until:
        return f"{format_month(since)} bis {format_month(until)}"
    if since:
        return f"seit {format_month(since)}"
    return f"bis {format_month(until)}" if until else ""


def due_text(day: dt.date, today: dt.date) -> str:
    """Write when something is due: `heute`, `seit 3 Tagen`, `Mo 23. 11.`."""
    if day <= today:
        return relative_day(day, today)
    return format_day_short(day, today)

"""Days of a person's life as lists have them: in part unknown, short, or as Excel counts them."""

from __future__ import annotations

import datetime as dt
import re

from gkdesk.incoming.problems import CellProblem
from gkdesk.text.date_input import parse_partial
from gkdesk.text.dates import PartialDate, format_birth, format_day

_SERIAL = re.compile(r"(\d{5})(?:[.,]0+)?")
_SERIAL_BEGINS = dt.date(1899, 12, 30)
_UNKNOWN_DAY = re.compile(r"(?:0{1,2}|[xX?]{1,2})\s*[./-]\s*(\d{1,2}\s*[./-]\s*\d{4})")
_UNKNOWN_MONTH = re.compile(
    r"(?:0{1,2}|[xX?]{1,2})\s*[./-]\s*(?:0{1,2}|[xX?]{1,2})\s*[./-]\s*(\d{4})"
)
_YEAR = re.compile(r"(\d{4})(?:[.,]0+)?")
_IN_FULL = re.compile(r"\d{4}|\d{1,2}\s*[.\-/]\s*\d{1,2}\s*[.\-/]\s*\d{2}(?!\d)|\d{6}")
_VAGUE = re.compile(r"(?i)(?:in|vor|anfang|mitte|ende|heute|gestern)\b")
_SHORT_YEAR = re.compile(r"\d{1,2}\s*[./\-]\s*\d{1,2}\s*[./\-]\s*\d{2}\.?|\d{6}")
_SLASHED = re.compile(r"0?(\d|1[0-2])/0?(\d|1[0-2])/\d{2,4}")


def refuse_serial(text: str) -> None:
    """Raise CellProblem for a day as Excel counts it; which one it is, is told and not taken."""
    match = _SERIAL.fullmatch(text.strip())
    if match is not None:
        day = _SERIAL_BEGINS + dt.timedelta(days=int(match[1]))
        raise CellProblem("excel_number", day=format_day(day))


def partial(text: str, today: dt.date, field: str) -> PartialDate | None:
    """Return a day of the past or what is known of it; `00.00.1990` is the year 1990.

    Nothing is guessed: no year that is missing, and no year to come for one of two digits.
    """
    refuse_serial(text)
    typed = _known_part(text)
    if not any(map(str.isdecimal, typed)) or _VAGUE.match(typed):
        raise CellProblem("not_a_birth_date")
    if not _IN_FULL.search(typed):
        raise CellProblem("date_without_year")
    return parse_partial(typed, today=today, field=field)


def century_warning(text: str, value: object) -> tuple[str, dict[str, str | int]] | None:
    """Return what is doubtful about a day whose year has two digits, or whose month may be it."""
    if _SHORT_YEAR.fullmatch(text.strip()):
        return "short_year", {"day": _told(value)}
    match = _SLASHED.match(text.strip())
    if match is None or match[1] == match[2] or not isinstance(value, PartialDate):
        return None
    return "day_or_month_first", {"day": _told(value)}


def _known_part(text: str) -> str:
    for pattern in (_UNKNOWN_MONTH, _UNKNOWN_DAY, _YEAR):
        match = pattern.fullmatch(text)
        if match is not None:
            return match[1]
    return text


def _told(value: object) -> str:
    if isinstance(value, PartialDate):
        return format_birth(value)
    return format_day(value) if isinstance(value, dt.date) else ""

"""What one may have overlooked in an invitation; nothing of it is refused."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING

from gkdesk.text.holidays import is_public_holiday

if TYPE_CHECKING:
    from collections.abc import Iterator

DAYS_OF_POST = 4
"""So many working days a letter needs, with a day on which it is read."""
_EARLIEST, _LATEST = "07:00", "19:00"
_SATURDAY = 6


class DayHint(StrEnum):
    """What looks unusual about the day of a talk."""

    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    POST = "post"


def day_hints(on: dt.date, today: dt.date) -> Iterator[DayHint]:
    """Yield what is unusual about a day: nobody works, or the post does not come by then."""
    if on.isoweekday() >= _SATURDAY:
        yield DayHint.WEEKEND
    elif is_public_holiday(on):
        yield DayHint.HOLIDAY
    if on <= _after_post(today):
        yield DayHint.POST


def _after_post(day: dt.date) -> dt.date:
    """Return the last day on which a letter of today may just have come."""
    left = DAYS_OF_POST
    while left:
        day += dt.timedelta(days=1)
        left -= day.isoweekday() < _SATURDAY and not is_public_holiday(day)
    return day


def is_odd_hour(time: str) -> bool:
    """Tell whether hardly anybody works at a time of day, `HH:MM`."""
    return bool(time) and not _EARLIEST <= time <= _LATEST

"""When a series meets next: the same weekday of the month, or so many weeks later."""

from __future__ import annotations

import calendar
import datetime as dt
import itertools

from gkdesk.text.codes.meetings import Rhythm

_SATURDAY, _DAYS = 5, 7
_WEEKS = {Rhythm.WEEKLY: 1, Rhythm.TWO_WEEKLY: 2}
_MONTHS = {
    Rhythm.MONTHLY: 1,
    Rhythm.TWO_MONTHLY: 2,
    Rhythm.QUARTERLY: 3,
    Rhythm.HALF_YEARLY: 6,
    Rhythm.YEARLY: 12,
}


def day_after(rhythm: Rhythm, last: dt.date, times: int = 1) -> dt.date | None:
    """Return the next day of a rhythm, None where it has none or the calendar ends.

    „Jeden Monat“ keeps the weekday and its place: the fourth Thursday stays the fourth Thursday;
    a fifth one becomes the last one of a month that has only four.
    """
    try:
        if rhythm in _WEEKS:
            return last + dt.timedelta(weeks=times * _WEEKS[rhythm])
        if rhythm in _MONTHS:
            return _same_place(last, times * _MONTHS[rhythm])
    except (OverflowError, ValueError):
        return None
    return None


def next_day(rhythm: Rhythm, last: dt.date, today: dt.date) -> dt.date | None:
    """Return the first day of a rhythm after `last` that is not over.

    Counted from `last`, so that a fifth weekday is one again after months that have only four.
    """
    for times in itertools.count(1):
        day = day_after(rhythm, last, times)
        if day is None or day >= today:
            return day
    return None


def working_day(day: dt.date) -> dt.date:
    """Return a day, or the Monday after it at a weekend: nobody meets then."""
    return day + dt.timedelta(days=_DAYS - day.weekday()) if day.weekday() >= _SATURDAY else day


def _same_place(day: dt.date, months: int) -> dt.date:
    place = (day.day - 1) // 7
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    first = dt.date(year, month + 1, 1)
    wanted = 1 + (day.weekday() - first.weekday()) % 7 + 7 * place
    length = calendar.monthrange(year, month + 1)[1]
    return first.replace(day=wanted if wanted <= length else wanted - 7)

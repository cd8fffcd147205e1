"""Times of day in Germany: when something ends that begins at a time and takes so long.

On two nights of the year an hour comes twice or not at all. The rule stands here (last Sunday of
March and of October, 1:00 UTC), for not every computer knows the time zones.
"""

from __future__ import annotations

import datetime as dt

_WINTER, _SUMMER = dt.timedelta(hours=1), dt.timedelta(hours=2)


def after(on: dt.date, starts: str, minutes: int) -> str:
    """Return the time of day (`HH:MM`) so many minutes after a beginning; "" without one.

    Of a time that comes twice the first is meant, as in a calendar.
    """
    if not starts:
        return ""
    begin = dt.datetime.combine(on, dt.time.fromisoformat(starts))
    if minutes == 0:
        return f"{begin:%H:%M}"
    in_utc = begin - _SUMMER
    in_utc = in_utc if _is_summer(in_utc) else begin - _WINTER
    end = in_utc + dt.timedelta(minutes=minutes)
    return f"{end + (_SUMMER if _is_summer(end) else _WINTER):%H:%M}"


def _is_summer(moment: dt.datetime) -> bool:
    return _change(moment.year, 3) <= moment < _change(moment.year, 10)


def _change(year: int, month: int) -> dt.datetime:
    """Return when the clocks change, in UTC: on the last Sunday of a month of 31 days."""
    last = dt.datetime(year, month, 31, 1)  # noqa: DTZ001 - in UTC, like all moments here
    return last - dt.timedelta(days=(last.weekday() + 1) % 7)

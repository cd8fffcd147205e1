"""The days of the conferences of the demo: every month on the same Thursday, the next one soon."""

from __future__ import annotations

import datetime as dt

from gkdesk.services.meetings.rhythm import day_after
from gkdesk.text.codes.meetings import Rhythm

THURSDAY = 3
_HOLIDAYS_FROM = (12, 24)
_WEEK = dt.timedelta(weeks=1)


def next_conference(today: dt.date) -> dt.date:
    """Return the Thursday after the day of the demo."""
    return today + dt.timedelta(days=(THURSDAY - today.weekday() - 1) % 7 + 1)


def conference(today: dt.date, months_ago: int) -> dt.date:
    """Return the day of the conference so many months before the next one.

    At the end of December it was held a week earlier.
    """
    day = next_conference(today)
    if not months_ago:
        return day
    earlier = day_after(Rhythm.MONTHLY, day, -months_ago) or day
    is_on_holidays = (earlier.month, earlier.day) >= _HOLIDAYS_FROM
    return earlier - _WEEK if is_on_holidays else earlier

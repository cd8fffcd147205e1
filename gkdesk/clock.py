"""The one source of time, so that tests and the demo can choose it."""

from __future__ import annotations

import datetime as dt
from typing import Protocol


class Clock(Protocol):
    """Tell the time; every store and service gets one."""

    def now(self) -> dt.datetime:
        """Return the current moment, timezone-aware, in UTC."""
        ...

    def today(self) -> dt.date:
        """Return the current date at the user's place."""
        ...


class SystemClock:
    """The clock of the machine."""

    def now(self) -> dt.datetime:
        return dt.datetime.now(dt.UTC)

    def today(self) -> dt.date:
        return dt.datetime.now().astimezone().date()


class FixedClock:
    """A clock that stands still until it is moved; for the demo and for tests."""

    def __init__(self, moment: dt.datetime) -> None:
        self.moment = moment

    @classmethod
    def on(cls, day: dt.date) -> FixedClock:
        return cls(dt.datetime(day.year, day.month, day.day, 9, 0, tzinfo=dt.UTC))

    def now(self) -> dt.datetime:
        return self.moment

    def today(self) -> dt.date:
        return self.moment.date()

    def advance(self, step: dt.timedelta) -> None:
        self.moment += step

"""Public holidays in Nordrhein-Westfalen (Feiertagsgesetz NW, § 2), but for those on Sundays."""

from __future__ import annotations

import datetime as dt

_FIXED = frozenset({(1, 1), (5, 1), (10, 3), (11, 1), (12, 25), (12, 26)})
_AFTER_EASTER = frozenset({-2, 1, 39, 50, 60})
"""Karfreitag, Ostermontag, Christi Himmelfahrt, Pfingstmontag, Fronleichnam."""


def is_public_holiday(day: dt.date) -> bool:
    """Tell whether offices in Nordrhein-Westfalen are closed on a day by law."""
    return (day.month, day.day) in _FIXED or (day - easter(day.year)).days in _AFTER_EASTER


def easter(year: int) -> dt.date:
    """Return Easter Sunday of the Gregorian calendar, by the rule of Meeus, Jones and Butcher."""
    century, of_century = divmod(year, 100)
    golden = year % 19
    leap, rest = divmod(century, 4)
    shift = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leap - shift + 15) % 30
    weekday = (32 + 2 * rest + 2 * (of_century // 4) - moon - of_century % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return dt.date(year, month, day + 1)

"""Dates as the program writes them: days, partial dates, ages, relative words.

Documents for clients write every date as dd.mm.yyyy in Latin digits, whatever the language
(`format_numeric`): that is what stands on the papers of the offices, it is read the same way from
left and right, and a date that is converted for one reader is a wrong date for the other.
Screens and the papers of the network write `3. 4. 2026` (`format_day_joined`).
What people type is read by `gkdesk.text.date_input`.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass

WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
MONTHS = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)
FIRST_YEAR = 1900
LAST_YEAR = 2199
_NUMBERS = {
    **dict(enumerate(("zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"), start=2)),
    **dict(enumerate(("zehn", "elf", "zwölf"), start=10)),
}
_DAYS_SHOWN_AS_DAYS = 90
_MONTHS_SHOWN_AS_MONTHS = 24


@dataclass(frozen=True, order=True)
class PartialDate:
    """A date of which perhaps only the year, or year and month, is known."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("a day needs its month")
        dt.date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def of(cls, day: dt.date) -> PartialDate:
        """Return the full date."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def from_iso(cls, text: str) -> PartialDate:
        """Read `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; raise ValueError for anything else."""
        pieces = [int(piece) for piece in text.split("-")]
        if not 1 <= len(pieces) <= 3:
            raise ValueError("not a partial date")
        return cls(*pieces)

    def iso(self) -> str:
        """Return the stored form."""
        month = "" if self.month is None else f"-{self.month:02d}"
        day = "" if self.day is None else f"-{self.day:02d}"
        return f"{self.year:04d}{month}{day}"

    def earliest(self) -> dt.date:
        """Return the first day that it can mean."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    def latest(self) -> dt.date:
        """Return the last day that it can mean."""
        month = self.month or 12
        return dt.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])


def format_day(day: dt.date) -> str:
    """Write `Fr 3. 4. 2026`."""
    return f"{WEEKDAYS[day.weekday()][:2]} {day.day}. {day.month}. {day.year}"


def format_day_bare(day: dt.date) -> str:
    """Write `3. 4. 2026`, for columns of days of which the weekday tells nothing."""
    return f"{day.day}. {day.month}. {day.year}"


def format_day_joined(day: dt.date) -> str:
    """Write `3. 4. 2026` so that no end of a line divides it: for sentences and papers."""
    return format_day_bare(day).replace(" ", "\N{NO-BREAK SPACE}")


def format_day_short(day: dt.date, today: dt.date) -> str:
    """Write `Fr 3. 4.`, with the year only where it is another one than today's."""
    if day.year != today.year:
        return format_day(day)
    return f"{WEEKDAYS[day.weekday()][:2]} {day.day}. {day.month}."


def format_day_long(day: dt.date) -> str:
    """Write `Freitag, 3. April 2026`."""
    return f"{WEEKDAYS[day.weekday()]}, {day.day}. {MONTHS[day.month - 1]} {day.year}"


def format_numeric(day: dt.date) -> str:
    """Write `03.04.2026`: the form of all documents for clients, in every language."""
    return f"{day.day:02d}.{day.month:02d}.{day.year:04d}"


def format_month(day: dt.date) -> str:
    """Write `4/2026`."""
    return f"{day.month}/{day.year}"


def format_partial(date: PartialDate) -> str:
    """Write `03.04.1999`, `04.1999` or `1999`."""
    day = "" if date.day is None else f"{date.day:02d}."
    month = "" if date.month is None else f"{date.month:02d}."
    return f"{day}{month}{date.year:04d}"


def format_birth(date: PartialDate) -> str:
    """Write `3. 4. 1999`, `4/1999` or `1999`: the way days stand on the screen."""
    if date.month is None:
        return str(date.year)
    if date.day is None:
        return f"{date.month}/{date.year}"
    return f"{date.day}. {date.month}. {date.year}"


def format_time(moment: dt.datetime) -> str:
    """Write the time of day at the user's place: `14:02`."""
    return f"{moment.astimezone():%H:%M}"


def format_moment(moment: dt.datetime) -> str:
    """Write `Fr 3. 4. 2026, 14:02` at the user's place."""
    return f"{format_day(moment.astimezone().date())}, {format_time(moment)}"


def format_stamp(moment: dt.datetime) -> str:
    """Write `03.04.2026, 14:02` at the user's place: for lists, where the columns must agree."""
    return f"{format_numeric(moment.astimezone().date())}, {format_time(moment)}"


def age_range(birth: PartialDate, today: dt.date) -> tuple[int, int]:
    """Return the lowest and the highest age in years that fit; never below zero."""
    return _age(birth.latest(), today), _age(birth.earliest(), today)


def age_text(birth: PartialDate, today: dt.date) -> str:
    """Write `24 Jahre`, `1 Jahr` or, where the day of birth is not known, `23 oder 24 Jahre`."""
    lowest, highest = age_range(birth, today)
    if lowest != highest:
        return f"{lowest} oder {highest} Jahre"
    return "1 Jahr" if highest == 1 else f"{highest} Jahre"


def _age(born: dt.date, today: dt.date) -> int:
    before_birthday = (today.month, today.day) < (born.month, born.day)
    return max(0, today.year - born.year - int(before_birthday))


def relative_day(day: dt.date, today: dt.date, *, past: str = "seit") -> str:
    """Write `heute`, `morgen`, `in 55 Tagen`, `seit 16 Tagen`, `in 4 Monaten`.

    `past` is the word before a span that has passed: `seit` for what is open since then, `vor`
    for what happened then.
    """
    days = (day - today).days
    near = {0: "heute", 1: "morgen", -1: f"{past} gestern" if past == "seit" else "gestern"}
    if days in near:
        return near[days]
    return f"{'in' if days > 0 else past} {_span(day, today)}"


def _span(day: dt.date, today: dt.date) -> str:
    days = abs((day - today).days)
    if days <= _DAYS_SHOWN_AS_DAYS:
        return f"{days} Tagen"
    first, last = sorted((day, today))
    months = months_between(first, last)
    if months <= _MONTHS_SHOWN_AS_MONTHS:
        return f"{months} Monaten"
    return f"{months // 12} Jahren"


def months_text(months: int) -> str:
    """Write a number of months: `einen Monat`, `zwölf Monate`, `18 Monate`."""
    if months == 1:
        return "einen Monat"
    return f"{_NUMBERS.get(months, str(months))} Monate"


def months_between(first: dt.date, last: dt.date) -> int:
    """Return the full months from the first day to the last."""
    months = (last.year - first.year) * 12 + last.month - first.month
    return months - int(last.day < first.day)


def add_months(day: dt.date, months: int) -> dt.date:
    """Return the same day so many months later, or the last day of a shorter month.

    Raises OverflowError where the calendar ends.
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise OverflowError
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))

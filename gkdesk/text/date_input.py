"""Dates as people type them: `3.4.`, `morgen`, `in 2 Wochen`, `nächsten Montag`, `Ende März`.

Problems are raised as `InvalidInput` with one of the codes `not_a_date` (`not_a_past_date`,
`not_a_birth_date`: the examples in the sentence fit the field), `no_such_day`, `no_such_month`,
`wrong_weekday`, `out_of_range` (`birth_out_of_range`), `in_future`.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
import unicodedata
from enum import Enum
from typing import TYPE_CHECKING

from gkdesk.errors import InvalidInput
from gkdesk.text.dates import (
    FIRST_YEAR,
    LAST_YEAR,
    MONTHS,
    WEEKDAYS,
    PartialDate,
    add_months,
    format_day,
)

if TYPE_CHECKING:
    from collections.abc import Callable


class Lean(Enum):
    """Which way a date without a year (or a bare weekday) is meant."""

    FUTURE = "future"
    PAST = "past"


_NUMBERS = {
    "ein": 1,
    "einem": 1,
    "einer": 1,
    "zwei": 2,
    "drei": 3,
    "vier": 4,
    "fünf": 5,
    "sechs": 6,
    "sieben": 7,
    "acht": 8,
    "neun": 9,
    "zehn": 10,
    "elf": 11,
    "zwölf": 12,
}
_NAMED_DAYS = {"vorgestern": -2, "gestern": -1, "heute": 0, "morgen": 1, "übermorgen": 2}
_FOLDED_SPELLINGS = {
    "uebermorgen": "übermorgen",
    "maerz": "märz",
    "jaenner": "januar",
    "jänner": "januar",
    "feber": "februar",
    "fuenf": "fünf",
    "zwoelf": "zwölf",
    "naechsten": "nächsten",
    "naechster": "nächster",
    "sonnabend": "samstag",
}
_MONTH_BY_WORD = {
    word: number
    for number, name in enumerate((month.casefold() for month in MONTHS), start=1)
    for word in (name, name[:3])
} | {"sept": 9}
_WEEKDAY_BY_WORD = {
    word: number
    for number, name in enumerate(day.casefold() for day in WEEKDAYS)
    for word in (name, name[:2])
}
_WEEKDAY = "|".join(sorted(_WEEKDAY_BY_WORD, key=len, reverse=True))
_MONTH = "|".join(sorted(_MONTH_BY_WORD, key=len, reverse=True))

_WITH_WEEKDAY = re.compile(rf"(?P<weekday>{_WEEKDAY})\.?,?\s+(?P<rest>\d.*)")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMERIC = re.compile(r"(\d{1,2})\s*[./\s-]\s*(\d{1,2})(?:\s*[./\s-]\s*(\d{4}|\d{2})?)?\.?")
_PACKED = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})")
_WORDED = re.compile(rf"(\d{{1,2}})\.?\s*({_MONTH})\.?(?:\s+(\d{{4}}|\d{{2}}))?")
_SPAN = re.compile(r"(in|vor)\s+(\d{1,4}|[a-zäöü]+)\s+(tag|woche|monat|jahr)(?:en|n|e)?")
_BARE_WEEKDAY = re.compile(
    rf"(?:am\s+)?(?:(nächste[nr]|kommende[nr]|diese[nr]|letzte[nr]|vorige[nr])\s+)?({_WEEKDAY})\.?"
)
_PART_OF_MONTH = re.compile(
    rf"(anfang|mitte|ende)\s+(?:({_MONTH})\.?|(?:des\s+)?(monats|jahres))?(?:\s*(\d{{4}}))?"
)
_MONTH_AND_YEAR = re.compile(rf"(?:(\d{{1,2}})\s*[./\s-]\s*|({_MONTH})\.?\s+)(\d{{4}})")
_YEAR_AND_MONTH = re.compile(r"(\d{4})-(\d{1,2})")


def parse_day(
    text: str, *, today: dt.date, lean: Lean = Lean.FUTURE, field: str = "date"
) -> dt.date | None:
    """Read a day as people type it; empty text is None.

    Raises InvalidInput with `field` where the text means no day.
    """
    typed = _folded(text)
    if not typed:
        return None
    with_weekday = _WITH_WEEKDAY.fullmatch(typed)
    if with_weekday is None:
        return _read(typed, today, lean, field)
    day = _read(with_weekday["rest"], today, lean, field)
    if day.weekday() != _WEEKDAY_BY_WORD[with_weekday["weekday"]]:
        raise InvalidInput(field, "wrong_weekday", day=format_day(day))
    return day


def parse_partial(text: str, *, today: dt.date, field: str = "birth") -> PartialDate | None:
    """Read a date of birth: a year, a month with its year, or a day; never in the future."""
    typed = _folded(text)
    if not typed:
        return None
    try:
        partial = _partial(typed, field) or PartialDate.of(_read(typed, today, Lean.PAST, field))
    except InvalidInput as error:
        if error.problem == "not_a_past_date":
            raise InvalidInput(field, "not_a_birth_date") from None
        if error.problem == "out_of_range":
            raise InvalidInput(field, "birth_out_of_range") from None
        raise
    if partial.earliest() > today:
        raise InvalidInput(field, "in_future")
    return partial


def _partial(typed: str, field: str) -> PartialDate | None:
    if re.fullmatch(r"\d{4}", typed):
        return PartialDate(_year(int(typed), field))
    if match := _YEAR_AND_MONTH.fullmatch(typed):
        return PartialDate(_year(int(match[1]), field), _month(int(match[2]), field))
    if match := _MONTH_AND_YEAR.fullmatch(typed):
        month = _MONTH_BY_WORD[match[2]] if match[2] else _month(int(match[1]), field)
        return PartialDate(_year(int(match[3]), field), month)
    return None


def _folded(text: str) -> str:
    words = unicodedata.normalize("NFC", text).casefold().split()
    return " ".join(_FOLDED_SPELLINGS.get(word, word) for word in words)


def _read(typed: str, today: dt.date, lean: Lean, field: str) -> dt.date:
    readers: tuple[Callable[[str, dt.date, Lean, str], dt.date | None], ...] = (
        _named,
        _iso,
        _numeric,
        _worded,
        _span,
        _weekday,
        _part_of_month,
    )
    for reader in readers:
        day = reader(typed, today, lean, field)
        if day is not None:
            return day
    if lean is Lean.PAST:
        raise InvalidInput(field, "not_a_past_date")
    raise InvalidInput(field, "not_a_date")


def _named(typed: str, today: dt.date, _lean: Lean, _field: str) -> dt.date | None:
    days = _NAMED_DAYS.get(typed)
    return None if days is None else today + dt.timedelta(days=days)


def _iso(typed: str, _today: dt.date, _lean: Lean, field: str) -> dt.date | None:
    match = _ISO.fullmatch(typed)
    return _exact(int(match[3]), int(match[2]), int(match[1]), field) if match else None


def _numeric(typed: str, today: dt.date, lean: Lean, field: str) -> dt.date | None:
    match = _NUMERIC.fullmatch(typed) or _PACKED.fullmatch(typed)
    return _dated(int(match[1]), int(match[2]), match[3], today, lean, field) if match else None


def _worded(typed: str, today: dt.date, lean: Lean, field: str) -> dt.date | None:
    match = _WORDED.fullmatch(typed)
    if match is None:
        return None
    return _dated(int(match[1]), _MONTH_BY_WORD[match[2]], match[3], today, lean, field)


def _span(typed: str, today: dt.date, _lean: Lean, field: str) -> dt.date | None:
    match = _SPAN.fullmatch(typed)
    if match is None:
        return None
    count = int(match[2]) if match[2].isdecimal() else _NUMBERS.get(match[2])
    if count is None:
        return None
    signed = count if match[1] == "in" else -count
    try:
        match match[3]:
            case "tag":
                day = today + dt.timedelta(days=signed)
            case "woche":
                day = today + dt.timedelta(weeks=signed)
            case "monat":
                day = add_months(today, signed)
            case _:
                day = add_months(today, signed * 12)
    except OverflowError:
        raise InvalidInput(field, "out_of_range") from None
    _year(day.year, field)
    return day


def _weekday(typed: str, today: dt.date, lean: Lean, _field: str) -> dt.date | None:
    match = _BARE_WEEKDAY.fullmatch(typed)
    if match is None:
        return None
    backwards = lean is Lean.PAST if match[1] is None else match[1][:4] in ("letz", "vori")
    ahead = (_WEEKDAY_BY_WORD[match[2]] - today.weekday() - 1) % 7 + 1
    if not backwards:
        return today + dt.timedelta(days=ahead)
    return today - dt.timedelta(days=7 - ahead if ahead != 7 else 7)


def _part_of_month(typed: str, today: dt.date, lean: Lean, field: str) -> dt.date | None:
    match = _PART_OF_MONTH.fullmatch(typed)
    if match is None or not any(match.groups()[1:]):
        return None
    part, month_word, unit, year_text = match.groups()
    if month_word is None:
        return _part_of_year(part, unit, year_text, today, field)
    month = _MONTH_BY_WORD[month_word]
    if year_text is not None:
        return _day_in_month(part, _year(int(year_text), field), month)
    day = _day_in_month(part, today.year, month)
    if lean is Lean.FUTURE and day < today:
        return _day_in_month(part, today.year + 1, month)
    if lean is Lean.PAST and day > today:
        return _day_in_month(part, today.year - 1, month)
    return day


def _part_of_year(
    part: str, unit: str | None, year_text: str | None, today: dt.date, field: str
) -> dt.date | None:
    if unit == "monats":
        return None if year_text else _day_in_month(part, today.year, today.month)
    year = _year(int(year_text), field) if year_text else today.year
    return _day_in_month(part, year, {"anfang": 1, "mitte": 6, "ende": 12}[part])


def _day_in_month(part: str, year: int, month: int) -> dt.date:
    last = calendar.monthrange(year, month)[1]
    return dt.date(year, month, {"anfang": 1, "mitte": 15, "ende": last}[part])


def _dated(
    day: int, month: int, year_text: str | None, today: dt.date, lean: Lean, field: str
) -> dt.date:
    if year_text is None:
        return _nearest(day, month, today, lean, field)
    year = int(year_text)
    return _exact(day, month, _century(year, today) if len(year_text) == 2 else year, field)


def _century(short: int, today: dt.date) -> int:
    """Return the year with these two digits from 80 years ago to 19 years ahead."""
    first = today.year - 80
    return first + (short - first) % 100


def _nearest(day: int, month: int, today: dt.date, lean: Lean, field: str) -> dt.date:
    _exact(day, month, 2000, field)
    step = 1 if lean is Lean.FUTURE else -1
    for year in range(today.year, today.year + step * 9, step):
        if day > calendar.monthrange(year, month)[1]:
            continue
        found = dt.date(year, month, day)
        if (found >= today) if lean is Lean.FUTURE else (found <= today):
            return found
    raise InvalidInput(field, "out_of_range")


def _exact(day: int, month: int, year: int, field: str) -> dt.date:
    _month(month, field)
    _year(year, field)
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        leap_day = month == 2 and day == 29
        named = f"{day}. {month}." + (f" {year}" if leap_day else "")
        latest = 28 if month == 2 else last
        raise InvalidInput(field, "no_such_day", day=named, example=f"{latest}.{month}.")
    return dt.date(year, month, day)


def _month(month: int, field: str) -> int:
    if not 1 <= month <= 12:
        raise InvalidInput(field, "no_such_month", month=month)
    return month


def _year(year: int, field: str) -> int:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise InvalidInput(field, "out_of_range")
    return year

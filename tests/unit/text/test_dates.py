"""Dates as the program writes them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkdesk.text import dates
from gkdesk.text.dates import PartialDate

if TYPE_CHECKING:
    from collections.abc import Callable

TODAY = dt.date(2026, 11, 18)
DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31))


@pytest.mark.parametrize(
    ("write", "expected"),
    [
        (dates.format_day, "Fr 3. 4. 2026"),
        (dates.format_day_long, "Freitag, 3. April 2026"),
        (dates.format_numeric, "03.04.2026"),
        (dates.format_day_joined, "3.\N{NO-BREAK SPACE}4.\N{NO-BREAK SPACE}2026"),
        (dates.format_month, "4/2026"),
    ],
)
def test_a_day_is_written_as_the_offices_write_it(
    write: Callable[[dt.date], str], expected: str
) -> None:
    assert write(dt.date(2026, 4, 3)) == expected


def test_a_day_of_this_year_needs_no_year() -> None:
    assert dates.format_day_short(dt.date(2026, 11, 23), TODAY) == "Mo 23. 11."
    assert dates.format_day_short(dt.date(2027, 1, 4), TODAY) == "Mo 4. 1. 2027"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (TODAY, "heute"),
        (dt.date(2026, 11, 19), "morgen"),
        (dt.date(2026, 11, 17), "seit gestern"),
        (dt.date(2027, 1, 12), "in 55 Tagen"),
        (dt.date(2026, 11, 2), "seit 16 Tagen"),
        (dt.date(2027, 3, 31), "in 4 Monaten"),
        (dt.date(2030, 1, 1), "in 3 Jahren"),
    ],
)
def test_the_distance_to_today_is_said_in_words(day: dt.date, words: str) -> None:
    assert dates.relative_day(day, TODAY) == words


def test_what_happened_is_ago_and_not_since() -> None:
    assert dates.relative_day(dt.date(2026, 11, 2), TODAY, past="vor") == "vor 16 Tagen"
    assert dates.relative_day(dt.date(2026, 11, 17), TODAY, past="vor") == "gestern"


@given(st.one_of(st.builds(PartialDate.of, DAYS), st.builds(PartialDate, st.integers(1900, 2199))))
def test_a_partial_date_survives_being_stored(date: PartialDate) -> None:
    assert PartialDate.from_iso(date.iso()) == date


@pytest.mark.parametrize("text", ["", "2026-", "2026-13", "2026-02-30", "2026-1-1-1", "x"])
def test_a_broken_stored_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        PartialDate.from_iso(text)


def test_a_partial_date_knows_its_first_and_last_day() -> None:
    assert PartialDate(2004).earliest() == dt.date(2004, 1, 1)
    assert PartialDate(2004).latest() == dt.date(2004, 12, 31)
    assert PartialDate(2004, 2).latest() == dt.date(2004, 2, 29)


@pytest.mark.parametrize(
    ("birth", "age"),
    [
        (PartialDate(2002, 11, 18), "24 Jahre"),
        (PartialDate(2002, 11, 19), "23 Jahre"),
        (PartialDate(2002), "23 oder 24 Jahre"),
        (PartialDate(2025, 11, 1), "1 Jahr"),
        (PartialDate(2004, 2, 29), "22 Jahre"),
    ],
)
def test_the_age_is_only_as_exact_as_the_date_of_birth(birth: PartialDate, age: str) -> None:
    assert dates.age_text(birth, TODAY) == age


@given(DAYS, st.integers(-1200, 1200))
def test_adding_months_keeps_the_day_or_takes_the_last_one(day: dt.date, months: int) -> None:
    year = (day.year * 12 + day.month - 1 + months) // 12
    if not 1900 <= year <= 2199:
        with pytest.raises(OverflowError):
            dates.add_months(day, months)
        return
    later = dates.add_months(day, months)
    assert later.day <= day.day
    assert later.day == day.day or (later + dt.timedelta(days=1)).day == 1


@given(DAYS, st.integers(0, 600))
def test_months_between_undoes_adding_months(day: dt.date, months: int) -> None:
    day = day.replace(year=min(day.year, 2100), day=min(day.day, 28))
    assert dates.months_between(day, dates.add_months(day, months)) == months


def test_a_stamp_for_a_list_has_numbers_only() -> None:
    moment = dt.datetime(2026, 4, 3, 14, 2).astimezone()
    assert dates.format_stamp(moment) == "03.04.2026, 14:02"

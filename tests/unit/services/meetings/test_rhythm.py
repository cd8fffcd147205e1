"""A series keeps its weekday and its place in the month, up to the end of the calendar."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkdesk.services.meetings.rhythm import day_after, next_day, working_day
from gkdesk.text.codes.meetings import Rhythm

MONTHS = {
    Rhythm.MONTHLY: 1,
    Rhythm.TWO_MONTHLY: 2,
    Rhythm.QUARTERLY: 3,
    Rhythm.HALF_YEARLY: 6,
    Rhythm.YEARLY: 12,
}
days = st.dates(max_value=dt.date(9000, 1, 1))


def place(day: dt.date) -> int:
    return (day.day - 1) // 7


@given(day=days, rhythm=st.sampled_from(sorted(MONTHS)))
def test_months_keep_the_weekday_and_its_place(day: dt.date, rhythm: Rhythm) -> None:
    found = day_after(rhythm, day)
    assert found is not None
    assert found.weekday() == day.weekday()
    assert found.year * 12 + found.month == day.year * 12 + day.month + MONTHS[rhythm]
    if place(day) < 4:
        assert place(found) == place(day)
    else:
        assert (found + dt.timedelta(weeks=1)).month != found.month, "the last one of its month"


@given(day=days, rhythm=st.sampled_from((Rhythm.WEEKLY, Rhythm.TWO_WEEKLY)))
def test_weeks_are_counted(day: dt.date, rhythm: Rhythm) -> None:
    weeks = 1 if rhythm is Rhythm.WEEKLY else 2
    assert day_after(rhythm, day) == day + dt.timedelta(weeks=weeks)


@given(last=days, ahead=st.integers(0, 4000), rhythm=st.sampled_from(sorted(Rhythm)))
def test_the_next_day_is_never_over(last: dt.date, ahead: int, rhythm: Rhythm) -> None:
    today = last + dt.timedelta(days=ahead)
    found = next_day(rhythm, last, today)
    if rhythm is Rhythm.NONE:
        assert found is None
    else:
        assert found is not None
        assert found > last
        assert found >= today


@pytest.mark.parametrize(
    ("last", "rhythm", "expected"),
    [
        (dt.date(2026, 11, 26), Rhythm.MONTHLY, dt.date(2026, 12, 24)),  # fourth Thursday
        (dt.date(2026, 1, 29), Rhythm.MONTHLY, dt.date(2026, 2, 26)),  # the fifth becomes the last
        (dt.date(2026, 12, 3), Rhythm.MONTHLY, dt.date(2027, 1, 7)),
        (dt.date(2026, 11, 30), Rhythm.QUARTERLY, dt.date(2027, 2, 22)),
        (dt.date(2024, 2, 29), Rhythm.YEARLY, dt.date(2025, 2, 27)),
    ],
)
def test_the_end_of_a_month_is_met(last: dt.date, rhythm: Rhythm, expected: dt.date) -> None:
    assert day_after(rhythm, last) == expected


def test_a_fifth_weekday_comes_again_in_the_next_month_that_has_one() -> None:
    last, today = dt.date(2026, 1, 29), dt.date(2026, 4, 1)
    assert next_day(Rhythm.MONTHLY, last, today) == dt.date(2026, 4, 30)


@pytest.mark.parametrize("rhythm", sorted(Rhythm))
def test_the_calendar_ends(rhythm: Rhythm) -> None:
    assert day_after(rhythm, dt.date(9999, 12, 31)) is None
    assert next_day(rhythm, dt.date(9999, 12, 1), dt.date(9999, 12, 31)) in {
        None,
        dt.date(9999, 12, 31),
    }


@pytest.mark.parametrize(("day", "expected"), [(20, 20), (21, 23), (22, 23), (23, 23)])
def test_nobody_meets_at_a_weekend(day: int, expected: int) -> None:
    assert working_day(dt.date(2026, 11, day)) == dt.date(2026, 11, expected)

"""The one rule by which entries count as unchecked."""

from __future__ import annotations

import datetime as dt

import pytest

from gkdesk.network.freshness import Freshness

TODAY = dt.date(2026, 11, 18)


@pytest.mark.parametrize(
    ("months", "verified_on", "stale"),
    [
        (12, None, True),
        (12, dt.date(2025, 11, 17), True),
        (12, dt.date(2025, 11, 18), False),
        (3, dt.date(2026, 8, 17), True),
        (3, dt.date(2026, 8, 18), False),
        (60, dt.date(2022, 1, 1), False),
    ],
)
def test_months_are_counted_by_the_calendar(
    months: int, verified_on: dt.date | None, stale: object
) -> None:
    assert Freshness(TODAY, months).is_stale(verified_on) is stale


def test_a_month_without_that_day_ends_on_its_last() -> None:
    assert Freshness(dt.date(2026, 3, 31), 1).limit == dt.date(2026, 2, 28)

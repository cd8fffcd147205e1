"""Which lines and copies fall into a time of which nobody knows what left."""

from __future__ import annotations

import datetime as dt

import pytest

from gkdesk.store.departures import COPIES, within
from gkdesk.store.register_gaps import FOREVER, RegisterGap


@pytest.mark.parametrize(
    ("made_on", "is_in"),
    [("2026-11-22", False), ("2026-11-23", True), ("2026-11-24", True), ("2026-11-25", False)],
)
def test_a_copy_of_the_night_belongs_to_the_day_of_the_place(
    in_berlin: None, made_on: str, is_in: bool
) -> None:
    shortly_after_midnight = dt.datetime(2026, 11, 23, 23, 30, tzinfo=dt.UTC)
    gap = RegisterGap(dt.datetime(2026, 11, 23, 8, 0, tzinfo=dt.UTC), shortly_after_midnight)
    found = within(COPIES[0], {7: {"made_on": made_on}}, [gap])
    assert bool(found) is is_in


def test_a_gap_without_an_end_holds_every_later_copy(in_berlin: None) -> None:
    gap = RegisterGap(dt.datetime(2026, 11, 23, 8, 0, tzinfo=dt.UTC), FOREVER)
    assert within(COPIES[0], {7: {"made_on": "2149-12-31"}}, [gap])

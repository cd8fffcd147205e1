"""Times of day as people type them."""

from __future__ import annotations

import pytest

from gkdesk.errors import InvalidInput
from gkdesk.text.time_input import read_time


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("9:30", "09:30"),
        ("09.30", "09:30"),
        ("930", "09:30"),
        ("1415", "14:15"),
        ("9 Uhr", "09:00"),
        ("14.15 Uhr", "14:15"),
        (" 14 ", "14:00"),
        ("", ""),
    ],
)
def test_a_time_is_read_as_people_type_it(typed: str, read: str) -> None:
    assert read_time(typed, "starts") == read


@pytest.mark.parametrize("typed", ["25:00", "9:60", "morgens", "9:3", "24"])
def test_what_is_no_time_is_refused_at_its_field(typed: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        read_time(typed, "starts")
    assert (caught.value.field, caught.value.problem) == ("starts", "not_a_time")

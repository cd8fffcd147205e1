"""Sizes of files in words."""

from __future__ import annotations

import pytest

from gkdesk.text.sizes import format_size


@pytest.mark.parametrize(
    ("size", "written"), [(0, "0,1 MB"), (1_540_000, "1,5 MB"), (2_000_000_000, "2000,0 MB")]
)
def test_a_size_is_written_with_a_comma_and_is_never_nothing(size: int, written: str) -> None:
    assert format_size(size) == written

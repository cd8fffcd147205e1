"""The same window as for the page Menschen."""

from __future__ import annotations

import pytest

from tests.ui.people.conftest import content, show

__all__ = ["content", "show"]


@pytest.fixture
def first_page() -> str:
    """Return the page that every office begins on."""
    return "today"

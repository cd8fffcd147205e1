"""The same window as for the page Menschen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkdesk.ui.pages.registry import PAGES
from tests.ui.people.conftest import content, show

if TYPE_CHECKING:
    from gkdesk.ui.pages.page import PageSpec

__all__ = ["content", "show"]


@pytest.fixture
def first_page() -> PageSpec:
    """Return the page that every office begins on."""
    return next(each for each in PAGES if each.key == "today")

"""The same window as for the page Menschen, and the page Konferenzen in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkdesk.ui.pages.conferences.page import ConferencesPage
from tests.ui.people.conftest import content, first_page, show

if TYPE_CHECKING:
    from gkdesk.ui.content import ContentView
    from gkdesk.ui.pages.conferences.sittings import SittingsSection

__all__ = ["content", "first_page", "show"]


@pytest.fixture
def page(content: ContentView) -> SittingsSection:
    """Return the sittings of the page Konferenzen."""
    return conferences(content)


@pytest.fixture
def whole(content: ContentView) -> ConferencesPage:
    """Return the page Konferenzen with its tabs."""
    return whole_page(content)


def conferences(content: ContentView) -> SittingsSection:
    """Show the sittings of the page Konferenzen."""
    return whole_page(content).sittings


def whole_page(content: ContentView) -> ConferencesPage:
    """Show the page Konferenzen."""
    content.show_page("conferences")
    current = content.current()
    assert isinstance(current, ConferencesPage)
    return current

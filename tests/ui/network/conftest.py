"""The same window as for the page Menschen, and the page Netzwerk in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkdesk.ui.pages.network.page import NetworkPage
from gkdesk.ui.pages.network.records.contacts import ContactsSection
from tests.ui.people.conftest import content, show

if TYPE_CHECKING:
    from gkdesk.ui.content import ContentView

__all__ = ["content", "show"]


@pytest.fixture
def page(content: ContentView) -> NetworkPage:
    """Return the page Netzwerk."""
    content.show_page("network")
    current = content.current()
    assert isinstance(current, NetworkPage)
    return current


@pytest.fixture
def contacts(page: NetworkPage) -> ContactsSection:
    """Return the section Ansprechpersonen as it is shown."""
    section = page.show_section("contacts")
    assert isinstance(section, ContactsSection)
    return section

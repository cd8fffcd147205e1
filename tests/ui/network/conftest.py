"""The same window as for the page Menschen, and the page Netzwerk in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkdesk.ui.pages.network.bodies.bodies import BodiesSection
from gkdesk.ui.pages.network.offers.needs import NeedList
from gkdesk.ui.pages.network.offers.offers import OfferList
from gkdesk.ui.pages.network.offers.offers_section import OffersSection
from gkdesk.ui.pages.network.page import NetworkPage
from gkdesk.ui.pages.network.records.contacts import ContactsSection
from gkdesk.ui.pages.network.tasks.tasks import TasksSection
from tests.ui.network.hands import section_of
from tests.ui.people.conftest import content, first_page, show

if TYPE_CHECKING:
    from gkdesk.ui.content import ContentView

__all__ = ["content", "first_page", "show"]


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
    return section_of(page, "contacts", ContactsSection)


@pytest.fixture
def bodies(page: NetworkPage) -> BodiesSection:
    """Return the section Gremien as it is shown."""
    return section_of(page, "bodies", BodiesSection)


@pytest.fixture
def offering(page: NetworkPage) -> OffersSection:
    """Return the section Angebote & Bedarfe as it is shown."""
    return section_of(page, "offers", OffersSection)


@pytest.fixture
def offers(offering: OffersSection) -> OfferList:
    """Return the list of offers."""
    shown = offering.list_shown()
    assert isinstance(shown, OfferList)
    return shown


@pytest.fixture
def needs(offering: OffersSection) -> NeedList:
    """Return the list of needs."""
    shown = offering.show_list("needs")
    assert isinstance(shown, NeedList)
    return shown


@pytest.fixture
def tasks(page: NetworkPage) -> TasksSection:
    """Return the section Aufgaben as it is shown."""
    return section_of(page, "tasks", TasksSection)

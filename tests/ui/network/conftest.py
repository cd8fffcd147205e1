"""The same window as for the page Menschen, and the page Netzwerk in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSignalBlocker

from gkdesk.ui.pages.network.bodies.bodies import BodiesSection
from gkdesk.ui.pages.network.offers.needs import NeedList
from gkdesk.ui.pages.network.offers.offers import OfferList
from gkdesk.ui.pages.network.offers.offers_section import OffersSection
from gkdesk.ui.pages.network.page import NetworkPage
from gkdesk.ui.pages.network.records.contacts import ContactsSection
from gkdesk.ui.pages.network.tasks.tasks import TasksSection
from gkdesk.ui.pages.registry import PAGES
from tests.ui.network.hands import section_of
from tests.ui.people.conftest import EMPTY, content, show

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gkdesk.ui.content import ContentView
    from gkdesk.ui.pages.page import Page, PageContext, PageSpec

__all__ = ["content", "show"]
SECTIONS = {
    "contacts": "contacts",
    "bodies": "bodies",
    "offering": "offers",
    "offers": "offers",
    "needs": "offers",
    "tasks": "tasks",
    "gaps": "gaps",
    "calls": "upkeep",
    "evaluation": "evaluation",
    "states": "states",
}
"""The fixtures that show a section, and which one."""


@pytest.fixture
def first_section(request: pytest.FixtureRequest) -> str:
    """Return the section of the page to begin on; an empty page where the test asks for none."""
    return next((SECTIONS[name] for name in request.fixturenames if name in SECTIONS), "")


@pytest.fixture
def first_page(first_section: str) -> PageSpec:
    """Return the page to begin on: at once at its section, no test waits for the overview."""
    if not first_section:
        return EMPTY

    def made(context: PageContext, parent: QWidget) -> Page:
        page = NetworkPage(context, parent)
        with QSignalBlocker(page.head):  # it is read once, when it is shown
            page.head.select(first_section)
        return page

    return replace(next(each for each in PAGES if each.key == "network"), make=made)


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

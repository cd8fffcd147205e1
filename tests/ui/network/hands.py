"""What the tests of the page Netzwerk look at and do again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.ui.pages.network.contacts import ContactsSection
from gkdesk.ui.pages.network.page import NetworkPage
from gkdesk.ui.widgets import Tag

if TYPE_CHECKING:
    from gkdesk.ui.content import ContentView
    from gkdesk.ui.pages.network.record_section import RecordSection
    from gkdesk.ui.pages.network.record_view import RecordView


def network(view: ContentView) -> NetworkPage:
    """Return the page Netzwerk, which is shown."""
    page = view.current()
    assert isinstance(page, NetworkPage)
    return page


def contacts_of(view: ContentView) -> ContactsSection:
    """Return the section Ansprechpersonen, which is shown."""
    section = network(view).section()
    assert isinstance(section, ContactsSection)
    return section


def names(section: RecordSection) -> list[str]:
    """Return the names in the list."""
    return [row.name for row in section.list.rows.rows()]


def state(view: RecordView) -> str:
    """Return what the head says about how true the entry is."""
    tags = view.header.findChildren(Tag)
    return ", ".join(tag.accessibleName() for tag in tags if tag.isVisible())

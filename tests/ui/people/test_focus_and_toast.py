"""Where the focus is after coming back, and when a message has been read."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from gkdesk.services.clients import fields
from gkdesk.ui.pages.people.page import PeoplePage
from tests.factories import a_client
from tests.ui.people.hands import CONTROL, focused, press, write

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.content import ContentView
    from tests.ui.people.conftest import Show

ALT = Qt.KeyboardModifier.AltModifier


def test_the_page_opens_with_the_focus_on_the_list(workspace: Workspace, show: Show) -> None:
    a_client(workspace)
    view = show()
    view.go_to("people")
    page = view.current()
    assert isinstance(page, PeoplePage)

    assert focused() is page.pane.list
    press(Qt.Key.Key_Return)
    assert page.newcomer is None
    assert page.client.client is not None


def test_the_link_back_leads_to_the_person_one_came_from(workspace: Workspace, show: Show) -> None:
    clients = [a_client(workspace, official_name=f"Person {number}") for number in range(3)]
    view = show(700, 512)
    view.show_page("people")
    page = view.current()
    assert isinstance(page, PeoplePage)
    page.show_client(clients[1], take_focus=True)
    page.panes.back.click()

    assert focused() is page.pane.list
    assert page.pane.list.current_ref() == clients[1]


def test_the_link_back_names_the_list_it_leads_to(workspace: Workspace, show: Show) -> None:
    view = show(700, 512)
    view.show_page("people")
    page = view.current()
    assert isinstance(page, PeoplePage)
    page.show_client(a_client(workspace))

    assert page.panes.back.label() == "Alle Menschen"


def test_a_person_made_again_is_shown_with_the_focus_in_her(
    workspace: Workspace, content: ContentView, page: PeoplePage
) -> None:
    a_client(workspace, official_name="Zuerst")
    press(Qt.Key.Key_N, CONTROL)
    write("Amal Nasser")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Z, CONTROL)
    assert focused() is page.pane.list
    press(Qt.Key.Key_Y, CONTROL)

    assert page.client.client is not None
    assert page.client.client.name == "Amal Nasser"
    assert page.client.isAncestorOf(focused())


def test_the_own_script_stands_close_to_a_short_name(
    workspace: Workspace, page: PeoplePage
) -> None:
    page.show_client(a_client(workspace, wanted_name="Oksi", own_name="Оксана"))
    header = page.client.header

    assert header.name.minimumSizeHint().width() <= header.name.sizeHint().width()
    assert header.name.minimumSizeHint().width() < 100


@pytest.fixture
def told(workspace: Workspace, content: ContentView, page: PeoplePage) -> ContentView:
    """Return the content with a message about a step that is done."""
    other = a_client(workspace, official_name="Andere")
    client = a_client(workspace, fields.Step("Anmelden", until=dt.date(2026, 11, 20)))
    page.reload(())
    page.show_client(other)
    page.show_client(client)
    page.client.tab().step.button.click()  # type: ignore[attr-defined]
    assert content.toast.isVisible()
    return content


def test_a_message_goes_with_another_tab(told: ContentView, page: PeoplePage) -> None:
    page.client.tabs.button(2).click()

    assert not told.toast.isVisible()


def test_a_message_goes_with_another_page_and_undo_stays(
    told: ContentView, workspace: Workspace
) -> None:
    told.show_page("today")
    assert not told.toast.isVisible()
    press(Qt.Key.Key_Z, CONTROL)

    assert "Zurückgenommen" in told.toast.text()


def test_a_message_goes_with_another_person(
    told: ContentView, workspace: Workspace, page: PeoplePage
) -> None:
    other = next(row.id for row in workspace.clients.rows() if row.name == "Andere")
    page.show_client(other)

    assert not told.toast.isVisible()


def test_a_message_stays_while_one_stays(told: ContentView, page: PeoplePage) -> None:
    page.client.tab().focus_first()

    assert told.toast.isVisible()

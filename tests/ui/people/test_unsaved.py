"""What cannot be saved yet: the rest is saved, the top bar says it and leads there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from gkdesk.ui.pages.people.page import PeoplePage
from gkdesk.ui.pages.people.person_tab import PersonTab
from tests.factories import a_client
from tests.ui.people.hands import focused, press, write
from tests.ui.shell.conftest import home, settings, unlock, window

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import ClientId
    from gkdesk.ui.content import ContentView
    from gkdesk.ui.main_window import MainWindow
    from tests.ui.people.conftest import Show

__all__ = ["home", "settings", "window"]
ONE = "1 Angabe noch nicht gespeichert"


def open_person(page: PeoplePage, client: ClientId) -> PersonTab:
    page.show_client(client)
    tab = page.client.show_part("person")
    assert isinstance(tab, PersonTab)
    return tab


def type_wrong_birth(page: PeoplePage, client: ClientId) -> PersonTab:
    """Type a right name and a date that there is not, and leave the form."""
    tab = open_person(page, client)
    tab.identity.form.focus_field("birth")
    write("31.2.")
    tab.identity.form.focus_field("pronoun")
    write("sie")
    page.pane.new.setFocus()
    return tab


def told(view: ContentView) -> str:
    """Return what the top bar says of unsaved input."""
    button = view.topbar.unsaved
    return button.accessibleName() if button.isVisible() else ""


def test_a_wrong_field_does_not_keep_the_right_ones_from_being_saved(
    workspace: Workspace, page: PeoplePage, content: ContentView
) -> None:
    client = a_client(workspace)
    tab = type_wrong_birth(page, client)

    identity = workspace.clients.detail(client).identity
    assert (identity.pronoun, identity.birth) == ("sie", None)
    assert dict(tab.identity.form.raw())["birth"] == "31.2."
    assert told(content) == ONE
    assert not content.topbar.state.isVisible()


def test_a_wrong_field_is_told_as_soon_as_it_is_left(
    workspace: Workspace, page: PeoplePage, content: ContentView
) -> None:
    tab = open_person(page, a_client(workspace))
    tab.identity.form.focus_field("birth")
    write("31.2.")
    assert told(content) == ""
    press(Qt.Key.Key_Tab)

    assert told(content) == ONE


def test_a_field_that_the_store_refuses_does_not_keep_the_others_back(
    workspace: Workspace, page: PeoplePage, content: ContentView
) -> None:
    a_client(workspace, official_name="Andere", code="K007")
    client = a_client(workspace)
    tab = open_person(page, client)
    tab.identity.form.focus_field("pronoun")
    write("sie")
    tab.identity.form.focus_field("code")
    tab.identity.form.input("code").selectAll()  # type: ignore[attr-defined]
    write("K007")
    page.pane.new.setFocus()

    assert workspace.clients.detail(client).identity.pronoun == "sie"
    assert "vergeben" in tab.identity.form.error("code")
    assert told(content) == ONE


def test_the_top_bar_leads_by_enter_to_the_field_with_its_error(
    workspace: Workspace, page: PeoplePage, content: ContentView
) -> None:
    client = a_client(workspace)
    type_wrong_birth(page, client)
    page.show_client(a_client(workspace, official_name="Andere"))
    content.show_page("today")
    content.topbar.unsaved.setFocus()
    press(Qt.Key.Key_Return)

    tab = page.client.tab()
    assert isinstance(tab, PersonTab)
    assert focused() is tab.identity.form.input("birth")
    assert "gibt es nicht" in tab.identity.form.error("birth")
    assert page.client.client is not None
    assert page.client.client.id == client


def test_the_hint_goes_when_the_field_is_right(
    workspace: Workspace, page: PeoplePage, content: ContentView
) -> None:
    client = a_client(workspace)
    tab = type_wrong_birth(page, client)
    tab.identity.form.focus_field("birth")
    tab.identity.form.input("birth").selectAll()  # type: ignore[attr-defined]
    write("1999")
    page.pane.new.setFocus()

    birth = workspace.clients.detail(client).identity.birth
    assert birth is not None
    assert told(content) == ""
    assert content.topbar.state.isVisible()
    assert workspace.drafts.all() == ()


def test_a_change_from_elsewhere_is_shown_around_the_wrong_field_and_not_overwritten(
    workspace: Workspace, page: PeoplePage, content: ContentView
) -> None:
    client = a_client(workspace)
    tab = type_wrong_birth(page, client)
    content.context.changed(workspace.history.undo().changes)
    assert dict(tab.identity.form.raw())["pronoun"] == ""
    tab.identity.form.focus_field("own_name")
    write("أمل")
    page.pane.new.setFocus()

    identity = workspace.clients.detail(client).identity
    assert (identity.pronoun, identity.own_name) == ("", "أمل")
    assert dict(tab.identity.form.raw())["birth"] == "31.2."


def test_typing_alone_does_not_speak_of_unsaved_input_but_leaving_does(
    workspace: Workspace, page: PeoplePage, content: ContentView
) -> None:
    client = a_client(workspace)
    page.show_client(client)
    steps = page.client.show_part("plan").lists["steps"]
    steps.begin_new()
    write("Anruf")
    assert told(content) == ""
    page.pane.new.setFocus()
    assert told(content) == ONE
    assert steps.form is not None
    steps.form.view.focus_field("what")
    press(Qt.Key.Key_Return)

    assert told(content) == ""
    assert [step.what for step in workspace.clients.detail(client).steps] == ["Anruf"]


def test_an_empty_new_form_has_no_error(workspace: Workspace, page: PeoplePage) -> None:
    client = a_client(workspace)
    page.show_client(client)
    reach = page.client.show_part("person").lists["reach"]
    reach.begin_new()
    assert reach.form is not None
    reach.form.view.focus_field("note")
    write("a")
    press(Qt.Key.Key_Return)
    assert reach.form.view.error("value") == "Hier fehlt eine Angabe."
    reach.form.view.focus_field("note")
    press(Qt.Key.Key_Backspace)
    assert reach.form.view.error("value") == ""
    page.pane.new.setFocus()

    assert reach.form.view.error("value") == ""
    assert workspace.drafts.all() == ()


def test_a_number_that_nobody_can_dial_is_refused_in_the_list_form(
    workspace: Workspace, page: PeoplePage
) -> None:
    client = a_client(workspace)
    page.show_client(client)
    reach = page.client.show_part("person").lists["reach"]
    reach.begin_new()
    assert reach.form is not None
    reach.form.view.focus_field("value")
    write("0176 abc")
    press(Qt.Key.Key_Return)

    assert "keine Telefonnummer" in reach.form.view.error("value")
    assert workspace.clients.detail(client).reach == ()


def test_after_a_restart_the_program_points_to_what_was_half_typed(
    workspace: Workspace, show: Show
) -> None:
    client = a_client(workspace)
    first = show()
    first.open_record("client.log", client)
    write("Hat heute gesagt, dass")
    first.flush()
    first.hide()

    again = show()
    assert told(again) == ONE
    again.topbar.unsaved.click()
    page = again.current()
    assert isinstance(page, PeoplePage)
    assert page.client.part() == "log"
    assert focused().property("text") == "Hat heute gesagt, dass"


def test_the_wrong_field_is_pointed_to_after_the_lock(qtbot: QtBot, window: MainWindow) -> None:
    content = unlock(qtbot, window)
    client = a_client(content.context.workspace)
    content.open_record("client", client)
    page = content.current()
    assert isinstance(page, PeoplePage)
    type_wrong_birth(page, client)
    window.lock()
    content = unlock(qtbot, window)

    assert told(content) == ONE
    content.topbar.unsaved.click()
    page = content.current()
    assert isinstance(page, PeoplePage)
    tab = page.client.tab()
    assert isinstance(tab, PersonTab)
    assert QApplication.focusWidget() is tab.identity.form.input("birth")
    assert dict(tab.identity.form.raw())["birth"] == "31.2."
    assert tab.identity.form.error("birth")
    assert content.context.workspace.clients.detail(client).identity.pronoun == "sie"

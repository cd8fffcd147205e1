"""„Umzug eintragen“ and „Begleitung beenden“: what is half typed outlives the lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from gkdesk.ui.pages.people.page import PeoplePage
from gkdesk.ui.pages.people.person_tab import PersonTab
from tests.factories import a_client
from tests.ui.people.hands import focused, press, write
from tests.ui.shell.conftest import home, settings, unlock, window
from tests.ui.shell.test_look import settle

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.content import ContentView
    from gkdesk.ui.main_window import MainWindow
    from gkdesk.ui.records.one_off_form import OneOffForm
    from tests.ui.people.conftest import Show

    Begin = Callable[[PeoplePage], OneOffForm[object]]

__all__ = ["home", "settings", "window"]
ONE = "1 Angabe noch nicht gespeichert"


def person_tab(page: PeoplePage) -> PersonTab:
    tab = page.client.show_part("person")
    assert isinstance(tab, PersonTab)
    return tab


def begin_move(page: PeoplePage) -> OneOffForm[object]:
    person_tab(page).moving.link.click()
    return person_tab(page).moving  # type: ignore[return-value]


def begin_end(page: PeoplePage) -> OneOffForm[object]:
    actions = page.client.header.menu.actions()
    next(action for action in actions if action.text().startswith("Begleitung beenden")).trigger()
    return page.client.ending  # type: ignore[return-value]


def typed(form: OneOffForm[object], field: str) -> str:
    assert form.form is not None
    return dict(form.form.view.raw())[field]


def people(content: ContentView) -> PeoplePage:
    content.show_page("people")
    page = content.current()
    assert isinstance(page, PeoplePage)
    return page


both = pytest.mark.parametrize(
    ("begin", "field"), [(begin_move, "street"), (begin_end, "reason")], ids=["move", "end"]
)


@both
def test_half_typed_input_and_the_cursor_are_back_after_the_lock(
    qtbot: QtBot, window: MainWindow, begin: Begin, field: str
) -> None:
    content = unlock(qtbot, window)
    client = a_client(content.context.workspace)
    page = people(content)
    page.show_client(client)
    begin(page)
    write("Lindenweg")
    press(Qt.Key.Key_Left)
    window.lock()
    content = unlock(qtbot, window)
    again = content.current()
    assert isinstance(again, PeoplePage)
    line = QApplication.focusWidget()

    assert isinstance(line, QLineEdit)
    assert (line.text(), line.cursorPosition()) == ("Lindenweg", len("Lindenwe"))
    found = person_tab(again).moving if begin is begin_move else again.client.ending
    assert found.form is not None
    assert line is found.form.view.input(field)


@both
def test_what_was_left_half_typed_is_counted_and_led_to(
    workspace: Workspace, page: PeoplePage, content: ContentView, begin: Begin, field: str
) -> None:
    client = a_client(workspace)
    page.show_client(client)
    form = begin(page)
    write("Lindenweg")
    page.show_client(a_client(workspace, official_name="Andere"))
    assert form.form is None
    assert content.topbar.unsaved.accessibleName() == ONE
    content.show_page("today")
    content.topbar.unsaved.click()

    assert content.current() is page
    assert form.form is not None
    assert focused() is form.form.view.input(field)
    assert typed(form, field) == "Lindenweg"


@both
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_nothing_waits_after_it_was_confirmed_or_dismissed(
    workspace: Workspace,
    page: PeoplePage,
    content: ContentView,
    begin: Begin,
    field: str,
    key: Qt.Key,
) -> None:
    client = a_client(workspace)
    page.show_client(client)
    form = begin(page)
    write("Lindenweg")
    press(key)
    content.flush()

    assert form.form is None
    assert workspace.drafts.all() == ()
    detail = workspace.clients.detail(client)
    stored = detail.address.street if field == "street" else detail.end_reason
    assert stored == ("Lindenweg" if key == Qt.Key.Key_Return else "")


@both
def test_asking_for_the_form_again_keeps_what_is_typed(
    workspace: Workspace, page: PeoplePage, begin: Begin, field: str
) -> None:
    page.show_client(a_client(workspace))
    begin(page)
    write("Lindenweg")

    assert typed(begin(page), field) == "Lindenweg"


def test_the_form_for_a_move_is_in_sight_in_a_small_window(
    qtbot: QtBot, workspace: Workspace, show: Show
) -> None:
    page = people(show(911, 512))
    page.show_client(a_client(workspace))
    form = begin_move(page)
    assert form.form is not None
    line = form.form.view.input("street")
    qtbot.waitUntil(lambda: line.visibleRegion().boundingRect() == line.rect())
    settle()
    assert line.visibleRegion().boundingRect() == line.rect()

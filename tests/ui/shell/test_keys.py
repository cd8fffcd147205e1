"""The keys that change the page: they work from wherever the focus is, and so do the page's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from gkdesk.progress import Silent
from gkdesk.ui.pages.people.page import PeoplePage
from gkdesk.ui.records.duplicate_hint import DuplicateHint
from tests.factories import a_client
from tests.ui.shell.hands import security_page

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gkdesk.ui.content import ContentView
    from gkdesk.ui.pages.page import Page

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def begins_on() -> str:
    """Begin on a small page: no test waits for more than it asks for."""
    return "about"


def press(
    qtbot: QtBot, content: ContentView, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE
) -> None:
    qtbot.keyClick(QApplication.focusWidget() or content, key, modifier)


def page(content: ContentView) -> Page:
    shown = content.current()
    assert shown is not None
    return shown


def focus_is_in_the_page(content: ContentView) -> bool:
    now = QApplication.focusWidget()
    return now is not None and page(content).isAncestorOf(now) and now.isEnabled()


def test_a_page_key_takes_the_focus_out_of_the_search(qtbot: QtBot, content: ContentView) -> None:
    press(qtbot, content, Qt.Key.Key_K, CTRL)
    qtbot.waitUntil(content.topbar.search.hasFocus)
    qtbot.keyClicks(content.topbar.search, "oks")
    press(qtbot, content, Qt.Key.Key_3, ALT)
    assert page(content).key == "people"
    assert focus_is_in_the_page(content)
    assert content.topbar.search.text() == ""


def test_page_keys_stay_in_the_page_while_everybody_is_hidden(
    qtbot: QtBot, content: ContentView
) -> None:
    a_client(content.context.workspace, official_name="Oksana Bondarenko")
    press(qtbot, content, Qt.Key.Key_3, ALT)
    content.privacy.turn(on=True)
    for key in (Qt.Key.Key_1, Qt.Key.Key_3, Qt.Key.Key_2, Qt.Key.Key_1):
        press(qtbot, content, key, ALT)
        assert focus_is_in_the_page(content)


def test_a_new_record_can_be_begun_while_everybody_is_hidden(
    qtbot: QtBot, content: ContentView
) -> None:
    press(qtbot, content, Qt.Key.Key_3, ALT)
    press(qtbot, content, Qt.Key.Key_F8)
    assert content.privacy.is_on()
    press(qtbot, content, Qt.Key.Key_N, CTRL)
    people = page(content)
    assert isinstance(people, PeoplePage)
    assert people.newcomer is not None
    assert people.newcomer.name.hasFocus()


def test_a_new_name_calls_up_no_other_names_while_everybody_is_hidden(
    qtbot: QtBot, content: ContentView
) -> None:
    a_client(content.context.workspace, official_name="Oksana Bondarenko")
    press(qtbot, content, Qt.Key.Key_3, ALT)
    people = page(content)
    assert isinstance(people, PeoplePage)
    people.begin_new()
    assert people.newcomer is not None
    hint = people.newcomer.findChild(DuplicateHint)
    assert hint is not None
    hint.look_for("Bondarenko")
    qtbot.waitUntil(lambda: hint.names() == ("Oksana Bondarenko",))
    content.privacy.turn(on=True)
    hint.look_for("Bondarenko")
    qtbot.waitUntil(lambda: hint.names() == ())


def test_the_focus_comes_back_when_the_privacy_view_ends(
    qtbot: QtBot, content: ContentView
) -> None:
    a_client(content.context.workspace, official_name="Oksana Bondarenko")
    press(qtbot, content, Qt.Key.Key_3, ALT)
    before = QApplication.focusWidget()
    press(qtbot, content, Qt.Key.Key_F8)
    assert QApplication.focusWidget() is not before
    press(qtbot, content, Qt.Key.Key_F8)
    assert QApplication.focusWidget() is before


def test_a_click_on_an_entry_lets_the_keys_of_its_page_work(
    qtbot: QtBot, content: ContentView
) -> None:
    qtbot.mouseClick(content.navigation.item("people"), Qt.MouseButton.LeftButton)
    assert focus_is_in_the_page(content)


def test_the_settings_have_a_key_that_is_named(qtbot: QtBot, content: ContentView) -> None:
    press(qtbot, content, Qt.Key.Key_Comma, CTRL)
    assert page(content).key == "settings"
    assert focus_is_in_the_page(content)
    item = content.navigation.item("settings")
    assert "Strg+," in item.accessibleDescription()
    assert "Strg+," in item.toolTip()


def test_the_page_of_security_begins_at_its_top_not_at_a_backup(
    qtbot: QtBot, content: ContentView
) -> None:
    content.context.workspace.backups.make(Silent())
    shown = security_page(content)
    shown.backups.rows[0].button.setFocus()
    press(qtbot, content, Qt.Key.Key_1, ALT)
    number = [spec.key for spec in content.specs].index("security")
    press(qtbot, content, Qt.Key(Qt.Key.Key_1 + number), ALT)
    assert page(content) is shown
    assert shown.check.hasFocus()


def test_another_page_leaves_no_old_word_in_the_search(qtbot: QtBot, content: ContentView) -> None:
    qtbot.keyClicks(content.topbar.search, "oks")
    content.context.open_page("people")
    assert content.topbar.search.text() == ""

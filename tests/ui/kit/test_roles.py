"""What screen readers hear of controls that choose, and where Tab and the arrow keys go in them."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from gkdesk.ui.navigation import Navigation
from gkdesk.ui.pages.page import Page, PageContext, PageSpec
from gkdesk.ui.widgets import (
    CheckBox,
    FilterChip,
    PlainButton,
    RadioButton,
    Segmented,
    TabBar,
)
from tests.ui.kit.hands import show

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def unmade(context: PageContext) -> Page:
    raise AssertionError(context)


SPECS = (
    PageSpec("today", "Heute", "today", unmade),
    PageSpec("people", "Menschen", "people", unmade),
    PageSpec("print", "Drucken & Senden", "printer", unmade),
    PageSpec("settings", "Einstellungen", "settings", unmade, foot=True),
    PageSpec("about", "Über gkdesk", "info", unmade, hidden=True),
)


def role(widget: QWidget) -> QAccessible.Role:
    return QAccessible.queryAccessibleInterface(widget).role()


def heard(widget: QWidget, what: QAccessible.Text) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(what)


def test_tabs_are_tabs_in_a_tab_list_and_the_shown_one_is_selected(qtbot: QtBot) -> None:
    bar = TabBar("Bereiche", ["Netz", "Plan", "Arbeit"])
    qtbot.addWidget(bar)
    bar.set_current(1)
    assert role(bar) == QAccessible.Role.PageTabList
    whole = QAccessible.queryAccessibleInterface(bar)
    tabs = [whole.child(index) for index in range(whole.childCount())]
    assert [tab.role() for tab in tabs] == [QAccessible.Role.PageTab] * 3
    assert [tab.text(QAccessible.Text.Name) for tab in tabs] == ["Netz", "Plan", "Arbeit"]
    assert [bool(tab.state().selected) for tab in tabs] == [False, True, False]
    assert not any(tab.state().checkable and tab.state().checked for tab in tabs)


def test_a_tab_can_be_pressed_by_a_screen_reader(qtbot: QtBot) -> None:
    bar = TabBar("Bereiche", ["Netz", "Plan"])
    qtbot.addWidget(bar)
    action = QAccessible.queryAccessibleInterface(bar.button(1)).actionInterface()
    assert action.pressAction() in action.actionNames()
    action.doAction(action.pressAction())
    assert bar.current() == 1


def test_segments_are_radio_buttons_of_a_named_group(qtbot: QtBot) -> None:
    segmented = Segmented("Sperren nach", ["5 Minuten", "10 Minuten"])
    qtbot.addWidget(segmented)
    segmented.set_current(1)
    assert role(segmented) == QAccessible.Role.Grouping
    assert heard(segmented, QAccessible.Text.Name) == "Sperren nach"
    assert role(segmented.button(0)) == QAccessible.Role.RadioButton
    states = [
        QAccessible.queryAccessibleInterface(segmented.button(index)).state() for index in (0, 1)
    ]
    assert [bool(state.checked) for state in states] == [False, True]


@pytest.mark.parametrize(
    ("widget", "expected"),
    [
        (FilterChip, QAccessible.Role.CheckBox),
        (CheckBox, QAccessible.Role.CheckBox),
        (RadioButton, QAccessible.Role.RadioButton),
        (PlainButton, QAccessible.Role.Button),
    ],
)
def test_single_controls_keep_the_role_of_their_kind(
    qtbot: QtBot, widget: type[FilterChip], expected: QAccessible.Role
) -> None:
    made = widget("ohne Schritt")
    qtbot.addWidget(made)
    assert role(made) == expected
    assert heard(made, QAccessible.Text.Name) == "ohne Schritt"


def test_entries_of_the_navigation_are_links_and_the_shown_page_is_named(qtbot: QtBot) -> None:
    navigation = Navigation(SPECS)
    qtbot.addWidget(navigation)
    navigation.select("people")
    people, today = navigation.item("people"), navigation.item("today")
    assert role(people) == QAccessible.Role.Link
    assert heard(people, QAccessible.Text.Name) == "Menschen"
    assert "Aktuelle Seite, Alt+2" in heard(people, QAccessible.Text.Description)
    assert "Seite öffnen, Alt+1" in heard(today, QAccessible.Text.Description)
    assert "Pfeiltasten" in heard(today, QAccessible.Text.Description)
    assert "Pfeiltasten" in today.toolTip()


def test_roles_outlive_nothing(qtbot: QtBot) -> None:
    for _ in range(6):
        bar = TabBar("Bereiche", ["Netz", "Plan"])
        assert role(bar.button(0)) == QAccessible.Role.PageTab
        bar.deleteLater()
        del bar
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()
    fresh = TabBar("Bereiche", ["Netz", "Plan"])
    qtbot.addWidget(fresh)
    assert role(fresh) == QAccessible.Role.PageTabList


@pytest.mark.parametrize("kind", [Segmented, TabBar])
def test_tab_lands_on_what_the_program_chose(qtbot: QtBot, kind: type[Segmented | TabBar]) -> None:
    before, row = PlainButton("davor"), kind("Ansicht", ["Netz", "Plan", "Arbeit"])
    page = QWidget()
    column = QVBoxLayout(page)
    column.addWidget(before)
    column.addWidget(row)
    show(qtbot, page)
    row.set_current(1)
    before.setFocus()
    qtbot.keyClick(before, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is row.button(1)
    row.set_current(2)
    qtbot.keyClick(row.button(1), Qt.Key.Key_Backtab)
    qtbot.keyClick(before, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is row.button(2)


@pytest.mark.parametrize("kind", [Segmented, TabBar])
def test_arrows_home_and_end_choose_and_the_ends_hold(
    qtbot: QtBot, kind: type[Segmented | TabBar]
) -> None:
    row = kind("Ansicht", ["Netz", "Plan", "Arbeit"])
    show(qtbot, row)
    row.button(0).setFocus()
    reached = []
    for key in (
        Qt.Key.Key_Right,
        Qt.Key.Key_End,
        Qt.Key.Key_Right,
        Qt.Key.Key_Left,
        Qt.Key.Key_Home,
        Qt.Key.Key_Left,
    ):
        qtbot.keyClick(row.button(row.current()), key)
        assert QApplication.focusWidget() is row.button(row.current())
        reached.append(row.current())
    assert reached == [1, 2, 2, 1, 0, 0]


def test_arrows_in_the_navigation_move_and_enter_opens(qtbot: QtBot) -> None:
    navigation = Navigation(SPECS)
    show(qtbot, navigation, 184, 500)
    navigation.select("today")
    navigation.item("today").setFocus()
    qtbot.keyClick(navigation.item("today"), Qt.Key.Key_End)
    assert navigation.item("settings").hasFocus()
    qtbot.keyClick(navigation.item("settings"), Qt.Key.Key_Up)
    assert navigation.item("print").hasFocus()
    assert navigation.item("today").isChecked()
    with qtbot.waitSignal(navigation.page_wanted) as told:
        qtbot.keyClick(navigation.item("print"), Qt.Key.Key_Return)
    assert told.args == ["print"]


def test_tab_comes_back_to_the_entry_of_the_shown_page(qtbot: QtBot) -> None:
    page = QWidget()
    before, navigation = PlainButton("davor"), Navigation(SPECS)
    row = QHBoxLayout(page)
    row.addWidget(before)
    row.addWidget(navigation)
    show(qtbot, page, 300, 500)
    navigation.select("people")
    navigation.item("people").setFocus()
    qtbot.keyClick(navigation.item("people"), Qt.Key.Key_Down)
    before.setFocus()
    qtbot.keyClick(before, Qt.Key.Key_Tab)
    assert navigation.item("people").hasFocus()


def test_without_an_entry_for_the_page_the_first_one_is_reached(qtbot: QtBot) -> None:
    navigation = Navigation(SPECS)
    qtbot.addWidget(navigation)
    navigation.select("people")
    navigation.select("about")
    stops = [
        key
        for key in navigation.keys()  # noqa: SIM118 - a method of the navigation
        if navigation.item(key).focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert stops == ["today"]

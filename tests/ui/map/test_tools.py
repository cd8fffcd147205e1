"""The tools above the map and what it says can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from gkdesk.network.look import Look
from gkdesk.ui.map.targets import ACTOR
from tests.ui.kit.hands import show
from tests.ui.map.conftest import ABOVE, LEFT, RIGHT, Desk, settle, small_network

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Key = Qt.Key


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    made = Desk()
    show(qtbot, made, 800, 640)
    made.view.show_network(small_network(), Look())
    settle(qtbot, made.view)
    return made


def test_every_tool_has_a_name_and_a_tip(desk: Desk) -> None:
    tools = [
        *desk.toolbar.findChildren(QAbstractButton),
        *desk.toolbar.findChildren(QLineEdit),
    ]
    named = [tool for tool in tools if tool.focusPolicy() is not Qt.FocusPolicy.NoFocus]
    assert len(named) >= 5
    assert all(tool.accessibleName() and tool.toolTip() for tool in named)


def test_the_buttons_zoom_and_are_off_where_they_would_do_nothing(qtbot: QtBot, desk: Desk) -> None:
    tools = desk.toolbar
    assert [one.isEnabled() for one in (tools.smaller, tools.whole, tools.larger)] == [
        False,
        False,
        True,
    ]
    qtbot.mouseClick(tools.larger, Qt.MouseButton.LeftButton)
    assert desk.view.zoom_percent() == 125
    assert tools.percent.text() == "125 %"
    qtbot.mouseClick(tools.whole, Qt.MouseButton.LeftButton)
    assert desk.view.zoom_percent() == 100


def test_typing_a_name_goes_to_it_and_enter_to_the_next(qtbot: QtBot, desk: Desk) -> None:
    field = desk.toolbar.find_field
    qtbot.keyClicks(field, "a")
    first = desk.view.selected()
    qtbot.keyClick(field, Key.Key_Return)
    assert desk.view.selected() != first
    field.clear()
    qtbot.keyClicks(field, "jugend")
    assert desk.view.selected() == (ACTOR, ABOVE)


def test_a_name_that_nobody_has_is_said(qtbot: QtBot, desk: Desk) -> None:
    field = desk.toolbar.find_field
    qtbot.keyClicks(field, "cx")
    qtbot.waitUntil(lambda: "„cx“" in desk.view.hint())
    field.clear()
    assert "„cx“" not in desk.view.hint()


def test_where_nobody_has_the_name_nobody_stays_chosen(qtbot: QtBot, desk: Desk) -> None:
    field = desk.toolbar.find_field
    qtbot.keyClicks(field, "c")
    assert desk.view.selected() == (ACTOR, LEFT)
    qtbot.keyClicks(field, "x")
    assert desk.view.selected() == ("", None)


def test_the_hint_says_how_many_are_found_and_how_to_go_on(qtbot: QtBot, desk: Desk) -> None:
    field = desk.toolbar.find_field
    qtbot.keyClicks(field, "c")
    several = "Treffer 1 von 3 für „c“. Enter geht zum nächsten."
    qtbot.waitUntil(lambda: desk.view.hint() == several)
    qtbot.keyClick(field, Key.Key_Return)
    qtbot.waitUntil(lambda: desk.view.hint().startswith("Treffer 2 von 3"))
    field.setText("jugend")
    qtbot.waitUntil(lambda: desk.view.hint() == "1 Treffer für „jugend“.")


def test_a_way_that_leads_to_nobody_is_said_until_the_next_step(qtbot: QtBot, desk: Desk) -> None:
    desk.view.select(ACTOR, RIGHT)
    qtbot.keyClick(desk.view, Key.Key_Right)
    assert desk.view.hint() == "Weiter rechts steht keine Organisation."
    qtbot.keyClick(desk.view, Key.Key_Left)
    qtbot.waitUntil(lambda: "Weiter rechts" not in desk.view.hint())
    assert desk.view.selected() != (ACTOR, RIGHT)


def test_what_to_do_comes_first_where_two_are_connected(qtbot: QtBot, desk: Desk) -> None:
    desk.view.select(ACTOR, LEFT)
    qtbot.keyClick(desk.view, Key.Key_C)
    assert desk.view.hint().startswith("Mit wem verbinden? Anklicken")
    assert desk.view.hint().endswith("Von „Caritas“.")
    qtbot.keyClick(desk.view, Key.Key_Right)
    assert desk.view.hint().startswith("Enter verbindet, Esc bricht ab: „Caritas“ mit")


def test_a_slash_in_the_map_goes_to_the_field(qtbot: QtBot, desk: Desk) -> None:
    desk.view.setFocus()
    qtbot.keyClick(desk.view, Key.Key_Slash)
    assert desk.toolbar.find_field.hasFocus()


def test_the_legend_can_be_put_away(desk: Desk) -> None:
    assert desk.toolbar.legend.isChecked()
    desk.toolbar.legend.click()
    assert not desk.view.has_legend()


def test_in_a_small_window_the_legend_comes_when_it_is_asked_for(qtbot: QtBot, desk: Desk) -> None:
    desk.resize(500, 340)
    settle(qtbot, desk.view)
    assert not desk.toolbar.legend.isChecked()
    desk.toolbar.legend.click()
    assert desk.view.has_legend()


def test_the_hint_says_what_can_be_done(qtbot: QtBot, desk: Desk) -> None:
    assert "Griff" in desk.view.hint()
    desk.view.select(ACTOR, LEFT)
    qtbot.keyClick(desk.view, Key.Key_Shift)
    assert "C: verbinden" in desk.view.hint()
    qtbot.keyClick(desk.view, Key.Key_C)
    assert desk.view.hint().startswith("Mit wem verbinden?")


def test_a_cleared_map_shows_and_says_nothing(qtbot: QtBot, desk: Desk) -> None:
    desk.view.select(ACTOR, LEFT)
    desk.view.clear()
    assert desk.view.drawing() is None
    assert desk.view.selected() == ("", None)
    assert desk.view.hint() == ""
    qtbot.keyClick(desk.view, Key.Key_Right)
    assert desk.view.selected() == ("", None)


def test_no_hole_stands_between_the_glass_and_what_is_typed(desk: Desk) -> None:
    field = desk.toolbar.find_field
    glass = field.findChildren(QAbstractButton)[0].geometry()
    assert 4 <= field.cursorRect().center().x() - glass.right() <= 16

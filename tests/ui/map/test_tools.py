"""The tools above the map and the line below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from gkdesk.network.look import Look
from gkdesk.ui.map.panel import MapPanel
from gkdesk.ui.map.targets import ACTOR
from tests.ui.kit.hands import show
from tests.ui.map.conftest import ABOVE, LEFT, RIGHT, settle, small_network

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Key = Qt.Key


@pytest.fixture
def panel(qtbot: QtBot) -> MapPanel:
    made = MapPanel()
    show(qtbot, made, 800, 640)
    made.view.show_network(small_network(), Look())
    settle(qtbot, made.view)
    return made


def test_every_tool_has_a_name_and_a_tip(panel: MapPanel) -> None:
    tools = [
        *panel.toolbar.findChildren(QAbstractButton),
        *panel.toolbar.findChildren(QLineEdit),
    ]
    named = [tool for tool in tools if tool.focusPolicy() is not Qt.FocusPolicy.NoFocus]
    assert len(named) >= 5
    assert all(tool.accessibleName() and tool.toolTip() for tool in named)


def test_the_buttons_zoom_and_are_off_where_they_would_do_nothing(
    qtbot: QtBot, panel: MapPanel
) -> None:
    tools = panel.toolbar
    assert [one.isEnabled() for one in (tools.smaller, tools.whole, tools.larger)] == [
        False,
        False,
        True,
    ]
    qtbot.mouseClick(tools.larger, Qt.MouseButton.LeftButton)
    assert panel.view.zoom_percent() == 125
    assert tools.percent.text() == "125 %"
    qtbot.mouseClick(tools.whole, Qt.MouseButton.LeftButton)
    assert panel.view.zoom_percent() == 100


def test_typing_a_name_goes_to_it_and_enter_to_the_next(qtbot: QtBot, panel: MapPanel) -> None:
    field = panel.toolbar.find_field
    qtbot.keyClicks(field, "a")
    first = panel.view.selected()
    qtbot.keyClick(field, Key.Key_Return)
    assert panel.view.selected() != first
    field.clear()
    qtbot.keyClicks(field, "jugend")
    assert panel.view.selected() == (ACTOR, ABOVE)


def test_a_name_that_nobody_has_is_said(qtbot: QtBot, panel: MapPanel) -> None:
    field = panel.toolbar.find_field
    qtbot.keyClicks(field, "cx")
    qtbot.waitUntil(lambda: "„cx“" in panel.hint_text())
    field.clear()
    assert "„cx“" not in panel.hint_text()


def test_where_nobody_has_the_name_nobody_stays_chosen(qtbot: QtBot, panel: MapPanel) -> None:
    field = panel.toolbar.find_field
    qtbot.keyClicks(field, "c")
    assert panel.view.selected() == (ACTOR, LEFT)
    qtbot.keyClicks(field, "x")
    assert panel.view.selected() == ("", None)


def test_the_line_below_says_how_many_are_found_and_how_to_go_on(
    qtbot: QtBot, panel: MapPanel
) -> None:
    field = panel.toolbar.find_field
    qtbot.keyClicks(field, "c")
    several = "Treffer 1 von 3 für „c“. Enter geht zum nächsten."
    qtbot.waitUntil(lambda: panel.hint_text() == several)
    qtbot.keyClick(field, Key.Key_Return)
    qtbot.waitUntil(lambda: panel.hint_text().startswith("Treffer 2 von 3"))
    field.setText("jugend")
    qtbot.waitUntil(lambda: panel.hint_text() == "1 Treffer für „jugend“.")


def test_a_way_that_leads_to_nobody_is_said_until_the_next_step(
    qtbot: QtBot, panel: MapPanel
) -> None:
    panel.view.select(ACTOR, RIGHT)
    qtbot.keyClick(panel.view, Key.Key_Right)
    assert panel.hint_text() == "Weiter rechts steht keine Organisation."
    qtbot.keyClick(panel.view, Key.Key_Left)
    qtbot.waitUntil(lambda: "Weiter rechts" not in panel.hint_text())
    assert panel.view.selected() != (ACTOR, RIGHT)


def test_what_to_do_comes_first_where_two_are_connected(qtbot: QtBot, panel: MapPanel) -> None:
    panel.view.select(ACTOR, LEFT)
    qtbot.keyClick(panel.view, Key.Key_C)
    assert panel.hint_text().startswith("Mit wem verbinden? Anklicken")
    assert panel.hint_text().endswith("Von „Caritas“.")
    qtbot.keyClick(panel.view, Key.Key_Right)
    assert panel.hint_text().startswith("Enter verbindet, Esc bricht ab: „Caritas“ mit")


def test_a_slash_in_the_map_goes_to_the_field(qtbot: QtBot, panel: MapPanel) -> None:
    panel.view.setFocus()
    qtbot.keyClick(panel.view, Key.Key_Slash)
    assert panel.toolbar.find_field.hasFocus()


def test_the_legend_can_be_put_away(panel: MapPanel) -> None:
    assert panel.toolbar.legend.isChecked()
    panel.toolbar.legend.click()
    assert not panel.view.has_legend()


def test_in_a_small_window_the_legend_comes_when_it_is_asked_for(
    qtbot: QtBot, panel: MapPanel
) -> None:
    panel.resize(500, 340)
    settle(qtbot, panel.view)
    assert not panel.toolbar.legend.isChecked()
    panel.toolbar.legend.click()
    assert panel.view.has_legend()


def test_the_line_below_says_what_can_be_done(qtbot: QtBot, panel: MapPanel) -> None:
    assert "Griff" in panel.hint_text()
    panel.view.select(ACTOR, LEFT)
    qtbot.keyClick(panel.view, Key.Key_Shift)
    assert "C: verbinden" in panel.hint_text()
    qtbot.keyClick(panel.view, Key.Key_C)
    assert panel.hint_text().startswith("Mit wem verbinden?")


def test_a_cleared_map_shows_and_says_nothing(qtbot: QtBot, panel: MapPanel) -> None:
    panel.view.select(ACTOR, LEFT)
    panel.view.clear()
    assert panel.view.drawing() is None
    assert panel.view.selected() == ("", None)
    assert panel.hint_text() == ""
    qtbot.keyClick(panel.view, Key.Key_Right)
    assert panel.view.selected() == ("", None)


def test_no_hole_stands_between_the_glass_and_what_is_typed(panel: MapPanel) -> None:
    field = panel.toolbar.find_field
    glass = field.findChildren(QAbstractButton)[0].geometry()
    assert 4 <= field.cursorRect().center().x() - glass.right() <= 16

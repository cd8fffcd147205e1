"""The map without a pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from gkdesk.network.look import Look
from gkdesk.ui.map.targets import ACTOR, NOTHING, TIE
from gkdesk.ui.map.view import MapView
from gkdesk.ui.widgets import PlainButton
from tests.ui.kit.hands import show
from tests.ui.map.conftest import (
    ABOVE,
    BELOW,
    LEFT,
    MIDDLE,
    RIGHT,
    TO_LEFT,
    TO_RIGHT,
    small_network,
)
from tests.ui.map.pointing import at

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def heard(view: MapView, what: QAccessible.Text) -> str:
    return QAccessible.queryAccessibleInterface(view).text(what)


def send(view: MapView, kind: QEvent.Type, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    """Send a key alone; the helpers for tests press and release the held keys with each."""
    QApplication.sendEvent(view, QKeyEvent(kind, key, held))


@pytest.fixture
def walked(view: MapView) -> MapView:
    view.setFocus()
    view.select(ACTOR, MIDDLE)
    return view


def test_tab_enters_at_an_organisation_and_leaves_again(qtbot: QtBot) -> None:
    page, view, after = QWidget(), MapView(), PlainButton("danach")
    before = PlainButton("davor")
    column = QVBoxLayout(page)
    for widget in (before, view, after):
        column.addWidget(widget)
    show(qtbot, page, 800, 700)
    view.show_network(small_network(), Look())
    before.setFocus()
    qtbot.keyClick(before, Key.Key_Tab)
    assert view.hasFocus()
    assert view.selected() == (ACTOR, ABOVE)
    qtbot.keyClick(view, Key.Key_Tab)
    assert QApplication.focusWidget() is after


@pytest.mark.parametrize(
    ("key", "reached"),
    [
        (Key.Key_Left, LEFT),
        (Key.Key_Right, RIGHT),
        (Key.Key_Up, ABOVE),
        (Key.Key_Down, BELOW),
    ],
)
def test_an_arrow_goes_to_the_nearest_organisation_in_its_direction(
    qtbot: QtBot, walked: MapView, key: Qt.Key, reached: int
) -> None:
    with qtbot.waitSignal(walked.chosen) as told:
        qtbot.keyClick(walked, key)
    assert told.args == [ACTOR, reached]


def test_at_the_edge_an_arrow_stays(qtbot: QtBot, walked: MapView) -> None:
    walked.select(ACTOR, LEFT)
    qtbot.keyClick(walked, Key.Key_Left)
    assert walked.selected() == (ACTOR, LEFT)


def test_enter_opens_what_is_chosen(qtbot: QtBot, walked: MapView) -> None:
    with qtbot.waitSignal(walked.opened) as told:
        qtbot.keyClick(walked, Key.Key_Return)
    assert told.args == [ACTOR, MIDDLE]


def test_page_keys_go_through_the_cooperations_of_an_organisation(
    qtbot: QtBot, walked: MapView
) -> None:
    met = []
    for key in (Key.Key_PageDown, Key.Key_PageDown, Key.Key_PageDown, Key.Key_PageUp):
        qtbot.keyClick(walked, key)
        met.append(walked.selected())
    assert met == [(TIE, TO_RIGHT), (TIE, TO_LEFT), (TIE, TO_RIGHT), (TIE, TO_LEFT)]
    with qtbot.waitSignal(walked.opened) as told:
        qtbot.keyClick(walked, Key.Key_Return)
    assert told.args == [TIE, TO_LEFT]


def test_c_connects_with_the_organisation_that_arrows_reach(qtbot: QtBot, walked: MapView) -> None:
    qtbot.keyClick(walked, Key.Key_C)
    qtbot.keyClick(walked, Key.Key_Right)
    assert "„Jobcenter“ mit „Volkshochschule“" in walked.hint()
    assert walked.selected() == (ACTOR, MIDDLE)
    with qtbot.waitSignal(walked.connect_wanted) as told:
        qtbot.keyClick(walked, Key.Key_Return)
    assert told.args == [MIDDLE, RIGHT]


def test_escape_leaves_connecting_first_and_then_the_choice(qtbot: QtBot, walked: MapView) -> None:
    with qtbot.assertNotEmitted(walked.connect_wanted):
        qtbot.keyClick(walked, Key.Key_C)
        qtbot.keyClick(walked, Key.Key_Escape)
    assert walked.selected() == (ACTOR, MIDDLE)
    qtbot.keyClick(walked, Key.Key_Escape)
    assert walked.selected() == (NOTHING, None)


def test_space_takes_up_an_organisation_and_sets_it_down(qtbot: QtBot, walked: MapView) -> None:
    qtbot.keyClick(walked, Key.Key_Space)
    for _ in range(5):
        qtbot.keyClick(walked, Key.Key_Right)
    with qtbot.waitSignal(walked.moved) as told:
        qtbot.keyClick(walked, Key.Key_Space)
    actor, place = told.args
    assert actor == MIDDLE
    assert place.x > 50
    assert place.y == 0


def test_ctrl_and_arrows_move_in_one_go(qtbot: QtBot, walked: MapView) -> None:
    places = []
    walked.moved.connect(lambda _actor, place: places.append(place))
    for _ in range(3):
        send(walked, QEvent.Type.KeyPress, Key.Key_Down, CONTROL)
        send(walked, QEvent.Type.KeyRelease, Key.Key_Down, CONTROL)
    assert places == []
    send(walked, QEvent.Type.KeyRelease, Key.Key_Control, Qt.KeyboardModifier.NoModifier)
    assert len(places) == 1
    assert places[0].y > 50


def test_shift_and_arrows_show_another_part(qtbot: QtBot, walked: MapView) -> None:
    qtbot.keyClick(walked, Key.Key_Plus)
    before = at(walked, MIDDLE)
    qtbot.keyClick(walked, Key.Key_Right, SHIFT)
    assert at(walked, MIDDLE).x() < before.x()
    qtbot.keyClick(walked, Key.Key_0)
    assert walked.zoom_percent() == 100


def test_letters_go_to_a_name(qtbot: QtBot, walked: MapView) -> None:
    qtbot.keyClicks(walked, "jug")
    assert walked.selected() == (ACTOR, ABOVE)


def test_k_asks_for_the_menu_at_the_organisation(qtbot: QtBot, walked: MapView) -> None:
    with qtbot.waitSignal(walked.menu_wanted) as told:
        qtbot.keyClick(walked, Key.Key_K)
    assert told.args == [ACTOR, MIDDLE, walked.mapToGlobal(at(walked, MIDDLE))]


def test_a_slash_asks_for_the_field_to_find(qtbot: QtBot, walked: MapView) -> None:
    with qtbot.waitSignal(walked.find_wanted):
        qtbot.keyClick(walked, Key.Key_Slash)


def test_keys_of_the_program_pass_the_map(qtbot: QtBot, walked: MapView) -> None:
    before = walked.selected()
    for key, held in ((Key.Key_Z, CONTROL), (Key.Key_K, CONTROL), (Key.Key_F1, None)):
        qtbot.keyClick(walked, key, held or Qt.KeyboardModifier.NoModifier)
    assert walked.selected() == before


def test_who_walks_beyond_the_view_takes_it_along(qtbot: QtBot, walked: MapView) -> None:
    walked.zoom_by(4)
    qtbot.keyClick(walked, Key.Key_Right)
    assert walked.rect().contains(at(walked, RIGHT))


def test_screen_readers_hear_the_map_its_twin_and_what_is_chosen(
    qtbot: QtBot, walked: MapView
) -> None:
    assert QAccessible.queryAccessibleInterface(walked).role() == QAccessible.Role.Graphic
    assert heard(walked, QAccessible.Text.Name) == "Karte des Netzwerks"
    description = heard(walked, QAccessible.Text.Description)
    assert "5 Organisationen, 2 Kooperationen" in description
    assert "Tabelle zeigt dasselbe" in description
    qtbot.keyClick(walked, Key.Key_Left)
    qtbot.waitUntil(walked.is_settled)
    assert heard(walked, QAccessible.Text.Value).startswith("Caritas:")
    qtbot.keyClick(walked, Key.Key_C)
    qtbot.keyClick(walked, Key.Key_Right)
    assert "„Caritas“ mit „Jobcenter“" in heard(walked, QAccessible.Text.Value)

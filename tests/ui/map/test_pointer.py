"""What a pointer does on the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from gkdesk.network.graph import Place
from gkdesk.ui.map.targets import ACTOR, NOTHING, TIE
from tests.ui.map.conftest import LEFT, MIDDLE, RIGHT, TO_LEFT, TO_RIGHT
from tests.ui.map.pointing import at, drag, handle, move, on_line

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gkdesk.ui.map.view import MapView

PRESS = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
CORNER = QPoint(250, 60)


def wheel(view: MapView, point: QPoint, notches: int, held: Qt.KeyboardModifier = NONE) -> bool:
    event = QWheelEvent(
        QPointF(point),
        QPointF(view.mapToGlobal(point)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)
    return event.isAccepted()


def test_a_click_chooses_an_organisation_a_cooperation_or_nothing(
    qtbot: QtBot, view: MapView
) -> None:
    told: list[tuple[str, object]] = []
    view.chosen.connect(lambda kind, ref: told.append((kind, ref)))
    for point in (at(view, LEFT), on_line(view, TO_RIGHT), CORNER):
        qtbot.mouseClick(view, PRESS, NONE, point)
    assert told == [(ACTOR, LEFT), (TIE, TO_RIGHT), (NOTHING, None)]


def test_a_choice_from_outside_is_shown_and_not_told(qtbot: QtBot, view: MapView) -> None:
    with qtbot.assertNotEmitted(view.chosen):
        view.select(ACTOR, RIGHT)
    assert view.selected() == (ACTOR, RIGHT)


def test_pointing_shows_the_sentence_as_it_was_typed(view: MapView) -> None:
    move(view, at(view, LEFT))
    assert view.toolTip().startswith("Caritas: Arbeitsmarkt und Wirtschaft")
    move(view, on_line(view, TO_LEFT))
    assert view.toolTip().startswith("Jobcenter und Caritas:")
    move(view, CORNER)
    assert view.toolTip() == ""


def test_a_double_click_opens(qtbot: QtBot, view: MapView) -> None:
    with qtbot.waitSignal(view.opened) as told:
        qtbot.mouseDClick(view, PRESS, NONE, at(view, MIDDLE))
    assert told.args == [ACTOR, MIDDLE]


def test_dragging_an_organisation_tells_its_new_place(qtbot: QtBot, view: MapView) -> None:
    start = at(view, RIGHT)
    between = (at(view, MIDDLE) + start) / 2
    with qtbot.waitSignal(view.moved) as told:
        drag(view, start, between)
    actor, place = told.args
    assert actor == RIGHT
    assert isinstance(place, Place)
    assert abs(place.x - 300) <= 5
    assert abs(place.y) <= 5


def test_escape_ends_a_drag_without_a_result(qtbot: QtBot, view: MapView) -> None:
    with qtbot.assertNotEmitted(view.moved):
        qtbot.mousePress(view, PRESS, NONE, at(view, RIGHT))
        move(view, CORNER, held=True)
        assert "„Volkshochschule“ verschieben" in view.hint()
        qtbot.keyClick(view, Qt.Key.Key_Escape)
        assert "„Volkshochschule“" not in view.hint()
        move(view, CORNER + QPoint(0, 40), held=True)
        qtbot.mouseRelease(view, PRESS, NONE, CORNER)


def test_the_handle_dragged_to_another_organisation_connects(qtbot: QtBot, view: MapView) -> None:
    move(view, at(view, LEFT))
    with qtbot.waitSignal(view.connect_wanted) as told:
        drag(view, handle(view, LEFT), at(view, RIGHT))
    assert told.args == [LEFT, RIGHT]


def test_the_handle_can_be_clicked_and_then_the_other(qtbot: QtBot, view: MapView) -> None:
    move(view, at(view, LEFT))
    qtbot.mouseClick(view, PRESS, NONE, handle(view, LEFT))
    assert "„Caritas“" in view.hint()
    with qtbot.waitSignal(view.connect_wanted) as told:
        qtbot.mouseClick(view, PRESS, NONE, at(view, MIDDLE))
    assert told.args == [LEFT, MIDDLE]


def test_a_line_that_ends_on_the_ground_connects_nothing(qtbot: QtBot, view: MapView) -> None:
    move(view, at(view, LEFT))
    with qtbot.assertNotEmitted(view.connect_wanted):
        drag(view, handle(view, LEFT), CORNER)
    assert "Verbinden" not in view.hint()


def test_the_ground_is_dragged_only_when_there_is_more_to_see(view: MapView) -> None:
    before = at(view, MIDDLE)
    drag(view, CORNER, CORNER + QPoint(50, 30))
    assert at(view, MIDDLE) == before
    view.zoom_by(2)
    before = at(view, MIDDLE)
    drag(view, CORNER, CORNER + QPoint(50, 30))
    assert at(view, MIDDLE) == before + QPoint(50, 30)


def test_the_wheel_zooms_with_ctrl_around_the_pointer_and_else_scrolls(view: MapView) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    point = at(view, RIGHT)
    assert not wheel(view, point, 1)
    assert wheel(view, point, 2, control)
    assert view.zoom_percent() == 144
    assert (at(view, RIGHT) - point).manhattanLength() <= 2
    before = at(view, MIDDLE)
    assert wheel(view, point, -1)
    assert at(view, MIDDLE).y() < before.y()


def test_the_zoom_stays_between_whole_and_fourfold(view: MapView) -> None:
    for _ in range(12):
        view.zoom_in()
    assert view.zoom_percent() == 400
    for _ in range(12):
        view.zoom_out()
    assert view.zoom_percent() == 100


def test_the_menu_is_for_what_lies_under_the_pointer(qtbot: QtBot, view: MapView) -> None:
    point = at(view, LEFT)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, view.mapToGlobal(point), NONE)
    with qtbot.waitSignal(view.menu_wanted) as told:
        QApplication.sendEvent(view, event)
    assert told.args == [ACTOR, LEFT, view.mapToGlobal(point)]
    assert view.selected() == (ACTOR, LEFT)


def test_what_is_zoomed_is_drawn_anew_and_things_stay_where_they_were(
    qtbot: QtBot, view: MapView
) -> None:
    view.zoom_by(2.5, QPointF(at(view, LEFT)))
    stretched = [at(view, actor) for actor in (LEFT, MIDDLE)]
    qtbot.waitUntil(view.is_settled)
    sharp = [at(view, actor) for actor in (LEFT, MIDDLE)]
    glass = view.glass()
    assert glass is not None
    assert glass.sheet.zoom == 2.5
    assert all((a - b).manhattanLength() <= 2 for a, b in zip(stretched, sharp, strict=True))


def test_an_organisation_dropped_beside_the_map_stays_on_it(qtbot: QtBot, view: MapView) -> None:
    with qtbot.waitSignal(view.moved) as told:
        drag(view, at(view, RIGHT), QPoint(-300, 900))
    _actor, place = told.args
    glass = view.glass()
    assert glass is not None
    frame = glass.sheet.drawing.frame
    corner = frame.to_page(place.x / 1000, place.y / 1000)
    assert -1 <= corner.x <= glass.sheet.drawing.width + 1
    assert -1 <= corner.y <= glass.sheet.drawing.height + 1


def test_at_the_edge_the_handle_stays_in_the_view(view: MapView) -> None:
    view.zoom_by(4)
    view.camera.pan(QPointF(10_000, 0))
    right = at(view, LEFT)
    view.pan(QPointF(view.width() - 4 - right.x(), 0))
    assert view.rect().contains(handle(view, LEFT))


def test_what_is_chosen_while_the_map_is_hidden_is_seen_when_it_is_shown(
    qtbot: QtBot, view: MapView
) -> None:
    view.zoom_by(4)
    view.hide()
    view.select(ACTOR, RIGHT)
    assert not view.rect().contains(at(view, RIGHT))
    view.show()
    assert view.rect().contains(at(view, RIGHT))

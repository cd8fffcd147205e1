"""Where a pointer finds things on a map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gkdesk.ui.map.targets import ACTOR, TIE, Target

if TYPE_CHECKING:
    from gkdesk.text.ids import CooperationId, OrganisationId
    from gkdesk.ui.map.view import MapView


def at(view: MapView, actor: OrganisationId) -> QPoint:
    return _seen(view, Target(ACTOR, actor))


def on_line(view: MapView, tie: CooperationId) -> QPoint:
    return _seen(view, Target(TIE, tie))


def _seen(view: MapView, target: Target) -> QPoint:
    glass = view.glass()
    assert glass is not None
    point = glass.middle(target)
    assert point is not None
    return point.toPoint()


def handle(view: MapView, actor: OrganisationId) -> QPoint:
    glass = view.glass()
    assert glass is not None
    point = glass.handle(Target(ACTOR, actor))
    assert point is not None
    return point.toPoint()


def move(view: MapView, point: QPoint, *, held: bool = False) -> None:
    """Move the pointer; the platform for tests does not send moves with a held button itself."""
    button = Qt.MouseButton.LeftButton if held else Qt.MouseButton.NoButton
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(point),
        QPointF(view.mapToGlobal(point)),
        Qt.MouseButton.NoButton,
        button,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(view, event)


def drag(view: MapView, start: QPoint, end: QPoint) -> None:
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(view, left, Qt.KeyboardModifier.NoModifier, start)
    for step in range(1, 6):
        move(view, start + (end - start) * step / 5, held=True)
    QTest.mouseRelease(view, left, Qt.KeyboardModifier.NoModifier, end)

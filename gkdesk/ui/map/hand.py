"""What a pointer does on the map: choose, open, move what is seen, move and connect."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication

from gkdesk.ui.map.doing import Mode
from gkdesk.ui.map.overlay import HANDLE_REACH
from gkdesk.ui.map.targets import ACTOR, NOWHERE, Target

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QWheelEvent

    from gkdesk.ui.map.view import MapView

_LEFT = Qt.MouseButton.LeftButton
_NOTCH = 120.0
_ZOOM_A_NOTCH = 1.2
_PAN_A_NOTCH = 80.0


class Hand:
    """Turns events of the mouse into what a map does."""

    def __init__(self, view: MapView) -> None:
        self._view = view
        self._pressed: QPointF | None = None
        self._last = QPointF()
        self._target = NOWHERE
        self._is_pan = False

    def press(self, event: QMouseEvent) -> None:
        """Take hold of what lies under the pointer."""
        if event.button() != _LEFT:
            return
        at, view = event.position(), self._view
        if view.doing.mode is Mode.CONNECT:
            self._connect_to(at)
            return
        if view.doing.mode is Mode.MOVE:
            view.leave()
        actor = self._handle_at(at)
        if actor is not None:
            view.begin(Mode.CONNECT, actor, by_keys=False)
        self._pressed = self._last = at
        self._is_pan = False
        self._target = NOWHERE if actor is not None else self._target_at(at)

    def move(self, event: QMouseEvent) -> None:
        """Drag, or point."""
        at, view = event.position(), self._view
        if view.doing.mode is Mode.CONNECT:
            self._lead(at)
        elif self._pressed is None:
            self._point(at)
        elif view.doing.mode is Mode.MOVE:
            view.doing.at = view.camera.to_map(at)
            view.update()
        elif self._is_pan:
            view.pan(at - self._last)
        elif self._is_far(at):
            self._drag(at)
        self._last = at

    def release(self, event: QMouseEvent) -> None:
        """Let go: set down, connect or choose."""
        if event.button() != _LEFT or self._pressed is None:
            return
        view, was_pan, was_drag = self._view, self._is_pan, self._is_far(event.position())
        target = self._target
        self.let_go()
        if view.doing.mode is Mode.MOVE:
            view.finish()
        elif view.doing.mode is Mode.CONNECT:
            # A press without a way only takes up the line; the next press sets it down.
            if was_drag:
                self._connect_to(event.position())
        elif not was_pan:
            view.choose(target)

    def double_click(self, event: QMouseEvent) -> None:
        """Open what lies under the pointer."""
        target = self._target_at(event.position())
        if event.button() == _LEFT and target and self._view.doing.mode is Mode.REST:
            self.let_go()
            self._view.opened.emit(target.kind, target.ref)

    def menu(self, event: QContextMenuEvent) -> None:
        """Choose what lies under the pointer and ask for its menu."""
        view = self._view
        view.leave()
        target = self._target_at(QPointF(event.pos()))
        view.choose(target)
        view.menu_wanted.emit(target.kind, target.ref or None, event.globalPos())

    def wheel(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else move what is seen; the whole map lets the page scroll."""
        view = self._view
        notches = QPointF(event.angleDelta()) / _NOTCH
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            view.zoom_by(_ZOOM_A_NOTCH ** notches.y(), event.position())
        elif view.camera.is_whole:
            event.ignore()
            return
        elif event.hasPixelDelta():
            view.pan(QPointF(event.pixelDelta()))
        else:
            view.pan(self._turned(event, notches) * _PAN_A_NOTCH)
        event.accept()

    @staticmethod
    def _turned(event: QWheelEvent, notches: QPointF) -> QPointF:
        is_across = event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not notches.x()
        return QPointF(notches.y(), 0) if is_across else notches

    def let_go(self) -> None:
        """Hold nothing any more."""
        self._pressed = None
        self._is_pan = False
        self._view.unsetCursor()

    def _drag(self, at: QPointF) -> None:
        view = self._view
        if self._target.kind == ACTOR:
            view.begin(Mode.MOVE, self._target.ref, by_keys=False)
            view.doing.at = view.camera.to_map(at)
        else:
            self._is_pan = True
            view.pan(at - (self._pressed or at))
        view.setCursor(Qt.CursorShape.ClosedHandCursor)

    def _lead(self, at: QPointF) -> None:
        """Lead the line of a new connection to the pointer."""
        view, doing = self._view, self._view.doing
        glass = view.glass()
        found = glass.targets.actor_at(glass.to_page(at)) if glass else None
        doing.at = view.camera.to_map(at)
        doing.other = found if found != doing.source else None
        view.show_state()

    def _connect_to(self, at: QPointF) -> None:
        self._lead(at)
        if self._view.doing.other is None:
            self._view.leave()
        else:
            self._view.finish()

    def _point(self, at: QPointF) -> None:
        view = self._view
        actor = self._handle_at(at)
        target = Target(ACTOR, actor) if actor is not None else self._target_at(at)
        view.hover(target)
        if target:
            view.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            view.unsetCursor()

    def _is_far(self, at: QPointF) -> bool:
        start = self._pressed or at
        way = at - start
        return math.hypot(way.x(), way.y()) >= QApplication.startDragDistance()

    def _target_at(self, at: QPointF) -> Target:
        glass = self._view.glass()
        inside = at.y() <= self._view.camera.size.height()
        return glass.targets.at(glass.to_page(at)) if glass and inside else NOWHERE

    def _handle_at(self, at: QPointF) -> int | None:
        view = self._view
        glass = view.glass()
        if glass is None:
            return None
        middle = glass.handle(view.doing.hovered)
        if middle is None:
            return None
        way = at - middle
        is_near = math.hypot(way.x(), way.y()) <= HANDLE_REACH
        return view.doing.hovered.ref if is_near else None

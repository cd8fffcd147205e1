"""The focus ring: one frame per window, outside the focused widget, clear on every ground.

Whatever gets the focus inside a scrolled page is also scrolled into view; Qt does so only for Tab
within the page, not for Tab into it, for arrow keys and for a focus set by the program.
"""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QScrollArea,
    QWidget,
)

from gkdesk.ui import theme

_MOVING = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.ZOrderChange,
}
_AIR = 24
"""Pixels left free around what is scrolled into view."""
OWN_RING = "own_ring"
"""Dynamic property of widgets that paint their focus themselves."""
RING_COLOR = "ring"
"""Dynamic property of widgets on a ground on which the accent is not seen: the ring's token."""


class FocusRing(QWidget):
    """A rounded line of two pixels around the widget that has the focus.

    It is a child of the window or of the viewport that scrolls, so no layout cuts it off, and it
    follows whatever moves the widget.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._watched: list[QWidget] = []
        self._color = "accent"
        self.hide()

    def surround(self, widget: QWidget | None) -> None:
        """Go around `widget`, or away."""
        for watched in self._watched:
            if shiboken6.isValid(watched):
                watched.removeEventFilter(self)
        self._watched = [] if widget is None else _chain(widget)
        for watched in self._watched:
            watched.installEventFilter(self)
        if widget is not None:
            self._color = str(widget.property(RING_COLOR) or "accent")
        self._follow()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVING:
            self._follow()
        elif event.type() == QEvent.Type.ParentChange and self._is_whole():
            self.surround(self._watched[0])
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        width = theme.size("focus.width")
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color(self._color), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = theme.size("focus.radius")
        half = width / 2
        inner = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(inner, radius, radius)

    def _is_whole(self) -> bool:
        """Tell whether all that is watched is still there: a ground goes before what is on it."""
        return bool(self._watched) and all(map(shiboken6.isValid, self._watched))

    def _follow(self) -> None:
        if not self._is_whole() or not self._watched[0].isVisible():
            self.hide()
            return
        widget, ground = self._watched[0], self._watched[-1]
        if self.parentWidget() is not ground:
            self.setParent(ground)
        air = theme.px("focus.width") + theme.px("focus.gap")
        place = QRect(widget.mapTo(ground, QPoint(0, 0)), widget.size())
        self.setGeometry(place.adjusted(-air, -air, air, air))
        self.show()
        self.raise_()


def _chain(widget: QWidget) -> list[QWidget]:
    """Return `widget` and what it lies in, up to the viewport or window the ring is put on."""
    chain = [widget]
    while not chain[-1].isWindow():
        parent = chain[-1].parentWidget()
        if parent is None:
            break
        if isinstance(parent, QAbstractScrollArea) and len(chain) > 1:
            break
        chain.append(parent)
    return chain


class RingKeeper(QObject):
    """Moves the ring of each window to its focused widget."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._rings: dict[int, FocusRing] = {}
        self._sight = QTimer(self, singleShot=True, interval=0)
        self._sight.timeout.connect(self._on_sight_timeout)
        app.focusChanged.connect(self._on_app_focus_changed)
        self._on_app_focus_changed(None, app.focusWidget())

    def ring_of(self, window: QWidget) -> FocusRing:
        """Return the ring of `window`, made when it is first asked for."""
        self._forget_dead_rings()
        ring = self._rings.get(id(window))
        if ring is None or ring.window() is not window:
            ring = FocusRing(window)
            self._rings[id(window)] = ring
        return ring

    def _on_app_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None and shiboken6.isValid(old):
            self._clear(old)
        if new is not None and not shiboken6.isValid(new):
            return
        if new is not None and wants_ring(new):
            self.ring_of(new.window()).surround(new)
        # A page that is just shown gets its sizes only now; a pressed mouse sees what it presses.
        if new is not None and QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self._sight.start()

    def _on_sight_timeout(self) -> None:
        widget = QApplication.focusWidget()
        if widget is not None:
            bring_into_view(widget)

    def _clear(self, widget: QWidget) -> None:
        ring = self._rings.get(id(widget.window()))
        if ring is not None and shiboken6.isValid(ring):
            ring.surround(None)

    def _forget_dead_rings(self) -> None:
        self._rings = {key: ring for key, ring in self._rings.items() if shiboken6.isValid(ring)}


def wants_ring(widget: QWidget) -> bool:
    """Tell whether the ring belongs around `widget`; lists and some controls draw their own."""
    if isinstance(widget, QAbstractItemView | QScrollArea) or widget.isWindow():
        return False
    return not widget.property(OWN_RING)


def bring_into_view(widget: QWidget) -> None:
    """Scroll every page that `widget` lies in so that it is seen, one in another."""
    parent = widget.parentWidget()
    while parent is not None and not parent.isWindow():
        if isinstance(parent, QScrollArea):
            _scroll_to(parent, widget)
        parent = parent.parentWidget()


def _scroll_to(area: QScrollArea, widget: QWidget) -> None:
    ground, viewport = area.widget(), area.viewport()
    if ground is None or not ground.isAncestorOf(widget):
        return
    place = QRect(widget.mapTo(viewport, QPoint(0, 0)), widget.size())
    if place.height() + 2 * _AIR <= viewport.height():
        area.ensureWidgetVisible(widget, _AIR, _AIR)
    elif not place.intersects(viewport.rect().adjusted(0, _AIR, 0, -_AIR)):
        top = widget.mapTo(ground, QPoint(0, 0))
        area.verticalScrollBar().setValue(top.y() - _AIR)


def install(app: QApplication) -> RingKeeper:
    """Give every window of the program its focus ring."""
    keeper = app.findChild(RingKeeper)
    return keeper if isinstance(keeper, RingKeeper) else RingKeeper(app)


def paint_inner_ring(painter: QPainter, rect: QRectF) -> None:
    """Draw the ring inside `rect`, for rows of lists and cells of tables."""
    width = theme.size("focus.width")
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("accent"), width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = width / 2
    radius = theme.size("radius.all")
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius)
    painter.restore()

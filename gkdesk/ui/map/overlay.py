"""What lies above the painted map: focus, handle, the line of a new connection, names in a crowd.

It is painted anew with every frame, so it holds few things.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from gkdesk.network.marks import Box, Point
from gkdesk.ui import focus, fonts, icons, theme
from gkdesk.ui.map.camera import Camera
from gkdesk.ui.map.doing import Doing, Mode
from gkdesk.ui.map.painting import Picture
from gkdesk.ui.map.sheet import Sheet
from gkdesk.ui.map.targets import ACTOR, TIE, Targets

if TYPE_CHECKING:
    from gkdesk.network.graph import Place
    from gkdesk.network.marks import Spot
    from gkdesk.ui.map.targets import Target

HANDLE_RADIUS = 10.0
HANDLE_REACH = 13.0
_CORNERS = 1.22
"""How far the corners of a node stand out over its radius."""

_HANDLE_AWAY = 11.0
_HANDLE_WAY = QPointF(0.72, -0.72)
_RING_AIR = 6.0
_TIE_RING = 12.0
_ICON = 14.0
_CARD_AIR = 6.0


@dataclass(frozen=True)
class Glass:
    """Where the things of a sheet are seen."""

    camera: Camera
    sheet: Sheet
    targets: Targets

    def centre(self, spot: Spot) -> QPointF:
        """Return where an organisation is seen."""
        return self.camera.to_view(self.sheet.to_map(spot.centre.x, spot.centre.y))

    def radius(self, spot: Spot) -> float:
        """Return how large it is seen."""
        return spot.radius * _CORNERS * self.camera.zoom / self.sheet.zoom

    def to_page(self, point: QPointF) -> QPointF:
        """Return the point of the page for a point of the view."""
        return self.sheet.to_page(self.camera.to_map(point))

    def place(self, point: QPointF) -> Place:
        """Return the place by hand for a point of the map; it lies on the page."""
        drawing, page = self.sheet.drawing, self.sheet.to_page(point)
        x, y = min(max(page.x(), 0.0), drawing.width), min(max(page.y(), 0.0), drawing.height)
        return drawing.frame.to_place(Point(x, y))

    def handle(self, target: Target) -> QPointF | None:
        """Return the middle of the handle of an organisation; nothing else has one."""
        spot = self.targets.spot(target.ref) if target.kind == ACTOR else None
        if spot is None:
            return None
        centre, away = self.centre(spot), self.radius(spot) + _HANDLE_AWAY
        at = centre + _HANDLE_WAY * away
        # At the upper and the right edge the handle stands on the other side.
        is_right = at.x() + HANDLE_RADIUS > self.camera.size.width()
        is_high = at.y() - HANDLE_RADIUS < 0
        x, y = (-1 if is_right else 1), (-1 if is_high else 1)
        return centre + QPointF(_HANDLE_WAY.x() * x, _HANDLE_WAY.y() * y) * away

    def middle(self, target: Target) -> QPointF | None:
        """Return where a thing is seen."""
        if target.kind == ACTOR:
            spot = self.targets.spot(target.ref)
            return self.centre(spot) if spot else None
        at = self.targets.tie_middle(target.ref) if target.kind == TIE else None
        return self.camera.to_view(self.sheet.to_map(at.x, at.y)) if at else None


class Overlay:
    """Paints what is above a map."""

    def __init__(self, glass: Glass, doing: Doing, selected: Target) -> None:
        self._glass = glass
        self._doing = doing
        self._selected = selected

    def paint(self, painter: QPainter, area: QRectF, *, has_focus: bool) -> None:
        """Paint all of it."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        doing = self._doing
        if doing.mode is Mode.CONNECT:
            self._connection(painter)
        elif doing.mode is Mode.MOVE:
            self._ghost(painter)
        for actor in self._named():
            self._card(painter, actor, area)
        if has_focus:
            self._focus(painter, area)
        if doing.mode is Mode.REST:
            self._handle(painter)
        painter.restore()

    def _named(self) -> list[int]:
        """Return the organisations in question for whose names the map has no room."""
        doing = self._doing
        both = [target.ref for target in (self._selected, doing.hovered) if target.kind == ACTOR]
        asked = dict.fromkeys([*both, doing.source, doing.other])
        return [one for one in asked if one is not None and self._glass.targets.unnamed(one)]

    def _focus(self, painter: QPainter, area: QRectF) -> None:
        doing = self._doing
        if doing.mode is Mode.CONNECT and doing.other is not None:
            self._ring(painter, doing.other)
        elif doing.mode is Mode.REST and self._selected.kind == ACTOR:
            self._ring(painter, self._selected.ref)
        elif self._selected.kind == TIE:
            at = self._glass.middle(self._selected)
            if at is not None:
                self._ring_at(painter, at, _TIE_RING)
                self._names_in(painter, at, _TIE_RING)
        elif doing.mode is Mode.REST:
            focus.paint_inner_ring(painter, area)

    def _ring(self, painter: QPainter, actor: int) -> None:
        spot = self._glass.targets.spot(actor)
        if spot is not None:
            at, radius = self._glass.centre(spot), self._glass.radius(spot) + _RING_AIR
            self._ring_at(painter, at, radius)
            self._names_in(painter, at, radius)

    def _names_in(self, painter: QPainter, at: QPointF, radius: float) -> None:
        """Write the names that a ring crosses once more, above it."""
        edge = QPointF(radius, radius) * 1.1
        start, end = self._glass.to_page(at - edge), self._glass.to_page(at + edge)
        for actor in self._glass.targets.named_in(Box(start.x(), start.y(), end.x(), end.y())):
            self._name(painter, actor)

    def _name(self, painter: QPainter, actor: int) -> None:
        camera, sheet = self._glass.camera, self._glass.sheet
        painter.save()
        painter.translate(camera.to_view(sheet.to_map(0, 0)))
        painter.scale(camera.zoom / sheet.zoom, camera.zoom / sheet.zoom)
        Picture(self._glass.targets.label(actor), sheet.paper.palette).paint(painter)
        painter.restore()

    @staticmethod
    def _ring_at(painter: QPainter, at: QPointF, radius: float) -> None:
        box = QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius)
        width, corner = theme.size("focus.width"), theme.size("focus.radius")
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("accent"), width))
        painter.drawRoundedRect(box, corner, corner)

    def _handle(self, painter: QPainter) -> None:
        at = self._glass.handle(self._doing.hovered)
        if at is None:
            return
        painter.setPen(QPen(theme.color("surface"), 2))
        painter.setBrush(theme.color("accent"))
        painter.drawEllipse(at, HANDLE_RADIUS, HANDLE_RADIUS)
        box = QRectF(at.x() - _ICON / 2, at.y() - _ICON / 2, _ICON, _ICON)
        icons.paint(painter, "link", box, "on_accent")

    def _connection(self, painter: QPainter) -> None:
        doing, glass = self._doing, self._glass
        source = glass.targets.spot(doing.source or 0)
        other = glass.targets.spot(doing.other or 0)
        if source is None:
            return
        start = glass.centre(source)
        end = glass.centre(other) if other else None
        if end is None and doing.at is not None:
            end = glass.camera.to_view(doing.at)
        self._circle(painter, start, glass.radius(source) + 4)
        if end is None:
            return
        pen = QPen(theme.color("accent"), 2.5)
        pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.drawLine(start, end)
        if other is not None:
            self._circle(painter, end, glass.radius(other) + 4)

    @staticmethod
    def _circle(painter: QPainter, at: QPointF, radius: float) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("accent"), 2.5))
        painter.drawEllipse(at, radius, radius)

    def _ghost(self, painter: QPainter) -> None:
        """Show where a moved organisation would stand, and from where it comes."""
        doing, glass = self._doing, self._glass
        spot = glass.targets.spot(doing.source or 0)
        if spot is None or doing.at is None:
            return
        start, end, radius = glass.centre(spot), glass.camera.to_view(doing.at), glass.radius(spot)
        pen = QPen(theme.color("accent"), 1.5)
        pen.setDashPattern([2, 3])
        painter.setPen(pen)
        painter.drawLine(start, end)
        fill = theme.color("accent_soft")
        fill.setAlphaF(0.85)
        painter.setBrush(fill)
        painter.setPen(QPen(theme.color("accent"), 2.5))
        painter.drawEllipse(end, radius, radius)

    def _card(self, painter: QPainter, actor: int, area: QRectF) -> None:
        """Write the name of an organisation on a small card beside it."""
        spot = self._glass.targets.spot(actor)
        if spot is None:
            return
        name = self._glass.targets.name(actor)
        font = fonts.script_font(name, "body", QFont.Weight.DemiBold)
        metrics = QFontMetricsF(font)
        width, height = metrics.horizontalAdvance(name) + 2 * _CARD_AIR, metrics.height() + 4
        at, away = self._glass.centre(spot), self._glass.radius(spot) + _RING_AIR + 4
        left = at.x() + away
        if left + width > area.right():
            left = max(area.left(), at.x() - away - width)
        box = QRectF(left, at.y() - height / 2, width, height)
        shape = QPainterPath()
        shape.addRoundedRect(box, theme.size("radius.indicator"), theme.size("radius.indicator"))
        painter.fillPath(shape, theme.color("surface"))
        painter.strokePath(shape, QPen(theme.color("edge"), 1))
        painter.setPen(theme.color("ink"))
        painter.setFont(font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name)

"""A drawing of the map for one zoom, painted once in pieces and then only copied."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF
from PySide6.QtGui import QPainter, QPixmap

from gkdesk.network.labels import CROWD
from gkdesk.network.look import Page
from gkdesk.ui.map.painting import Palette

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkdesk.network.look import Look
    from gkdesk.network.marks import Drawing
    from gkdesk.ui.map.camera import Camera
    from gkdesk.ui.map.painting import Picture

TYPE_SIZE = 13.0
MARGIN = 16.0
_FRAME_AIR = 1.5
"""Sizes of type between the outer ring and the margin, as the ground of the map leaves them."""

_GROWTH, _GROWTH_IN_CROWD = 0.5, 0.2
_PIECE = 192
_MOST_PIECES = 160
_LEAST_SIDE = 200.0
_LEAST_TYPE = 10
_ROOMY = QSizeF(760, 460)
"""From here on the whole map has the usual size of type."""

Piece = tuple[int, int]


def look_for(look: Look, size: QSizeF, zoom: float, crowd: int) -> Look:
    """Return the look of a map at a zoom: larger names, and more room for them.

    Type grows slower than the map, slowest where many names wait for room. The margins are such
    that rings and places grow exactly with the zoom, so that nothing jumps when one sheet takes
    the place of another.
    """
    width, height = max(size.width(), _LEAST_SIDE), max(size.height(), _LEAST_SIDE)
    base = _base_type(width, height)
    type_size = _type_at(zoom, base, _GROWTH if crowd <= CROWD else _GROWTH_IN_CROWD)
    margin = zoom * MARGIN + _FRAME_AIR * (zoom * base - type_size)
    page = Page(zoom * (width - 2 * MARGIN) + 2 * margin, zoom * height, margin)
    return replace(
        look,
        page=page,
        type_size=float(type_size),
        title="",
        notice="",
        has_legend=False,
        is_calm=True,
    )


def _base_type(width: float, height: float) -> int:
    """Return the type of the whole map: a small window gets small names and nodes."""
    share = min(1.0, width / _ROOMY.width(), height / _ROOMY.height())
    return max(_LEAST_TYPE, round(TYPE_SIZE * share))


def _type_at(zoom: float, base: float, growth: float) -> int:
    """Return the type at a zoom: up to the usual size it grows with the map."""
    usual = TYPE_SIZE / base
    return round(base * zoom if zoom <= usual else TYPE_SIZE * (zoom / usual) ** growth)


@dataclass(frozen=True)
class Paper:
    """What sheets are painted on: the colours and how many pixels a unit has."""

    palette: Palette
    ratio: float


class Sheet:
    """The map at one zoom; a whole one is a single piece, others are cut in many."""

    def __init__(self, drawing: Drawing, picture: Picture, zoom: float, paper: Paper) -> None:
        self.drawing = drawing
        self.zoom = zoom
        self.paper = paper
        self._picture = picture
        self._centre = QPointF(drawing.frame.centre.x, drawing.frame.centre.y)
        self._side = (
            (_PIECE, _PIECE)
            if zoom > 1
            else (max(1, round(drawing.width)), max(1, round(drawing.height)))
        )
        self._pieces: OrderedDict[Piece, QPixmap] = OrderedDict()

    def to_page(self, point: QPointF) -> QPointF:
        """Return the point of the page for a point of the map."""
        return self._centre + point * self.zoom

    def to_map(self, x: float, y: float) -> QPointF:
        """Return the point of the map for a point of the page."""
        return (QPointF(x, y) - self._centre) / self.zoom

    def missing(self, seen: QRectF, air: int = 0) -> list[Piece]:
        """Return the pieces of a part of the map that are not painted yet."""
        return [piece for piece in self._touched(seen, air) if piece not in self._pieces]

    def make(self, piece: Piece) -> None:
        """Paint a piece."""
        self._keep(piece, self._painted(*piece))

    def make_all(self, pieces: Sequence[Piece]) -> None:
        """Paint pieces that somebody waits for at once: most lines run through several of them."""
        ratio = self.paper.ratio
        across, down = (side * ratio for side in self._side)
        if len(pieces) < 2 or across % 1 or down % 1:
            for piece in pieces:
                self.make(piece)
            return
        left, top = min(x for x, _y in pieces), min(y for _x, y in pieces)
        right, bottom = max(x for x, _y in pieces) + 1, max(y for _x, y in pieces) + 1
        whole = self._painted(left, top, right - left, bottom - top)
        for piece in pieces:
            x, y = (piece[0] - left) * across, (piece[1] - top) * down
            part = whole.copy(round(x), round(y), round(across), round(down))
            part.setDevicePixelRatio(ratio)
            self._keep(piece, part)

    def _painted(self, column: int, row: int, columns: int = 1, rows: int = 1) -> QPixmap:
        width, height = self._side
        place = QRectF(column * width, row * height, columns * width, rows * height)
        ratio = self.paper.ratio
        pixmap = QPixmap(round(place.width() * ratio), round(place.height() * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(self.paper.palette.color("surface"))
        painter = QPainter(pixmap)
        painter.translate(-place.topLeft())
        self._picture.paint(painter, place)
        painter.end()
        return pixmap

    def _keep(self, piece: Piece, pixmap: QPixmap) -> None:
        self._pieces[piece] = pixmap
        if len(self._pieces) > _MOST_PIECES:
            self._pieces.popitem(last=False)

    def paint(self, painter: QPainter, camera: Camera) -> None:
        """Copy the pieces that are there; stretched where the camera has another zoom."""
        is_sharp = camera.zoom == self.zoom
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=not is_sharp)
        width, height = self._side
        for piece in self._touched(camera.seen(), 0):
            pixmap = self._pieces.get(piece)
            if pixmap is None:
                continue
            self._pieces.move_to_end(piece)
            start = self._in_view(piece[0] * width, piece[1] * height, camera)
            if is_sharp:
                painter.drawPixmap(self._snapped(start), pixmap)
                continue
            end = self._in_view((piece[0] + 1) * width, (piece[1] + 1) * height, camera)
            # Whole pixels: between smoothed edges of neighbours the ground would shine through.
            area = QRect(start.toPoint(), end.toPoint())
            painter.drawPixmap(area.adjusted(0, 0, -1, -1), pixmap)

    def _snapped(self, point: QPointF) -> QPointF:
        """Return the nearest point that lies between pixels: there a copy is exact."""
        ratio = self.paper.ratio
        return QPointF(round(point.x() * ratio) / ratio, round(point.y() * ratio) / ratio)

    def _in_view(self, x: float, y: float, camera: Camera) -> QPointF:
        return camera.to_view(self.to_map(x, y))

    def _touched(self, seen: QRectF, air: int) -> list[Piece]:
        width, height = self._side
        start, end = self.to_page(seen.topLeft()), self.to_page(seen.bottomRight())
        low = (int(start.x() // width) - air, int(start.y() // height) - air)
        high = (int(end.x() // width) + air, int(end.y() // height) + air)
        page = self.drawing
        columns = range(max(low[0], 0), min(high[0], int((page.width - 1) // width)) + 1)
        rows = range(max(low[1], 0), min(high[1], int((page.height - 1) // height)) + 1)
        return [(column, row) for row in rows for column in columns]

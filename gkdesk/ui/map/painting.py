"""The four kinds of marks with Qt: on the screen, on a printer, in a picture.

A `Picture` holds a drawing as things of Qt, so that it can be painted again and again in parts.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QImageWriter,
    QPaintEngine,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
)

from gkdesk.network.marks import CurveMark, EllipseMark, Fill, Layer, Stroke, TextMark
from gkdesk.ui import fonts, theme, tokens
from gkdesk.ui.map.lettering import SetText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from gkdesk.network.marks import Drawing, Mark, Point, PolygonMark
    from gkdesk.network.steps import Steps

_PAGE = "surface"
_HAIR = 0.999
"""Pixels of a device: up to one pixel Qt draws a line ten times as fast as a wider one."""
_FAINT = 0.5
_MOST_STRONGER = 1.6
_MARKS_A_STEP = 100
_ASCENT, _DESCENT = 1.4, 0.6
"""Of letters with all their marks, in sizes of type; Arabic ones are the largest."""


@dataclass(frozen=True)
class Palette:
    """The colours of a drawing by the names of their tokens."""

    colors: Mapping[str, str]

    def color(self, token: str, opacity: float = 1.0) -> QColor:
        """Return the colour of a token."""
        color = QColor(self.colors[token])
        color.setAlphaF(opacity)
        return color


def screen_palette() -> Palette:
    """Return the colours of the moment, light or dark."""
    return Palette(theme.current().tokens.colors)


def paper_palette() -> Palette:
    """Return the colours for prints and pictures."""
    return Palette(tokens.load(tokens.LIGHT).colors)


def picture_steps(marks: Sequence[Mark], palette: Palette) -> Steps[Picture]:
    """Make a picture in small steps."""
    picture = Picture((), palette, in_pieces=True)
    for start in range(0, len(marks), _MARKS_A_STEP):
        picture.add(marks[start : start + _MARKS_A_STEP])
        yield
    return picture


class Picture:
    """Marks in the colours of a palette, ready to be painted.

    What will be painted in many small pieces keeps its lines apart: each piece needs only a few.
    """

    def __init__(self, marks: Iterable[Mark], palette: Palette, *, in_pieces: bool = False) -> None:
        self._ink = lru_cache(maxsize=None)(palette.color)
        # No cache may know the picture: it would outlive its last use.
        self._pen = lru_cache(maxsize=None)(partial(_made_pen, self._ink))
        self._parts: list[_Part] = []
        if in_pieces:
            self.add(marks)
        else:
            self._add_joined(marks)

    def add(self, marks: Iterable[Mark]) -> None:
        """Add marks above all others, each to be painted by itself."""
        self._parts += [self._part(mark) for mark in marks]

    def _add_joined(self, marks: Iterable[Mark]) -> None:
        for stroke, group in groupby(marks, key=_faint_stroke):
            if stroke is None:
                self.add(group)
            else:
                curves = [mark for mark in group if isinstance(mark, CurveMark)]
                self._parts.append(self._web(curves, stroke))

    def paint(self, painter: QPainter, within: QRectF | None = None) -> None:
        """Paint all marks, or those that touch a part of the page."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pixels = _pixels(painter)
        if within is None:
            for *_bounds, paint in self._parts:
                paint(painter, pixels)
            return
        left, top, right, bottom = within.left(), within.top(), within.right(), within.bottom()
        for low_x, low_y, high_x, high_y, paint in self._parts:
            if low_x < right and high_x > left and low_y < bottom and high_y > top:
                paint(painter, pixels)

    def _part(self, mark: Mark) -> _Part:
        if isinstance(mark, TextMark):
            return self._text(mark)
        if isinstance(mark, CurveMark):
            return self._curve(mark)
        if isinstance(mark, EllipseMark):
            return self._ellipse(mark)
        return self._polygon(mark)

    def _text(self, mark: TextMark) -> _Part:
        letters = SetText(mark)
        ink = self._ink(mark.token, mark.opacity)
        ground = self._ink(_PAGE, mark.opacity)

        def paint(painter: QPainter, _pixels: float) -> None:
            letters.paint(painter, ink, ground)

        left, y, air = letters.left, mark.position.y, mark.halo
        top, bottom = y - _ASCENT * mark.size, y + _DESCENT * mark.size
        return (left - air, top - air, left + letters.width + air, bottom + air, paint)

    def _web(self, curves: Sequence[CurveMark], stroke: Stroke) -> _Part:
        """Return faint lines of one stroke as one part, which is quicker made and painted."""
        pen = self._pen

        def paint(painter: QPainter, pixels: float) -> None:
            # As hairs they darken each other where they cross; a wide line would not, joined.
            for path in [_joined(curves)] if pixels else [_joined([one]) for one in curves]:
                painter.strokePath(path, pen(stroke, pixels))

        return (*_EVERYWHERE, paint)

    def _curve(self, mark: CurveMark) -> _Part:
        stroke, is_tie, pen = mark.stroke, mark.layer is Layer.TIES, self._pen
        path: QPainterPath | None = None

        def paint(painter: QPainter, pixels: float) -> None:
            # Of thousands of lines a piece shows a few: paths are made when they are seen.
            nonlocal path
            path = path or _joined([mark])
            painter.strokePath(path, pen(stroke, pixels if is_tie else 0.0))

        points, edge = (mark.start, mark.control1, mark.control2, mark.end), stroke.width
        across, down = [point.x for point in points], [point.y for point in points]
        low, high = (min(across) - edge, min(down) - edge), (max(across) + edge, max(down) + edge)
        return (*low, *high, paint)

    def _ellipse(self, mark: EllipseMark) -> _Part:
        centre, across, down = _point(mark.centre), mark.radius_x, mark.radius_y
        brush, pen = self._brush(mark.fill), self._outline(mark.stroke)

        def paint(painter: QPainter, _pixels: float) -> None:
            painter.setBrush(brush)
            painter.setPen(pen)
            painter.drawEllipse(centre, across, down)

        box = QRectF(centre.x() - across, centre.y() - down, 2 * across, 2 * down)
        return (*_around(box, mark.stroke), paint)

    def _polygon(self, mark: PolygonMark) -> _Part:
        shape = QPolygonF([_point(point) for point in mark.points])
        brush, pen = self._brush(mark.fill), self._outline(mark.stroke)

        def paint(painter: QPainter, _pixels: float) -> None:
            painter.setBrush(brush)
            painter.setPen(pen)
            painter.drawPolygon(shape)

        return (*_around(shape.boundingRect(), mark.stroke), paint)

    def _brush(self, fill: Fill | None) -> QBrush:
        return QBrush(self._ink(fill.token, fill.opacity)) if fill else QBrush()

    def _outline(self, stroke: Stroke | None) -> QPen:
        return self._pen(stroke, 0.0) if stroke else QPen(Qt.PenStyle.NoPen)


_Part = tuple[float, float, float, float, "Callable[[QPainter, float], None]"]
"""The bounds of a mark, left, top, right, bottom, and how it is painted."""


_EVERYWHERE = (-math.inf, -math.inf, math.inf, math.inf)


def _faint_stroke(mark: Mark) -> Stroke | None:
    """Return the stroke of a line that becomes a hair in pixels; None for all other marks."""
    if isinstance(mark, CurveMark) and mark.layer is Layer.TIES and mark.stroke.opacity < _FAINT:
        return mark.stroke
    return None


def _joined(curves: Iterable[CurveMark]) -> QPainterPath:
    path = QPainterPath()
    for curve in curves:
        start, first, second, end = curve.start, curve.control1, curve.control2, curve.end
        path.moveTo(start.x, start.y)
        path.cubicTo(first.x, first.y, second.x, second.y, end.x, end.y)
    return path


def _made_pen(ink: Callable[[str, float], QColor], stroke: Stroke, pixels: float) -> QPen:
    """Return a pen; `pixels` of the device per unit, 0 where a line keeps its width.

    Faint lines become hairs, thinner and stronger: many of them must not become a fog.
    """
    width, dash, opacity = stroke.width, stroke.dash, stroke.opacity
    if pixels and opacity < _FAINT:
        hair = min(width, _HAIR / pixels)
        opacity *= min(width / hair, _MOST_STRONGER)
        if stroke.has_round_ends and dash:
            dash = tuple(
                part + width - hair if index % 2 == 0 else part - width + hair
                for index, part in enumerate(dash)
            )
        width = hair
    pen = QPen(ink(stroke.token, opacity), width)
    is_round = stroke.has_round_ends
    pen.setCapStyle(Qt.PenCapStyle.RoundCap if is_round else Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if dash:
        # Qt counts dashes in widths of the pen.
        pen.setDashPattern([part / width for part in dash])
    return pen


def paint(painter: QPainter, drawing: Drawing, palette: Palette) -> None:
    """Paint a drawing on its page: one unit of the painter is one point of the drawing."""
    painter.save()
    painter.fillRect(QRectF(0, 0, drawing.width, drawing.height), palette.color(_PAGE))
    Picture(drawing.marks, palette).paint(painter)
    painter.restore()


def image(drawing: Drawing, pixels_wide: int) -> QImage:
    """Return a drawing as a picture in the colours of paper; needs no window."""
    fonts.load()
    scale = pixels_wide / drawing.width
    height = max(1, round(drawing.height * scale))
    made = QImage(pixels_wide, height, QImage.Format.Format_RGB32)
    palette = paper_palette()
    made.fill(palette.color(_PAGE))
    painter = QPainter(made)
    painter.scale(scale, scale)
    paint(painter, drawing, palette)
    painter.end()
    return made


def png(drawing: Drawing, pixels_wide: int) -> bytes:
    """Return a drawing as a file of a picture."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image(drawing, pixels_wide))
    return bytes(data.data())


def _pixels(painter: QPainter) -> float:
    """Return how many pixels one unit has; 0 where there are none, as on a printer."""
    engine = painter.paintEngine()
    if engine is None or engine.type() != QPaintEngine.Type.Raster:
        return 0.0
    return painter.deviceTransform().m11()


def _point(point: Point) -> QPointF:
    return QPointF(point.x, point.y)


def _around(box: QRectF, stroke: Stroke | None) -> tuple[float, float, float, float]:
    edge = stroke.width if stroke else 0.0
    return (box.left() - edge, box.top() - edge, box.right() + edge, box.bottom() + edge)

"""The signs of the map beside words: area, line of a cooperation, quality. All as on the map."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gkdesk.network.curves import EDGE_WIDTHS, dash_of
from gkdesk.network.lines import quality_sign
from gkdesk.network.marks import About, Layer, Point, Stroke, Subject
from gkdesk.network.signs import Brush, node
from gkdesk.text.codes.network import Ring
from gkdesk.ui import theme
from gkdesk.ui.map.painting import Picture, screen_palette

if TYPE_CHECKING:
    from gkdesk.network.marks import Mark
    from gkdesk.text.codes.network import Area, FormalBasis, Intensity, Quality

_BRUSH = Brush(About(Subject.LEGEND), Layer.LEGEND)
_SIDE = 16.0
LINE_WIDTH = 32
_QUALITY_TYPE = 13.0


def paint_area(painter: QPainter, room: QRectF, area: Area | None) -> None:
    """Draw shape and colour of an area into a square."""
    _paint(painter, room, _area_picture(theme.scheme(), area))


def paint_line(painter: QPainter, room: QRectF, basis: FormalBasis, intensity: Intensity) -> None:
    """Draw a sample of the line of a cooperation."""
    _paint(painter, room, _line_picture(theme.scheme(), basis, intensity))


def paint_quality(painter: QPainter, room: QRectF, quality: Quality) -> None:
    """Draw the disc with the sign of a quality into a square."""
    _paint(painter, room, _quality_picture(theme.scheme(), quality))


class AreaSign(QWidget):
    """The shape of an area beside its name."""

    def __init__(self, area: Area | None = None) -> None:
        super().__init__()
        self._area = area
        self.setFixedSize(QSize(int(_SIDE), int(_SIDE)))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_area(self, area: Area | None) -> None:
        """Show another area."""
        self._area = area
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_area(QPainter(self), QRectF(self.rect()), self._area)


def _paint(painter: QPainter, room: QRectF, picture: Picture) -> None:
    painter.save()
    painter.translate(room.topLeft())
    picture.paint(painter)
    painter.restore()


@cache
def _area_picture(_scheme: str, area: Area | None) -> Picture:
    centre = Point(_SIDE / 2, _SIDE / 2)
    return _picture(node(_BRUSH, centre, _SIDE * 0.41, area=area, ring=Ring.CORE))


@cache
def _line_picture(_scheme: str, basis: FormalBasis, intensity: Intensity) -> Picture:
    dash = dash_of(basis, 1.0)
    pen = Stroke("ink2", EDGE_WIDTHS[int(intensity) - 1], dash, bool(dash))
    middle = _SIDE / 2
    return _picture(_BRUSH.line(Point(2, middle), Point(LINE_WIDTH - 2, middle), pen))


@cache
def _quality_picture(_scheme: str, quality: Quality) -> Picture:
    centre = Point(_SIDE / 2, _SIDE / 2)
    return _picture(*quality_sign(_BRUSH, quality, centre, _QUALITY_TYPE))


def _picture(*marks: Mark) -> Picture:
    return Picture(marks, screen_palette())

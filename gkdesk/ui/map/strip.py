"""The legend below the map: it stays where it is while the map is zoomed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from gkdesk.network.legend import draw_legend, legend_height
from gkdesk.network.look import Look, Page
from gkdesk.ui.map.painting import Picture, screen_palette
from gkdesk.ui.map.sheet import MARGIN, TYPE_SIZE

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from gkdesk.network.layout import Division
    from gkdesk.ui.map.lettering import Ruler

_FOOT = 6.0
_ROOM = 10000.0


class Strip:
    """The legend of a look for a width."""

    def __init__(self, look: Look, division: Division, width: float, ruler: Ruler) -> None:
        page = Page(width, _ROOM, MARGIN)
        look = replace(look, page=page, type_size=TYPE_SIZE, has_legend=True)
        height = legend_height(look, division, ruler)
        look = replace(look, page=Page(width, height + MARGIN, MARGIN))
        self.width = width
        self.height = height + _FOOT
        self._palette = screen_palette()
        self._picture = Picture(draw_legend(look, division, ruler), self._palette)

    def paint(self, painter: QPainter, top: float) -> None:
        """Paint the legend from `top` downwards."""
        painter.save()
        area = QRectF(0, top, self.width, self.height)
        painter.fillRect(area, self._palette.color("surface"))
        painter.setClipRect(area)
        painter.translate(0, top + 1)
        self._picture.paint(painter)
        painter.restore()

"""A chart on the screen, and as a picture for a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gkdesk.services.working_aids.evaluating import pictured, shown, svg
from gkdesk.ui import roles, theme
from gkdesk.ui.map.painting import paint, png, screen_palette

if TYPE_CHECKING:
    from gkdesk.network.marks import Drawing
    from gkdesk.services.working_aids.evaluation_charts import NamedChart

LARGEST = 1.6
_AIR = 12
"""Pixels between a chart and the edge."""
PNG, SVG = "png", "svg"
PIXELS_WIDE = 2000
"""As wide as the text of a page at 300 dots per inch."""


class ChartView(QWidget):
    """A chart as wide as there is room, in the colours of the moment; Strg+C copies it."""

    copy_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._drawing: Drawing | None = None
        roles.give(self, roles.Part.PICTURE)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_chart(self, named: NamedChart) -> None:
        """Show another chart; its sentence is what is read aloud."""
        self._drawing = shown(named)
        self.setAccessibleName(self._drawing.title)
        self.setAccessibleDescription(self._drawing.sentence)
        self._fit()
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        """Be as high as the chart is at this width."""
        if self._drawing is not None:
            self.setFixedHeight(round(self._drawing.height * self._scale()) + 2 * _AIR)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._drawing is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.color("surface"))
        painter.translate(_AIR, _AIR)
        painter.scale(self._scale(), self._scale())
        paint(painter, self._drawing, screen_palette())

    def _scale(self) -> float:
        """Fill the width; a letter of a chart is never more than half as large again."""
        room = max(self.width() - 2 * _AIR, 1)
        return 1.0 if self._drawing is None else min(LARGEST, room / self._drawing.width)


def picture(named: NamedChart, ending: str) -> bytes:
    """Return a chart as a file of the kind that its ending says, in the colours of paper."""
    return svg(named) if ending == SVG else png(pictured(named), PIXELS_WIDE)

"""The column of steps of the first-run guide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gkdesk.ui import fonts, icons, theme

if TYPE_CHECKING:
    from collections.abc import Sequence

_DISC = 12
_STEP = 52
_TEXT = 38


class StepperColumn(QWidget):
    """Numbered steps: done with a tick, the present one in accent, the others to come."""

    def __init__(
        self, steps: Sequence[str], parent: QWidget | None = None, *, name: str = "Schritte"
    ) -> None:
        super().__init__(parent)
        self._steps = tuple(steps)
        self._current = 0
        self._name = name
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_current(0)

    def current(self) -> int:
        """Return the index of the present step."""
        return self._current

    def set_current(self, index: int) -> None:
        """Go to step `index`; all before it are done."""
        self._current = index
        here = self._steps[min(index, len(self._steps) - 1)]
        self.setAccessibleName(f"{self._name}: {index + 1} von {len(self._steps)}, {here}")
        self.update()

    def sizeHint(self) -> QSize:
        font = fonts.ui_font("row", QFont.Weight.DemiBold)
        widest = max(QFontMetrics(font).horizontalAdvance(step) for step in self._steps)
        return QSize(_TEXT + widest + 4, _STEP * (len(self._steps) - 1) + 2 * _DISC + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index, step in enumerate(self._steps):
            center = QPointF(_DISC + 1, _DISC + 1 + index * _STEP)
            if index:
                self._paint_link(painter, center, done=index <= self._current)
            self._paint_disc(painter, center, index)
            self._paint_text(painter, center, index, step)

    def _paint_link(self, painter: QPainter, center: QPointF, *, done: bool) -> None:
        pen = QPen(theme.color("accent" if done else "edge"), 2)
        if not done:
            pen.setDashPattern([3, 2])
        painter.setPen(pen)
        top = QPointF(center.x(), center.y() - _STEP + _DISC + 2)
        painter.drawLine(top, QPointF(center.x(), center.y() - _DISC - 2))

    def _paint_disc(self, painter: QPainter, center: QPointF, index: int) -> None:
        done, here = index < self._current, index == self._current
        color = theme.color("accent" if done or here else "edge")
        painter.setPen(QPen(color, 3 if here else 1.75))
        painter.setBrush(color if done else theme.color("surface"))
        painter.drawEllipse(center, _DISC, _DISC)
        box = QRectF(center.x() - _DISC, center.y() - _DISC, 2 * _DISC, 2 * _DISC)
        if done:
            icons.paint(painter, "check", box.adjusted(4, 4, -4, -4), "on_accent")
            return
        painter.setFont(fonts.ui_font("body", QFont.Weight.DemiBold))
        painter.setPen(theme.color("accent" if here else "ink2"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(index + 1))

    def _paint_text(self, painter: QPainter, center: QPointF, index: int, step: str) -> None:
        here = index == self._current
        weight = QFont.Weight.DemiBold if here else QFont.Weight.Normal
        painter.setFont(fonts.ui_font("row", weight))
        painter.setPen(theme.color("ink" if index <= self._current else "ink2"))
        box = QRectF(_TEXT, center.y() - _DISC, self.width() - _TEXT, 2 * _DISC)
        text = painter.fontMetrics().elidedText(step, Qt.TextElideMode.ElideRight, int(box.width()))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, text)

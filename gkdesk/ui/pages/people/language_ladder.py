"""Six steps from A1 to C2: reached ones are filled, the goal is dashed."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from gkdesk.text.codes.clients import CefrLevel
from gkdesk.ui import fonts, theme

STEPS = (
    CefrLevel.A1,
    CefrLevel.A2,
    CefrLevel.B1,
    CefrLevel.B2,
    CefrLevel.C1,
    CefrLevel.C2,
)
_ORDER = (CefrLevel.ALPHA, *STEPS)
_LOWEST_STEP = 13
_RISE = 10
_LABEL = 22
_GAP = 6
_WIDEST_STEP = 44


class LanguageLadder(QWidget):
    """Show the level of German that is reached and the next goal."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reached: CefrLevel | None = None
        self._goal: CefrLevel | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Deutschniveau")

    def show_level(self, reached: CefrLevel | None, goal: CefrLevel | None) -> None:
        self._reached = reached
        self._goal = goal
        words = [
            f"erreicht {reached.value.upper()}" if reached else "noch kein Niveau eingetragen",
            f"Ziel {goal.value.upper()}" if goal else "",
        ]
        self.setAccessibleDescription(", ".join(filter(None, words)))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(190, _LOWEST_STEP + _RISE * (len(STEPS) - 1) + _LABEL)

    def minimumSizeHint(self) -> QSize:
        return QSize(132, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = min((self.width() - _GAP * (len(STEPS) - 1)) / len(STEPS), _WIDEST_STEP)
        ground = self.height() - _LABEL
        for index, level in enumerate(STEPS):
            height = _LOWEST_STEP + _RISE * index
            box = QRectF(index * (width + _GAP) + 1, ground - height, width - 2, height - 1)
            self._paint_step(painter, box, level)
            self._paint_label(painter, QRectF(box.left(), ground, box.width(), _LABEL), level)
        painter.end()

    def _paint_step(self, painter: QPainter, box: QRectF, level: CefrLevel) -> None:
        if self._is_reached(level):
            painter.setPen(QPen(theme.color("accent"), 1))
            painter.setBrush(theme.color("accent"))
        elif level is self._goal:
            pen = QPen(theme.color("accent"), 2)
            pen.setDashPattern([2.5, 1.5])
            painter.setPen(pen)
            painter.setBrush(theme.color("accent_soft"))
        else:
            painter.setPen(QPen(theme.color("line"), 1.5))
            painter.setBrush(QColor(Qt.GlobalColor.transparent))
        painter.drawRoundedRect(box, 3, 3)
        if level is self._reached:
            _paint_tick(painter, box.center())

    def _paint_label(self, painter: QPainter, box: QRectF, level: CefrLevel) -> None:
        marked = self._is_reached(level) or level is self._goal
        weight = QFont.Weight.DemiBold if marked else QFont.Weight.Normal
        painter.setFont(fonts.ui_font("body", weight))
        color = "accent" if level is self._goal else "ink" if marked else "ink2"
        painter.setPen(theme.color(color))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, level.value.upper())

    def _is_reached(self, level: CefrLevel) -> bool:
        return self._reached is not None and _ORDER.index(level) <= _ORDER.index(self._reached)


def _paint_tick(painter: QPainter, center: QPointF) -> None:
    pen = QPen(theme.color("on_accent"), 1.75)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    x, y = center.x(), center.y()
    painter.drawPolyline(
        QPolygonF([QPointF(x - 4.5, y), QPointF(x - 1.2, y + 3.3), QPointF(x + 5, y - 3.6)])
    )

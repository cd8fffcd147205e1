"""Texts of a drawing: measured and set in the bundled fonts, the same at every scale."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QPointF
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QGlyphRun,
    QPaintEngine,
    QPainter,
    QPainterPath,
    QPen,
    QTextLayout,
    QTextOption,
)

from gkdesk.network.marks import Anchor, TextMark
from gkdesk.ui import fonts

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

_MEASURED_AT = 100
_KEPT_WIDTHS = 8192
_ENDLESS = 100000.0
_SHARES = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}
_AROUND = [QPointF(math.cos(turn * math.pi / 4), math.sin(turn * math.pi / 4)) for turn in range(8)]


class Ruler:
    """Measures texts; it is the `measure` of drawings for the screen and for pictures."""

    def __init__(self) -> None:
        self._width = lru_cache(maxsize=_KEPT_WIDTHS)(self._measured)
        self._metrics = lru_cache(maxsize=None)(_metrics)

    def __call__(self, text: str, size: float, weight: int) -> float:
        """Return the width of a text."""
        return self._width(text, weight) * size

    def _measured(self, text: str, weight: int) -> float:
        metrics = self._metrics(weight, fonts.is_arabic(text))
        return metrics.horizontalAdvance(text) / _MEASURED_AT


def _metrics(weight: int, is_arabic: bool) -> QFontMetricsF:  # noqa: FBT001 (for the cache)
    return QFontMetricsF(fonts.drawn_font(_MEASURED_AT, QFont.Weight(weight), arabic=is_arabic))


class SetText:
    """A text whose letters are set once and painted often."""

    def __init__(self, mark: TextMark) -> None:
        pixels = max(1, round(mark.size))
        self._font = fonts.drawn_font(
            pixels, QFont.Weight(mark.weight), arabic=fonts.is_arabic(mark.text)
        )
        self._font.setItalic(mark.is_italic)
        self._text = mark.text
        self._scale = mark.size / pixels
        layout = QTextLayout(mark.text, self._font)
        option = QTextOption()
        option.setTextDirection(fonts.direction(mark.text))
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(option)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(_ENDLESS)
        layout.endLayout()
        # A line that is read from the right stands at the right end of its room.
        self._shift = QPointF(-line.naturalTextRect().left(), -line.ascent())
        self._runs: list[QGlyphRun] = layout.glyphRuns()
        self.width = line.naturalTextWidth() * self._scale
        self.left = mark.position.x - self.width * _SHARES[mark.anchor]
        self._origin = QPointF(self.left, mark.position.y)
        self._halo = mark.halo

    def paint(self, painter: QPainter, ink: QColor, ground: QColor) -> None:
        """Paint the letters, and `ground` around them where the mark has a halo."""
        painter.save()
        painter.translate(self._origin)
        painter.scale(self._scale, self._scale)
        if self._halo:
            self._paint_halo(painter, ground)
        painter.setPen(ink)
        for run in self._runs:
            painter.drawGlyphRun(self._shift, run)
        painter.restore()

    def _paint_halo(self, painter: QPainter, ground: QColor) -> None:
        width = self._halo / self._scale
        engine = painter.paintEngine()
        if engine is None or engine.type() != QPaintEngine.Type.Raster:
            path = QPainterPath()
            path.addText(0, 0, self._font, self._text)
            round_cap, round_join = (
                QtCore.Qt.PenCapStyle.RoundCap,
                QtCore.Qt.PenJoinStyle.RoundJoin,
            )
            pen = QPen(ground, width, QtCore.Qt.PenStyle.SolidLine, round_cap, round_join)
            painter.strokePath(path, pen)
            return
        # Letters moved to eight sides look the same in pixels and cost a twentieth.
        painter.setPen(ground)
        for way in _AROUND:
            at = self._shift + way * (width / 2)
            for run in self._runs:
                painter.drawGlyphRun(at, run)

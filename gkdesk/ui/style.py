"""The widget style under the style sheet: Fusion with our own indicators and metrics."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleHintReturn, QStyleOption, QWidget

from gkdesk.ui import theme

_Metric = QStyle.PixelMetric
_Primitive = QStyle.PrimitiveElement
_State = QStyle.StateFlag
_INDICATOR = 18


class KitStyle(QProxyStyle):
    """Fusion, with check boxes and radio buttons painted from the tokens of the moment."""

    def __init__(self) -> None:
        super().__init__("Fusion")
        ring = int(theme.size("focus.width") + theme.size("focus.gap"))
        gap = int(theme.size("space.s"))
        self._metrics = {
            _Metric.PM_FocusFrameHMargin: ring,
            _Metric.PM_FocusFrameVMargin: ring,
            _Metric.PM_IndicatorWidth: _INDICATOR,
            _Metric.PM_IndicatorHeight: _INDICATOR,
            _Metric.PM_ExclusiveIndicatorWidth: _INDICATOR,
            _Metric.PM_ExclusiveIndicatorHeight: _INDICATOR,
            _Metric.PM_CheckBoxLabelSpacing: gap,
            _Metric.PM_RadioButtonLabelSpacing: gap,
        }

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        own = self._metrics.get(metric)
        return super().pixelMetric(metric, option, widget) if own is None else own

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803 (Qt's own name)
    ) -> int:
        if hint == QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1
        return super().styleHint(hint, option, widget, returnData)

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element == _Primitive.PE_FrameFocusRect:
            return  # the focus ring of `focus.py` and of the delegates takes its place
        if element == _Primitive.PE_IndicatorCheckBox:
            _paint_check_box(painter, QRectF(option.rect), option.state)
        elif element == _Primitive.PE_IndicatorRadioButton:
            _paint_radio_button(painter, QRectF(option.rect), option.state)
        else:
            super().drawPrimitive(element, option, painter, widget)


def _paint_check_box(painter: QPainter, rect: QRectF, state: QStyle.StateFlag) -> None:
    checked = bool(state & _State.State_On) or bool(state & _State.State_NoChange)
    box = _square(rect).adjusted(1, 1, -1, -1)
    painter.save()
    _prepare(painter, state, filled=checked)
    radius = theme.size("radius.indicator")
    painter.drawRoundedRect(box, radius, radius)
    if checked:
        painter.setPen(_mark_pen())
        painter.drawPath(_dash(box) if state & _State.State_NoChange else _tick(box))
    painter.restore()


def _paint_radio_button(painter: QPainter, rect: QRectF, state: QStyle.StateFlag) -> None:
    disc = _square(rect).adjusted(1, 1, -1, -1)
    painter.save()
    _prepare(painter, state, filled=False)
    if state & _State.State_On:
        painter.setPen(QPen(_strong_color(state), 2))
    painter.drawEllipse(disc)
    if state & _State.State_On:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_strong_color(state))
        painter.drawEllipse(disc.center(), disc.width() / 4, disc.width() / 4)
    painter.restore()


def _prepare(painter: QPainter, state: QStyle.StateFlag, *, filled: bool) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    hovered = bool(state & _State.State_MouseOver)
    edge = _strong_color(state) if filled or hovered else theme.color("edge")
    painter.setPen(QPen(edge, 1.5))
    painter.setBrush(_strong_color(state) if filled else theme.color("surface"))


def _strong_color(state: QStyle.StateFlag) -> QColor:
    return theme.color("accent" if state & _State.State_Enabled else "edge")


def _square(rect: QRectF) -> QRectF:
    side = min(rect.width(), rect.height())
    square = QRectF(0, 0, side, side)
    square.moveCenter(rect.center())
    return square


def _mark_pen() -> QPen:
    pen = QPen(theme.color("on_accent"), 2)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _tick(box: QRectF) -> QPainterPath:
    path = QPainterPath(_at(box, 0.24, 0.52))
    path.lineTo(_at(box, 0.43, 0.70))
    path.lineTo(_at(box, 0.77, 0.31))
    return path


def _dash(box: QRectF) -> QPainterPath:
    path = QPainterPath(_at(box, 0.26, 0.5))
    path.lineTo(_at(box, 0.74, 0.5))
    return path


def _at(box: QRectF, x: float, y: float) -> QPointF:
    return QPointF(box.left() + box.width() * x, box.top() + box.height() * y)

"""Check boxes, radio buttons and menus with ticks, painted from the tokens.

A Python style under the style sheet would be the shorter way; the binding loses references when Qt
passes null to such a style, so the controls paint themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QIcon,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QMenu, QRadioButton, QWidget

from gkdesk.ui import icons, theme

if TYPE_CHECKING:
    from collections.abc import Iterable

INDICATOR = 18
_GAP = 8
_WIDEST_TEXT = 400
_FLAGS = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft


if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    _Button = object


class _Wrapping(_Button):
    """What tick boxes and radio buttons share: an indicator with a text that wraps beside it."""

    _measured: tuple[int, str, int] = (-1, "", 0)
    """Width, text and the height that they need: a layout asks for it again and again."""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._measured = (-1, "", 0)

    def sizeHint(self) -> QSize:
        if not self.text():
            side = theme.px("height.min_target")
            return QSize(side, side)
        text = self.fontMetrics().size(0, self.text()).width()
        width = INDICATOR + _GAP + min(text, _WIDEST_TEXT) + 2
        return QSize(width, self.heightForWidth(width))

    def is_long(self) -> bool:
        """Tell whether the text needs more than one line at the size it asks for."""
        return bool(self.fontMetrics().size(0, self.text()).width() > _WIDEST_TEXT)

    def minimumSizeHint(self) -> QSize:
        return QSize(INDICATOR + _GAP, theme.px("height.min_target"))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        words = self.text()
        if self._measured[:2] != (width, words):
            room = QRect(0, 0, max(1, width - INDICATOR - _GAP), 10_000)
            text = self.fontMetrics().boundingRect(room, int(_FLAGS), words)
            height = max(theme.px("height.min_target"), text.height() + 4)
            self._measured = (width, words, height)
        return self._measured[2]

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)


class CheckBox(_Wrapping, QCheckBox):
    """A yes that can be taken back; a long text wraps."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self.setAccessibleName(text)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = _indicator(self)
        checked = self.checkState() != Qt.CheckState.Unchecked
        _prepare(painter, self, filled=checked)
        radius = theme.size("radius.indicator")
        painter.drawRoundedRect(box, radius, radius)
        if checked:
            painter.setPen(_mark_pen())
            whole = self.checkState() == Qt.CheckState.Checked
            painter.drawPath(_path(box, _TICK if whole else _DASH))
        _paint_text(painter, self)


class RadioButton(_Wrapping, QRadioButton):
    """One of several."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self.setAccessibleName(text)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        disc = _indicator(self)
        _prepare(painter, self, filled=False)
        if self.isChecked():
            painter.setPen(QPen(_strong(self), 2))
        painter.drawEllipse(disc)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(_strong(self))
            painter.drawEllipse(disc.center(), disc.width() / 4, disc.width() / 4)
        _paint_text(painter, self)


class CheckMenu(QMenu):
    """A menu in which several entries can be ticked; `chosen` carries the keys that are."""

    chosen = Signal(tuple)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.triggered.connect(self._on_triggered)
        self.aboutToShow.connect(self._show_ticks)

    def offer(self, entries: Iterable[tuple[str, str]], ticked: Iterable[str] = ()) -> None:
        """Fill the menu with pairs of key and text."""
        wanted = set(ticked)
        self.clear()
        for key, text in entries:
            action = QAction(text.replace("&", "&&"), self)
            action.setData(key)
            action.setCheckable(True)
            action.setChecked(key in wanted)
            self.addAction(action)
        self._show_ticks()

    def ticked(self) -> tuple[str, ...]:
        """Return the keys that are ticked."""
        return tuple(str(action.data()) for action in self.actions() if action.isChecked())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick without closing, so that several entries can be ticked in one go."""
        action = self.actionAt(event.position().toPoint())
        if action is not None and action.isCheckable():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action is not None and action.isCheckable():
            action.trigger()
        else:
            super().keyPressEvent(event)

    def _on_triggered(self, _action: QAction) -> None:
        self._show_ticks()
        self.chosen.emit(self.ticked())

    def _show_ticks(self) -> None:
        size = theme.px("icon.inline")
        for action in self.actions():
            action.setIcon(icons.icon("check", "accent", size) if action.isChecked() else QIcon())


_TICK = ((0.24, 0.52), (0.43, 0.70), (0.77, 0.31))
_DASH = ((0.26, 0.5), (0.74, 0.5))


def _indicator(button: QAbstractButton) -> QRectF:
    line = max(button.fontMetrics().height() + 4, theme.px("height.min_target"))
    top = (min(line, button.height()) - INDICATOR) / 2
    return QRectF(1, top + 1, INDICATOR - 2, INDICATOR - 2)


def _prepare(painter: QPainter, button: QAbstractButton, *, filled: bool) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    strong = filled or (button.underMouse() and button.isEnabled())
    painter.setPen(QPen(_strong(button) if strong else theme.color("edge"), 1.5))
    painter.setBrush(_strong(button) if filled else theme.color("surface"))


def _strong(button: QAbstractButton) -> QColor:
    return theme.color("accent" if button.isEnabled() else "edge")


def _paint_text(painter: QPainter, button: QAbstractButton) -> None:
    painter.setPen(theme.color("ink" if button.isEnabled() else "ink2"))
    room = QRect(INDICATOR + _GAP, 0, button.width() - INDICATOR - _GAP, button.height())
    flags = _FLAGS | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextHideMnemonic
    painter.drawText(room, int(flags), button.text())


def _mark_pen() -> QPen:
    pen = QPen(theme.color("on_accent"), 2)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _path(box: QRectF, points: tuple[tuple[float, float], ...]) -> QPainterPath:
    found = [QPointF(box.left() + box.width() * x, box.top() + box.height() * y) for x, y in points]
    path = QPainterPath(found[0])
    for point in found[1:]:
        path.lineTo(point)
    return path

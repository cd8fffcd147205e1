"""One item of the agenda at the left: when it begins, how it is called, how long it takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from gkdesk.ui import fonts, icons, theme
from gkdesk.ui.tips import set_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

TIME_WIDTH = 44
LEAST, MOST, PER_MINUTE = 36, 84, 2.6
"""Heights in pixels: a longer item is a taller one, within bounds."""
TWO_LINES = 54


@dataclass(frozen=True)
class RowWords:
    """What one row says; `sign` is an icon before the name, `done` greys the row."""

    ref: int
    begins: str
    name: str
    line: str
    minutes: int
    sign: str = ""
    done: bool = False
    is_break: bool = False

    def spoken(self) -> str:
        """Return all of it for a screen reader."""
        state = "erledigt" if self.done else ""
        length = f"{self.minutes} Minuten" if self.minutes else ""
        return ", ".join(
            piece for piece in (self.begins, self.name, self.line, length, state) if piece
        )


class AgendaRow(QPushButton):
    """A row of the agenda that can be chosen; the chosen one is checked."""

    def __init__(self, words: RowWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.setProperty("k", "inner")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleName(words.spoken())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        least = TWO_LINES if words.line else LEAST
        self.setFixedHeight(max(least, min(MOST, int(words.minutes * PER_MINUTE))))

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_time(painter)
        box = QRectF(TIME_WIDTH + 8, 1, self.width() - TIME_WIDTH - 9, self.height() - 2)
        self._paint_box(painter, box)
        self._paint_words(painter, box.adjusted(11, 0, -10, 0))

    def _paint_time(self, painter: QPainter) -> None:
        painter.setFont(self._font(bold=self.isChecked()))
        painter.setPen(theme.color("accent" if self.isChecked() else "ink2"))
        place = QRectF(0, 1, TIME_WIDTH, painter.fontMetrics().height() + 2)
        painter.drawText(place, _RIGHT, self.words.begins)

    def _paint_box(self, painter: QPainter, box: QRectF) -> None:
        radius = theme.size("radius.all")
        if self.isChecked():
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.setBrush(theme.color("accent_soft"))
        elif self.words.is_break:
            painter.setPen(QPen(theme.color("edge"), 1, Qt.PenStyle.DashLine))
            painter.setBrush(theme.color("surface"))
        else:
            painter.setPen(QPen(theme.color("line"), 1))
            painter.setBrush(theme.color("sunken" if self.words.done else "surface"))
        if self.underMouse() and not self.isChecked():
            painter.setBrush(theme.color("accent_soft"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def _paint_words(self, painter: QPainter, room: QRectF) -> None:
        small = self._font(bold=False)
        metrics = QFontMetrics(small)
        has_room = room.width() >= _ROOM_FOR_MINUTES
        length = f"{self.words.minutes} min" if self.words.minutes and has_room else ""
        lines = 2 if self.words.line else 1
        height = metrics.height() + 2
        top = room.top() + (room.height() - lines * height) / 2
        painter.setFont(small)
        painter.setPen(self._ink(quiet=self.words.done))
        painter.drawText(QRectF(room.left(), top, room.width(), height), _RIGHT, length)
        name_room = QRectF(
            room.left(), top, room.width() - metrics.horizontalAdvance(length) - 8, height
        )
        self._paint_name(painter, name_room)
        if self.words.line:
            painter.setFont(small)
            painter.setPen(theme.color("ink2"))
            indent = _INDENT if self._sign() else 0
            line = QRectF(room.left() + indent, top + height, room.width() - indent, height)
            text = metrics.elidedText(
                self.words.line, Qt.TextElideMode.ElideRight, int(line.width())
            )
            painter.drawText(line, _LEFT, text)

    def _paint_name(self, painter: QPainter, room: QRectF) -> None:
        sign = self._sign()
        if sign:
            side = theme.size("icon.inline")
            corner = QPointF(room.left(), room.center().y() - side / 2)
            icons.paint(painter, sign, QRectF(corner.x(), corner.y(), side, side), "ink2")
            room = room.adjusted(_INDENT, 0, 0, 0)
        font = fonts.script_font(self.words.name, "body")
        font.setWeight(QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Medium)
        shown = QFontMetrics(font).elidedText(
            self.words.name, Qt.TextElideMode.ElideRight, int(room.width())
        )
        set_tip(self, self.words.name if shown != self.words.name else "")
        painter.setFont(font)
        painter.setPen(self._ink(quiet=self.words.done and not self.isChecked()))
        painter.drawText(room, _LEFT, shown)

    def _sign(self) -> str:
        return "check" if self.words.done else self.words.sign

    def _font(self, *, bold: bool) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    @staticmethod
    def _ink(*, quiet: bool) -> QColor:
        return theme.color("ink2" if quiet else "ink")


_INDENT = 24
_ROOM_FOR_MINUTES = 130
_LEFT = int(
    Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
)
_RIGHT = int(
    Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
)

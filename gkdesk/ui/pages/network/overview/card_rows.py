"""Rows of the card at the right: a sign, a name, a quiet line, and a click that leads there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from gkdesk.text.wording.clients import word
from gkdesk.ui import fonts, icons, roles, theme
from gkdesk.ui.pages.network.overview.card_signs import (
    LINE_WIDTH,
    paint_area,
    paint_line,
    paint_quality,
)
from gkdesk.ui.tips import set_tip
from gkdesk.ui.widgets import Label, LinkButton, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QEnterEvent

    from gkdesk.text.codes.network import Area, FormalBasis, Intensity, Quality

_SIGN = 16
_PITCH = 19
_AIR = 3
_FIRST = 4
"""Cooperations that stand in the card at once."""

_Left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class CardRow(QAbstractButton):
    """One or two lines behind a sign; what does not fit ends in …, the tooltip has all of it."""

    lead = _SIGN

    def __init__(self, title: str, line: str = "", *, said: str = "") -> None:
        super().__init__()
        self._line = line
        self.setText(title)
        self.setAccessibleName(", ".join(filter(None, (title, line, said))))
        set_tip(self, "\n".join(filter(None, (title, line))))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        roles.give(self, roles.Part.LINK)

    def sizeHint(self) -> QSize:
        lines = 2 if self._line else 1
        return QSize(120, max(theme.px("height.min_target"), lines * _PITCH + 2 * _AIR))

    def enterEvent(self, event: QEnterEvent) -> None:
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        super().enterEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.underMouse():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("sunken"))
            painter.drawRoundedRect(self.rect().adjusted(-2, 0, 2, 0), 4, 4)
        top = (self.height() - self.sizeHint().height()) / 2 + _AIR
        self.paint_sign(painter, QRectF(0, top + (_PITCH - _SIGN) / 2, self.lead, _SIGN))
        left = self.lead + theme.px("space.m")
        room = QRect(left, int(top), self.width() - left - self.tail(), _PITCH)
        _put(painter, room, self.text(), QFont.Weight.DemiBold, "ink")
        if self._line:
            _put(painter, room.translated(0, _PITCH), self._line, QFont.Weight.Normal, "ink2")

    def tail(self) -> int:
        """Return the room at the right that the text leaves free."""
        return 0

    def paint_sign(self, painter: QPainter, room: QRectF) -> None:
        """Draw the sign at the left, and what stands at the right."""
        raise NotImplementedError


class PersonRow(CardRow):
    """A contact person."""

    def paint_sign(self, painter: QPainter, room: QRectF) -> None:
        icons.paint(painter, "person", QRectF(room.left(), room.top(), _SIGN, _SIGN), "ink2")


class LinkRow(CardRow):
    """Another record that belongs to this one."""

    def paint_sign(self, painter: QPainter, room: QRectF) -> None:
        spot = QRectF(room.left(), room.top(), _SIGN, _SIGN)
        icons.paint(painter, "chevron-right", spot, "accent")


class ActorRow(CardRow):
    """An organisation, with the shape of its area."""

    def __init__(self, name: str, line: str, area: Area | None) -> None:
        super().__init__(name, line)
        self._area = area

    def paint_sign(self, painter: QPainter, room: QRectF) -> None:
        paint_area(painter, room, self._area)


class TieRow(CardRow):
    """A cooperation: a sample of its line, the other side, its quality."""

    lead = LINE_WIDTH

    def __init__(
        self,
        title: str,
        line: str,
        basis: FormalBasis,
        intensity: Intensity,
        quality: Quality | None,
    ) -> None:
        super().__init__(title, line, said=word(quality) if quality else "")
        self._basis, self._intensity, self._quality = basis, intensity, quality

    def tail(self) -> int:
        return _SIGN + theme.px("space.s") if self._quality else 0

    def paint_sign(self, painter: QPainter, room: QRectF) -> None:
        paint_line(painter, room, self._basis, self._intensity)
        if self._quality:
            spot = QRectF(self.width() - _SIGN - 1, room.top(), _SIGN, _SIGN)
            paint_quality(painter, spot, self._quality)


class RowsOfCard(QWidget):
    """A caption and rows; many of them are behind „n weitere zeigen“."""

    wanted = Signal(object)
    """The id of the record of the row that was used."""

    def __init__(self, caption: str, rows: Sequence[tuple[int, CardRow]], *, most: int = 0) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if caption:
            column.addWidget(Label(caption, Role.CAPTION))
            column.addSpacing(2)
        first = most or _FIRST
        self._later = [row for _, row in rows[first:]] if len(rows) > first + 1 else []
        self._refs: dict[CardRow, int] = {}
        for ref, row in rows:
            self._refs[row] = ref
            row.clicked.connect(self._on_row_clicked)
            column.addWidget(row)
            row.setVisible(row not in self._later)
        self.more = LinkButton(f"{len(self._later)} weitere zeigen")
        self.more.clicked.connect(self._on_more_clicked)
        column.addWidget(self.more)
        self.more.setVisible(bool(self._later))
        self.setAccessibleName(caption)

    @Slot()
    def _on_row_clicked(self) -> None:
        row = self.sender()
        if isinstance(row, CardRow):
            self.wanted.emit(self._refs[row])

    @Slot()
    def _on_more_clicked(self) -> None:
        for row in self._later:
            row.show()
        self._later[0].setFocus()
        self.more.hide()


def _put(painter: QPainter, room: QRect, text: str, weight: QFont.Weight, color: str) -> None:
    painter.setFont(fonts.ui_font("body", weight))
    painter.setPen(theme.color(color))
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, int(_Left | Qt.TextFlag.TextSingleLine), shown)

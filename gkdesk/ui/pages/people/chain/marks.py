"""What stands on a drawn chain: a step with its dot, a label between two of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton

from gkdesk.text.codes.cases import ChainState
from gkdesk.ui import fonts, icons, theme
from gkdesk.ui.pages.people.chain.places import DOT, LINE
from gkdesk.ui.pages.people.chain.wrapping import wrapped
from gkdesk.ui.tips import set_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from gkdesk.ui.pages.people.chain.words import LinkMark, StepMark

_SIDE = 5.0
_ICON = 15.0
_GAP = 5.0


class ChainMark(QAbstractButton):
    """Something on the chain that can be chosen with keys and mouse."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def room(self) -> float:
        """Return the width that a text may take."""
        return self.width() - 2 * _SIDE

    def tell_all(self, *, cut: bool) -> None:
        """Offer all of it as a tip where something was left out."""
        set_tip(self, self.accessibleName() if cut else "")


class StepItem(ChainMark):
    """A step: its name above the dot, where and when below."""

    def __init__(self, step: StepMark, parent: QWidget) -> None:
        super().__init__(step.name, parent)
        self.step = step
        self._dot = QPointF()

    def stand(self, room: QRectF, dot: QPointF) -> None:
        """Take a place; the dot is given in the coordinates of the parent."""
        self._dot = dot - room.topLeft()
        self.setGeometry(room.toRect())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        planned = self.step.state in (ChainState.PLANNED, ChainState.BROKEN_OFF)
        weight = QFont.Weight.Normal if planned else QFont.Weight.DemiBold
        title = fonts.script_font(self.step.title, "body", weight)
        lines, cut = wrapped(self.step.title, QFontMetricsF(title), self.room(), 2)
        color = theme.color("ink2" if planned else "ink")
        top = self._dot.y() - DOT - 6 - LINE * len(lines)
        _write(painter, lines, QRectF(_SIDE, top, self.room(), LINE), title, color)
        short = self._paint_place(painter)
        _paint_dot(painter, self._dot, self.step.state)
        painter.end()
        self.tell_all(cut=cut or short)

    def _paint_place(self, painter: QPainter) -> bool:
        """Write where and when, on one line if it holds both."""
        together = ", ".join(filter(None, (self.step.place, self.step.when)))
        lines, short, top = [self.step.place, self.step.when], False, self._dot.y() + DOT + 4
        if QFontMetricsF(fonts.ui_font()).horizontalAdvance(together) <= self.room():
            lines = [together]
        for number, line in enumerate(filter(None, lines)):
            font = fonts.script_font(line, "body")
            shown, cut = wrapped(line, QFontMetricsF(font), self.room(), 1)
            short = short or cut
            place = QRectF(_SIDE, top + number * LINE, self.room(), LINE)
            _write(painter, shown, place, font, theme.color("ink2"))
        return short


class LinkItem(ChainMark):
    """A label between two steps: what was done for the passage, and who sees to it."""

    def __init__(self, link: LinkMark, parent: QWidget) -> None:
        super().__init__(link.name, parent)
        self.link = link

    def stand(self, room: QRectF) -> None:
        self.setGeometry(room.toRect())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cut = self._paint_word(painter)
        font = fonts.script_font(self.link.detail, "body")
        lines, short = wrapped(self.link.detail, QFontMetricsF(font), self.room(), 1)
        place = QRectF(_SIDE, LINE + 2, self.room(), LINE)
        _write(painter, lines, place, font, theme.color("ink2"))
        painter.end()
        self.tell_all(cut=cut or short)

    def _paint_word(self, painter: QPainter) -> bool:
        color = self.link.color
        weight = QFont.Weight.DemiBold if color != "ink2" else QFont.Weight.Normal
        font = fonts.ui_font("body", weight)
        metrics = QFontMetricsF(font)
        sign = _ICON + _GAP if self.link.icon else 0.0
        lines, cut = wrapped(self.link.word, metrics, self.room() - sign, 1)
        shown = lines[0] if lines else ""
        width = sign + metrics.horizontalAdvance(shown)
        left = (self.width() - width) / 2
        if self.link.icon:
            box = QRectF(left, (LINE - _ICON) / 2 + 1, _ICON, _ICON)
            icons.paint(painter, self.link.icon, box, color)
        place = QRectF(left + sign, 1, width - sign + 2, LINE)
        painter.setFont(font)
        painter.setPen(theme.color(color))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        return cut


def _write(painter: QPainter, lines: list[str], place: QRectF, font: QFont, color: QColor) -> None:
    painter.setFont(font)
    painter.setPen(color)
    for number, line in enumerate(lines):
        painter.setLayoutDirection(fonts.direction(line))
        painter.drawText(place.translated(0, number * LINE), Qt.AlignmentFlag.AlignCenter, line)


def _paint_dot(painter: QPainter, center: QPointF, state: ChainState) -> None:
    """Paint the sign of a state: a tick, a ring with a point, an empty ring, a crossed one."""
    tint = {ChainState.PLANNED: "ink2", ChainState.BROKEN_OFF: "warn"}.get(state, "accent")
    done = state is ChainState.DONE
    painter.setPen(QPen(theme.color(tint), 2))
    painter.setBrush(theme.color("accent" if done else "surface"))
    painter.drawEllipse(center, DOT - 1, DOT - 1)
    x, y = center.x(), center.y()
    if done:
        pen = QPen(theme.color("on_accent"), 1.75)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        tick = [QPointF(x - 4.5, y), QPointF(x - 1.2, y + 3.3), QPointF(x + 5, y - 3.6)]
        painter.drawPolyline(QPolygonF(tick))
    elif state is ChainState.RUNNING:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent"))
        painter.drawEllipse(center, 4.5, 4.5)
    elif state is ChainState.BROKEN_OFF:
        painter.drawLine(QPointF(x - 3.5, y - 3.5), QPointF(x + 3.5, y + 3.5))
        painter.drawLine(QPointF(x - 3.5, y + 3.5), QPointF(x + 3.5, y - 3.5))

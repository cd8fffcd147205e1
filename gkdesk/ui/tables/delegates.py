"""How the rows of a list are painted: Menschen with three lines, Heute with two."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gkdesk.ui import fonts, icons, theme
from gkdesk.ui.focus import paint_inner_ring
from gkdesk.ui.tables.items import ITEM_ROLE, DueItem, GroupHeader, Index, Item, PersonItem

_State = QStyle.StateFlag
_Left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_Right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_Medium = QFont.Weight.Medium
_Bold = QFont.Weight.DemiBold


class ListDelegate(QStyledItemDelegate):
    """Base of the list rows: ground, selection, hairline, ring and group headers."""

    row_height = "height.row_two_lines"
    inset = 0

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        header = isinstance(index.data(ITEM_ROLE), GroupHeader)
        return QSize(120, theme.px("height.group_header" if header else self.row_height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        item: Item = index.data(ITEM_ROLE)
        painter.save()
        if isinstance(item, GroupHeader):
            self._paint_header(painter, rect, item)
        else:
            self.paint_row(painter, rect, item, selected=bool(state & _State.State_Selected))
            if state & _State.State_HasFocus:
                paint_inner_ring(painter, QRectF(rect))
        painter.restore()

    def paint_row(self, painter: QPainter, rect: QRect, item: Item, *, selected: bool) -> None:
        """Paint one row; each kind of list does it its own way."""
        raise NotImplementedError

    def _paint_header(self, painter: QPainter, rect: QRect, item: GroupHeader) -> None:
        line = rect.bottom() - theme.px("space.xs")
        room = QRect(rect.x() + self.inset, line - 26, rect.width() - 2 * self.inset, 20)
        put(painter, room, item.words(), color="ink2", weight=_Bold)
        painter.fillRect(room.x(), line, room.width(), 1, theme.color("line"))


class PersonDelegate(ListDelegate):
    """Name and own script, next step and when, context."""

    row_height = "height.row_three_lines"
    inset = 20

    def paint_row(self, painter: QPainter, rect: QRect, item: Item, *, selected: bool) -> None:
        if not isinstance(item, PersonItem):
            return
        _paint_ground(painter, rect, selected=selected)
        room = rect.adjusted(self.inset, 0, -self.inset, 0)
        if not selected:
            painter.fillRect(room.x(), rect.bottom(), room.width(), 1, theme.color("line"))
        top = rect.y()
        first = QRect(room.x(), top + 7, room.width(), 24)
        own = fonts.script_font(item.own_name)
        wanted = QFontMetrics(own).horizontalAdvance(item.own_name)
        used = put(painter, first, item.title, role="row", weight=_Bold if selected else _Medium)
        if item.own_name and used + 12 + wanted <= first.width():
            painter.setFont(own)
            painter.setPen(theme.color("ink2"))
            painter.drawText(first, int(_Right), item.own_name)
        second = QRect(room.x(), top + 29, room.width(), 20)
        when = put(painter, second, item.when, color="ink2", align=_Right)
        _put_step(painter, second.adjusted(0, 0, -(when + 12 if when else 0), 0), item)
        third = QRect(room.x(), top + 49, room.width(), 20)
        put(painter, third, item.context, color="ink2")


class DueDelegate(ListDelegate):
    """Icon, what and about whom, when, step; only the selected row shows the step as a button."""

    step_width = 154
    when_width = 112

    def paint_row(self, painter: QPainter, rect: QRect, item: Item, *, selected: bool) -> None:
        if not isinstance(item, DueItem):
            return
        if selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_soft"))
            painter.drawRoundedRect(rect, 6, 6)
        size = theme.px("icon.nav")
        spot = QRectF(rect.x() + 14, rect.center().y() - size / 2 + 1, size, size)
        icons.paint(painter, item.icon, spot, "accent" if selected else "ink2")
        right = rect.right() - 8
        right = self._paint_step(painter, rect, right, item, selected=selected)
        right = self._paint_when(painter, rect, right, item)
        left = rect.x() + 48
        first = QRect(left, rect.y() + 5, right - left, 22)
        put(painter, first, item.title, role="row", weight=_Medium)
        put(painter, first.translated(0, 21), item.context, color="ink2")

    def _paint_step(
        self, painter: QPainter, rect: QRect, right: int, item: DueItem, *, selected: bool
    ) -> int:
        wide = rect.width() >= 3 * self.step_width
        if not item.step or not (wide or selected):
            return right - (self.step_width if wide else 0)
        left = right - self.step_width
        box = QRect(left, rect.y() + 10, self.step_width, rect.height() - 20)
        if not selected:
            put(painter, box.adjusted(12, 0, 0, 0), item.step, color="accent", weight=_Bold)
            return left - 12
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent"))
        painter.drawRoundedRect(box, 6, 6)
        inner = box.adjusted(12, 0, -10, 0)
        enter = put(painter, inner, "Enter", color="on_accent", align=_Right)
        words = inner.adjusted(0, 0, -enter - 8, 0)
        put(painter, words, item.step, color="on_accent", weight=_Bold)
        return left - 12

    def _paint_when(self, painter: QPainter, rect: QRect, right: int, item: DueItem) -> int:
        if not item.when:
            return right - self.when_width - 28
        left = right - self.when_width
        room = QRect(left, rect.y(), self.when_width, rect.height())
        if item.warns:
            spot = QRectF(left - 20, rect.center().y() - 7, 16, 16)
            icons.paint(painter, "warn", spot, "warn")
        weight = _Bold if item.warns else QFont.Weight.Normal
        put(painter, room, item.when, color="warn" if item.warns else "ink2", weight=weight)
        return left - 28


def put(
    painter: QPainter,
    room: QRect,
    text: str,
    *,
    role: str = "body",
    color: str = "ink",
    weight: QFont.Weight = QFont.Weight.Normal,
    align: Qt.AlignmentFlag = _Left,
) -> int:
    """Draw one line of text, elided to `room`; return the width that was used."""
    if not text or room.width() <= 0:
        return 0
    painter.setFont(fonts.ui_font(role, weight))
    painter.setPen(theme.color(color))
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, int(align | Qt.TextFlag.TextSingleLine), shown)
    return metrics.horizontalAdvance(shown)


def _paint_ground(painter: QPainter, rect: QRect, *, selected: bool) -> None:
    if selected:
        painter.fillRect(rect, theme.color("accent_soft"))
        bar = theme.px("radius.edge_accent")
        painter.fillRect(rect.x(), rect.y(), bar, rect.height(), theme.color("accent"))


def _put_step(painter: QPainter, room: QRect, item: PersonItem) -> None:
    if item.warns:
        spot = QRectF(room.x(), room.y() + 2, 16, 16)
        icons.paint(painter, "warn", spot, "warn")
        room = room.adjusted(20, 0, 0, 0)
    put(painter, room, item.step, color="warn" if item.warns else "ink")

"""The agenda as blocks as high as they are long; the mouse or Alt and an arrow moves them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from gkdesk.text.codes.meetings import ItemKind
from gkdesk.ui import fonts, icons, theme
from gkdesk.ui.focus import paint_inner_ring
from gkdesk.ui.tables.delegates import put
from gkdesk.ui.tables.dragging import STEPS, DraggedRows, let_rows_be_dragged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkdesk.ui.pages.conferences.agenda_rows import AgendaRow

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_NOWHERE = QModelIndex()
ROW_ROLE = int(_Role.UserRole) + 1
KEYS = "Alt und Pfeiltaste verschiebt, Plus und Minus ändern die Zeit, Entf nimmt herunter"
STEP = 5
"""By how many minutes plus and minus make a block longer or shorter."""
_GUTTER, _GAP = 52, 4
_LEAST, _LEAST_WITH_LINE, _MOST = 34, 52, 112
_PIXELS_A_MINUTE = 2.6


class AgendaModel(DraggedRows):
    """The rows of one agenda."""

    mime = "application/x-gkdesk-agenda"

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[AgendaRow] = ()

    def show_rows(self, rows: Sequence[AgendaRow], *, fixed: bool) -> None:
        self.beginResetModel()
        self._rows, self.is_fixed = rows, fixed
        self.endResetModel()

    def row(self, index: _Index) -> AgendaRow | None:
        return self._rows[index.row()] if index.isValid() else None

    def line_of(self, ref: int) -> int:
        """Return the line of an item, -1 when it is not there."""
        return next((line for line, row in enumerate(self._rows) if row.id == ref), -1)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:  # noqa: ANN401 (Qt)
        row = self.row(index)
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role == _Role.DisplayRole:
            return row.title
        return row.words() if role == _Role.AccessibleTextRole else None


class AgendaDelegate(QStyledItemDelegate):
    """Paints a block: when it begins at the left, what it is and how long in the block."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        row: AgendaRow = index.data(ROW_ROLE)
        least = _LEAST_WITH_LINE if row.line else _LEAST
        return QSize(160, int(max(least, min(_MOST, row.minutes * _PIXELS_A_MINUTE))) + _GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: AgendaRow = index.data(ROW_ROLE)
        rect: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gutter = QRect(rect.x(), rect.y() + 6, _GUTTER - 8, 20)
        tint = "accent" if selected else "ink2"
        bold = QFont.Weight.DemiBold if selected else QFont.Weight.Normal
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        put(painter, gutter, row.begins, color=tint, weight=bold, align=right)
        block = rect.adjusted(_GUTTER, 0, -2, -_GAP)
        _paint_ground(painter, block, row, selected=selected)
        _paint_words(painter, block, row)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_inner_ring(painter, QRectF(block))
        painter.restore()


def _paint_ground(painter: QPainter, block: QRect, row: AgendaRow, *, selected: bool) -> None:
    edge = "accent" if selected else "warn_line" if row.overlong else "line"
    pen = QPen(theme.color(edge), 2 if selected else 1)
    ground = "accent_soft" if selected else "warn_soft" if row.overlong else "surface"
    if row.kind is ItemKind.BREAK:
        pen.setStyle(Qt.PenStyle.DashLine)
        pen.setColor(theme.color("accent" if selected else "edge"))
    elif row.kind is not ItemKind.CASE and not selected and not row.overlong:
        ground = "sunken"
    painter.setPen(pen)
    painter.setBrush(theme.color(ground))
    painter.drawRoundedRect(QRectF(block).adjusted(1, 1, -1, -1), 6, 6)


def _paint_words(painter: QPainter, block: QRect, row: AgendaRow) -> None:
    room = block.adjusted(12, 0, -12, 0)
    top = block.y() + max(6, (block.height() - (40 if row.line else 20)) // 2)
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    first = QRect(room.x(), top, room.width(), 20)
    length = f"{row.minutes} min"
    tint = "warn" if row.overlong else "ink2"
    used = put(painter, first, length, color=tint, align=right)
    if row.overlong:
        spot = QRectF(room.right() - used - 20, top + 2, 16, 16)
        icons.paint(painter, "warn", spot, "warn")
        used += 22
    title = first.adjusted(0, 0, -used - 10, 0)
    if row.is_veiled:
        icons.paint(painter, "eye-off", QRectF(room.x(), top + 2, 16, 16), "ink2")
        title.setLeft(title.left() + 22)
    _put_name(painter, title, row.title)
    put(painter, first.translated(0, 20), row.line, color="ink2")


def _put_name(painter: QPainter, room: QRect, name: str) -> None:
    font = fonts.script_font(name, "body")
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(theme.color("ink"))
    shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room.width())
    left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
    painter.drawText(room, int(left | Qt.AlignmentFlag.AlignVCenter), shown)


class AgendaList(QListView):
    """All blocks, as high as they are together; the page scrolls, not the list."""

    chosen = Signal(object)
    """The id of the item on which the cursor is, None for none."""
    entered = Signal(object)
    move_wanted = Signal(object, int)
    """An item and the place it shall have, counted from 0."""
    longer_wanted = Signal(object, int)
    """An item and by how many minutes it shall be longer."""
    remove_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.blocks = AgendaModel()
        self._quiet = False
        self._fixed = False
        self.setModel(self.blocks)
        self.setItemDelegate(AgendaDelegate(self))
        let_rows_be_dragged(self, "Tagesordnung", KEYS)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.blocks.drop_wanted.connect(self._on_drop_wanted)
        self.doubleClicked.connect(self._on_double_clicked)

    def show_rows(self, rows: Sequence[AgendaRow], *, fixed: bool) -> None:
        """Show another agenda; the cursor stays on its item, or near where it was."""
        ref, line = self.current_ref(), max(0, self.currentIndex().row())
        self._quiet, self._fixed = True, fixed
        self.blocks.show_rows(rows, fixed=fixed)
        if rows and (ref is None or not self.select(ref)):
            self.setCurrentIndex(self.blocks.index(min(line, len(rows) - 1)))
        self._quiet = False
        self.setFixedHeight(self._full_height())

    def current_ref(self) -> int | None:
        """Return the item on which the cursor is."""
        row = self.blocks.row(self.currentIndex())
        return None if row is None else row.id

    def select(self, ref: int) -> bool:
        """Put the cursor on an item; tell whether it is there."""
        line = self.blocks.line_of(ref)
        if line >= 0:
            self.setCurrentIndex(self.blocks.index(line))
        return line >= 0

    def currentChanged(self, now: _Index, before: _Index) -> None:
        super().currentChanged(now, before)
        if not self._quiet:
            self.chosen.emit(self.current_ref())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._done(event):
            super().keyPressEvent(event)

    def _done(self, event: QKeyEvent) -> bool:
        ref, line, key = self.current_ref(), self.currentIndex().row(), Qt.Key(event.key())
        if ref is None:
            return False
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit(ref)
        elif self._fixed:
            return False
        elif key in STEPS and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            to = line + STEPS[key]
            if 0 <= to < self.blocks.rowCount():
                self.move_wanted.emit(ref, to)
        elif key in _LONGER:
            self.longer_wanted.emit(ref, _LONGER[key])
        elif key == Qt.Key.Key_Delete:
            self.remove_wanted.emit(ref)
        else:
            return False
        return True

    def _full_height(self) -> int:
        lines = range(self.blocks.rowCount())
        return sum(self.sizeHintForIndex(self.blocks.index(line)).height() for line in lines) + 4

    def _on_drop_wanted(self, line: int, to: int) -> None:
        row = self.blocks.row(self.blocks.index(line))
        if row is not None and line != to:
            self.move_wanted.emit(row.id, to)

    def _on_double_clicked(self) -> None:
        ref = self.current_ref()
        if ref is not None:
            self.entered.emit(ref)


_LONGER = {Qt.Key.Key_Plus: STEP, Qt.Key.Key_Minus: -STEP}

"""The blocks of an own profile in their order: dragged, or moved with Alt and the arrow keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from gkdesk.services.booklets.profiles.profile import BookletBlock
from gkdesk.ui import fonts, theme
from gkdesk.ui.focus import paint_inner_ring
from gkdesk.ui.tables.dragging import STEPS, DraggedRows, let_rows_be_dragged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPainter


NAME = "Teile des Hefts in ihrer Reihenfolge"
KEYS = "Alt und Pfeiltaste verschiebt, Entf nimmt heraus"
_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_NOWHERE = QModelIndex()
_PADDING = 12


@dataclass(frozen=True)
class BlockLine:
    """A block with what happens to it."""

    block: BookletBlock
    title: str
    line: str


class BlockModel(DraggedRows):
    """The lines of one profile."""

    mime = "application/x-gkdesk-block"

    def __init__(self) -> None:
        super().__init__()
        self._lines: Sequence[BlockLine] = ()

    def show_lines(self, lines: Sequence[BlockLine]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line(self, index: _Index) -> BlockLine | None:
        """Return the line of an index."""
        return self._lines[index.row()] if index.isValid() else None

    def place_of(self, block: BookletBlock) -> int:
        """Return where a block stands, -1 where it does not."""
        found = (place for place, line in enumerate(self._lines) if line.block is block)
        return next(found, -1)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:  # noqa: ANN401 (Qt)
        line = self.line(index)
        if line is None:
            return None
        if role == _Role.UserRole:
            return line
        if role == _Role.DisplayRole:
            return line.title
        return f"{line.title}, {line.line}" if role == _Role.AccessibleTextRole else None


class BlockDelegate(QStyledItemDelegate):
    """Paints a block: its name, and below what happens to it."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(160, theme.px("height.row_two_lines"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line: BlockLine = index.data(_Role.UserRole)
        rect: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, theme.color("accent_soft" if selected else "surface"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.color("line"))
        room = rect.adjusted(_PADDING, 6, -_PADDING, -6)
        half = room.height() // 2
        for words, top, color in ((line.title, 0, "ink"), (line.line, half, "ink2")):
            painter.setFont(fonts.ui_font("body"))
            painter.setPen(theme.color(color))
            shown = painter.fontMetrics().elidedText(
                words, Qt.TextElideMode.ElideRight, room.width()
            )
            spot = QRect(room.x(), room.y() + top, room.width(), half)
            painter.drawText(spot, int(Qt.AlignmentFlag.AlignVCenter), shown)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_inner_ring(painter, QRectF(rect))
        painter.restore()


class BlockList(QListView):
    """All blocks of a profile; the page scrolls, not the list."""

    chosen = Signal()
    move_wanted = Signal(int, int)
    """From which place to which."""
    remove_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.lines = BlockModel()
        self._quiet = False
        self.setModel(self.lines)
        self.setItemDelegate(BlockDelegate(self))
        let_rows_be_dragged(self, NAME, KEYS)
        self.lines.drop_wanted.connect(self._on_drop_wanted)

    def show_lines(self, lines: Sequence[BlockLine]) -> None:
        """Show another profile; the cursor stays on its block, or near where it was."""
        block, place = self.block(), max(0, self.currentIndex().row())
        self._quiet = True
        self.lines.show_lines(lines)
        found = -1 if block is None else self.lines.place_of(block)
        if lines:
            self.setCurrentIndex(
                self.lines.index(found if found >= 0 else min(place, len(lines) - 1))
            )
        self._quiet = False
        self.setFixedHeight(self.sizeHintForRow(0) * max(len(lines), 1) + 4)

    def block(self) -> BookletBlock | None:
        """Return the block on which the cursor is."""
        line = self.lines.line(self.currentIndex())
        return None if line is None else line.block

    def select(self, block: BookletBlock) -> None:
        """Put the cursor on a block."""
        place = self.lines.place_of(block)
        if place >= 0:
            self.setCurrentIndex(self.lines.index(place))

    def currentChanged(self, now: _Index, before: _Index) -> None:
        super().currentChanged(now, before)
        if not self._quiet:
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, place = Qt.Key(event.key()), self.currentIndex().row()
        if key in STEPS and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._move(place, place + STEPS[key])
        elif key == Qt.Key.Key_Delete and place >= 0:
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _move(self, place: int, to: int) -> None:
        if place >= 0 and 0 <= to < self.lines.rowCount() and to != place:
            self.move_wanted.emit(place, to)

    @Slot(int, int)
    def _on_drop_wanted(self, place: int, to: int) -> None:
        self._move(place, to)

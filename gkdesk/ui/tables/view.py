"""The view of a table: rows of one line, hairlines, sorting, column choice, copy as table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from gkdesk.ui import clipboard, fonts, icons, theme
from gkdesk.ui.focus import paint_inner_ring
from gkdesk.ui.tables.model import ICON_ROLE, Index, TableModel
from gkdesk.ui.widgets.choices import CheckMenu

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from gkdesk.ui.tables.specs import TableSpec

R = TypeVar("R")
_PADDING = 17
_State = QStyle.StateFlag


class CellDelegate(QStyledItemDelegate):
    """Paints a cell from the tokens: icon, elided text with tabular figures, hairline."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), theme.px("height.row_one_line"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        selected = bool(option.state & _State.State_Selected)
        painter.save()
        painter.fillRect(rect, theme.color("accent_soft" if selected else "surface"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.color("line"))
        room = rect.adjusted(_PADDING, 0, -_PADDING, 0)
        mark = index.data(ICON_ROLE)
        color = "ink"
        if mark is not None:
            size = theme.px("icon.inline")
            spot = QRectF(room.x(), rect.center().y() - size / 2 + 1, size, size)
            color = self.paint_mark(painter, spot, mark)
            room.setLeft(room.x() + size + 10)
        self.paint_text(
            painter,
            room,
            str(index.data() or ""),
            flags=int(index.data(Qt.ItemDataRole.TextAlignmentRole)),
            color=color if color in {"warn", "err"} else "ink",
        )
        painter.restore()

    def paint_text(
        self, painter: QPainter, room: QRect, text: str, *, flags: int, color: str
    ) -> None:
        """Write the text of a cell in one line."""
        painter.setFont(fonts.ui_font("body", QFont.Weight.Normal))
        painter.setPen(theme.color(color))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, flags | Qt.TextFlag.TextSingleLine, shown)

    def paint_mark(self, painter: QPainter, spot: QRectF, mark: tuple[str, str]) -> str:
        """Paint the mark of a cell; return its colour, which a warning shares with the text."""
        name, color = mark
        icons.paint(painter, name, spot, color)
        return color


class TableView(QTableView, Generic[R]):
    """A table for a `TableSpec`; `opened` on Enter or double click, with the row's key."""

    opened = Signal(object)
    selected = Signal(object)

    def __init__(self, spec: TableSpec[R], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self.rows: TableModel[R] = TableModel(spec)
        self.setModel(self.rows)
        self.setItemDelegate(CellDelegate(self))
        self.setAccessibleName(spec.name)
        self._set_up_behaviour()
        self._set_up_headers()
        self.columns = CheckMenu("Spalten", self)
        self.columns.chosen.connect(self._on_columns_chosen)
        self.set_visible_columns(column.key for column in spec.columns if column.shown)

    def set_rows(self, rows: Iterable[R]) -> None:
        """Show other rows; the row that was selected stays selected if it is still there."""
        key = self.current_key()
        self.rows.set_rows(rows)
        if key is not None:
            self.select(key)

    def current_key(self) -> Hashable | None:
        """Return the key of the current row."""
        index = self.currentIndex()
        return self.spec.key(self.rows.row_at(index.row())) if index.isValid() else None

    def select(self, key: Hashable) -> bool:
        """Select the row with this key; tell whether it is there."""
        line = self.rows.line_of(key)
        if line >= 0:
            self.selectRow(line)
        return line >= 0

    def selected_keys(self) -> frozenset[Hashable]:
        """Return the keys of all rows that are selected."""
        lines = (index.row() for index in self.selectionModel().selectedRows())
        return frozenset(self.spec.key(self.rows.row_at(line)) for line in lines)

    def select_all_of(self, keys: Iterable[Hashable]) -> None:
        """Select exactly these rows, as far as they are there."""
        self.clearSelection()
        lines = sorted(line for line in map(self.rows.line_of, keys) if line >= 0)
        how = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for line in lines:
            self.selectionModel().setCurrentIndex(self.rows.index(line, 0), how)

    def visible_columns(self) -> tuple[str, ...]:
        """Return the keys of the columns that are shown."""
        return tuple(
            column.key
            for index, column in enumerate(self.spec.columns)
            if not self.isColumnHidden(index)
        )

    def set_visible_columns(self, keys: Iterable[str]) -> None:
        """Show exactly these columns; the first one always stays."""
        wanted = set(keys)
        for index, column in enumerate(self.spec.columns):
            self.setColumnHidden(index, index > 0 and column.key not in wanted)
        self.columns.offer(
            ((column.key, column.title) for column in self.spec.columns[1:]),
            self.visible_columns(),
        )

    def as_table(self, *, selected_only: bool = False) -> str:
        """Return the shown columns as text with tabulators, title line first."""
        header = self.horizontalHeader()
        order = sorted(
            (i for i in range(self.rows.columnCount()) if self._leaves(i)),
            key=header.visualIndex,
        )
        lines = list(range(self.rows.rowCount()))
        if selected_only:
            lines = sorted(index.row() for index in self.selectionModel().selectedRows())
        columns = [self.spec.columns[index] for index in order]
        table = [[column.title for column in columns]]
        table += [[column.text(self.rows.row_at(line)) for column in columns] for line in lines]
        return "\n".join("\t".join(_flat(cell) for cell in row) for row in table)

    def _leaves(self, column: int) -> bool:
        """Tell whether a copy has this column."""
        return not self.isColumnHidden(column) and not self.spec.columns[column].stays_here

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            clipboard.copy(self.as_table(selected_only=True))
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._open_current():
            event.accept()
        elif event.key() in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        index = self.currentIndex()
        if self.hasFocus() and index.isValid():
            row = self.visualRect(index)
            row.setX(0)
            row.setWidth(min(self.viewport().width(), self.horizontalHeader().length()))
            paint_inner_ring(QPainter(self.viewport()), QRectF(row))

    def selectionChanged(self, new: QItemSelection, old: QItemSelection) -> None:
        super().selectionChanged(new, old)
        self.viewport().update()
        self.selected.emit(self.current_key())

    def _set_up_behaviour(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.doubleClicked.connect(self._on_double_clicked)

    def _set_up_headers(self) -> None:
        lines = self.verticalHeader()
        lines.setVisible(False)
        lines.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        lines.setDefaultSectionSize(theme.px("height.row_one_line"))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setStretchLastSection(not any(c.stretch for c in self.spec.columns))
        header.setSortIndicatorShown(False)
        header.setSectionsClickable(True)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._on_header_menu_requested)
        header.sectionClicked.connect(self._on_header_section_clicked)
        for index, column in enumerate(self.spec.columns):
            if column.stretch:
                header.setSectionResizeMode(index, QHeaderView.ResizeMode.Stretch)
            else:
                self.setColumnWidth(index, column.width)

    def _open_current(self) -> bool:
        key = self.current_key()
        if key is not None:
            self.opened.emit(key)
        return key is not None

    def _on_double_clicked(self) -> None:
        self._open_current()

    def _on_header_section_clicked(self, section: int) -> None:
        self.rows.toggle_sort(section)

    def _on_header_menu_requested(self, spot: QPoint) -> None:
        self.columns.popup(self.horizontalHeader().mapToGlobal(spot))

    def _on_columns_chosen(self, keys: tuple[str, ...]) -> None:
        self.set_visible_columns(keys)


def _flat(cell: str) -> str:
    return " ".join(cell.split())

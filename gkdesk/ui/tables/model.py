"""The model of a table: frozen rows, sorted in memory, let go of at once by `clear`."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from gkdesk.ui import icons, theme

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from gkdesk.ui.tables.specs import TableSpec

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
ICON_ROLE = int(_Role.UserRole) + 1
ROOM = 16
"""Letters that fit even into a narrow column."""
_NOWHERE = QModelIndex()


class TableModel(QAbstractTableModel, Generic[R]):
    """Rows of a `TableSpec`."""

    def __init__(self, spec: TableSpec[R]) -> None:
        super().__init__()
        self.spec = spec
        self._rows: list[R] = []
        self._sorted_by = -1
        self._order = Qt.SortOrder.AscendingOrder

    def set_rows(self, rows: Iterable[R]) -> None:
        """Show other rows, in the order that is chosen."""
        self.beginResetModel()
        self._rows = list(rows)
        self._sort_rows()
        self.endResetModel()

    def clear(self) -> None:
        """Let go of every row."""
        self.set_rows(())

    def row_at(self, line: int) -> R:
        """Return the row of a line."""
        return self._rows[line]

    def line_of(self, key: Hashable) -> int:
        """Return the line of the row with this key, -1 when it is not there."""
        for line, row in enumerate(self._rows):
            if self.spec.key(row) == key:
                return line
        return -1

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.spec.columns)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:  # noqa: ANN401 (Qt)
        column, row = self.spec.columns[index.column()], self._rows[index.row()]
        if role == _Role.DisplayRole:
            return column.text(row)
        if role == _Role.ToolTipRole:
            return _wrapped(column.text(row))
        if role == _Role.AccessibleTextRole:
            return f"{column.title}: {column.text(row) or 'leer'}"
        if role == ICON_ROLE:
            return None if column.icon is None else column.icon(row)
        if role == _Role.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.numeric else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = _Role.DisplayRole,
    ) -> Any:  # noqa: ANN401 (Qt)
        if orientation != Qt.Orientation.Horizontal:
            return None
        column, here = self.spec.columns[section], section == self._sorted_by
        up = self._order == Qt.SortOrder.AscendingOrder
        if role == _Role.DisplayRole:
            return column.title
        if role == _Role.AccessibleTextRole and here:
            return f"{column.title}, {'aufsteigend' if up else 'absteigend'} sortiert"
        if role == _Role.DecorationRole and here:
            return icons.pixmap("sort-up" if up else "sort-down", "accent", 14)
        if role == _Role.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.numeric else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == _Role.ForegroundRole and here:
            return theme.color("ink")
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; the selected rows stay selected."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        kept = [(index, self.spec.key(self._rows[index.row()])) for index in before]
        self._sorted_by, self._order = column, order
        self._sort_rows()
        lines = {self.spec.key(row): line for line, row in enumerate(self._rows)}
        after = [self.index(lines[key], index.column()) for index, key in kept]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def sorted_by(self) -> tuple[str, bool]:
        """Return the column that sorts, "" for none, and whether it does downwards."""
        key = "" if self._sorted_by < 0 else self.spec.columns[self._sorted_by].key
        return key, self._order == Qt.SortOrder.DescendingOrder

    def toggle_sort(self, column: int) -> None:
        """Sort by a column; the second time the other way round."""
        again = column == self._sorted_by and self._order == Qt.SortOrder.AscendingOrder
        self.sort(column, Qt.SortOrder.DescendingOrder if again else Qt.SortOrder.AscendingOrder)

    def _sort_rows(self) -> None:
        if self._sorted_by < 0:
            return
        column = self.spec.columns[self._sorted_by]
        down = self._order == Qt.SortOrder.DescendingOrder
        valued = [(column.sort_value(row), row) for row in self._rows]
        empty = [row for (missing, _), row in valued if missing]
        filled = [(value, row) for (missing, value), row in valued if not missing]
        filled.sort(key=_first, reverse=down)
        self._rows = [row for _, row in filled] + empty


def _first(pair: tuple[Any, Any]) -> Any:  # noqa: ANN401 (whatever the column compares)
    return pair[0]


def _wrapped(text: str) -> str:
    """Return all of a long text for the tooltip, "" for one that a cell has room for."""
    return f"<p>{escape(text)}</p>" if len(text) > ROOM else ""

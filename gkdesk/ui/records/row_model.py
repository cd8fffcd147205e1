"""A list model over the rows of a service: nothing is made for a row before it is painted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()


class HasId(Protocol):
    """Anything that can stand in the list."""

    @property
    def id(self) -> int: ...

    @property
    def name(self) -> str: ...


Row = TypeVar("Row", bound=HasId)


class RowModel(QAbstractListModel, Generic[Row]):
    """The rows of one list; `shown` turns a row into what the delegate paints."""

    def __init__(
        self,
        shown: Callable[[Row], object],
        spoken: Callable[[Row], str],
        role: int,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._shown = shown
        self._spoken = spoken
        self._role = role
        self._rows: Sequence[Row] = ()
        self._places: dict[int, int] | None = None

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == self._role:
            return self._shown(row)
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row)
        return None

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; those that stay in their place are repainted only if they changed."""
        if [row.id for row in rows] != [row.id for row in self._rows]:
            self.beginResetModel()
            self._rows, self._places = rows, None
            self.endResetModel()
            return
        before, self._rows = self._rows, rows
        for place, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new:
                index = self.index(place)
                self.dataChanged.emit(index, index)

    def replace(self, row: Row) -> None:
        """Show one row anew in its place."""
        place = self.place_of(row.id)
        if place >= 0 and self._rows[place] != row:
            self._rows = (*self._rows[:place], row, *self._rows[place + 1 :])
            index = self.index(place)
            self.dataChanged.emit(index, index)

    def row(self, place: int) -> Row:
        return self._rows[place]

    def rows(self) -> Sequence[Row]:
        return self._rows

    def place_of(self, ref: int) -> int:
        """Return where the record stands, or -1."""
        if self._places is None:
            self._places = {row.id: place for place, row in enumerate(self._rows)}
        return self._places.get(ref, -1)

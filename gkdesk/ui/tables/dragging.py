"""Rows in an order that the mouse changes: what a list of them asks for when one is dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QListView

_Index = QModelIndex | QPersistentModelIndex
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
"""By how many places a row moves with Alt and an arrow."""


class DraggedRows(QAbstractListModel):
    """A model whose rows can be dragged; `mime` names them, so that nothing else drops there.

    A row that is dropped is not moved here: it comes to its place when all are read again.
    """

    mime: ClassVar[str]
    is_fixed = False
    drop_wanted = Signal(int, int)
    """The place of the row that was dragged, and the place it shall have."""

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags if self.is_fixed else Qt.ItemFlag.ItemIsDropEnabled
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual if self.is_fixed else usual | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [self.mime]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        data.setData(self.mime, QByteArray(str(indexes[0].row()).encode()))
        return data

    def dropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, line: int, _column: int, parent: _Index
    ) -> bool:
        if not data.hasFormat(self.mime):
            return False
        moved = int(bytes(data.data(self.mime).data()))
        place = line if line >= 0 else parent.row() if parent.isValid() else self.rowCount()
        self.drop_wanted.emit(moved, place - 1 if place > moved else place)
        return False


def let_rows_be_dragged(view: QListView, name: str, keys: str) -> None:
    """Make a list out of a view whose rows are dragged, and which the page scrolls."""
    view.setProperty("own_ring", "yes")
    view.setAccessibleName(name)
    view.setAccessibleDescription(keys)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
    view.setDropIndicatorShown(True)

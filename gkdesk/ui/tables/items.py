"""Lists of rows with two or three lines: what a row shows, and the model that holds the rows."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
ITEM_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_NOWHERE = QModelIndex()


@dataclass(frozen=True)
class GroupHeader:
    """„Überfällig · 2“; cannot be selected."""

    text: str
    count: int | None = None

    @property
    def key(self) -> None:
        return None

    def words(self) -> str:
        """Return the caption as it is read."""
        return self.text if self.count is None else f"{self.text}  ·  {self.count}"


@dataclass(frozen=True)
class PersonItem:
    """A row of the Menschen list: name, own script, next step, when, context."""

    key: Hashable
    title: str
    own_name: str = ""
    step: str = ""
    when: str = ""
    context: str = ""
    warns: bool = False

    def words(self) -> str:
        """Return the row as it is read aloud."""
        warning = "Achtung" if self.warns else ""
        parts = (self.title, self.own_name, warning, self.step, self.when, self.context)
        return ", ".join(filter(None, parts))


@dataclass(frozen=True)
class DueItem:
    """A row of Heute: icon, what, about whom, when, and the step that Enter does."""

    key: Hashable
    icon: str
    title: str
    context: str = ""
    when: str = ""
    step: str = ""
    warns: bool = False

    def words(self) -> str:
        """Return the row as it is read aloud."""
        warning = "Achtung" if self.warns else ""
        step = f"Enter: {self.step}" if self.step else ""
        return ", ".join(filter(None, (self.title, self.context, warning, self.when, step)))


Item = GroupHeader | PersonItem | DueItem


class ItemModel(QAbstractListModel):
    """The rows of a list, in the order that is given."""

    def __init__(self) -> None:
        super().__init__()
        self._items: tuple[Item, ...] = ()

    def set_items(self, items: Iterable[Item]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._items = tuple(items)
        self.endResetModel()

    def item(self, line: int) -> Item:
        """Return the row of a line."""
        return self._items[line]

    def line_of(self, key: Hashable) -> int:
        """Return the line of the row with this key, -1 when it is not there."""
        for line, item in enumerate(self._items):
            if item.key is not None and item.key == key:
                return line
        return -1

    def has_headers(self) -> bool:
        return any(isinstance(item, GroupHeader) for item in self._items)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as Qt has it
        if not 0 <= index.row() < len(self._items):
            return None
        item = self._items[index.row()]
        if role == ITEM_ROLE:
            return item
        if role == Qt.ItemDataRole.DisplayRole:
            return item.text if isinstance(item, GroupHeader) else item.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return item.words()
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self._items[index.row()], GroupHeader):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

"""The lists at the left: many rows, painted and never made before they are seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QItemSelection, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QListView

from gkdesk.ui.records.row_model import HasId, RowModel
from gkdesk.ui.tables import PersonDelegate, PersonItem
from gkdesk.ui.tables.items import ITEM_ROLE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent

OPEN_AFTER_MS = 60
"""Somebody who holds the arrow key wants to get somewhere, not to open each record."""


class RowList(QListView):
    """One list; `chosen` follows the selection, `entered` comes with Enter or a click."""

    chosen = Signal(object)
    entered = Signal(object)

    def __init__(self, name: str, shown: Callable[[Any], PersonItem]) -> None:
        super().__init__()
        self._shown = shown
        self.rows_painted = 0
        self.rows: RowModel[Any] = RowModel(self._item, self._spoken, ITEM_ROLE, self)
        self._quiet = False
        self._timer = QTimer(self, interval=OPEN_AFTER_MS, singleShot=True)
        self._timer.timeout.connect(self._on_timer_timeout)
        self.setModel(self.rows)
        self.setItemDelegate(PersonDelegate(self))
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._on_clicked)

    def show_rows(self, rows: Sequence[HasId]) -> None:
        """Show other rows; selection and place stay where they were."""
        ref, top = self.current_ref(), self.verticalScrollBar().value()
        self._quiet = True
        self.rows.set_rows(rows)
        if ref is not None:
            self.select(ref)
        self.verticalScrollBar().setValue(top)
        self._quiet = False

    def current_ref(self) -> int | None:
        """Return the id of the selected row."""
        index = self.currentIndex()
        return self.rows.row(index.row()).id if index.isValid() else None

    def select(self, ref: int) -> bool:
        """Select a record without opening it anew; tell whether it is in the list."""
        place = self.rows.place_of(ref)
        if place < 0:
            self.clearSelection()
            return False
        quiet, self._quiet = self._quiet, True
        self.setCurrentIndex(self.rows.index(place))
        self._quiet = quiet
        return True

    def select_first(self) -> None:
        """Put the cursor on a row, so that the arrow keys have a place to start."""
        if not self.currentIndex().isValid() and self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        else:
            super().keyPressEvent(event)

    def selectionChanged(self, new: QItemSelection, old: QItemSelection) -> None:
        super().selectionChanged(new, old)
        if not self._quiet and new.indexes():
            self._timer.start()

    def _item(self, row: HasId) -> PersonItem:
        self.rows_painted += 1
        return self._shown(row)

    def _spoken(self, row: HasId) -> str:
        return self._shown(row).words()

    def _enter(self) -> None:
        ref = self.current_ref()
        if ref is not None:
            self._timer.stop()
            self.entered.emit(ref)

    @Slot()
    def _on_clicked(self) -> None:
        self._enter()

    @Slot()
    def _on_timer_timeout(self) -> None:
        ref = self.current_ref()
        if ref is not None and self.isVisible():
            self.chosen.emit(ref)

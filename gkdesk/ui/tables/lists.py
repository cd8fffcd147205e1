"""The list view of the item rows, and the page skeleton of list and detail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gkdesk.ui import theme
from gkdesk.ui.tables.items import Item, ItemModel
from gkdesk.ui.tables.panes import Panes
from gkdesk.ui.widgets.boxes import Box
from gkdesk.ui.widgets.buttons import LinkButton

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from PySide6.QtGui import QKeyEvent

    from gkdesk.ui.tables.delegates import ListDelegate


class ItemList(QListView):
    """A list of items; `selected` follows the selection, `opened` comes with Enter or a click."""

    selected = Signal(object)
    opened = Signal(object)

    def __init__(self, name: str, delegate: ListDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.items = ItemModel()
        self.setModel(self.items)
        delegate.setParent(self)
        self.setItemDelegate(delegate)
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.clicked.connect(self._on_clicked)

    def set_items(self, items: Iterable[Item]) -> None:
        """Show other rows; the row that was selected stays selected if it is still there."""
        key = self.current_key()
        self.items.set_items(items)
        self.setUniformItemSizes(not self.items.has_headers())
        if key is not None:
            self.select(key)

    def clear(self) -> None:
        """Let go of every row."""
        self.items.set_items(())

    def current_key(self) -> Hashable | None:
        """Return the key of the selected row."""
        index = self.currentIndex()
        return self.items.item(index.row()).key if index.isValid() else None

    def select(self, key: Hashable) -> bool:
        """Select the row with this key; tell whether it is there."""
        line = self.items.line_of(key)
        if line >= 0:
            self.setCurrentIndex(self.items.index(line))
        return line >= 0

    def select_first(self) -> bool:
        """Select the first row that can be selected."""
        for line in range(self.items.rowCount()):
            key = self.items.item(line).key
            if key is not None:
                return self.select(key)
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open_current()
        elif event.key() == Qt.Key.Key_Home and not event.modifiers():
            # Qt would go to the head of the first group, and stay where it is.
            self.select_first()
            self.scrollToTop()
        else:
            super().keyPressEvent(event)

    def selectionChanged(self, new: QItemSelection, old: QItemSelection) -> None:
        super().selectionChanged(new, old)
        self.selected.emit(self.current_key())

    def full_height(self) -> int:
        """Return the height of all rows, for a list that scrolls with its page."""
        return sum(
            self.sizeHintForIndex(self.items.index(line)).height()
            for line in range(self.items.rowCount())
        )

    def _open_current(self) -> None:
        key = self.current_key()
        if key is not None:
            self.opened.emit(key)

    def _on_clicked(self) -> None:
        self._open_current()


class ListDetail(Panes):
    """List at the left, detail at the right; in a narrow window one of them at a time.

    Put the list into `list_body`, the detail with `set_detail`. `back_text` is „Alle Menschen“.
    """

    narrow_changed = Signal(bool)

    def __init__(
        self, back_text: str, parent: QWidget | None = None, *, width: int | None = None
    ) -> None:
        super().__init__(parent)
        self._width = theme.px("width.list_pane") if width is None else width
        self.list_pane = Box("list_pane")
        self.list_content = QWidget(self.list_pane)
        """What a cover lies over: it goes away with the list where the detail takes its place."""
        self.list_body = QVBoxLayout(self.list_content)
        self.list_body.setContentsMargins(0, 0, 0, 0)
        self.list_body.setSpacing(0)
        self.detail_pane = QWidget()
        self.back = LinkButton(back_text, "chevron-left")
        self.back.clicked.connect(self.show_list)
        self._detail: QWidget | None = None
        self._in_detail = False
        self._narrow = False
        self._alone = False
        self._layout()
        self._show_panes()

    def set_detail(self, widget: QWidget | None) -> None:
        """Show another detail; the old one is let go of."""
        if self._detail is not None:
            self._right.removeWidget(self._detail)
            self._detail.setParent(None)
            self._detail.deleteLater()
        self._detail = widget
        if widget is not None:
            self._right.addWidget(widget, 1)

    def detail(self) -> QWidget | None:
        """Return the detail that is shown."""
        return self._detail

    def is_narrow(self) -> bool:
        return self._narrow

    def show_detail(self) -> None:
        """In a narrow window: give the place to the detail."""
        self._in_detail = True
        self._show_panes()

    def show_list(self) -> None:
        """In a narrow window: give the place to the list."""
        self._in_detail = False
        self._show_panes()

    def set_alone(self, *, alone: bool) -> None:
        """Show one pane at a time in a wide window, too: some details need all of it."""
        if alone != self._alone:
            self._alone = alone
            self.fit()

    def _layout(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        pane = QVBoxLayout(self.list_pane)
        pane.setContentsMargins(0, 0, 0, 0)
        pane.addWidget(self.list_content)
        row.addWidget(self.list_pane)
        row.addWidget(self.detail_pane, 1)
        self._right = QVBoxLayout(self.detail_pane)
        self._right.setContentsMargins(0, 0, 0, 0)
        self._right.setSpacing(0)
        self.head = QHBoxLayout()
        margin = theme.px("space.xl")
        self.head.setContentsMargins(margin, theme.px("space.m"), margin, 0)
        self.head.addWidget(self.back)
        self.head.addStretch(1)
        self._right.addLayout(self.head)

    def both(self) -> tuple[QWidget, QWidget]:
        """Return the two panes."""
        return self.list_pane, self.detail_pane

    def fit(self) -> None:
        """Show one pane or both, as the window has room."""
        narrow = self._alone or self.window().width() < theme.px("width.compact_below")
        if narrow != self._narrow:
            self._narrow = narrow
            self._show_panes()
            self.narrow_changed.emit(narrow)

    def _show_panes(self) -> None:
        self.back.setVisible(self._narrow)
        self.list_pane.setVisible(not self._narrow or not self._in_detail)
        self.detail_pane.setVisible(not self._narrow or self._in_detail)
        fixed = self._width
        self.list_pane.setMinimumWidth(0 if self._narrow else fixed)
        self.list_pane.setMaximumWidth(16_777_215 if self._narrow else fixed)
        spread = QSizePolicy.Policy.Expanding if self._narrow else QSizePolicy.Policy.Fixed
        self.list_pane.setSizePolicy(spread, QSizePolicy.Policy.Expanding)

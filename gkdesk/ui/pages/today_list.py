"""A list of Heute: as high as its rows, so that the whole page scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QFont, QFontMetrics, QHelpEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QMenu,
    QSizePolicy,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from gkdesk.text.bidi_safe import inside
from gkdesk.ui import fonts, theme
from gkdesk.ui.pages.today_deeds import DONE, POSTPONE, RowTools
from gkdesk.ui.pages.today_rows import can_be_done
from gkdesk.ui.tables import DueDelegate, DueItem, ItemList
from gkdesk.ui.tables.items import ITEM_ROLE
from gkdesk.ui.tips import set_tip

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from PySide6.QtGui import QPainter, QResizeEvent

    from gkdesk.ui.tables.items import Index, Item


class WideDelegate(DueDelegate):
    """Room for the longest step, „Schritt festlegen“, beside the word Enter.

    What does not fit is cut at the end: of the words about the thing, and of the note behind the
    name. The tooltip holds the whole row.
    """

    step_width = 178
    right_of_words = 8 + step_width + DueDelegate.when_width + 28 + 12
    around_words = 48 + right_of_words
    tools_width = 84
    """Room for the small buttons of the selected row."""
    _kept_free = 0

    def tools_in(self, row: QRect, key: Hashable) -> QRect:
        """Return where the small buttons of a selected row stand; empty where it has none."""
        if not can_be_done(key) or row.width() < 3 * self.step_width:
            return QRect()
        right = row.right() - self.right_of_words
        return QRect(right - self.tools_width, row.y(), self.tools_width, row.height())

    def paint_row(self, painter: QPainter, rect: QRect, item: Item, *, selected: bool) -> None:
        has_tools = selected and not self.tools_in(rect, item.key).isEmpty()
        self._kept_free = self.tools_width if has_tools else 0
        super().paint_row(painter, rect, item, selected=selected)

    def _paint_when(self, painter: QPainter, rect: QRect, right: int, item: DueItem) -> int:
        return super()._paint_when(painter, rect, right, item) - self._kept_free

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        item = index.data(ITEM_ROLE)
        if not isinstance(item, DueItem):
            return super().helpEvent(event, view, option, index)
        set_tip(view.viewport(), self.whole(item, option.rect.width()))
        QToolTip.showText(event.globalPos(), view.viewport().toolTip(), view)
        return True

    def whole(self, item: DueItem, width: int) -> str:
        """Return all the words of a row that does not show them at this width, else nothing."""
        tools = self.tools_width if can_be_done(item.key) else 0
        room = width - self.around_words - tools
        title = QFontMetrics(fonts.ui_font("row", QFont.Weight.Medium))
        line = QFontMetrics(fonts.ui_font("body"))
        fits = (
            title.horizontalAdvance(item.title) <= room
            and line.horizontalAdvance(item.context) <= room
        )
        return "" if fits else "\n".join(filter(None, (item.title, item.context)))


class DueList(ItemList):
    """`moved` names the rect of the row that has to be in view.

    `done_wanted` and `later_wanted` name the row to tick off or to put off: by the buttons in the
    selected row, or by the menu of the row.
    """

    moved = Signal(QRect)
    done_wanted = Signal(object)
    later_wanted = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        delegate = WideDelegate()
        super().__init__(name, delegate, parent)
        self._delegate = delegate
        self.tools = RowTools(self.viewport())
        self.menu = QMenu(self)
        self.menu.setAccessibleName("Was mit dieser Zeile geschehen soll")
        self._step = self.menu.addAction("")
        self._done = self.menu.addAction(DONE)
        self._later = self.menu.addAction(f"{POSTPONE} …")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.selected.connect(self._place_tools)
        self._step.triggered.connect(self._open_current)
        self._done.triggered.connect(self._on_done)
        self.tools.done.clicked.connect(self._on_done)
        self._later.triggered.connect(self._on_later)
        self.tools.later.clicked.connect(self._on_later)

    def set_items(self, items: Iterable[Item]) -> None:
        """Show other rows; where the selected one has gone, its neighbour is selected."""
        line = self.currentIndex().row()
        super().set_items(items)
        if not self.currentIndex().isValid() and line > 0:
            self._select_near(line)
        if not self.currentIndex().isValid():
            self.select_first()
        self.updateGeometry()
        self._place_tools()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.full_height() + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.sizeHint().height())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.moved.emit(self.visualRect(current))

    def current_row(self) -> QRect:
        """Return where the selected row is seen."""
        return self.visualRect(self.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_tools()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the row, by the right button, the menu key or Shift+F10."""
        key = self.current_key()
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        if key is None or (by_mouse and not self.current_row().contains(event.pos())):
            return
        item = self.items.item(self.currentIndex().row())
        self._step.setText(item.step if isinstance(item, DueItem) else "")
        for action in (self._done, self._later):
            action.setVisible(can_be_done(key))
        corner = self.current_row().bottomLeft() + QPoint(theme.px("space.xl"), 0)
        spot = event.globalPos() if by_mouse else self.viewport().mapToGlobal(corner)
        self.menu.popup(spot)

    def take_focus(self) -> None:
        """Put the focus on the list, on a row."""
        if not self.currentIndex().isValid():
            self.select_first()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _place_tools(self) -> None:
        key = self.current_key()
        item = None if key is None else self.items.item(self.currentIndex().row())
        room = QRect()
        if isinstance(item, DueItem):
            room = self._delegate.tools_in(self.current_row(), item.key)
            self.tools.speak_of(inside(item.title))
        self.tools.setGeometry(room)
        self.tools.setVisible(not room.isEmpty())

    @Slot()
    def _on_done(self) -> None:
        key = self.current_key()
        if key is not None:
            self.done_wanted.emit(key)

    @Slot()
    def _on_later(self) -> None:
        key = self.current_key()
        if key is not None:
            self.later_wanted.emit(key)

    def _select_near(self, line: int) -> None:
        for candidate in range(min(line, self.items.rowCount() - 1), -1, -1):
            key = self.items.item(candidate).key
            if key is not None and self.select(key):
                return

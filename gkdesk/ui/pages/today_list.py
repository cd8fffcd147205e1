"""A list of Heute: as high as its rows, so that the whole page scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QSizePolicy,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from gkdesk.ui import fonts
from gkdesk.ui.tables import DueDelegate, DueItem, ItemList
from gkdesk.ui.tables.items import ITEM_ROLE
from gkdesk.ui.tips import set_tip

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkdesk.ui.tables.items import Index, Item


class WideDelegate(DueDelegate):
    """Room for the longest step, „Schritt festlegen“, beside the word Enter.

    What does not fit is cut at the end: of the words about the thing, and of the note behind the
    name. The tooltip holds the whole row.
    """

    step_width = 178
    around_words = 48 + 8 + step_width + DueDelegate.when_width + 28 + 12

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
        room = width - self.around_words
        title = QFontMetrics(fonts.ui_font("row", QFont.Weight.Medium))
        line = QFontMetrics(fonts.ui_font("body"))
        fits = (
            title.horizontalAdvance(item.title) <= room
            and line.horizontalAdvance(item.context) <= room
        )
        return "" if fits else "\n".join(filter(None, (item.title, item.context)))


class DueList(ItemList):
    """`moved` names the rect of the row that has to be in view."""

    moved = Signal(QRect)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, WideDelegate(), parent)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_items(self, items: Iterable[Item]) -> None:
        """Show other rows; where the selected one has gone, its neighbour is selected."""
        line = self.currentIndex().row()
        super().set_items(items)
        if not self.currentIndex().isValid() and line > 0:
            self._select_near(line)
        if not self.currentIndex().isValid():
            self.select_first()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.full_height() + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.sizeHint().height())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.moved.emit(self.visualRect(current))

    def take_focus(self) -> None:
        """Put the focus on the list, on a row."""
        if not self.currentIndex().isValid():
            self.select_first()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _select_near(self, line: int) -> None:
        for candidate in range(min(line, self.items.rowCount() - 1), -1, -1):
            key = self.items.item(candidate).key
            if key is not None and self.select(key):
                return

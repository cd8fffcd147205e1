"""A table of equal cells that one goes through cell by cell: a colour, a sign and a word each."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QTableView

from gkdesk.ui import clipboard, icons, theme
from gkdesk.ui.focus import OWN_RING, paint_inner_ring

if TYPE_CHECKING:
    from gkdesk.ui.tables.model import Index

_BESIDE = 6
"""Pixels between the sign and the word of a cell."""


class CellModel(QAbstractTableModel):
    """What a `CellTable` shows."""

    @abstractmethod
    def cell(self, index: Index) -> object:
        """Return what a cell holds, None where there is none."""

    @abstractmethod
    def as_table(self) -> str:
        """Return all of it as text with tabulators, for other programs."""


class CellTable(QTableView):
    """Arrows go from cell to cell; `cell_changed` with the cell, `entered_cell` on Enter.

    Tab leaves the table, Strg+C copies all of it.
    """

    cell_changed = Signal(object)
    entered_cell = Signal()

    def __init__(self, model: CellModel, delegate: QStyledItemDelegate, name: str) -> None:
        super().__init__()
        self._model = model
        self.setModel(model)
        delegate.setParent(self)
        self.setItemDelegate(delegate)
        self.setAccessibleName(name)
        self.setProperty(OWN_RING, True)  # noqa: FBT003 (Qt's call)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._set_up_headers()

    def currentChanged(self, now: Index, before: Index) -> None:
        super().currentChanged(now, before)
        self.cell_changed.emit(self._model.cell(now))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            clipboard.copy(self._model.as_table())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_cell.emit()
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        index = self.currentIndex()
        if self.hasFocus() and index.isValid():
            paint_inner_ring(QPainter(self.viewport()), QRectF(self.visualRect(index)))

    def _set_up_headers(self) -> None:
        across, down = self.horizontalHeader(), self.verticalHeader()
        for header in (across, down):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setHighlightSections(False)
            header.setSectionsClickable(False)
        wrap = int(Qt.TextFlag.TextWordWrap)
        across.setDefaultAlignment(Qt.AlignmentFlag(int(Qt.AlignmentFlag.AlignCenter) | wrap))
        down.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


def paint_ground(painter: QPainter, rect: QRect, ground: str) -> None:
    """Fill a cell and draw the lines that part it from the next ones."""
    painter.fillRect(rect, theme.color(ground))
    painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.color("line"))
    painter.fillRect(rect.right(), rect.y(), 1, rect.height(), theme.color("line"))


def paint_sign_and_word(painter: QPainter, rect: QRect, icon: str, text: str, ink: str) -> None:
    """Draw a sign with a word beside it in the middle of a cell; a long word is cut."""
    size = theme.px("icon.inline")
    metrics = painter.fontMetrics()
    room = rect.width() - size - 2 * _BESIDE
    text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    wide = metrics.horizontalAdvance(text)
    left = rect.center().x() - (wide + size + _BESIDE) / 2
    icons.paint(painter, icon, QRectF(left, rect.center().y() - size / 2 + 1, size, size), ink)
    painter.setPen(theme.color(ink))
    place = QRect(int(left) + size + _BESIDE, rect.y(), wide + 2, rect.height())
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

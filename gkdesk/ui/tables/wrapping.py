"""Tables whose rows have as many lines as their texts need: nothing in them is cut off."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QRect, QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from gkdesk.text.hyphens import hyphenated
from gkdesk.ui import fonts, theme
from gkdesk.ui.tables.model import ICON_ROLE
from gkdesk.ui.tables.view import CellDelegate, TableView

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkdesk.ui.tables.model import Index
    from gkdesk.ui.tables.specs import Column, TableSpec

R = TypeVar("R")
SIDE, TOP, GAP = 17, 8, 8
WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_HIGHEST = 100_000
_FEWEST = 8
_ANYWHERE = "\u200b"
_CODE = re.compile(r"[\d@/\\_#$&=+]")


class WrappingDelegate(CellDelegate):
    """Paints a cell over as many lines as its row has."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, theme.color("accent_soft" if selected else "surface"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.color("line"))
        room = rect.adjusted(SIDE, TOP, -SIDE, -TOP)
        mark = index.data(ICON_ROLE)
        if mark is not None:
            size = theme.px("icon.inline")
            self.paint_mark(painter, QRectF(room.x(), room.y() + 1, size, size), mark)
            room.setLeft(room.x() + size + GAP)
        painter.setFont(cell_font())
        painter.setPen(theme.color("ink"))
        side = index.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignHorizontal_Mask
        top = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
        painter.drawText(room, int(side | top), breakable(str(index.data() or ""), room.width()))
        painter.restore()


class WrappingTable(TableView[R]):
    """A table that shows all of every text; it grows with its rows, and the page scrolls."""

    def __init__(self, spec: TableSpec[R], *, grows: bool = False) -> None:
        super().__init__(spec)
        self._grows = grows
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._fit_lines)
        self.setItemDelegate(WrappingDelegate(self))
        self.rows.layoutChanged.connect(self._fit_lines)
        self.horizontalHeader().sectionResized.connect(self._on_section_resized)
        if grows:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def set_rows(self, rows: Iterable[R]) -> None:
        """Show other rows."""
        super().set_rows(rows)
        self._fit_lines()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._soon.start()  # columns that stretch get their width only after this

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit_lines()

    @Slot()
    def _fit_lines(self) -> None:
        """Give every row its height; of thousands of rows only when somebody sees them."""
        if not self._grows and not self.isVisible():
            return
        lines, height = self.verticalHeader(), _Heights()
        rooms = [
            (column, self.columnWidth(place) - 2 * SIDE)
            for place, column in enumerate(self.spec.columns)
            if not self.isColumnHidden(place)
        ]
        for line in range(self.rows.rowCount()):
            row = self.rows.row_at(line)
            lines.resizeSection(line, max(height(row, *each) for each in rooms))
        if self._grows:
            self.setFixedHeight(self.horizontalHeader().sizeHint().height() + lines.length() + 2)

    @Slot(int, int, int)
    def _on_section_resized(self, _section: int, _old: int, _new: int) -> None:
        self._soon.start()


def breakable(text: str, room: int) -> str:
    """Let words that are wider than their column go on in the next line, with nothing added."""
    most = max(_FEWEST, room // _letter_width(theme.px("type.body")))
    return " ".join(
        word if len(word) <= most else _in_pieces(word, most) for word in text.split(" ")
    )


def _in_pieces(word: str, most: int) -> str:
    """Break a word at its seams; addresses and codes anywhere: a hyphen would be read as theirs."""
    if not _CODE.search(word):
        return hyphenated(word, most)
    return _ANYWHERE.join(word[at : at + most] for at in range(0, len(word), most))


@functools.cache
def _letter_width(_size: int) -> int:
    """Return the width of a wide letter at a size of type; of narrow ones more have room."""
    return QFontMetrics(cell_font()).horizontalAdvance("m" * 10) // 11


def cell_font() -> QFont:
    """Return the type of a cell."""
    return fonts.ui_font("body", QFont.Weight.Normal)


class _Heights:
    """Heights of cells; the same text at the same width is measured once."""

    def __init__(self) -> None:
        self._metrics = QFontMetrics(cell_font())
        self._least = theme.px("height.row_one_line")
        self._beside_icon = theme.px("icon.inline") + GAP
        self._known: dict[tuple[str, int], int] = {}

    def __call__(self, row: R, column: Column[R], room: int) -> int:
        if column.icon is not None and column.icon(row) is not None:
            room -= self._beside_icon
        text = column.text(row)
        if (text, room) not in self._known:
            self._known[text, room] = self._measured(text, room)
        return self._known[text, room]

    def _measured(self, text: str, room: int) -> int:
        bounds = QRect(0, 0, max(room, 1), _HIGHEST)
        found = self._metrics.boundingRect(bounds, WRAP, breakable(text, room))
        return max(found.height() + 2 * TOP + 1, self._least)

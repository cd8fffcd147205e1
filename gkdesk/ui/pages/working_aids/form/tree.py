"""The sections of a working aid at the left, each with its progress, and what comes after them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSignalBlocker, Qt
from PySide6.QtGui import QFont, QPainter

from gkdesk.ui import icons, theme
from gkdesk.ui.tables.delegates import ListDelegate, put
from gkdesk.ui.tables.items import GroupHeader, PersonItem
from gkdesk.ui.tables.lists import ItemList

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from gkdesk.ui.tables.items import Item

_Right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_NUMBER = 24
_BAR = 4


@dataclass(frozen=True)
class SectionItem(PersonItem):
    """A row of the tree: `own_name` is its number, `step` how far it is, `icon` of what follows."""

    answered: int = 0
    askable: int = 0
    icon: str = ""

    @property
    def is_done(self) -> bool:
        """Tell whether every question that is asked has been answered."""
        return self.askable > 0 and self.answered >= self.askable

    def words(self) -> str:
        """Return the row as it is read aloud."""
        name = " ".join(filter(None, (self.own_name, self.title)))
        if self.icon:
            return ", ".join(filter(None, (name, self.step)))
        done = "vollständig" if self.is_done else f"{self.answered} von {self.askable} beantwortet"
        return f"{name}, {done}"


class SectionDelegate(ListDelegate):
    """Number, name, how far, and a bar below."""

    row_height = "height.row_section"
    inset = 20

    def paint_row(self, painter: QPainter, rect: QRect, item: Item, *, selected: bool) -> None:
        if not isinstance(item, SectionItem):
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected:
            painter.fillRect(rect, theme.color("accent_soft"))
            bar = theme.px("radius.edge_accent")
            painter.fillRect(rect.x(), rect.y(), bar, rect.height(), theme.color("accent"))
        bold = QFont.Weight.DemiBold if selected else QFont.Weight.Normal
        top = rect.y() + (4 if not item.icon else (rect.height() - 22) // 2)
        left = rect.x() + self.inset - 8
        number = QRect(left, top, _NUMBER + 2, 22)
        room = QRect(left + _NUMBER + 8, top, rect.right() - left - _NUMBER - 24, 22)
        used = self._paint_state(painter, room, item)
        if item.icon:
            spot = QRectF(number.right() - 18, room.center().y() - 8, 18, 18)
            icons.paint(painter, item.icon, spot, "accent" if selected else "ink2")
        else:
            put(painter, number, item.own_name, weight=bold, color="ink2", align=_Right)
        put(painter, room.adjusted(0, 0, -used - 8, 0), item.title, weight=bold)
        if not item.icon:
            _paint_bar(painter, QRectF(room.x(), rect.bottom() - 13, room.width(), _BAR), item)

    def _paint_state(self, painter: QPainter, room: QRect, item: SectionItem) -> int:
        if item.is_done and not item.icon:
            spot = QRectF(room.right() - 16, room.center().y() - 8, 16, 16)
            icons.paint(painter, "check", spot, "ok")
            return 18
        words = item.step if item.icon else f"{item.answered} von {item.askable}"
        return put(painter, room, words, color="ink2", align=_Right)


def _paint_bar(painter: QPainter, box: QRectF, item: SectionItem) -> None:
    radius = _BAR / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("line"))
    painter.drawRoundedRect(box, radius, radius)
    if item.askable and item.answered:
        share = min(1.0, item.answered / item.askable)
        painter.setBrush(theme.color("ok" if item.is_done else "accent"))
        done = QRectF(box.x(), box.y(), max(_BAR, box.width() * share), box.height())
        painter.drawRoundedRect(done, radius, radius)


class SectionTree(ItemList):
    """The list of sections and of what follows them."""

    def __init__(self) -> None:
        super().__init__("Abschnitte", SectionDelegate())
        self._shown: tuple[Item, ...] = ()

    def show_rows(self, rows: Iterable[SectionItem | GroupHeader]) -> None:
        """Show the rows; the chosen one stays chosen."""
        found = tuple(rows)
        if found != self._shown:
            self._shown = found
            with QSignalBlocker(self):
                self.set_items(found)

    def choose(self, key: Hashable) -> None:
        """Put the cursor on a row without telling anybody."""
        with QSignalBlocker(self):
            self.select(key)

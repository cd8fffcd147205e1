"""Long texts of the tables in two lines, and columns as wide as what stands in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics

from gkdesk.text.hyphens import SOFT_HYPHEN, hyphenated
from gkdesk.ui import fonts, theme
from gkdesk.ui.pages.network.overview.table_columns import SignDelegate

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from gkdesk.ui.tables import Column, TableView

_PITCH = 16
ROW_HEIGHT = 40
_ONE_LINE = Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip
_EDGES = 2 * 17
_MARK = 26
_SPARE = 4


class TextDelegate(SignDelegate):
    """Writes what is too long for one line in two: a name is read before it is cut."""

    def paint_text(
        self, painter: QPainter, room: QRect, text: str, *, flags: int, color: str
    ) -> None:
        painter.setFont(fonts.ui_font("body", QFont.Weight.Normal))
        metrics = painter.fontMetrics()
        lines = two_lines(text, metrics, room.width())
        if len(lines) == 1:
            super().paint_text(painter, room, text, flags=flags, color=color)
            return
        painter.setPen(theme.color(color))
        top = room.center().y() - _PITCH
        for number, line in enumerate(lines):
            shown = metrics.elidedText(line, Qt.TextElideMode.ElideRight, room.width())
            place = QRect(room.x(), top + number * _PITCH, room.width(), _PITCH)
            painter.drawText(place, flags | _ONE_LINE, shown)


def two_lines(text: str, metrics: QFontMetrics, width: int) -> tuple[str, ...]:
    """Return a text in one line where that is enough, else in two, broken where words may be."""
    if metrics.horizontalAdvance(text) <= width:
        return (text,)
    marked = hyphenated(text)
    best: tuple[str, ...] = (text,)
    for at, letter in enumerate(marked):
        if letter not in (" ", "-", SOFT_HYPHEN):
            continue
        end = {" ": "", "-": "-", SOFT_HYPHEN: "-"}[letter]
        first = marked[:at].replace(SOFT_HYPHEN, "") + end
        if metrics.horizontalAdvance(first) > width:
            break
        best = (first, marked[at + 1 :].replace(SOFT_HYPHEN, "").strip())
    return best


def fit_columns(view: TableView[Any]) -> None:
    """Give each column the width of what stands in it, at most its own: the names get the rest."""
    head = QFontMetrics(fonts.ui_font("body", QFont.Weight.DemiBold))
    body = QFontMetrics(fonts.ui_font("body", QFont.Weight.Normal))
    rows = [view.rows.row_at(line) for line in range(view.rows.rowCount())]
    for index, column in enumerate(view.spec.columns):
        if not column.stretch and not view.isColumnHidden(index):
            wanted = max(head.horizontalAdvance(column.title), _widest(column, rows, body))
            view.setColumnWidth(index, min(column.width, wanted + _EDGES + _SPARE))


def _widest(column: Column[Any], rows: list[Any], metrics: QFontMetrics) -> int:
    texts = {(column.text(row), bool(column.icon and column.icon(row))) for row in rows}
    return max((metrics.horizontalAdvance(text) + _MARK * mark for text, mark in texts), default=0)

"""What is wrong in the rows of a list, each with its reason in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt, Slot
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from gkdesk.incoming.checking import Finding, Severity
from gkdesk.ui import fonts, theme
from gkdesk.ui.tables import Column, TableSpec, TableView
from gkdesk.ui.tables.model import ICON_ROLE
from gkdesk.ui.tables.view import CellDelegate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkdesk.ui.tables.model import Index

SIGNS = {
    Severity.WARNING: ("info", "ink2"),
    Severity.LEFT_OUT: ("warn", "warn"),
    Severity.REFUSED: ("cross", "err"),
    Severity.DUPLICATE: ("copy", "ink2"),
    Severity.QUESTION: ("help", "warn"),
}
WORDS = {
    Severity.WARNING: "Bitte ansehen",
    Severity.LEFT_OUT: "Angabe fehlt dann",
    Severity.REFUSED: "Zeile bleibt weg",
    Severity.DUPLICATE: "Doppelt",
    Severity.QUESTION: "Dieselbe Person?",
}
STAYS_OUT = WORDS[Severity.REFUSED]
REASON = 3
_SIDE, _TOP, _GAP = 17, 8, 8
_SINGLY = 400
"""With more findings all lines are as high as the highest: each on its own would take too long."""
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class WrappingDelegate(CellDelegate):
    """Paints a cell over as many lines as its row has."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, theme.color("accent_soft" if selected else "surface"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.color("line"))
        room = rect.adjusted(_SIDE, _TOP, -_SIDE, -_TOP)
        mark = index.data(ICON_ROLE)
        if mark is not None:
            size = theme.px("icon.inline")
            self.paint_mark(painter, QRectF(room.x(), room.y() + 1, size, size), mark)
            room.setLeft(room.x() + size + _GAP)
        painter.setFont(_font())
        painter.setPen(theme.color("ink"))
        painter.drawText(room, _WRAP, str(index.data() or ""))
        painter.restore()


class _Consequences:
    """What becomes of a row or a value, as the user wishes."""

    def __init__(self) -> None:
        self.with_partial = False

    def word(self, finding: Finding) -> str:
        """Return what follows from a finding."""
        if finding.severity is Severity.LEFT_OUT and not self.with_partial:
            return STAYS_OUT
        return WORDS[finding.severity]


class FindingsTable(TableView[Finding]):
    """Findings with their place and their whole reason; lines are as high as that needs."""

    def __init__(self) -> None:
        consequences = _Consequences()
        super().__init__(_spec(consequences))
        self._consequences = consequences
        self.setItemDelegate(WrappingDelegate(self))
        self.rows.layoutChanged.connect(self._fit_lines)
        self.horizontalHeader().sectionResized.connect(self._on_section_resized)

    def set_rows(self, rows: Iterable[Finding]) -> None:
        """Show other findings."""
        super().set_rows(rows)
        self._fit_lines()

    def take_partial(self, *, wanted: bool) -> None:
        """Tell whether rows are taken over without the values that cannot be."""
        self._consequences.with_partial = wanted

    def reason_height(self, line: int) -> int:
        """Return how high the reason in a line is when it is written in full."""
        return self._height(self.rows.row_at(line))

    @Slot()
    def _fit_lines(self) -> None:
        count = self.rows.rowCount()
        lines = self.verticalHeader()
        if count <= _SINGLY:
            for line in range(count):
                lines.resizeSection(line, self.reason_height(line))
            return
        texts = {finding.sentence: finding for finding in map(self.rows.row_at, range(count))}
        highest = max(map(self._height, texts.values()))
        lines.setDefaultSectionSize(highest)

    def _height(self, finding: Finding) -> int:
        metrics = QFontMetrics(_font())
        width = self.columnWidth(REASON) - 2 * _SIDE - theme.px("icon.inline") - _GAP
        reason = metrics.boundingRect(QRect(0, 0, max(width, 1), 10_000), _WRAP, finding.sentence)
        return max(reason.height() + 2 * _TOP + 1, theme.px("height.row_one_line"))

    @Slot(int)
    def _on_section_resized(self, section: int) -> None:
        if section == REASON:
            self._fit_lines()


def _font() -> QFont:
    return fonts.ui_font("body", QFont.Weight.Normal)


def _spec(consequences: _Consequences) -> TableSpec[Finding]:
    return TableSpec(
        "Fehler und Hinweise",
        (
            Column("row", "Zeile", _row, sort=_number, width=72),
            Column("column", "Spalte", _column, width=130),
            Column("value", "Wert", _value, width=150),
            Column("reason", "Grund", _reason, icon=_sign, stretch=True),
            Column("what", "Folge", consequences.word, width=150, shown=False),
        ),
        key=finding_key,
    )


def _row(finding: Finding) -> str:
    return str(finding.row)


def _number(finding: Finding) -> int:
    return finding.row


def _column(finding: Finding) -> str:
    return finding.column


def _value(finding: Finding) -> str:
    return finding.value


def _reason(finding: Finding) -> str:
    return finding.sentence


def _sign(finding: Finding) -> tuple[str, str]:
    return SIGNS[finding.severity]


def finding_key(finding: Finding) -> tuple[int, str, str]:
    """Tell findings apart."""
    return finding.row, finding.letter, finding.problem

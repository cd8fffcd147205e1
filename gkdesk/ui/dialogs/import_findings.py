"""What is wrong in the rows of a list, each with its reason in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Slot
from PySide6.QtGui import QFontMetrics

from gkdesk.incoming.checking import Finding, Severity
from gkdesk.ui import theme
from gkdesk.ui.tables import Column, TableSpec, TableView
from gkdesk.ui.tables.wrapping import GAP, SIDE, TOP, WRAP, WrappingDelegate, cell_font

if TYPE_CHECKING:
    from collections.abc import Iterable

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
_SINGLY = 400
"""With more findings all lines are as high as the highest: each on its own would take too long."""


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
        metrics = QFontMetrics(cell_font())
        width = self.columnWidth(REASON) - 2 * SIDE - theme.px("icon.inline") - GAP
        reason = metrics.boundingRect(QRect(0, 0, max(width, 1), 10_000), WRAP, finding.sentence)
        return max(reason.height() + 2 * TOP + 1, theme.px("height.row_one_line"))

    @Slot(int)
    def _on_section_resized(self, section: int) -> None:
        if section == REASON:
            self._fit_lines()


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

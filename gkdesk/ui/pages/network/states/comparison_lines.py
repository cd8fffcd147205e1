"""What differs between two states, line by line, in words and with a sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gkdesk.text.codes.network import Fate
from gkdesk.text.wording.clients import word
from gkdesk.ui import theme
from gkdesk.ui.pages.network.findings.links import RecordLinks
from gkdesk.ui.pages.network.findings.rows import RovingRow, RovingRows
from gkdesk.ui.pages.network.findings.view import SHOWN_AT_FIRST, more_words
from gkdesk.ui.widgets import Hairline, IconLabel, Label, LinkButton, Role, SectionHeader

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkdesk.services.networks.comparison_rows import ChangeRow

SIGNS = {
    Fate.NEW: ("plus", "ok"),
    Fate.GONE: ("cross", "err"),
    Fate.MERGED: ("copy", "accent"),
    Fate.CHANGED: ("pencil", "accent"),
}
ORDER = (Fate.NEW, Fate.GONE, Fate.MERGED, Fate.CHANGED)
TITLES = {
    Fate.NEW: "Neu",
    Fate.GONE: "Weggefallen",
    Fate.MERGED: "Zusammengelegt",
    Fate.CHANGED: "Geändert",
}


class ChangeLine(RovingRow):
    """One thing that is new, gone or changed; `wanted` for a record that still exists."""

    wanted = Signal(str, object)

    def __init__(self, row: ChangeRow) -> None:
        super().__init__()
        self.row = row
        fields = [field.sentence for field in row.fields]
        self.setAccessibleName(". ".join((word(row.fate), row.sentence, *fields)))
        icon, color = SIGNS[row.fate]
        line = QHBoxLayout()
        line.setSpacing(theme.px("space.m"))
        sign = QVBoxLayout()
        sign.addSpacing(2)
        sign.addWidget(IconLabel(icon, color))
        sign.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label(row.sentence, Role.BODY, wrap=True))
        for text in fields:
            words.addWidget(Label(text, Role.QUIET, wrap=True))
        if row.links:
            links = RecordLinks(row.links)
            links.wanted.connect(self.wanted)
            self.add_controls(*links.buttons)
            words.addWidget(links)
        line.addLayout(sign)
        line.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px("space.s"), 0, 0)
        column.setSpacing(theme.px("space.s"))
        column.addLayout(line)
        column.addWidget(Hairline())


class ComparisonLines(QWidget):
    """The changes by what became of the thing; long lists come in parts."""

    wanted = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.rows = RovingRows("Unterschiede")
        self.more = LinkButton("")
        self._changes: tuple[ChangeRow, ...] = ()
        self._limit = SHOWN_AT_FIRST
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.rows)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.more.clicked.connect(self._on_more_clicked)

    def show_changes(self, changes: Sequence[ChangeRow]) -> None:
        """Show other changes from their beginning."""
        self._changes = tuple(sorted(changes, key=_place))
        self._limit = SHOWN_AT_FIRST
        self._show()

    def _show(self) -> None:
        shown = self._changes[: self._limit]
        lines: list[QWidget] = []
        for fate in ORDER:
            of_fate = [row for row in shown if row.fate is fate]
            if of_fate:
                number = sum(row.fate is fate for row in self._changes)
                lines.append(_head(f"{TITLES[fate]} · {number}"))
                lines += [self._line(row) for row in of_fate]
        self.rows.show_lines(lines)
        left = len(self._changes) - len(shown)
        self.more.setVisible(left > 0)
        self.more.set_label(more_words(left))

    def _line(self, row: ChangeRow) -> ChangeLine:
        line = ChangeLine(row)
        line.wanted.connect(self.wanted)
        return line

    @Slot()
    def _on_more_clicked(self) -> None:
        place = self._limit
        self._limit += SHOWN_AT_FIRST
        self._show()
        self.rows.focus_place(place)


def _head(text: str) -> QWidget:
    head = SectionHeader(text)
    head.setContentsMargins(0, theme.px("space.m"), 0, 0)
    return head


def _place(row: ChangeRow) -> int:
    return ORDER.index(row.fate)

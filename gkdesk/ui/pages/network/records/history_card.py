"""What became of a record over the years, as a card of days and sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from gkdesk.text.dates import format_day_bare
from gkdesk.ui import theme
from gkdesk.ui.widgets import Card, Label, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkdesk.services.register.cooperation_history import HistoryRow


class HistoryCard(Card):
    """Days at the left, what happened at the right, the newest first."""

    def __init__(self) -> None:
        super().__init__("Verlauf")
        self._empty = Label("Noch nichts mit einem Datum.", Role.QUIET)
        self._table = QWidget(self)
        self._shown: tuple[HistoryRow, ...] = ()
        self.body.addWidget(self._empty)
        self.body.addWidget(self._table)

    def show_rows(self, rows: Sequence[HistoryRow]) -> None:
        """Show what happened."""
        if tuple(rows) == self._shown:
            return
        self._shown = tuple(rows)
        self._empty.setVisible(not rows)
        old, self._table = self._table, QWidget(self)
        self.body.replaceWidget(old, self._table)
        old.hide()
        old.deleteLater()
        grid = QGridLayout(self._table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px("space.l"))
        grid.setVerticalSpacing(theme.px("space.xs"))
        grid.setColumnStretch(1, 1)
        for line, row in enumerate(rows):
            day = Label(format_day_bare(row.when), Role.QUIET)
            grid.addWidget(day, line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Label(row.sentence, wrap=True), line, 1)
        self._table.show()

    def sentences(self) -> list[str]:
        """Return what is shown."""
        return [row.sentence for row in self._shown]

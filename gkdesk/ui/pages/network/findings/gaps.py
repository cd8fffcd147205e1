"""Lücken: what is missing, as findings and as a table of needs against offers."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from gkdesk.services.network_papers.kinds import PaperCode
from gkdesk.ui import theme
from gkdesk.ui.pages.network.findings.gaps_panel import GapsPanel
from gkdesk.ui.pages.network.findings.section import FindingsSection, paper
from gkdesk.ui.widgets import Hairline, Segmented

if TYPE_CHECKING:
    from gkdesk.services.workspace import Change

LIST, TABLE = range(2)


class GapsSection(FindingsSection):
    """Findings at first; the table is made when somebody asks for it."""

    key: ClassVar[str] = "gaps"
    title: ClassVar[str] = "Lücken"

    def reload(self, changes: tuple[Change, ...]) -> None:
        super().reload(changes)
        if self.panel.isVisibleTo(self) or self.panel.reading.value is not None:
            self.panel.reading.want()

    def part(self) -> str:
        return "table" if self.choice.current() == TABLE else ""

    def restore(self, refs: tuple[tuple[str, int], ...], part: str) -> None:
        del refs
        self.choice.set_current(TABLE if part == "table" else LIST)

    @Slot()
    def print_this(self) -> None:
        table = self.choice.current() == TABLE
        self.context.navigate(paper(PaperCode.GAPS if table else PaperCode.FINDINGS))

    def take_focus(self) -> None:
        if self.choice.current() == TABLE:
            self.panel.table.setFocus()
        else:
            super().take_focus()

    def _layout(self) -> None:
        self.choice = Segmented("Darstellung", [("Befunde", "flag"), ("Tabelle", "table")])
        self.panel = GapsPanel(self.context)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.panel)
        margin = theme.px("space.xl")
        head = QHBoxLayout()
        head.setContentsMargins(margin, theme.px("space.m"), margin, theme.px("space.m"))
        head.addWidget(self.choice)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Hairline())
        column.addWidget(self.stack, 1)
        self.choice.current_changed.connect(self._on_choice_current_changed)
        self.panel.wanted.connect(self.context.navigate)

    @Slot(int)
    def _on_choice_current_changed(self, index: int) -> None:
        self.stack.setCurrentIndex(index)
        if index == TABLE:
            self.panel.reading.want()

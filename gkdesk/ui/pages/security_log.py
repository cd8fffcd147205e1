"""The log as it may be shown: time, words of the label, and who it was about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from gkdesk.errors import UserError
from gkdesk.text.dates import format_stamp
from gkdesk.ui import printing, tasks, theme
from gkdesk.ui.widgets import Banner, Card, Kind, Label, LinkButton, PlainButton, Role

if TYPE_CHECKING:
    from gkdesk.progress import Progress
    from gkdesk.services.safety.log_view import LogCheck, LogLine
    from gkdesk.ui.pages.page import PageContext

PAGE = 20


class LogCard(Card):
    """The newest lines of the log, and older ones on demand."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__("Protokoll", parent)
        self._context = context
        self._limit = PAGE
        self._cells: list[Label] = []
        self._is_checked = False
        self.finding = Banner("", Kind.WARN)
        self.finding.setVisible(False)
        self.value = Label("", Role.QUIET, wrap=True, selectable=True)
        self.print_button = PlainButton("Kennziffer drucken", "printer")
        self.more = LinkButton("Ältere zeigen", "chevron-down")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px("space.l"))
        self._grid.setVerticalSpacing(theme.px("space.xs"))
        self._grid.setColumnStretch(2, 1)
        self.head.addWidget(self.print_button)
        self.body.addWidget(self.finding)
        self.body.addWidget(self.value)
        self.body.addLayout(self._grid)
        foot = QHBoxLayout()
        foot.addWidget(self.more)
        foot.addStretch(1)
        self.body.addLayout(foot)
        self.print_button.clicked.connect(self.print_head)
        self.more.clicked.connect(self._on_more_clicked)
        context.privacy.changed.connect(self._on_privacy_changed)

    def reload(self) -> None:
        """Show the newest lines and the chain's present value; the first time, check them all."""
        self._check_once()
        head = self._context.workspace.log.head()
        self.value.setText(f"Zeile {head.seq}, Kennziffer {_grouped(head.chain)}")
        lines = self._context.workspace.log.entries(limit=self._limit + 1)
        self.more.setVisible(len(lines) > self._limit)
        for cell in self._cells:
            self._grid.removeWidget(cell)
            cell.hide()
            cell.deleteLater()
        self._cells = []
        for row, line in enumerate(lines[: self._limit]):
            self._add(row, line)

    @Slot()
    def print_head(self) -> None:
        """Print number and value of the newest line, to compare with later."""
        from gkdesk.services.safety.log_sheet import log_sheet_pdf
        from gkdesk.text.sentences.errors import sentence

        workspace = self._context.workspace
        try:
            data = log_sheet_pdf(workspace.log.head(), workspace.clock)
        except UserError as error:
            self._context.toast(sentence(error))
            return
        printer = printing.ask_printer(self, data)
        if printer is not None and printing.print_pages(data, printer):
            self._context.toast("Kennziffer an den Drucker geschickt")

    def _check_once(self) -> None:
        if self._is_checked:
            return
        self._is_checked = True
        log = self._context.workspace.log

        def work(_progress: Progress) -> LogCheck:
            return log.verify()

        tasks.run(
            self,
            work,
            done=self._on_checked,
            failed=self._on_check_failed,
            stopped=self._on_check_stopped,
        )

    def _on_checked(self, check: LogCheck) -> None:
        if check.finding is not None:
            self.finding.say(check.finding.sentence, Kind.WARN)
        self.finding.setVisible(check.finding is not None)

    def _on_check_failed(self, _error: UserError) -> None:
        self._is_checked = False

    def _on_check_stopped(self) -> None:
        self._is_checked = False

    def _add(self, row: int, line: LogLine) -> None:
        subject = "verdeckt" if line.subject and self._context.privacy.is_on() else line.subject
        for column, (text, role) in enumerate(
            (
                (format_stamp(line.at), Role.QUIET),
                (line.label.text, Role.BODY),
                (subject, Role.QUIET),
            )
        ):
            cell = Label(text, role, wrap=column == 2)
            self._cells.append(cell)
            self._grid.addWidget(cell, row, column)

    @Slot()
    def _on_more_clicked(self) -> None:
        self._limit += PAGE * 2
        self.reload()

    @Slot()
    def _on_privacy_changed(self) -> None:
        self.reload()


def _grouped(value: str) -> str:
    short = value[:16].upper()
    return " ".join(short[at : at + 4] for at in range(0, len(short), 4))

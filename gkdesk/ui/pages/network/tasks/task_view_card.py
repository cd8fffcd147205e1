"""The tasks about one record, as a card on its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from gkdesk.errors import UserError
from gkdesk.services.register.fields import TaskFields
from gkdesk.text.codes.clients import RecordKind
from gkdesk.ui.records.links_card import LinksCard
from gkdesk.ui.records.row_text import due_text, joined
from gkdesk.ui.widgets import LinkButton

if TYPE_CHECKING:
    from gkdesk.services.register.tasks import TaskRow
    from gkdesk.ui.pages.page import PageContext


class TasksCard(LinksCard):
    """Open tasks about a record of this kind, and a way to a new one."""

    def __init__(self, context: PageContext, kind: RecordKind) -> None:
        super().__init__()
        self._context = context
        self._kind_of_record = kind
        self._ref: int | None = None
        self._name = ""
        self.add = LinkButton("Aufgabe anlegen", "plus")
        self.head.addWidget(self.add)
        self.add.clicked.connect(self._on_add_clicked)

    def show_about(self, ref: int, name: str) -> None:
        """Show the open tasks about this record."""
        self._ref, self._name = ref, name
        rows = self._context.workspace.tasks.rows(about=(self._kind_of_record.value, ref))
        links = [(row.id, self._text(row)) for row in rows]
        self.show_links("Aufgaben dazu", "Nichts offen.", RecordKind.TASK, links)

    def _text(self, row: TaskRow) -> str:
        today, due = self._context.workspace.clock.today(), row.fields.due_on
        return joined(row.name, due_text(due, today) if due is not None else "")

    @Slot()
    def _on_add_clicked(self) -> None:
        """Make a task that is about the record and open it, so that it can be worded."""
        if self._ref is None:
            return
        entered = TaskFields(
            f"Klären: {self._name}", about_kind=self._kind_of_record.value, about_ref=self._ref
        )
        try:
            outcome = self._context.workspace.tasks.create(entered)
        except UserError as error:
            self._context.complain(error)
            return
        self.wanted.emit(RecordKind.TASK.value, outcome.ref)
        # Said last: going to another section puts away what was said before.
        self._context.wrote(outcome, outcome.label.text)

"""The list of the office's tasks: what is to be done about the network, the next due first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Slot

from gkdesk.services.register.fields import TaskFields
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.dates import format_day_bare
from gkdesk.ui.pages.network.section import MAP_PAPER
from gkdesk.ui.pages.network.tasks.task_view import TaskDetail, is_veiled
from gkdesk.ui.records.newcomer import NewcomerWords
from gkdesk.ui.records.record_section import RecordSection, SectionWords
from gkdesk.ui.records.row_text import due_text
from gkdesk.ui.tables import PersonItem

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from gkdesk.services.register.tasks import TaskRow
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.pages.network.state import NetworkState
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.records.record_view import RecordView

TASK = "task"
"""The short name under which other pages ask for a task."""
VEILED_TASK = "Aufgabe zu einem Menschen, verdeckt"


class TasksSection(RecordSection):
    """The tasks that are open, and those that are done on demand."""

    key: ClassVar[str] = "tasks"
    title: ClassVar[str] = "Aufgaben"
    kinds: ClassVar[tuple[str, ...]] = (RecordKind.TASK.value, TASK)
    paper: ClassVar[str] = MAP_PAPER
    kind = RecordKind.TASK
    seek_hint: ClassVar[str] = "Was zu tun ist, worum es geht …"
    words = SectionWords(
        all="Alle Aufgaben",
        choose=("Welche Aufgabe möchten Sie sehen?", "Wählen Sie in der Liste eine Aufgabe aus."),
        begin=(
            "Nichts zu tun.",
            "Aufgaben zum Netzwerk stehen hier, mit Termin auch unter „Heute“.",
        ),
        action="Aufgabe eintragen",
    )
    new_words = NewcomerWords(
        title="Neue Aufgabe",
        label="Was ist zu tun?",
        help_text="Zum Beispiel Sprechzeiten der Ausländerbehörde erfragen.",
    )

    def __init__(
        self, context: PageContext, state: NetworkState, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, state.lookup, parent)
        self.ended.set_label("mit Erledigten")
        context.privacy.changed.connect(self._on_privacy_turned)

    def make_view(self) -> RecordView:
        self._task = TaskDetail(self.context, self.lookup)
        return self._task

    def rows(self) -> Sequence[TaskRow]:
        return self.context.workspace.tasks.rows(with_done=self.with_ended())

    def item(self, row: Any) -> PersonItem:  # noqa: ANN401 - a TaskRow
        veiled = is_veiled(row.about, self.context, self.lookup)
        return task_item(row, self.context.workspace.clock.today(), veiled=veiled)

    def found_by(self, row: Any) -> str:  # noqa: ANN401 - a TaskRow
        """Let what is veiled be found by the words that stand in the list only."""
        item = self.item(row)
        return f"{item.title} {item.context}"

    def first_field(self) -> str:
        return "task.due_on"

    def _create(self, what: str) -> Outcome:
        return self.context.workspace.tasks.create(TaskFields(what=what))

    @Slot(bool)
    def _on_privacy_turned(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        """Put away a task that a guest must not read; opened again, it is meant to be seen."""
        about = None if self._shown_ref() is None else self._task.about_now
        if on and is_veiled(about, self.context, self.lookup):
            self.flush()
            self._show_nothing()
        self.reload(())


def task_item(row: TaskRow, today: dt.date, *, veiled: bool = False) -> PersonItem:
    """Put a task into the words of the list."""
    due, about = row.fields.due_on, row.about
    late = row.done_on is None and due is not None and due <= today
    if row.done_on is not None:
        step = f"erledigt am {format_day_bare(row.done_on)}"
    elif due is None:
        step = "ohne Termin"
    else:
        step = f"fällig {due_text(due, today)}"
    return PersonItem(
        key=row.id,
        title=VEILED_TASK if veiled else row.name,
        step=step,
        context="" if veiled or about is None else about.name,
        warns=late,
    )

"""Tasks of the office about the network, or about nothing in particular."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from gkdesk.models.tasks import OfficeTask
from gkdesk.services.mapping import Columns, read
from gkdesk.services.network_fields import TaskFields
from gkdesk.services.outcome import Label, Outcome
from gkdesk.services.register import Labels, Register
from gkdesk.text.ids import TaskId

if TYPE_CHECKING:
    from gkdesk.store.store import Store


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task as shown in a list."""

    id: TaskId
    fields: TaskFields
    done_on: dt.date | None


class OfficeTasks:
    """The tasks of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def rows(
        self, *, with_done: bool = False, about: tuple[str, int] | None = None
    ) -> tuple[TaskRow, ...]:
        """Return the tasks, the next due first; `about` takes those about one record."""
        query = select(OfficeTask)
        if not with_done:
            query = query.where(OfficeTask.done_on.is_(None))
        if about is not None:
            query = query.where(OfficeTask.about_kind == about[0], OfficeTask.about_ref == about[1])
        with self._store.read() as session:
            rows = [
                TaskRow(TaskId(row.id), read(TaskFields, row, Columns()), row.done_on)
                for row in session.scalars(query)
            ]
        rows.sort(key=_by_day)
        return tuple(rows)

    def create(self, entered: TaskFields) -> Outcome:
        """Enter a task."""
        return TASKS.create(self._store, entered)

    def save(self, task_id: TaskId, entered: TaskFields) -> Outcome:
        """Save what was entered about a task."""
        return TASKS.save(self._store, task_id, entered)

    def finish(self, task_id: TaskId, on: dt.date | None = None) -> Outcome:
        """Note that a task was done, today unless another day is named."""
        day = on or self._store.clock.today()
        return TASKS.mark(self._store, task_id, Label.TASK_DONE, done_on=day)

    def reopen(self, task_id: TaskId) -> Outcome:
        """Take up a task again that was done."""
        return TASKS.mark(self._store, task_id, Label.TASK_REOPENED, done_on=None)

    def remove(self, task_id: TaskId) -> Outcome:
        """Remove a task that was entered by mistake."""
        return TASKS.remove(self._store, task_id)


TASKS: Register[TaskFields] = Register(
    OfficeTask, Labels(Label.TASK_CREATED, Label.TASK_CHANGED, Label.TASK_DELETED)
)


def _by_day(row: TaskRow) -> tuple[bool, dt.date]:
    return (row.fields.due_on is None, row.fields.due_on or dt.date.min)

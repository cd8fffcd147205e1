"""Tasks of the office about the network, or about nothing in particular."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from gkdesk.models.tasks import OfficeTask
from gkdesk.services.mapping import Columns, read
from gkdesk.services.outcome import Label, Outcome
from gkdesk.services.register.fields import TaskFields
from gkdesk.services.register.names import RecordLink, RecordRef, record_links
from gkdesk.services.register.records import Labels, Register
from gkdesk.services.rows import fetch
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.ids import TaskId

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from gkdesk.store.store import Store


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task as shown in a list."""

    id: TaskId
    fields: TaskFields
    done_on: dt.date | None
    about: RecordLink | None = None
    """The record it is about, as long as that exists."""

    @property
    def name(self) -> str:
        """Return what is to be done."""
        return self.fields.what


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
            rows = _shown(session, session.scalars(query))
        rows.sort(key=_by_day)
        return tuple(rows)

    def detail(self, task_id: TaskId) -> TaskRow:
        """Return one task; raise RecordGone if there is none."""
        with self._store.read() as session:
            return _shown(session, (fetch(session, OfficeTask, task_id),))[0]

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


def _shown(session: Session, found: Iterable[OfficeTask]) -> list[TaskRow]:
    rows = [
        (TaskId(row.id), read(TaskFields, row, Columns()), row.done_on, _about(row))
        for row in found
    ]
    links = record_links(session, {about for *_, about in rows if about is not None})
    return [
        TaskRow(ref, entered, done_on, None if about is None else links.get(about))
        for ref, entered, done_on, about in rows
    ]


def _about(row: OfficeTask) -> RecordRef | None:
    if row.about_ref is None or row.about_kind not in set(RecordKind):
        return None
    return RecordRef(RecordKind(row.about_kind), row.about_ref)


def _by_day(row: TaskRow) -> tuple[bool, dt.date]:
    return (row.fields.due_on is None, row.fields.due_on or dt.date.min)

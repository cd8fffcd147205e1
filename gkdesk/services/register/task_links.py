"""What becomes of tasks about a record that is removed: they stay, and say what they were about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from gkdesk.models.tasks import OfficeTask
from gkdesk.services.register.names import RecordRef, record_links
from gkdesk.text.clean import LINE_LIMIT, TEXT_LIMIT
from gkdesk.text.codes.clients import RecordKind

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

WAS_ABOUT = "Ging um: {name}"


def let_go_of_tasks(session: Session, kind: str, ref: int) -> None:
    """Take the id of a record that is about to go out of its tasks, and leave its name."""
    query = select(OfficeTask).filter_by(about_kind=kind, about_ref=ref)
    tasks = list(session.scalars(query))
    if not tasks:
        return
    record = RecordRef(RecordKind(kind), ref)
    link = record_links(session, {record}).get(record)
    for task in tasks:
        task.about_kind, task.about_ref = "", None
        if link is not None:
            _say(task, WAS_ABOUT.format(name=link.name))


def _say(task: OfficeTask, line: str) -> None:
    """Add a line to the note, or to what is to be done where the note is full."""
    note = f"{task.note}\n{line}" if task.note else line
    if len(note) <= TEXT_LIMIT:
        task.note = note
    else:
        task.what = f"{task.what} – {line}"[:LINE_LIMIT]

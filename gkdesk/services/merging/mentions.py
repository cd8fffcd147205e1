"""What names a record without a foreign key: tasks, findings that were put away, drafts."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from gkdesk.models.store_tables import DraftRow
from gkdesk.models.tasks import FindingSetAside, OfficeTask
from gkdesk.services.drafts import is_about
from gkdesk.services.merging.items import Act, Item, setting
from gkdesk.text.codes.records import Belonging, Fate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from gkdesk.services.register.names import RecordRef


def mentions(session: Session, gone: RecordRef, stays: RecordRef) -> Iterator[Item]:
    """Let everything that names the record that goes name the one that stays.

    Half-typed input goes: it was typed into fields that are not there any more.
    """
    yield from _tasks(session, gone, stays)
    if gone.kind is stays.kind:
        yield from _set_aside(session, gone.ref, stays.ref)
    yield from _drafts(session, gone)


def _tasks(session: Session, gone: RecordRef, stays: RecordRef) -> Iterator[Item]:
    """Move the tasks about the record, also those made of findings that name it."""
    for row in session.scalars(select(OfficeTask).order_by(OfficeTask.id)):
        acts = []
        if (row.about_kind, row.about_ref) == (gone.kind.value, gone.ref):
            acts.append(setting(row, about_kind=stays.kind.value, about_ref=stays.ref))
        if gone.kind is stays.kind and _names(row.finding, gone.ref):
            acts.append(functools.partial(_rename_finding, row, gone.ref, stays.ref))
        if acts:
            yield Item(Belonging.TASK, Fate.MOVES, row.what, tuple(acts))


def _names(key: str, ref: int) -> bool:
    return str(ref) in key.split(":")


def _renamed(key: str, gone: int, stays: int) -> str:
    return ":".join(str(stays) if part == str(gone) else part for part in key.split(":"))


def _rename_finding(row: OfficeTask, gone: int, stays: int) -> None:
    row.finding = _renamed(row.finding, gone, stays)


def _set_aside(session: Session, gone: int, stays: int) -> Iterator[Item]:
    """Let findings that somebody put away stay away; their keys hold ids between colons."""
    for row in session.scalars(select(FindingSetAside).order_by(FindingSetAside.id)):
        if _names(row.key, gone):
            act = functools.partial(_rename, session, row, gone, stays)
            yield Item(Belonging.FINDING, Fate.MOVES, "", (act,))


def _rename(session: Session, row: FindingSetAside, gone: int, stays: int) -> None:
    """Change one id in a key as it is now: another one in it may have changed before."""
    if row not in session or row in session.deleted:
        return
    after = _renamed(row.key, gone, stays)
    session.flush()
    twin = select(FindingSetAside.id).where(FindingSetAside.key == after)
    if session.scalars(twin).first() is None:
        row.key = after
    else:
        session.delete(row)


def _drafts(session: Session, gone: RecordRef) -> Iterator[Item]:
    for name in session.scalars(select(DraftRow.name).order_by(DraftRow.name)):
        if is_about(name, gone.kind, gone.ref):
            yield Item(Belonging.DRAFT, Fate.DROPPED, "", (_forgetting(session, name),))


def _forgetting(session: Session, draft: str) -> Act:
    return functools.partial(_execute_delete, session, draft)


def _execute_delete(session: Session, draft: str) -> None:
    session.execute(delete(DraftRow).where(DraftRow.name == draft))

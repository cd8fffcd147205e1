"""Take transactions back and make them again, row by row.

A step is the set of rows that one transaction changed. Reversing it is a transaction of its own,
recorded in turn, so that undo and redo are the same operation. Steps lie in the encrypted file:
they survive the lock, and are emptied when the program ends.
"""

from __future__ import annotations

import itertools
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import and_, bindparam, delete, func, select, text
from sqlalchemy.exc import IntegrityError

from gkdesk.errors import UndoNotPossible
from gkdesk.models.everything import METADATA
from gkdesk.models.store_tables import DisclosureRow, UndoChange, UndoStep
from gkdesk.store.capture import STEP_TABLE, Place, places
from gkdesk.store.changes import Change
from gkdesk.store.row_changes import ROWS_AT_ONCE, RowChange, put_back
from gkdesk.text.labels import Label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import ColumnElement, Delete
    from sqlalchemy.orm import Session

    from gkdesk.progress import Progress

STEPS_KEPT = 200
DISCLOSURES = DisclosureRow.__tablename__
SET_STEP = text(f"UPDATE {STEP_TABLE} SET step = :step")  # noqa: S608 - a constant name
DROP_STEPS_TOUCHING = text(
    "DELETE FROM undo_step WHERE id IN ("
    " SELECT old.step_id FROM undo_change AS new JOIN undo_change AS old"
    "  ON old.kind = new.kind AND (old.old_ref IN (new.old_ref, new.new_ref)"
    "   OR old.new_ref IN (new.old_ref, new.new_ref))"
    " WHERE new.step_id = :step AND new.place <> :disclosures AND old.step_id <> :step)"
)


def begin(session: Session, label: Label, *, is_undone: bool = False) -> int:
    """Start to record a step and return its number."""
    step = UndoStep(label=label.value, is_undone=int(is_undone))
    session.add(step)
    session.flush()
    session.execute(SET_STEP, {"step": step.id})
    return step.id


def end(session: Session, step: int) -> None:
    """Stop to record."""
    session.execute(_disclosures_of_deleted(), {"step": step})
    session.execute(SET_STEP, {"step": None})


def settle(session: Session, step: int, *, undoable: bool) -> None:
    """Decide what remains undoable after a new transaction.

    A new change empties redo. One that cannot be taken back also drops the older steps of the
    records it touched: reversing them would reverse part of it.
    """
    records = select(UndoChange.id).where(
        UndoChange.step_id == step, UndoChange.place != DISCLOSURES
    )
    changed = session.scalars(records.limit(1)).first() is not None
    if changed:
        _delete_steps(session, UndoStep.is_undone == 1, UndoStep.id != step)
    if changed and not undoable:
        session.execute(DROP_STEPS_TOUCHING, {"step": step, "disclosures": DISCLOSURES})
    if not undoable or not changed:
        _delete_steps(session, UndoStep.id == step)
    oldest_kept = select(UndoStep.id).order_by(UndoStep.id.desc()).offset(STEPS_KEPT).limit(1)
    too_old = session.scalars(oldest_kept).first()
    if too_old is not None:
        _delete_steps(session, UndoStep.id <= too_old)


def drop_steps_of_rows(session: Session, place: str, refs: Iterable[int]) -> None:
    """Drop every step that changed one of these rows: it can be taken back no more."""
    touching = select(UndoChange.step_id).where(
        UndoChange.place == place, UndoChange.row_id.in_(tuple(refs))
    )
    _delete_steps(session, UndoStep.id.in_(touching))


def changes_of(session: Session, step: int) -> tuple[Change, ...]:
    """Return the aggregates that a step touched, in the order of their first change."""
    columns = (UndoChange.kind, UndoChange.old_ref, UndoChange.new_ref)
    rows = session.execute(
        select(*columns).where(UndoChange.step_id == step).order_by(UndoChange.id)
    )
    found: dict[Change, None] = {}
    for kind, old_ref, new_ref in rows:
        for ref in (old_ref, new_ref):
            if ref is not None:
                found[Change(kind, ref)] = None
    return tuple(found)


def newest(session: Session, *, undone: bool) -> tuple[int, Label] | None:
    """Return the step that undo (or redo, with `undone`) would reverse next."""
    query = (
        select(UndoStep.id, UndoStep.label)
        .where(UndoStep.is_undone == int(undone))
        .order_by(UndoStep.id.desc())
        .limit(1)
    )
    row = session.execute(query).first()
    return None if row is None else (row.id, Label(row.label))


def size(session: Session, step: int) -> int:
    """Return how many changes of rows a step holds."""
    query = select(func.count()).where(UndoChange.step_id == step)
    return session.scalars(query).one()


def reverse(
    session: Session, step: int, *, label: Label, is_undone: bool, progress: Progress
) -> tuple[Change, ...]:
    """Reverse a step as a whole; raises `UndoNotPossible` if any row is not as the step left it."""
    rows = _row_changes(session, step)
    done = 0
    progress.step(done, len(rows))
    reversal = begin(session, label, is_undone=is_undone)
    connection = session.connection()
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    try:
        for place, group in _in_safe_order(rows):
            put_back(connection, place, group)
            done += len(group)
            progress.step(done, len(rows))
    except IntegrityError:
        raise UndoNotPossible from None
    end(session, reversal)
    if _names(_row_changes(session, reversal)) != _names(rows):
        raise UndoNotPossible
    _delete_steps(session, UndoStep.id == step)
    return changes_of(session, reversal)


def forget(session: Session, step: int) -> None:
    """Drop one step, so that it does not bar the way to the others."""
    _delete_steps(session, UndoStep.id == step)


def forget_all(session: Session) -> None:
    """Empty undo and redo."""
    _delete_steps(session)


def _row_changes(session: Session, step: int) -> list[RowChange]:
    known = places()
    columns = (UndoChange.place, UndoChange.row_id, UndoChange.before, UndoChange.after)
    query = select(*columns).where(UndoChange.step_id == step).order_by(UndoChange.id)
    found: dict[tuple[str, int], RowChange] = {}
    for name, row_id, before, after in session.execute(query):
        if name not in known:
            raise UndoNotPossible
        first = found.pop((name, row_id), None)
        was = before if first is None else first.before
        found[name, row_id] = RowChange(known[name], row_id, was, after)
    return [row for row in found.values() if row.before != row.after]


def _names(rows: Iterable[RowChange]) -> set[tuple[str, int]]:
    return {(row.place.table.name, row.row_id) for row in rows}


def _in_safe_order(rows: list[RowChange]) -> Iterator[tuple[Place, list[RowChange]]]:
    """Remove children before parents, then change, then bring back parents before children."""
    rank = {item.name: number for number, item in enumerate(METADATA.sorted_tables)}

    def turn(row: RowChange) -> tuple[int, int]:
        depth = rank[row.place.table.name]
        if row.before is None:
            return (0, -depth)
        return (2, depth) if row.after is None else (1, depth)

    for _, group in itertools.groupby(sorted(rows, key=turn), key=turn):
        while members := list(itertools.islice(group, ROWS_AT_ONCE)):
            yield members[0].place, members


@cache
def _disclosures_of_deleted() -> Delete:
    """Return the statement for the step `step`: lines about roots that it deleted."""
    roots = [name for name, place in places().items() if place.is_root]
    of_deleted = (
        select(DisclosureRow.id)
        .join(
            UndoChange,
            and_(UndoChange.kind == DisclosureRow.kind, UndoChange.row_id == DisclosureRow.ref),
        )
        .where(UndoChange.step_id == bindparam("step"))
        .where(UndoChange.after.is_(None), UndoChange.place.in_(roots))
    )
    return delete(DisclosureRow).where(DisclosureRow.id.in_(of_deleted))


def _delete_steps(session: Session, *conditions: ColumnElement[bool]) -> None:
    session.execute(delete(UndoStep).where(*conditions))

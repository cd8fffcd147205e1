"""Which records were erased for good: opaque ids only, so that no backup brings them back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from gkdesk.models.everything import METADATA
from gkdesk.models.store_tables import DeletedRow
from gkdesk.store.audit_log import moment_text
from gkdesk.store.capture import places
from gkdesk.text.labels import Label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from contextlib import AbstractContextManager

    from sqlalchemy.orm import Session

    from gkdesk.clock import Clock
    from gkdesk.store.transactions import Transaction


@dataclass(frozen=True)
class Deleted:
    """A record that was erased, and when."""

    kind: str
    ref: int
    at: dt.datetime


class DeletionLedger:
    """The ledger of one store."""

    def __init__(
        self,
        *,
        read: Callable[[], AbstractContextManager[Session]],
        transaction: Callable[[Label], AbstractContextManager[Transaction]],
        clock: Clock,
    ) -> None:
        self._read = read
        self._transaction = transaction
        self._clock = clock

    def add(self, transaction: Transaction, *, kind: str, ref: int) -> None:
        """Note that a record is erased, in the transaction that erases it."""
        _note(transaction.session, Deleted(kind, ref, self._clock.now()))

    def ids(self) -> tuple[Deleted, ...]:
        """Return everything that was erased, the oldest first."""
        query = select(DeletedRow).order_by(DeletedRow.at, DeletedRow.kind, DeletedRow.ref)
        with self._read() as session:
            return tuple(
                Deleted(row.kind, row.ref, dt.datetime.fromisoformat(row.at))
                for row in session.scalars(query)
            )

    def reapply(self, entries: Iterable[Deleted]) -> int:
        """Erase again what a restored backup brought back; return how many rows went.

        The entries are noted here too, so that the next restore knows them.
        """
        erased = 0
        with self._transaction(Label.DELETIONS_REAPPLIED) as transaction:
            for entry in entries:
                erased += _erase(transaction.session, entry)
                _note(transaction.session, entry)
        return erased


def _note(session: Session, entry: Deleted) -> None:
    values = {"kind": entry.kind, "ref": entry.ref, "at": moment_text(entry.at)}
    session.execute(insert(DeletedRow).values(**values).on_conflict_do_nothing())


def _erase(session: Session, entry: Deleted) -> int:
    """Delete the rows of one aggregate, children before their parents."""
    known = places()
    erased = 0
    for table in reversed(METADATA.sorted_tables):
        place = known.get(table.name)
        if place is None or place.kind not in (entry.kind, None):
            continue
        mine = table.c[place.ref_column] == entry.ref
        if place.kind is None:
            mine &= table.c.kind == entry.kind
        result: Any = session.execute(delete(table).where(mine))
        erased += result.rowcount
    return erased

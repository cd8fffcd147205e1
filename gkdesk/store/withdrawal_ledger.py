"""Which consents were withdrawn: opaque ids and days only, so that no backup revives one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import or_, select, update
from sqlalchemy.dialects.sqlite import insert

from gkdesk.models.case import ClientConsent
from gkdesk.models.store_tables import WithdrawnRow
from gkdesk.text.labels import Label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from contextlib import AbstractContextManager

    from sqlalchemy.orm import Session

    from gkdesk.store.transactions import Transaction


@dataclass(frozen=True)
class Withdrawn:
    """A consent that was withdrawn, and on which day."""

    ref: int
    on: dt.date


class WithdrawalLedger:
    """The ledger of one store."""

    def __init__(
        self,
        *,
        read: Callable[[], AbstractContextManager[Session]],
        transaction: Callable[[Label], AbstractContextManager[Transaction]],
    ) -> None:
        self._read = read
        self._transaction = transaction

    def add(self, transaction: Transaction, entry: Withdrawn) -> None:
        """Note a withdrawal, in the transaction that enters it."""
        _note(transaction.session, entry)

    def all(self) -> tuple[Withdrawn, ...]:
        """Return every withdrawal."""
        with self._read() as session:
            return tuple(
                Withdrawn(row.ref, dt.date.fromisoformat(row.withdrawn_on))
                for row in session.scalars(select(WithdrawnRow).order_by(WithdrawnRow.ref))
            )

    def reapply(self, entries: Iterable[Withdrawn]) -> int:
        """Withdraw again what a restored backup brought back; return how many consents that were.

        The entries are noted here too, so that the next restore knows them.
        """
        revived = 0
        with self._transaction(Label.WITHDRAWALS_REAPPLIED) as transaction:
            for entry in entries:
                revived += _withdraw(transaction, entry)
                _note(transaction.session, entry)
        return revived


def _note(session: Session, entry: Withdrawn) -> None:
    values = {"ref": entry.ref, "withdrawn_on": entry.on.isoformat()}
    session.execute(insert(WithdrawnRow).values(**values).on_conflict_do_nothing())


def _withdraw(transaction: Transaction, entry: Withdrawn) -> int:
    """Withdraw a consent that holds or was withdrawn on a later day; one that is gone stays so."""
    table = ClientConsent
    stands = or_(table.withdrawn_on.is_(None), table.withdrawn_on > entry.on)
    found = transaction.session.scalars(select(table).where(table.id == entry.ref, stands)).first()
    if found is None:
        return 0
    transaction.mark(table.kind, found.client_id)
    transaction.session.execute(
        update(table).where(table.id == entry.ref).values(withdrawn_on=entry.on)
    )
    return 1

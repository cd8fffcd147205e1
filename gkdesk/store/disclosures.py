"""The register of what left the office about each person (Weitergabe-Verzeichnis).

It serves withdrawal and information requests, lies only in the store and goes with the person.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select, update

from gkdesk.models.base import new_record_id
from gkdesk.models.store_tables import DisclosureRow
from gkdesk.store.audit_log import moment_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from sqlalchemy.orm import Session

    from gkdesk.clock import Clock
    from gkdesk.store.transactions import Transaction


@dataclass(frozen=True)
class Disclosure:
    """One line: what was given to whom, when, on which basis (a code)."""

    id: int
    what: str
    recipient: str
    basis: str
    at: dt.datetime


class Disclosures:
    """The register of one store."""

    def __init__(
        self, read: Callable[[], AbstractContextManager[Session]], *, clock: Clock
    ) -> None:
        self._read = read
        self._clock = clock

    def add(
        self,
        transaction: Transaction,
        *,
        kind: str,
        ref: int,
        what: str,
        recipient: str,
        basis: str,
    ) -> int:
        """Note a disclosure about the person `kind`/`ref`, in the transaction that makes it."""
        _must_be_final(transaction)
        number = new_record_id()
        person = {"kind": kind, "ref": ref, "at": moment_text(self._clock.now())}
        content = {"id": number, "what": what, "recipient": recipient, "basis": basis}
        transaction.session.execute(insert(DisclosureRow).values(**person, **content))
        return number

    def reword(self, transaction: Transaction, number: int, *, what: str) -> None:
        """Change the words of a line; one that has gone with its person stays away."""
        _must_be_final(transaction)
        line = update(DisclosureRow).where(DisclosureRow.id == number)
        transaction.session.execute(line.values(what=what))

    def strike(self, transaction: Transaction, number: int) -> None:
        """Remove a line, because nothing left after all."""
        _must_be_final(transaction)
        transaction.session.execute(delete(DisclosureRow).where(DisclosureRow.id == number))

    def of(self, kind: str, ref: int) -> tuple[Disclosure, ...]:
        """Return the disclosures about one person, the newest first."""
        query = (
            select(DisclosureRow)
            .where(DisclosureRow.kind == kind, DisclosureRow.ref == ref)
            .order_by(DisclosureRow.at.desc(), DisclosureRow.id)
        )
        with self._read() as session:
            return tuple(_disclosure(row) for row in session.scalars(query))


def _must_be_final(transaction: Transaction) -> None:
    if transaction.label.undoable:
        message = "what has left the office cannot be taken back"
        raise ValueError(message)


def _disclosure(row: DisclosureRow) -> Disclosure:
    at = dt.datetime.fromisoformat(row.at)
    return Disclosure(row.id, row.what, row.recipient, row.basis, at)

"""The register of what left the office about each person (Weitergabe-Verzeichnis).

It serves withdrawal and information requests, lies only in the store and goes with the person.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select, update

from gkdesk.models.base import new_record_id
from gkdesk.models.case import ClientConsent
from gkdesk.models.store_tables import DisclosureRow
from gkdesk.store.audit_log import moment_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from contextlib import AbstractContextManager

    from sqlalchemy.orm import Session

    from gkdesk.clock import Clock
    from gkdesk.store.transactions import Transaction


CONSENTS = ClientConsent.__tablename__


@dataclass(frozen=True, slots=True)
class Reached:
    """Who got something, by ids; `body_id` met, `meeting_id` is where it was told or prepared."""

    contact_id: int | None = None
    organisation_id: int | None = None
    body_id: int | None = None
    meeting_id: int | None = None


NOT_KNOWN = Reached()


@dataclass(frozen=True)
class Disclosure:
    """One line: what was given to whom, when, on which basis (a code).

    `consents` are the ids of those it rested on; None where the line does not tell.
    """

    id: int
    what: str
    recipient: str
    basis: str
    at: dt.datetime
    reached: Reached = NOT_KNOWN
    consents: frozenset[int] | None = None
    categories: frozenset[str] = frozenset()


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
        reached: Reached = NOT_KNOWN,
        consents: Iterable[int] | None = None,
        categories: Iterable[str] = (),
    ) -> int:
        """Note a disclosure about the person `kind`/`ref`, in the transaction that makes it.

        The consents that it rests on can be taken back no more: they have to be proved.
        """
        resting = None if consents is None else tuple(consents)
        _must_be_final(transaction)
        number = new_record_id()
        person = {"kind": kind, "ref": ref, "at": moment_text(self._clock.now())}
        content = {"id": number, "what": what, "recipient": recipient, "basis": basis}
        ground = {
            "consents": None if resting is None else _joined(map(str, resting)),
            "categories": _joined(categories),
        }
        values = {**person, **content, **asdict(reached), **ground}
        transaction.finalise(CONSENTS, resting or ())
        transaction.session.execute(insert(DisclosureRow).values(**values))
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
        """Return what was given out about one person, the newest first."""
        with self._read() as session:
            return lines_of(session, kind, ref)


def lines_of(session: Session, kind: str, ref: int) -> tuple[Disclosure, ...]:
    """Return the lines about one person, the newest first, as a transaction sees them."""
    query = (
        select(DisclosureRow)
        .where(DisclosureRow.kind == kind, DisclosureRow.ref == ref)
        .order_by(DisclosureRow.at.desc(), DisclosureRow.id.desc())
    )
    return tuple(_disclosure(row) for row in session.scalars(query))


def _must_be_final(transaction: Transaction) -> None:
    if transaction.label.undoable:
        message = "what has left the office cannot be taken back"
        raise ValueError(message)


def _disclosure(row: DisclosureRow) -> Disclosure:
    at = dt.datetime.fromisoformat(row.at)
    return Disclosure(
        id=row.id,
        what=row.what,
        recipient=row.recipient,
        basis=row.basis,
        at=at,
        reached=Reached(row.contact_id, row.organisation_id, row.body_id, row.meeting_id),
        consents=None if row.consents is None else frozenset(map(int, row.consents.split())),
        categories=frozenset((row.categories or "").split()),
    )


def _joined(parts: Iterable[str]) -> str:
    return " ".join(sorted(parts))

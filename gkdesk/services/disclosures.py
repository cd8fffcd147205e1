"""The Weitergabe-Verzeichnis: what about a person went to whom, when, and on which basis."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from gkdesk.errors import InvalidInput
from gkdesk.models.client import Client
from gkdesk.models.store_tables import LogRow
from gkdesk.services.outcome import Label, Outcome
from gkdesk.services.rows import fetch
from gkdesk.store.register_gaps import LostLines, RegisterGap, gaps_in, lost_in
from gkdesk.text.clean import clean_line
from gkdesk.text.codes.clients import Basis, RecordKind
from gkdesk.text.wording.clients import word

__all__ = [
    "DisclosureFields",
    "DisclosureRow",
    "Disclosures",
    "LostLines",
    "NotKnown",
    "RegisterGap",
]

NotKnown = RegisterGap | LostLines
"""What a register does not know: a time, or some lines of which only number and days are left."""

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from gkdesk.store.store import Store
    from gkdesk.text.ids import ClientId


@dataclass(frozen=True)
class DisclosureFields:
    """What was passed on, to whom, on which basis."""

    document: str
    recipient: str
    basis: Basis = Basis.OWN_DATA


@dataclass(frozen=True)
class DisclosureRow:
    """One line of the register; `basis` is in words."""

    id: int
    at: dt.datetime
    document: str
    recipient: str
    basis: str


class Disclosures:
    """The register of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(
        self,
        client_id: ClientId,
        entry: DisclosureFields,
        *,
        label: Label = Label.DOCUMENT_PRINTED,
    ) -> Outcome:
        """Note what leaves the office about a client; the user cannot take it back."""
        document, recipient = (
            clean_line(entry.document, "document"),
            clean_line(entry.recipient, "recipient"),
        )
        for field, value in (("document", document), ("recipient", recipient)):
            if not value:
                raise InvalidInput(field, "required")
        with self._store.transaction(label) as transaction:
            fetch(transaction.session, Client, client_id)
            ref = self._store.disclosures.add(
                transaction,
                kind=RecordKind.CLIENT.value,
                ref=client_id,
                what=document,
                recipient=recipient,
                basis=entry.basis.value,
            )
        return Outcome(label, transaction.changes, ref)

    def reword(self, client_id: ClientId, ref: int, document: str, *, label: Label) -> Outcome:
        """Say better what line `ref` tells; it may have gone with its person meanwhile."""
        with self._store.transaction(label) as transaction:
            transaction.mark(RecordKind.CLIENT.value, client_id)
            self._store.disclosures.reword(transaction, ref, what=clean_line(document, "document"))
        return Outcome(label, transaction.changes, ref)

    def strike(self, client_id: ClientId, ref: int) -> Outcome:
        """Take back line `ref`, because nothing left the office after all; the log says so."""
        label = Label.DOCUMENT_NOT_ISSUED
        with self._store.transaction(label) as transaction:
            transaction.mark(RecordKind.CLIENT.value, client_id)
            self._store.disclosures.strike(transaction, ref)
        return Outcome(label, transaction.changes, ref)

    def gaps(self, client_id: ClientId) -> tuple[NotKnown, ...]:
        """Return what the register does not know of what left about a client.

        No gap concerns who was entered later. Lines are missing only about persons who were not in
        the backup that was brought back: they may be entered again since.
        """
        with self._store.read() as session:
            gaps, lost = gaps_in(session), lost_in(session)
            entered = _entered_at(session, client_id) if gaps or lost else None
        found: list[NotKnown] = [gap for gap in gaps if entered is None or entered <= gap.until]
        mine = [at for at in lost.values() if entered is None or entered > at]
        if mine:
            found.append(LostLines(len(mine), min(mine), max(mine)))
        return tuple(found)

    def of(self, client_id: ClientId) -> tuple[DisclosureRow, ...]:
        """Return what left the office about a client, the newest first."""
        return tuple(
            DisclosureRow(row.id, row.at, row.what, row.recipient, word(Basis(row.basis)))
            for row in self._store.disclosures.of(RecordKind.CLIENT.value, client_id)
        )


def _entered_at(session: Session, client_id: ClientId) -> dt.datetime | None:
    """Return when a client was first spoken of in the log."""
    mine = (LogRow.kind == RecordKind.CLIENT.value, LogRow.ref == client_id)
    first = session.scalar(select(LogRow.at).where(*mine).order_by(LogRow.seq).limit(1))
    return None if first is None else dt.datetime.fromisoformat(first)

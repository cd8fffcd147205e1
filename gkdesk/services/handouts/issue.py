"""How a handout leaves the office: noted before it goes, settled and counted afterwards.

A leaflet tells nothing about anybody: the log says which left for whom, and copies are counted by
language. A letter also stands in the Weitergabe-Verzeichnis of the person it is about.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.models.client import Client
from gkdesk.models.handouts import HandoutCopy
from gkdesk.services.handouts.kinds import MadeHandout
from gkdesk.services.leaving import LABELS_OF_CLIENTS, PaperWay, begun, cut_short, of_clients
from gkdesk.services.outcome import Label, Outcome
from gkdesk.services.rows import fetch
from gkdesk.text.codes.clients import Basis, RecordKind
from gkdesk.text.papers import handouts as words
from gkdesk.text.papers.network import log_kind

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from gkdesk.store.store import Store
    from gkdesk.store.transactions import Transaction


@dataclass(frozen=True)
class HandoutNote:
    """A note that says „vielleicht“ until it is settled; `ref` is its line of the register."""

    handout: MadeHandout
    way: PaperWay
    copies: int
    document: str
    ref: int = 0


class HandoutIssues:
    """Notes and counts of the handouts of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def begin(self, handout: MadeHandout, way: PaperWay, *, copies: int = 1) -> HandoutNote:
        """Note that a handout is about to leave; where this raises, it must not."""
        document = words.noted(handout.title, handout.language, copies)
        client, ref = handout.wish.client_id, 0
        with self._store.transaction(Label.DOCUMENT_LEAVING) as transaction:
            transaction.mark(_log_kind(handout), 0)
            if handout.is_personal and client is not None:
                fetch(transaction.session, Client, client)
                transaction.mark(RecordKind.CLIENT.value, client)
                ref = self._store.disclosures.add(
                    transaction,
                    kind=RecordKind.CLIENT.value,
                    ref=client,
                    what=begun(document, way),
                    recipient=words.THE_PERSON,
                    basis=Basis.OWN_DATA.value,
                )
        return HandoutNote(handout, way, copies, document, ref)

    def confirm(self, note: HandoutNote) -> Outcome:
        """Say that it left as a whole, and count it."""
        return self._settle(note, note.document)

    def doubt(self, note: HandoutNote) -> Outcome:
        """Say that it was cut short: nobody can tell how much is on paper, and none is counted."""
        if not note.ref:
            return Outcome(Label.DOCUMENT_LEAVING, ())
        return self._settle(note, cut_short(note.document), counted=False)

    def strike(self, note: HandoutNote) -> Outcome:
        """Say that it certainly did not leave."""
        label = Label.DOCUMENT_NOT_ISSUED
        with self._store.transaction(label) as transaction:
            self._mark(transaction, note)
            if note.ref:
                self._store.disclosures.strike(transaction, note.ref)
        return Outcome(label, of_clients(transaction.changes))

    def _settle(self, note: HandoutNote, document: str, *, counted: bool = True) -> Outcome:
        label = LABELS_OF_CLIENTS[note.way]
        with self._store.transaction(label) as transaction:
            self._mark(transaction, note)
            if note.ref:
                self._store.disclosures.reword(transaction, note.ref, what=document)
            if counted and note.handout.kind != words.COVER:
                transaction.session.add(self._copy(transaction.session, note))
        return Outcome(label, of_clients(transaction.changes))

    def _copy(self, session: Session, note: HandoutNote) -> HandoutCopy:
        wish = note.handout.wish
        # The person may have gone since it was made; the count stays all the same.
        known = wish.client_id is not None and session.get(Client, wish.client_id) is not None
        return HandoutCopy(
            handout=wish.handout,
            language=note.handout.language,
            made_on=self._store.clock.today(),
            made_as=note.way.value,
            copies=note.copies,
            client_id=wish.client_id if known else None,
        )

    def _mark(self, transaction: Transaction, note: HandoutNote) -> None:
        transaction.mark(_log_kind(note.handout), 0)
        if note.ref and note.handout.wish.client_id is not None:
            transaction.mark(RecordKind.CLIENT.value, note.handout.wish.client_id)


def _log_kind(handout: MadeHandout) -> str:
    return log_kind(handout.kind, handout.audience)

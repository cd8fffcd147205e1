"""How a paper of cases leaves the office: noted before it goes, and settled afterwards.

The log says which paper left for whom and names no person; the Weitergabe-Verzeichnis of every
client whom it tells about says what went to whom on which basis. Both are one transaction. A note
that nobody settles says „vielleicht“ and stays.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.models.client import Client
from gkdesk.services.leaving import LABELS_OF_CLIENTS, PaperWay, begun, of_clients
from gkdesk.services.outcome import Label, Outcome
from gkdesk.services.rows import fetch
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.ids import ClientId
from gkdesk.text.papers.network import log_kind

if TYPE_CHECKING:
    from gkdesk.services.case_papers.kinds import MadeCasePaper
    from gkdesk.store.store import Store


@dataclass(frozen=True)
class NotedLine:
    """A line of the register of disclosures that is not settled yet."""

    client_id: ClientId
    ref: int
    what: str


@dataclass(frozen=True)
class CasePaperNote:
    """What was noted of one paper."""

    kind: str
    way: PaperWay
    lines: tuple[NotedLine, ...]


class CasePaperIssues:
    """Notes of papers in the log and in the registers of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def begin(self, paper: MadeCasePaper, way: PaperWay) -> CasePaperNote:
        """Note that a paper is about to leave; where this raises, it must not."""
        kind = log_kind(paper.kind.value, paper.audience)
        lines = []
        with self._store.transaction(Label.DOCUMENT_LEAVING) as transaction:
            transaction.mark(kind, 0)
            for mention in paper.mentions:
                fetch(transaction.session, Client, mention.client_id)
                transaction.mark(RecordKind.CLIENT.value, mention.client_id)
                ref = self._store.disclosures.add(
                    transaction,
                    kind=RecordKind.CLIENT.value,
                    ref=mention.client_id,
                    what=begun(mention.what, way),
                    recipient=mention.recipient,
                    basis=mention.basis.value,
                    reached=mention.reached,
                    consents=mention.consents,
                    categories=(each.value for each in mention.categories),
                )
                lines.append(NotedLine(mention.client_id, ref, mention.what))
        return CasePaperNote(kind, way, tuple(lines))

    def confirm(self, note: CasePaperNote) -> Outcome:
        """Say that it left."""
        label = LABELS_OF_CLIENTS[note.way]
        with self._store.transaction(label) as transaction:
            transaction.mark(note.kind, 0)
            for line in note.lines:
                transaction.mark(RecordKind.CLIENT.value, line.client_id)
                self._store.disclosures.reword(transaction, line.ref, what=line.what)
        return Outcome(label, of_clients(transaction.changes))

    def strike(self, note: CasePaperNote) -> Outcome:
        """Say that it certainly did not leave."""
        label = Label.DOCUMENT_NOT_ISSUED
        with self._store.transaction(label) as transaction:
            transaction.mark(note.kind, 0)
            for line in note.lines:
                transaction.mark(RecordKind.CLIENT.value, line.client_id)
                self._store.disclosures.strike(transaction, line.ref)
        return Outcome(label, of_clients(transaction.changes))

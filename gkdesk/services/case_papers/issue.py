"""How a paper of cases leaves the office: noted before it goes, and settled afterwards.

The log says which paper left for whom and names no person; the Weitergabe-Verzeichnis of every
client whom it tells about says what went to whom on which basis. Both are one transaction. A note
that nobody settles says „vielleicht“ and stays.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from gkdesk.models.client import Client
from gkdesk.services.outcome import Change, Label, Outcome
from gkdesk.services.rows import fetch
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.ids import ClientId
from gkdesk.text.papers.cases import MAYBE_PRINTED, MAYBE_SAVED
from gkdesk.text.papers.network import log_kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkdesk.services.case_papers.kinds import MadeCasePaper
    from gkdesk.store.store import Store


class CasePaperWay(StrEnum):
    """How a paper leaves the program."""

    PRINTED = "printed"
    SAVED = "saved"


_LABELS = {
    CasePaperWay.PRINTED: Label.DOCUMENT_PRINTED,
    CasePaperWay.SAVED: Label.DOCUMENT_SAVED,
}
_BEGUN = {CasePaperWay.PRINTED: MAYBE_PRINTED, CasePaperWay.SAVED: MAYBE_SAVED}


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
    way: CasePaperWay
    lines: tuple[NotedLine, ...]


class CasePaperIssues:
    """Notes of papers in the log and in the registers of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def begin(self, paper: MadeCasePaper, way: CasePaperWay) -> CasePaperNote:
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
                    what=f"{mention.what}, {_BEGUN[way]}",
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
        label = _LABELS[note.way]
        with self._store.transaction(label) as transaction:
            transaction.mark(note.kind, 0)
            for line in note.lines:
                transaction.mark(RecordKind.CLIENT.value, line.client_id)
                self._store.disclosures.reword(transaction, line.ref, what=line.what)
        return Outcome(label, _of_clients(transaction.changes))

    def strike(self, note: CasePaperNote) -> Outcome:
        """Say that it certainly did not leave."""
        label = Label.DOCUMENT_NOT_ISSUED
        with self._store.transaction(label) as transaction:
            transaction.mark(note.kind, 0)
            for line in note.lines:
                transaction.mark(RecordKind.CLIENT.value, line.client_id)
                self._store.disclosures.strike(transaction, line.ref)
        return Outcome(label, _of_clients(transaction.changes))


def _of_clients(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return the records that pages have to read again; the paper itself is none."""
    return tuple(each for each in changes if each.kind == RecordKind.CLIENT.value)

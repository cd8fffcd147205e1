"""How a paper of the network leaves the office: noted in the log before it goes, then settled.

No client is concerned; the log says which paper left for whom, and names no person.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from gkdesk.services.leaving import LABELS_OF_OTHERS, PaperWay
from gkdesk.services.outcome import Label, Outcome
from gkdesk.text.papers.network import log_kind

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import StrEnum

    from sqlalchemy.orm import Session

    from gkdesk.store.store import Store
    from gkdesk.text.codes.clients import Audience


class NotedPaper(Protocol):
    """A finished paper that is about no client: its kind, and for whom it is."""

    @property
    def kind(self) -> StrEnum: ...

    @property
    def audience(self) -> Audience: ...


@dataclass(frozen=True)
class PaperNote:
    """A line of the log that is not settled yet."""

    kind: str
    way: PaperWay


def log_paper(
    store: Store, note: PaperNote, label: Label, along: Callable[[Session], None] | None = None
) -> Outcome:
    """Write a line about a paper into the log, and in the same step what goes `along` with it."""
    with store.transaction(label) as transaction:
        transaction.mark(note.kind, 0)
        if along is not None:
            along(transaction.session)
    # No record changed: nobody has to read anything again.
    return Outcome(label, ())


class PaperIssues:
    """Notes of papers in the log of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def begin(self, paper: NotedPaper, way: PaperWay) -> PaperNote:
        """Note that a paper is about to leave; where this raises, it must not."""
        note = PaperNote(log_kind(paper.kind.value, paper.audience), way)
        log_paper(self._store, note, Label.DOCUMENT_LEAVING)
        return note

    def confirm(self, note: PaperNote) -> Outcome:
        """Say that it left."""
        return log_paper(self._store, note, LABELS_OF_OTHERS[note.way])

    def strike(self, note: PaperNote) -> Outcome:
        """Say that it certainly did not leave."""
        return log_paper(self._store, note, Label.DOCUMENT_NOT_ISSUED)

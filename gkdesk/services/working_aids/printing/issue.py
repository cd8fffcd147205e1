"""How a paper of a working aid leaves the office: noted in the log before it goes, then settled.

The log says which kind of paper left for whom and names no person. That a contributor got her
sheet is noted beside her name, too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.services.leaving import LABELS_OF_OTHERS, PaperWay
from gkdesk.services.outcome import Label, Outcome
from gkdesk.services.working_aids.printing.kinds import MadeAidPaper
from gkdesk.text.papers.network import log_kind

if TYPE_CHECKING:
    from gkdesk.services.working_aids.contributors import Contributors
    from gkdesk.store.store import Store


@dataclass(frozen=True)
class AidPaperNote:
    """A line of the log that is not settled yet."""

    kind: str
    way: PaperWay
    paper: MadeAidPaper


class AidPaperIssues:
    """Notes of papers of working aids in the log of one store."""

    def __init__(self, store: Store, contributors: Contributors) -> None:
        self._store = store
        self._contributors = contributors

    def begin(self, paper: MadeAidPaper, way: PaperWay) -> AidPaperNote:
        """Note that a paper is about to leave; where this raises, it must not."""
        note = AidPaperNote(log_kind(paper.kind.value, paper.audience), way, paper)
        self._log(note, Label.DOCUMENT_LEAVING)
        return note

    def confirm(self, note: AidPaperNote) -> Outcome:
        """Say that it left; a contributor has her sheet from then on."""
        left = self._log(note, LABELS_OF_OTHERS[note.way])
        paper = note.paper
        if paper.aid_id is None or paper.contributor_id is None:
            return left
        return self._contributors.printed(paper.aid_id, paper.contributor_id)

    def strike(self, note: AidPaperNote) -> Outcome:
        """Say that it certainly did not leave."""
        return self._log(note, Label.DOCUMENT_NOT_ISSUED)

    def _log(self, note: AidPaperNote, label: Label) -> Outcome:
        with self._store.transaction(label) as transaction:
            transaction.mark(note.kind, 0)
        return Outcome(label, ())

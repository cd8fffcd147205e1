"""How a paper around a consent leaves the office: noted before it goes, then settled.

A form that a client gets stands in her Weitergabe-Verzeichnis, a letter to a recipient too; of a
blank form the log tells. When a filled form has left, the version of its text and its language
are kept with the basis, as long as nobody has signed that: they say what was read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.models.case import ClientConsent
from gkdesk.services.basis.paper_kinds import NO_FORMS_OF_CONSENT, MadeConsentPaper
from gkdesk.services.disclosures import DisclosureFields
from gkdesk.services.leaving import LABELS_OF_CLIENTS, PaperWay, begun, cut_short
from gkdesk.services.outcome import Label, Outcome
from gkdesk.text.codes.clients import Basis, RecordKind
from gkdesk.text.papers import consent as words

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from gkdesk.services.disclosures import Disclosures
    from gkdesk.store.store import Store


@dataclass(frozen=True)
class ConsentPaperNote:
    """A note that says „vielleicht“ until it is settled; `ref` is its line of the register."""

    paper: MadeConsentPaper
    way: PaperWay
    document: str
    ref: int = 0


class ConsentPaperIssues:
    """Notes of papers around consents in the register and the log of one store."""

    def __init__(self, store: Store, disclosures: Disclosures) -> None:
        self._store = store
        self._disclosures = disclosures

    def begin(self, paper: MadeConsentPaper, way: PaperWay, *, copies: int = 1) -> ConsentPaperNote:
        """Note that a paper is about to leave; where this raises, it must not."""
        document = words.noted(paper.title, paper.language, copies)
        if paper.client_id is None:
            self._log(paper, Label.DOCUMENT_LEAVING)
            return ConsentPaperNote(paper, way, document)
        entry = DisclosureFields(
            begun(document, way),
            paper.recipient or words.THE_PERSON,
            Basis.LEGAL_PROVISION if paper.recipient else Basis.OWN_DATA,
        )
        noted = self._disclosures.add(paper.client_id, entry, label=Label.DOCUMENT_LEAVING)
        return ConsentPaperNote(paper, way, document, noted.ref or 0)

    def confirm(self, note: ConsentPaperNote) -> Outcome:
        """Say that it left as a whole."""
        return self._settle(note, note.document)

    def doubt(self, note: ConsentPaperNote) -> Outcome:
        """Say that it was cut short, and that nobody can tell how much of it is on paper."""
        return self._settle(note, cut_short(note.document))

    def strike(self, note: ConsentPaperNote) -> Outcome:
        """Take back the note of what certainly did not leave; the log tells of both."""
        if note.paper.client_id is None:
            return self._log(note.paper, Label.DOCUMENT_NOT_ISSUED)
        return self._disclosures.strike(note.paper.client_id, note.ref)

    def _settle(self, note: ConsentPaperNote, document: str) -> Outcome:
        paper, label = note.paper, LABELS_OF_CLIENTS[note.way]
        if paper.client_id is None:
            return self._log(paper, label)
        with self._store.transaction(label) as transaction:
            transaction.mark(RecordKind.CLIENT.value, paper.client_id)
            self._store.disclosures.reword(transaction, note.ref, what=document)
            _keep_version(transaction.session, paper)
        return Outcome(label, transaction.changes, note.ref)

    def _log(self, paper: MadeConsentPaper, label: Label) -> Outcome:
        with self._store.transaction(label) as transaction:
            transaction.mark(words.log_kind(paper.kind.value), 0)
        return Outcome(label, ())


def _keep_version(session: Session, paper: MadeConsentPaper) -> None:
    """Keep which text a basis will be signed on; it may have gone meanwhile."""
    if paper.consent_id is None or paper.kind in NO_FORMS_OF_CONSENT:
        return
    row = session.get(ClientConsent, paper.consent_id)
    if row is not None and row.signed_on is None and row.client_id == paper.client_id:
        row.text_version = paper.text_version
        row.language = paper.language

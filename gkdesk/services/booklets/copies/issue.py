"""How a booklet leaves the office: noted before it goes, and settled once it is known what became.

A note that nobody settles, because the store was locked, the disk was full or the program ended,
says „vielleicht“ and stays: one note too many misleads nobody, one too few hides a copy.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import and_

from gkdesk.services.booklets.made import BookletHead
from gkdesk.services.disclosures import DisclosureFields
from gkdesk.services.outcome import Change, Label, Outcome
from gkdesk.text.clean import clean_line
from gkdesk.text.codes.booklets import Issue
from gkdesk.text.codes.clients import Basis, RecordKind
from gkdesk.text.ids import ClientId
from gkdesk.text.papers.leaving import CUT_SHORT, MAYBE
from gkdesk.text.wording.clients import word

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import InstrumentedAttribute

    from gkdesk.services.booklets.copies.copies import Copies
    from gkdesk.services.disclosures import Disclosures
    from gkdesk.store.store import Store

__all__ = ["BookletIssues", "Issue", "IssueNote", "is_booklet"]

RECIPIENT = "Person selbst"
_COPY = "Exemplar"
PAGES = "einzelne Teile"
_MAYBE = "vielleicht"
"""Every note that nobody has settled says so."""
_LABELS = {Issue.PRINTED: Label.DOCUMENT_PRINTED, Issue.SAVED: Label.DOCUMENT_SAVED}


@dataclass(frozen=True)
class IssueNote:
    """A note in the register that says „vielleicht“ until it is settled."""

    client_id: ClientId
    ref: int
    how: Issue
    document: str
    changes: tuple[Change, ...]
    booklet: BookletHead
    copies: int


class BookletIssues:
    """Notes of booklets in the register of disclosures and in the log of one store."""

    def __init__(self, store: Store, disclosures: Disclosures, copies: Copies) -> None:
        self._store = store
        self._disclosures = disclosures
        self._copies = copies

    def begin(self, booklet: BookletHead, how: Issue, *, copies: int = 1) -> IssueNote:
        """Note that a booklet is about to leave; where this raises, it must not.

        Nothing is kept open meanwhile: however long it takes to leave, others can write.
        """
        document = _document(booklet, copies)
        entry = DisclosureFields(f"{document}, {MAYBE[how.value]}", RECIPIENT, Basis.OWN_DATA)
        noted = self._disclosures.add(booklet.client_id, entry, label=Label.DOCUMENT_LEAVING)
        about = (booklet.client_id, noted.ref or 0)
        return IssueNote(*about, how, document, noted.changes, booklet, copies)

    def confirm(self, note: IssueNote) -> Outcome:
        """Say that it left as a whole, and count it; `ref` of the outcome is the copy."""
        label = _LABELS[note.how]
        with self._store.transaction(label) as transaction:
            ref = self._copies.note(transaction, note.booklet, note.how, copies=note.copies)
            transaction.mark(RecordKind.CLIENT.value, note.client_id)
            words = clean_line(note.document, "document")
            self._store.disclosures.reword(transaction, note.ref, what=words)
        return Outcome(label, transaction.changes, ref)

    def doubt(self, note: IssueNote) -> Outcome:
        """Say that it was cut short, and that nobody can tell how much of it is on paper."""
        words = f"{note.document}, {CUT_SHORT}"
        return self._disclosures.reword(note.client_id, note.ref, words, label=_LABELS[note.how])

    def strike(self, note: IssueNote) -> Outcome:
        """Take back the note of what certainly did not leave; the log tells of both."""
        return self._disclosures.strike(note.client_id, note.ref)


def is_booklet(
    document: InstrumentedAttribute[str], recipient: InstrumentedAttribute[str]
) -> ColumnElement[bool]:
    """Return the condition for lines of the register of booklets that left for certain.

    It reads words, so it is only for lines of a time when copies were not counted yet.
    """
    is_issued = and_(document.contains(_COPY), document.not_like(f"%{_MAYBE}%"))
    return and_(recipient == RECIPIENT, is_issued)


def _document(booklet: BookletHead, copies: int) -> str:
    parts = [f"{booklet.title} ({booklet.language})"]
    if booklet.is_partial:
        parts.append(PAGES if copies == 1 else f"{PAGES}, {copies}-mal")
    else:
        parts.append(f"1 {_COPY}" if copies == 1 else f"{copies} {_COPY}e")
    if booklet.on_wish:
        words = ", ".join(word(each) for each in sorted(booklet.on_wish))
        parts.append(f"auf Wunsch der Person: {words}")
    return ", ".join(parts)

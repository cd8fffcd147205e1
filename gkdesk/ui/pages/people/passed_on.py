"""The Weitergabe-Verzeichnis in the record of a person: to be read, not to be written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from gkdesk.services.disclosures import LostLines
from gkdesk.text.bidi_safe import inside
from gkdesk.text.dates import format_moment
from gkdesk.text.wording.restoring import gap_told, lost_told
from gkdesk.ui.records.row_text import joined
from gkdesk.ui.widgets import Card, Label, LinkButton, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkdesk.services.disclosures import DisclosureRow, NotKnown

TITLE = "Weitergabe-Verzeichnis"
WHAT_IT_IS = (
    "Hier hält gkdesk von selbst fest, was über diese Person gedruckt oder gespeichert wurde, "
    "für wen und auf welcher Grundlage. Das hilft bei Auskunft und Widerruf."
)
EMPTY = "Noch wurde nichts über diese Person weitergegeben."
SHOWN_AT_FIRST = 20


class PassedOnCard(Card):
    """What left the office about this person, the newest first; Tab reaches the lines."""

    def __init__(self) -> None:
        super().__init__(TITLE)
        self.gaps = Label("", Role.WARN, wrap=True)
        self.gaps.hide()
        self.lines = Label(EMPTY, wrap=True, selectable=True)
        self.lines.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.more = LinkButton("Alle zeigen")
        self.more.hide()
        self._entries: Sequence[DisclosureRow] = ()
        self.body.addWidget(Label(WHAT_IT_IS, Role.QUIET, wrap=True))
        self.body.addWidget(self.gaps)
        self.body.addWidget(self.lines)
        self.body.addWidget(self.more)
        self.more.clicked.connect(self._on_more_clicked)
        self._show(SHOWN_AT_FIRST)

    def show_entries(self, entries: Sequence[DisclosureRow], gaps: Sequence[NotKnown] = ()) -> None:
        """Show other entries; what is unfolded stays so while they are the same.

        `gaps` are times of which the register does not know what left.
        """
        self.gaps.setText(gaps_told(gaps))
        self.gaps.setVisible(bool(gaps))
        if entries != self._entries:
            self._entries = entries
            self._show(SHOWN_AT_FIRST)

    def _show(self, limit: int) -> None:
        text = "\n".join(_words(entry) for entry in self._entries[:limit]) or EMPTY
        self.lines.setText(text)
        self.lines.setAccessibleName(f"{TITLE}: {text}")
        self.more.setVisible(len(self._entries) > limit)

    def _on_more_clicked(self) -> None:
        self._show(len(self._entries))
        self.lines.setFocus()


def gaps_told(gaps: Sequence[NotKnown]) -> str:
    """Return the words for times of which the register does not know what left, and for lines."""
    return "\n".join(_gap_words(each) for each in gaps)


def _gap_words(gap: NotKnown) -> str:
    if isinstance(gap, LostLines):
        return lost_told(gap.number, gap.first.astimezone().date(), gap.last.astimezone().date())
    return gap_told(gap.since, gap.until)


def _words(entry: DisclosureRow) -> str:
    return joined(
        f"{format_moment(entry.at)} Uhr",
        entry.document,
        f"an: {inside(entry.recipient)}",
        f"Grundlage: {entry.basis}",
    )

"""Clients whose chain has no Anschluss: what an Übergangskonferenz is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gkdesk.text.dates import format_day_bare
from gkdesk.text.wording.clients import word
from gkdesk.ui.pages.conferences.suggested import SuggestedRows, Suggestion
from gkdesk.ui.records.row_text import joined
from gkdesk.ui.widgets import LinkButton

if TYPE_CHECKING:
    from gkdesk.services.chain.open_ends import OpenEnd

CAPTION = "Anschluss offen"
SHOWN_AT_FIRST = 12
VEILED_NAME = "verdeckt"
NOT_ASKED = "ohne Einwilligung zur späteren Kontaktaufnahme"


class OpenEnds(QWidget):
    """Emit `wanted` with the id of a client who is to be put on the agenda."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._ends: tuple[OpenEnd, ...] = ()
        self._hidden = False
        self._limit = SHOWN_AT_FIRST
        self.rows = SuggestedRows(CAPTION, "Auf die Tagesordnung")
        self.more = LinkButton("Weitere zeigen")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.rows)
        column.addWidget(self.more)
        self.rows.accepted.connect(self.wanted)
        self.more.clicked.connect(self._on_more_clicked)

    def show_ends(self, ends: tuple[OpenEnd, ...], *, hidden: bool) -> None:
        """Show who waits, the longest first; `hidden` leaves out the names."""
        self._ends, self._hidden = ends, hidden
        self._show()

    def _show(self) -> None:
        shown = self._ends[: self._limit]
        left = len(self._ends) - len(shown)
        self.rows.show_rows(tuple(self._suggestion(end) for end in shown))
        self.rows.header.set_text(f"{CAPTION} · {len(self._ends)}")
        self.more.set_label(f"{left} weitere zeigen")
        self.more.setAccessibleDescription(CAPTION)
        self.more.setVisible(left > 0)
        self.setVisible(bool(shown))

    def _suggestion(self, end: OpenEnd) -> Suggestion:
        name = VEILED_NAME if self._hidden else end.name
        return Suggestion(end.client_id, name, reason_of(end))

    @Slot()
    def _on_more_clicked(self) -> None:
        """Show all of them; the focus goes on with the first that was not seen."""
        seen = len(self.rows.buttons)
        self._limit = len(self._ends)
        self._show()
        if seen < len(self.rows.buttons):
            self.rows.buttons[seen].setFocus()


def reason_of(end: OpenEnd) -> str:
    """Say after what nothing follows and why, and whether somebody may call."""
    ended = "" if end.ended_on is None else f"bis {format_day_bare(end.ended_on)}"
    last = "noch kein Kontakt vermerkt"
    if end.last_contact is not None:
        last = f"letzter Kontakt {format_day_bare(end.last_contact)}"
    talked = "noch kein gemeinsames Gespräch"
    if end.talked_on is not None:
        talked = f"gemeinsames Gespräch am {format_day_bare(end.talked_on)}"
    may = "darf angesprochen werden" if end.may_be_contacted else NOT_ASKED
    after = f"nach {end.last_step} {ended}".strip() if end.last_step else ""
    return joined(word(end.opening), after, last, may, talked)

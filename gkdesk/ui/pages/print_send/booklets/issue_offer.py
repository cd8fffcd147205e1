"""After one booklet was made: whether it was given to the person already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from gkdesk.ui.widgets import Banner, Kind

if TYPE_CHECKING:
    from gkdesk.ui.pages.print_send.booklets.work import Handed

MADE = "Das Heft ist gezählt. Ist es der Person schon übergeben?"
ENTER = "Ausgabe eintragen …"


class IssueOffer(Banner):
    """Hidden until a whole booklet has left; `issue_wanted` with what counts it."""

    issue_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(MADE, Kind.OK, ENTER, closable=True)
        self._copies: tuple[int, ...] = ()
        self.acted.connect(self._on_acted)
        self.hide()

    def offer(self, handed: Handed) -> None:
        """Ask about what has just left; parts that were made again are nothing to issue."""
        whole = [line for line in handed.lines if not line.head.is_partial]
        self._copies = tuple(handed.copies) if whole else ()
        self.setVisible(bool(self._copies))

    @Slot()
    def _on_acted(self) -> None:
        self.hide()
        self.issue_wanted.emit(self._copies)

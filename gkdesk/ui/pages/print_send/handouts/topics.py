"""The list of handouts: a few letters find the beginning of a title, or the word for its topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import Qt

from gkdesk.ui.pages.print_send.offers import Offer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QKeyEvent

    from gkdesk.services.handouts.kinds import HandoutKind

PAUSE_MS = 1500
"""After so long without a letter the next one begins another word."""
TOPICS = {
    "erste_schritte": "Ankommen",
    "wegweiser": "Wegweiser",
    "gesundheit": "Gesundheit",
    "datenschutz": "Datenschutz",
}
"""What an office calls a handout whose title for the reader has other words."""
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class HandoutOffer(Offer[str]):
    """Emit `sought` with what was typed and fits nothing, "" as soon as something fits."""

    sought = Signal(str)

    def __init__(self, kinds: Iterable[HandoutKind]) -> None:
        super().__init__("Handzettel", ((each.id, _entry(each)) for each in kinds))
        self._typed = ""
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._on_pause_timeout)
        self.currentIndexChanged.connect(self._on_current_index_changed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letters = "" if event.modifiers() & _HELD else event.text()
        if letters.isprintable() and (letters.strip() or (letters and self._typed)):
            self.seek(letters)
        else:
            super().keyPressEvent(event)

    def seek(self, letters: str) -> None:
        """Choose what begins with the letters of now; what fits already stays chosen.

        The same letter once more goes on to the next that begins with it.
        """
        typed = f"{self._typed}{letters}".casefold()
        found = self._found(typed)
        if not found and typed == letters.casefold() * len(typed):
            typed = letters.casefold()
            found = self._after(self._found(typed))
        self._typed = typed
        self._pause.start()
        if found and self.currentIndex() not in found:
            self.setCurrentIndex(found[0])
        self.sought.emit("" if found else typed)

    def _found(self, typed: str) -> list[int]:
        """Return the entries that begin so; else those of which another word does."""
        entries = [text.casefold() for _, text in self.entries()]
        first = [at for at, text in enumerate(entries) if text.startswith(typed)]
        topics = [
            at
            for at, (key, _) in enumerate(self.entries())
            if TOPICS.get(key, "").casefold().startswith(typed)
        ]
        words = [at for at, text in enumerate(entries) if f" {typed}" in text]
        return sorted({*first, *topics}) or words

    def _after(self, found: list[int]) -> list[int]:
        """Return the next of them after what is chosen."""
        later = [at for at in found if at > self.currentIndex()]
        return (later or found)[:1]

    @Slot()
    def _on_pause_timeout(self) -> None:
        self._typed = ""

    @Slot(int)
    def _on_current_index_changed(self, _at: int) -> None:
        self.sought.emit("")


def _entry(kind: HandoutKind) -> str:
    topic = TOPICS.get(kind.id, "")
    return f"{kind.title} ({topic})" if topic else kind.title

"""What is half typed for records that are gone: it can be thrown away, and waits until then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from gkdesk.ui.widgets import Banner, Kind

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gkdesk.ui.drafts import DraftKeeper

ONE = (
    "Angefangen, aber nicht gespeichert: Der Eintrag, zu dem dieser Text gehört, ist nicht mehr "
    "da. Verwerfen lässt sich nicht zurücknehmen."
)
SEVERAL = (
    "Angefangen, aber nicht gespeichert: Die Einträge, zu denen diese {count} Texte gehören, sind "
    "nicht mehr da. Verwerfen lässt sich nicht zurücknehmen."
)


class LostDrafts(Banner):
    """Hidden until `offer`; `closed` when it was answered either way.

    The texts stay while nobody throws them away: undo can bring a record back.
    """

    closed = Signal()

    def __init__(self, drafts: DraftKeeper, parent: QWidget) -> None:
        super().__init__("", Kind.WARN, parent=parent, closable=True)
        self._drafts = drafts
        self._keys: tuple[str, ...] = ()
        self.acted.connect(self._on_acted)
        self.dismissed.connect(self.withdraw)
        self.hide()

    def offer(self, keys: tuple[str, ...]) -> None:
        """Offer to throw away the drafts under these keys."""
        if not keys:
            return
        self._keys = keys
        one = len(keys) == 1
        self.say(ONE if one else SEVERAL.format(count=len(keys)), Kind.WARN, "Verwerfen")
        self.show()

    @Slot()
    def _on_acted(self) -> None:
        for key in self._keys:
            self._drafts.discard(key)
        self.withdraw()

    @Slot()
    def withdraw(self) -> None:
        """Offer nothing any more: the records may be there again."""
        self._keys = ()
        self.hide()
        self.closed.emit()

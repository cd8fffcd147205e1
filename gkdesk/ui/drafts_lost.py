"""What is half typed for records that are gone: it can be thrown away, and waits until then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

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
    """Offers to throw the texts under some keys away; dismissed, they stay.

    They stay while nobody throws them away: undo can bring a record back.
    """

    def __init__(self, drafts: DraftKeeper, keys: tuple[str, ...], parent: QWidget) -> None:
        words = ONE if len(keys) == 1 else SEVERAL.format(count=len(keys))
        super().__init__(words, Kind.WARN, "Verwerfen", parent, closable=True)
        self._drafts = drafts
        self._keys = keys
        self.acted.connect(self._on_acted)

    @Slot()
    def _on_acted(self) -> None:
        for key in self._keys:
            self._drafts.discard(key)
        self.dismissed.emit()

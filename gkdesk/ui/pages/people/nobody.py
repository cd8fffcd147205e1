"""The right side while nobody is shown: whom to choose, or how to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from gkdesk.ui.widgets import EmptyState, PrimaryButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_CHOOSE = ("Wen möchten Sie sehen?", "Wählen Sie in der Liste eine Person aus.")
_BEGIN = (
    "Hier stehen bald die Menschen, die Sie begleiten.",
    "Ein Name genügt für den Anfang. Alles andere tragen Sie ein, wenn es so weit ist.",
)


class NobodyShown(EmptyState):
    """`new_wanted` comes from the button that a list without any record gets."""

    new_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(*_CHOOSE, parent)
        self.button = PrimaryButton("Person eintragen", "plus")
        self.button.clicked.connect(self.new_wanted)
        place = self.column.count() - 1
        self.column.insertWidget(place, self.button, 0, Qt.AlignmentFlag.AlignHCenter)

    def say(self, *, bare: bool) -> None:
        """Say how to begin where the store holds nobody, else whom to choose."""
        title, line = _BEGIN if bare else _CHOOSE
        self.title.setText(title)
        self.line.setText(line)
        self.button.setVisible(bare)

"""The right side while no record is shown: whom to choose, or how to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from gkdesk.ui.pages.people.list_pane import Section
from gkdesk.ui.widgets import EmptyState, PrimaryButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_CHOOSE = {
    Section.CLIENTS: ("Wen möchten Sie sehen?", "Wählen Sie in der Liste eine Person aus."),
    Section.CONTACTS: (
        "Wen möchten Sie sehen?",
        "Wählen Sie in der Liste eine Ansprechperson aus.",
    ),
    Section.ORGANISATIONS: (
        "Welche Organisation möchten Sie sehen?",
        "Wählen Sie in der Liste eine Organisation aus.",
    ),
}
_BEGIN = {
    Section.CLIENTS: (
        "Hier stehen bald die Menschen, die Sie begleiten.",
        "Ein Name genügt für den Anfang. Alles andere tragen Sie ein, wenn es so weit ist.",
        "Person eintragen",
    ),
    Section.CONTACTS: (
        "Hier stehen bald Ihre Ansprechpersonen.",
        "Wen rufen Sie oft an? Name und Telefonnummer genügen für den Anfang.",
        "Ansprechperson eintragen",
    ),
    Section.ORGANISATIONS: (
        "Hier stehen bald die Organisationen, mit denen Sie arbeiten.",
        "Ämter, Träger, Schulen, Vereine: Ein Name genügt für den Anfang.",
        "Organisation eintragen",
    ),
}


class NobodyShown(EmptyState):
    """`new_wanted` comes from the button that a list without any record gets."""

    new_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(*_CHOOSE[Section.CLIENTS], parent)
        self.button = PrimaryButton("", "plus")
        self.button.clicked.connect(self.new_wanted)
        place = self.column.count() - 1
        self.column.insertWidget(place, self.button, 0, Qt.AlignmentFlag.AlignHCenter)

    def say(self, section: Section, *, bare: bool) -> None:
        """Speak of a section; a `bare` one has no record at all."""
        title, line, action = _BEGIN[section] if bare else (*_CHOOSE[section], "")
        self.title.setText(title)
        self.line.setText(line)
        self.button.set_label(action)
        self.button.setVisible(bare)

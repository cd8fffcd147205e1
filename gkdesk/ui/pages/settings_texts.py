"""The way from the settings to the texts and languages of the papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gkdesk.ui.widgets import Label, PlainButton, Role

if TYPE_CHECKING:
    from gkdesk.ui.pages.page import PageContext

TITLE = "Texte und Sprachen"
HINT = (
    "Die festen Texte der Hefte, Handzettel, Einladungen und Einwilligungen: eigener Wortlaut, "
    "geprüfte Übersetzungen, Austausch mit Übersetzenden und weitere Sprachen."
)


class TextsLink(QWidget):
    """How many languages the papers are offered in, and a button to their texts."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self.line = Label("", wrap=True)
        self.open = PlainButton("Texte und Sprachen öffnen", "language")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Label(HINT, Role.QUIET, wrap=True))
        column.addWidget(self.line)
        column.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        self.open.clicked.connect(self._on_open_clicked)

    def reload(self) -> None:
        """Count the languages."""
        own = [each.german for each in self._context.workspace.texts.own.added()]
        total = len(self._context.workspace.texts.available())
        added = f", darunter von Ihnen ergänzt: {', '.join(own)}" if own else ""
        self.line.setText(f"{total} Sprachen{added}")

    @Slot()
    def _on_open_clicked(self) -> None:
        self._context.open_page("texts")

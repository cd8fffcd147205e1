"""For whom the document is, and the two ways in which it leaves."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from gkdesk.text.codes.clients import Audience
from gkdesk.text.wording.clients import word
from gkdesk.ui import theme
from gkdesk.ui.widgets import IconLabel, Label, PlainButton, PrimaryButton, Role


class IssueHead(QWidget):
    """The audience in words, which are never cut, and the buttons for printing and saving."""

    def __init__(self) -> None:
        super().__init__()
        self.audience = Label(f"Das Heft ist {word(Audience.CLIENT)}", Role.STRONG, wrap=True)
        self.print_button = PrimaryButton("Drucken", "printer")
        self.save_button = PlainButton("Speichern unter …", "download")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px("space.s"))
        row.addWidget(IconLabel("person"))
        row.addWidget(self.audience, 1)
        row.addWidget(self.save_button)
        row.addWidget(self.print_button)

    def show_for(self, *, single: bool) -> None:
        """Name audience and buttons for one booklet or for many."""
        whom = word(Audience.CLIENT)
        self.audience.setText(f"Das Heft ist {whom}" if single else f"Jedes Heft ist {whom}")
        self.print_button.set_label("Drucken" if single else "Alle drucken")
        self.save_button.set_label("Speichern unter …" if single else "Alle speichern …")

    def say(self, audience: str) -> None:
        """Say for whom the paper is that is shown."""
        self.audience.setText(audience)

    def allow(self, *, printing: bool, saving: bool) -> None:
        """Let the document leave, or not yet."""
        self.print_button.setEnabled(printing)
        self.save_button.setEnabled(saving)

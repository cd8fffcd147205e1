"""The calm state of Heute: nothing is due, one suggestion for the time that is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from gkdesk.ui import theme
from gkdesk.ui.widgets import Card, EmptyState, Label, LinkButton, PlainButton, PrimaryButton, Role

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

FIRST_SENTENCE = (
    "Wen begleiten Sie gerade? Ein Name genügt für den Anfang. "
    "Sobald ein nächster Schritt eingetragen ist, steht er hier zur rechten Zeit."
)
FIRST_ACTION = "Person eintragen"
NETWORK_SENTENCE = (
    "Oder zuerst das Netzwerk: Organisationen und Ansprechpersonen lassen sich dort auch aus einer "
    "Liste importieren."
)
NETWORK_ACTION = "Zum Netzwerk"


class FirstStep(Card):
    """The first day: nobody is entered yet; `acted` when somebody shall be."""

    acted = Signal()
    network_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("So fangen Sie an")
        self.button = PlainButton(FIRST_ACTION, "plus")
        self.button.clicked.connect(self.acted)
        self.network = LinkButton(NETWORK_ACTION, "network")
        self.network.clicked.connect(self.network_wanted)
        row = QHBoxLayout()
        row.setSpacing(theme.px("space.l"))
        row.addWidget(self.button)
        row.addWidget(self.network)
        row.addStretch(1)
        self.body.addWidget(Label(FIRST_SENTENCE, Role.READING, wrap=True))
        self.body.addWidget(Label(NETWORK_SENTENCE, Role.READING, wrap=True))
        self.body.addLayout(row)


class NothingDue(EmptyState):
    """Say that nothing is open and propose one thing; `acted` and `declined` answer it."""

    acted = Signal()
    declined = Signal()
    network_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Für heute ist nichts offen.", parent=parent, sunrise=True)
        self.card: Card | None = None
        self.button: PrimaryButton | None = None

    def say(self, line: str, suggestion: str, action: str, *, is_first: bool = False) -> None:
        """Show the sentences; without a suggestion there is no card.

        The `is_first` one has the network as its second way.
        """
        self.line.setText(line)
        self.line.setVisible(bool(line))
        if self.card is not None:
            self.column.removeWidget(self.card)
            self.card.hide()
            self.card.deleteLater()
            self.card, self.button = None, None
        if suggestion:
            self.button = PrimaryButton(action)
            decline = LinkButton(NETWORK_ACTION if is_first else "Heute nicht")
            self.button.clicked.connect(self.acted)
            decline.clicked.connect(self.network_wanted if is_first else self.declined)
            if is_first:
                suggestion = f"{suggestion} {NETWORK_SENTENCE}"
            caption = "Ein Vorschlag, wenn gerade Zeit ist"
            self.card = self.suggest(caption, suggestion, self.button, decline)
            # A centred card is not asked how high it gets when its text wraps.
            wanted = self.card.body.heightForWidth(self.card.maximumWidth())
            self.card.setMinimumHeight(wanted)

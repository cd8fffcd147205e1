"""What stands at the right while nothing is selected: what to do, and how much there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gkdesk.ui import theme
from gkdesk.ui.pages.network.overview.card import EDGE
from gkdesk.ui.widgets import HeadingLabel, Label, LinkButton, Role

if TYPE_CHECKING:
    from gkdesk.network.choice import Shown
    from gkdesk.network.graph import Network

CHOOSE = (
    "Wählen Sie eine Organisation oder eine Linie, dann steht hier, was Sie über sie wissen.",
    "Enter oder ein Doppelklick öffnet alle Angaben.",
)


class NothingCard(QWidget):
    """A short help and the counts of what is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Nichts ausgewählt")
        self.counts = Label("", Role.BODY, wrap=True)
        self.new_actor = LinkButton("Neue Organisation", "plus")
        self.new_tie = LinkButton("Neue Kooperation", "plus")
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, theme.px("space.l"), EDGE, theme.px("space.l"))
        column.setSpacing(theme.px("space.m"))
        column.addWidget(HeadingLabel("Nichts ausgewählt", Role.CARD))
        for words in CHOOSE:
            column.addWidget(Label(words, Role.QUIET, wrap=True))
        column.addWidget(self.counts)
        column.addWidget(self.new_actor)
        column.addWidget(self.new_tie)
        column.addStretch(1)

    def say_counts(self, network: Network, shown: Shown) -> None:
        """Say how much is shown, and of how much."""
        self.counts.setText("\n".join(count_words(network, shown)))
        self.new_tie.setVisible(len(network.actors) > 1)


def count_words(network: Network, shown: Shown) -> tuple[str, str]:
    """Return `12 von 71 Organisationen` and the same of the cooperations."""
    return (
        _count(len(shown.actors), len(network.actors), "1 Organisation", "Organisationen"),
        _count(len(shown.ties), len(network.ties), "1 Kooperation", "Kooperationen"),
    )


def _count(shown: int, every: int, one: str, many: str) -> str:
    words = one if every == 1 else f"{every} {many}"
    return words if shown == every else f"{shown} von {every} {many}"

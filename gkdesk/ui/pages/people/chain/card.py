"""The card of the chain on the overview: drawn, or as a list that says the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot

from gkdesk.ui import theme
from gkdesk.ui.pages.people.chain.line import ChainLine
from gkdesk.ui.widgets import Card, Label, LinkButton, Role

if TYPE_CHECKING:
    from gkdesk.ui.pages.people.chain.words import ChainPicture

TITLE = "Bildungs- und Integrationskette"
EMPTY = (
    "Noch kein Schritt eingetragen. Die Kette zeigt, was war, was läuft und was folgen soll – und "
    "wer sich um den Übergang kümmert."
)
AS_LIST = "Als Liste"
AS_PICTURE = "Als Bild"


class ChainCard(Card):
    """`step_wanted` and `link_wanted` carry what was chosen in the picture."""

    step_wanted = Signal(object)
    link_wanted = Signal(object)
    new_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(TITLE)
        self.line = ChainLine()
        self.lines = Label("", wrap=True, selectable=True)
        self.lines.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lines.hide()
        self._empty = Label(EMPTY, Role.QUIET, wrap=True)
        self.twin = LinkButton(AS_LIST)
        self.add = LinkButton("Schritt ergänzen", "plus")
        self.add.setAccessibleDescription(TITLE)
        self.head.setSpacing(theme.px("space.l"))
        self.head.addWidget(self.twin)
        self.head.addWidget(self.add)
        self.body.addWidget(self._empty)
        self.body.addWidget(self.line)
        self.body.addWidget(self.lines)
        self.line.step_wanted.connect(self.step_wanted)
        self.line.link_wanted.connect(self.link_wanted)
        self.add.clicked.connect(self.new_wanted)
        self.twin.clicked.connect(self._on_twin_clicked)
        self._listed = False

    def show_chain(self, picture: ChainPicture) -> None:
        """Show another chain the way that was chosen."""
        self.line.show_chain(picture)
        text = "\n".join(picture.lines())
        self.lines.setText(text)
        self.lines.setAccessibleName(text)
        self._arrange()

    def _arrange(self) -> None:
        filled = bool(self.line.picture.steps)
        self._empty.setVisible(not filled)
        self.twin.setVisible(filled)
        self.line.setVisible(filled and not self._listed)
        self.lines.setVisible(filled and self._listed)

    @Slot()
    def _on_twin_clicked(self) -> None:
        self._listed = not self._listed
        self.twin.set_label(AS_PICTURE if self._listed else AS_LIST)
        self._arrange()

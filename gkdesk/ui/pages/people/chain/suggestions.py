"""What might come next: offers of the register with what speaks for them; nobody is decided for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gkdesk.text.bidi_safe import inside
from gkdesk.ui import theme
from gkdesk.ui.records.row_text import joined
from gkdesk.ui.widgets import Card, ElidedLabel, Hairline, Label, LinkButton, Role, clear_layout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkdesk.services.chain.chains import Suggestion

HINT = (
    "gkdesk vergleicht Handlungsfeld, Aufenthaltsstatus, Deutschniveau, Gemeinde und "
    "Kinderbetreuung mit den Angeboten im Netzwerk. Es ist ein Vorschlag, keine Entscheidung."
)
SHOWN = 4
TAKE = "Als Schritt übernehmen"


class SuggestionsCard(Card):
    """A few offers; `taken` carries the suggestion that shall become a step."""

    taken = Signal(object)

    def __init__(self) -> None:
        super().__init__("Was könnte folgen?")
        self.buttons: list[LinkButton] = []
        self._shown: tuple[Suggestion, ...] = ()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.body.addWidget(Label(HINT, Role.QUIET, wrap=True))
        self.body.addLayout(self._rows)

    def show_suggestions(self, suggestions: Sequence[Suggestion]) -> None:
        """Show the best of these; without any the card goes."""
        shown = tuple(suggestions[:SHOWN])
        self.setVisible(bool(shown))
        if shown == self._shown:
            return
        clear_layout(self._rows)
        self._shown, self.buttons = shown, []
        for place, each in enumerate(shown):
            self._rows.addWidget(self._row(each, first=place == 0))

    def _row(self, suggestion: Suggestion, *, first: bool) -> QWidget:
        row = QWidget(self)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(joined(suggestion.name, suggestion.provider), Role.STRONG))
        words.addWidget(Label(", ".join(suggestion.fit.reasons), Role.QUIET, wrap=True))
        if suggestion.fit.to_ask:
            asked = f"Bitte klären: {', '.join(suggestion.fit.to_ask)}"
            words.addWidget(Label(asked, Role.WARN, wrap=True))
        take = LinkButton(TAKE, "plus")
        take.setAccessibleName(f"{TAKE}: {inside(suggestion.name)}")
        take.clicked.connect(self._on_take_clicked)
        self.buttons.append(take)
        line = QHBoxLayout()
        line.setContentsMargins(0, 6, 0, 6)
        line.setSpacing(theme.px("space.s"))
        line.addLayout(words, 1)
        line.addWidget(take, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if not first:
            column.addWidget(Hairline())
        column.addLayout(line)
        return row

    @Slot()
    def _on_take_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, LinkButton) and button in self.buttons:
            self.taken.emit(self._shown[self.buttons.index(button)])

"""What somebody signs for when she notes a check: how many texts, which ones, in which language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gkdesk.services.texts.views import TextView
from gkdesk.text.languages import GERMAN, language
from gkdesk.text.papers.texts import set_word
from gkdesk.ui import theme
from gkdesk.ui.pages.texts import words
from gkdesk.ui.pages.texts.listing import TextDelegate, both_texts
from gkdesk.ui.tables import TableView
from gkdesk.ui.widgets import Label, Role

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME = "Texte, die Sie als geprüft vermerken"
_MOST_LINES = 6


@dataclass(frozen=True)
class Signed:
    """The chosen texts of a set in a language that can be checked; `missing` have no words yet."""

    name: str = ""
    code: str = GERMAN.code
    views: tuple[TextView, ...] = ()
    missing: int = 0

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the keys of the texts."""
        return tuple(view.key for view in self.views)

    def proposed_by(self) -> str:
        """Return whom files name as having checked all of them; empty if not one person."""
        named = {view.proposed_by for view in self.views}
        return named.pop() if len(named) == 1 else ""

    def as_now(self, views: Mapping[str, TextView]) -> Signed:
        """Return the same texts as they stand now."""
        now = (views.get(key) for key in self.keys)
        return Signed(self.name, self.code, tuple(filter(None, now)), self.missing)


class SignedTexts(QWidget):
    """Each text in German and in its language, and a line that counts them, close to the form."""

    def __init__(self) -> None:
        super().__init__()
        self.line = Label("", Role.STRONG, wrap=True)
        self.table: TableView[TextView] = TableView(both_texts(NAME))
        self.table.setItemDelegate(TextDelegate(self.table))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.s"))
        column.addWidget(self.table)
        column.addWidget(self.line)

    def show_signed(self, signed: Signed) -> None:
        """Show these texts."""
        spoken, of = language(signed.code), set_word(signed.name)
        self.line.setText(words.signing(signed.views, signed.missing, spoken, of))
        self.table.set_rows(signed.views)
        lines = min(len(signed.views), _MOST_LINES)
        head = self.table.horizontalHeader().sizeHint().height()
        height = self.table.verticalHeader().defaultSectionSize()
        self.table.setFixedHeight(head + lines * height + 2)

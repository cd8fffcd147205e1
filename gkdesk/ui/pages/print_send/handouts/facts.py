"""Local facts of a handout: typed once, saved when the field is left or the hands rest.

They hold everywhere, or in the municipality that is chosen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gkdesk.errors import InvalidInput, UserError
from gkdesk.text.sentences.errors import sentence
from gkdesk.text.sentences.input import input_sentence
from gkdesk.ui import theme
from gkdesk.ui.forms.inputs import LineInput
from gkdesk.ui.pages.print_send.handouts import words as texts
from gkdesk.ui.widgets import FieldRow, HeadingLabel, Label, Role

if TYPE_CHECKING:
    from gkdesk.services.handouts.kinds import LocalField
    from gkdesk.services.handouts.making import Handouts
    from gkdesk.text.ids import MunicipalityId

RESTED_MS = 1500
"""After so long without a key what is typed is saved, so that the pages show it."""


class LocalFactsForm(QWidget):
    """Emit `saved` with the outcome of each write; an empty field says that it is missing."""

    saved = Signal(object)

    def __init__(self, handouts: Handouts) -> None:
        super().__init__()
        self._handouts = handouts
        self._handout = ""
        self._place: MunicipalityId | None = None
        self._place_name = ""
        self._by_place = False
        self._rooms: tuple[tuple[str, str], ...] = ()
        self._shown: tuple[LocalField, ...] = ()
        self.rows: dict[str, FieldRow] = {}
        self.lines: dict[str, LineInput] = {}
        self._marks: dict[str, Label] = {}
        self.heading = HeadingLabel(texts.FACTS, Role.CARD)
        self.hint = Label(texts.FACTS_HINT, Role.QUIET, wrap=True)
        self._rest = QTimer(self, interval=RESTED_MS, singleShot=True)
        self._rest.timeout.connect(self.save)
        self._column = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.xs"))
        column.addWidget(self.heading)
        column.addWidget(self.hint)
        column.addLayout(self._column)
        self.hide()

    def show_handout(
        self,
        handout: str,
        place: MunicipalityId | None = None,
        place_name: str = "",
        *,
        by_place: bool = False,
    ) -> None:
        """Offer the facts of a handout, those of a municipality or the general ones.

        What is being typed is left alone. `by_place` tells that municipalities may differ.
        """
        self._place_name, self._by_place = place_name, by_place
        facts = self._handouts.facts.of(handout, place)
        rooms = tuple((each.key, each.general) for each in facts)
        if (handout, place, rooms) != (self._handout, self._place, self._rooms):
            self._handout, self._place, self._rooms = handout, place, rooms
            self._build(facts)
        self._shown = facts
        self._say_where()
        for each in facts:
            self._show_fact(each)
        self.setVisible(bool(facts))

    @Slot()
    def save(self) -> None:
        """Save what has been typed and not been left yet."""
        self._rest.stop()
        for key in self.lines:
            self._save(key)

    def missing(self) -> tuple[str, ...]:
        """Return the labels of facts that are still empty, and for which no general one stands."""
        return tuple(each.label for each in self._shown if not (each.text or each.general))

    def _say_where(self) -> None:
        """Say whether these facts hold everywhere, and how to type others."""
        if self._place is None:
            hints = (texts.FACTS_HINT, texts.FACTS_BY_PLACE if self._by_place else "")
            self.heading.setText(texts.FACTS)
            self.hint.setText(" ".join(filter(None, hints)))
        else:
            self.heading.setText(texts.FACTS_OF.format(self._place_name))
            self.hint.setText(texts.FACTS_HINT_OF.format(self._place_name))

    def _show_fact(self, fact: LocalField) -> None:
        line, mark = self.lines[fact.key], self._marks[fact.key]
        if not line.hasFocus():
            line.setText(fact.text)
            line.setCursorPosition(0)
        mark.setText(texts.GENERAL_MARK if fact.general else texts.MISSING_MARK)
        mark.setVisible(not fact.text)

    def _build(self, facts: tuple[LocalField, ...]) -> None:
        for row in self.rows.values():
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows, self.lines, self._marks = {}, {}, {}
        for each in facts:
            line = LineInput(self)
            general = texts.GENERAL_FACT.format(each.general) if each.general else ""
            row = FieldRow(each.label, line, help_text=general, parent=self)
            row.label.setWordWrap(True)
            mark = Label(texts.MISSING_MARK, Role.WARN)
            row.add_action(mark)
            line.setProperty("key", each.key)
            line.left.connect(self._on_line_left)
            line.textEdited.connect(self._on_line_text_edited)
            line.returnPressed.connect(self._on_line_left)
            self._column.addWidget(row)
            self.rows[each.key], self.lines[each.key], self._marks[each.key] = row, line, mark

    def _save(self, key: str) -> None:
        known = next((each.text for each in self._shown if each.key == key), "")
        typed = self.lines[key].text().strip()
        if typed == known:
            self.rows[key].show_error("")
            return
        try:
            outcome = self._handouts.facts.save(self._handout, key, typed, self._place)
        except InvalidInput as error:
            self.rows[key].show_error(input_sentence(error))
            return
        except UserError as error:
            self.rows[key].show_error(sentence(error))
            return
        self.rows[key].show_error("")
        self.show_handout(self._handout, self._place, self._place_name, by_place=self._by_place)
        self.saved.emit(outcome)

    @Slot()
    def _on_line_text_edited(self) -> None:
        self._rest.start()

    @Slot()
    def _on_line_left(self) -> None:
        line = self.sender()
        if line is not None:
            self._save(str(line.property("key")))

"""Local facts of a handout: typed once, saved when the field is left or the hands rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gkdesk.errors import InvalidInput, UserError
from gkdesk.text.sentences.errors import sentence
from gkdesk.text.sentences.input import input_sentence
from gkdesk.ui import theme
from gkdesk.ui.forms.inputs import LineInput
from gkdesk.ui.pages.print_send import handouts_words as texts
from gkdesk.ui.widgets import FieldRow, HeadingLabel, Label, Role

if TYPE_CHECKING:
    from gkdesk.services.handouts.kinds import LocalField
    from gkdesk.services.handouts.making import Handouts

RESTED_MS = 1500
"""After so long without a key what is typed is saved, so that the pages show it."""


class LocalFactsForm(QWidget):
    """Emit `saved` with the outcome of each write; an empty field says that it is missing."""

    saved = Signal(object)

    def __init__(self, handouts: Handouts) -> None:
        super().__init__()
        self._handouts = handouts
        self._handout = ""
        self._shown: tuple[LocalField, ...] = ()
        self.rows: dict[str, FieldRow] = {}
        self.lines: dict[str, LineInput] = {}
        self._marks: dict[str, Label] = {}
        self._rest = QTimer(self, interval=RESTED_MS, singleShot=True)
        self._rest.timeout.connect(self.save)
        self._column = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.xs"))
        column.addWidget(HeadingLabel(texts.FACTS, Role.CARD))
        column.addWidget(Label(texts.FACTS_HINT, Role.QUIET, wrap=True))
        column.addLayout(self._column)
        self.hide()

    def show_handout(self, handout: str) -> None:
        """Offer the facts of a handout; what is being typed is left alone."""
        facts = self._handouts.facts.of(handout)
        keys = tuple(each.key for each in facts)
        if (handout, keys) != (self._handout, tuple(self.lines)):
            self._handout = handout
            self._build(facts)
        self._shown = facts
        for each in facts:
            if not self.lines[each.key].hasFocus():
                self.lines[each.key].setText(each.text)
                self.lines[each.key].setCursorPosition(0)
            self._marks[each.key].setVisible(not each.text)
        self.setVisible(bool(facts))

    @Slot()
    def save(self) -> None:
        """Save what has been typed and not been left yet."""
        self._rest.stop()
        for key in self.lines:
            self._save(key)

    def missing(self) -> tuple[str, ...]:
        """Return the labels of facts that are still empty."""
        return tuple(each.label for each in self._shown if not each.text)

    def _build(self, facts: tuple[LocalField, ...]) -> None:
        for row in self.rows.values():
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows, self.lines, self._marks = {}, {}, {}
        for each in facts:
            line = LineInput(self)
            row = FieldRow(each.label, line, parent=self)
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
            outcome = self._handouts.facts.save(self._handout, key, typed)
        except InvalidInput as error:
            self.rows[key].show_error(input_sentence(error))
            return
        except UserError as error:
            self.rows[key].show_error(sentence(error))
            return
        self.rows[key].show_error("")
        self.show_handout(self._handout)
        self.saved.emit(outcome)

    @Slot()
    def _on_line_text_edited(self) -> None:
        self._rest.start()

    @Slot()
    def _on_line_left(self) -> None:
        line = self.sender()
        if line is not None:
            self._save(str(line.property("key")))

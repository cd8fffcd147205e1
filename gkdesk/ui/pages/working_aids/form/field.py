"""What one answer is typed or chosen in: it tells what was given, and shows what is stored."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from gkdesk.text.date_input import Lean, parse_day
from gkdesk.text.dates import format_day
from gkdesk.ui import theme
from gkdesk.ui.field_undo import mark_as_stored
from gkdesk.ui.forms.inputs import LineInput, TextInput
from gkdesk.ui.forms.search_input import SearchInput
from gkdesk.ui.widgets import Label, Role
from gkdesk.working_aids.template import Choice, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from gkdesk.clock import Clock
    from gkdesk.services.working_aids.views import QuestionView

PAUSE_MS = 1500
"""So long after the last key what was typed is saved, as in every other form."""
MOST_LINES = 12
NUMBER_WIDTH = 132
PATTERN = "TT.MM.JJJJ"
"""What stands in an empty field for a day: nobody takes it for an answer."""
NO_ANSWER = "keine Antwort"


class AnswerField(QWidget):
    """`given` when an answer is ready to be saved, `edited` while it is still being typed."""

    given = Signal()
    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._stored = ""

    def show_stored(self, value: str) -> None:
        """Show the stored answer; what is typed and not saved stays."""
        clean = not self.is_dirty()
        self._stored = value
        if clean:
            self.put_back()

    def put_back(self) -> None:
        """Show the stored answer, whatever was typed."""
        self.restore(self.words(self._stored))
        self.mark_stored()

    def is_dirty(self) -> bool:
        """Tell whether something else is typed than is stored."""
        return self.raw() != self.words(self._stored)

    def offer(self, choices: Sequence[Choice]) -> None:
        """Offer these choices; fields without choices have no use for them."""

    def words(self, value: str) -> str:
        """Return a stored answer as it stands in the field."""
        return value

    def raw(self) -> str:
        """Return what stands in the field."""
        raise NotImplementedError

    def typed(self) -> str:
        """Return what is handed in. Raises InvalidInput where it means nothing."""
        return self.raw()

    def restore(self, raw: str) -> None:
        """Show what was typed before."""
        raise NotImplementedError

    def mark_stored(self) -> None:
        """Note that the store holds this: from here on the program's undo takes over."""

    def main(self) -> QWidget:
        """Return the widget that has the focus, the name and the border of an error."""
        raise NotImplementedError

    def name(self, name: str, description: str) -> None:
        """Say what the field is called, and what is said about it."""
        self.main().setAccessibleName(name)
        self.main().setAccessibleDescription(description)

    def set_fixed(self, *, fixed: bool) -> None:
        """Let the answer be read only, in a closed working aid."""
        self.setEnabled(not fixed)

    def caret(self) -> int:
        """Return where the cursor stands in a text, -1 elsewhere."""
        return -1

    def take_focus(self, cursor: int = -1) -> None:
        """Put the focus into the field."""
        del cursor
        self.main().setFocus(Qt.FocusReason.OtherFocusReason)


class TypedField(AnswerField):
    """Base of what is typed: it is handed in when it is left, by Enter, or after a pause."""

    def __init__(self) -> None:
        super().__init__()
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._on_pause_timeout)

    @Slot()
    def _on_edited(self) -> None:
        self._pause.start()
        self.edited.emit()

    @Slot()
    def _on_left(self) -> None:
        self._pause.stop()
        if self.is_dirty():
            self.given.emit()

    @Slot()
    def _on_pause_timeout(self) -> None:
        if self.is_dirty():
            self.given.emit()


class LineField(TypedField):
    """One line, with the unit behind it."""

    def __init__(
        self, unit: str = "", *, narrow: bool = False, line: LineInput | None = None
    ) -> None:
        super().__init__()
        self.line = LineInput() if line is None else line
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px("space.s"))
        row.addWidget(self.line, 0 if narrow else 1)
        if narrow:
            self.line.setFixedWidth(NUMBER_WIDTH)
        if unit:
            row.addWidget(Label(unit, Role.QUIET))
        if narrow:
            row.addStretch(1)
        self.line.textEdited.connect(self._on_edited)
        self.line.left.connect(self._on_left)
        self.line.returnPressed.connect(self._on_left)

    def raw(self) -> str:
        return self.line.text()

    def restore(self, raw: str) -> None:
        if raw != self.line.text():
            self.line.setText(raw)
            self.line.setCursorPosition(len(raw) if self.line.hasFocus() else 0)

    def mark_stored(self) -> None:
        mark_as_stored(self.line)

    def main(self) -> QLineEdit:
        return self.line

    def set_fixed(self, *, fixed: bool) -> None:
        self.line.setReadOnly(fixed)

    def caret(self) -> int:
        return self.line.cursorPosition()

    def take_focus(self, cursor: int = -1) -> None:
        super().take_focus()
        if cursor >= 0:
            self.line.deselect()
            self.line.setCursorPosition(cursor)


class NumberField(LineField):
    """A number as it is written in German."""

    def __init__(self, unit: str = "") -> None:
        super().__init__(unit, narrow=True)

    def words(self, value: str) -> str:
        return value.replace(".", ",")


class DayField(LineField):
    """A day as people say it; it is stored as `2026-11-21`."""

    def __init__(self, clock: Clock) -> None:
        super().__init__(narrow=True)
        self._clock = clock
        self.line.setPlaceholderText(PATTERN)

    def words(self, value: str) -> str:
        try:
            return format_day(dt.date.fromisoformat(value))
        except ValueError:
            return value

    def typed(self) -> str:
        today = self._clock.today()
        day = parse_day(self.raw(), today=today, lean=Lean.PAST, field="answer")
        return "" if day is None else day.isoformat()


class TextField(TypedField):
    """Several lines."""

    def __init__(self, lines: int, placeholder: str = "") -> None:
        super().__init__()
        self.text = TextInput(min(max(lines, 2), MOST_LINES))
        self.text.setPlaceholderText(placeholder)
        self._loading = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.text)
        self.text.textChanged.connect(self._on_text_changed)
        self.text.left.connect(self._on_left)

    def raw(self) -> str:
        return self.text.toPlainText()

    def restore(self, raw: str) -> None:
        if raw == self.text.toPlainText():
            return
        place = self.text.textCursor().position()
        self._loading = True
        self.text.setPlainText(raw)
        self._loading = False
        if self.text.hasFocus():
            self._put_cursor(place)

    def mark_stored(self) -> None:
        mark_as_stored(self.text)

    def main(self) -> QPlainTextEdit:
        return self.text

    def set_fixed(self, *, fixed: bool) -> None:
        self.text.setReadOnly(fixed)

    def caret(self) -> int:
        return self.text.textCursor().position()

    def take_focus(self, cursor: int = -1) -> None:
        super().take_focus()
        if cursor >= 0:
            self._put_cursor(cursor)

    def _put_cursor(self, place: int) -> None:
        cursor = self.text.textCursor()
        cursor.setPosition(min(place, len(self.text.toPlainText())))
        self.text.setTextCursor(cursor)

    @Slot()
    def _on_text_changed(self) -> None:
        if not self._loading:
            self._on_edited()


class ListField(AnswerField):
    """One of a long list, found by any part of its words."""

    def __init__(self, choices: Sequence[Choice]) -> None:
        super().__init__()
        self.search = SearchInput()
        self._offered: tuple[Choice, ...] = ()
        self.offer(choices)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.search)
        self.search.edited.connect(self._on_search_edited)
        self.search.left.connect(self._on_search_left)

    def offer(self, choices: Sequence[Choice]) -> None:
        if tuple(choices) != self._offered:
            shown = self.search.key() if self._offered else ""
            self._offered = tuple(choices)
            self.search.offer([(each.name, each.label) for each in choices], NO_ANSWER)
            self.search.choose(shown or "")

    def raw(self) -> str:
        key = self.search.key()
        return self.search.typed() if key is None else key

    def restore(self, raw: str) -> None:
        self.search.choose(raw)

    def mark_stored(self) -> None:
        mark_as_stored(self.search)

    def main(self) -> QWidget:
        return self.search

    @Slot()
    def _on_search_edited(self) -> None:
        if self.search.key() is None:
            self.edited.emit()
        elif self.is_dirty():
            self.given.emit()

    @Slot()
    def _on_search_left(self) -> None:
        if self.search.key() is None:
            self.put_back()


def line_or_text(view: QuestionView, clock: Clock) -> AnswerField:
    """Return the field of a question that is typed."""
    question = view.question
    if question.kind in (Kind.INTEGER, Kind.DECIMAL):
        return NumberField(question.unit)
    if question.kind is Kind.DATE:
        return DayField(clock)
    if question.lines > 1:
        return TextField(question.lines)
    return LineField(question.unit)


def is_plain_key(event: QKeyEvent) -> bool:
    """Tell whether a key is pressed without Strg, Alt or Umschalt."""
    return not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier

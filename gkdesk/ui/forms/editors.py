"""One editor per kind of field: it reads, loads, checks, and keeps what was typed as it is."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from gkdesk.errors import InvalidInput
from gkdesk.text.clean import clean_email, clean_phone, clean_postal_code
from gkdesk.text.date_input import parse_day, parse_partial
from gkdesk.text.dates import PartialDate, format_birth, format_day
from gkdesk.ui.field_undo import mark_as_stored
from gkdesk.ui.forms import specs
from gkdesk.ui.forms.inputs import ComboInput, LineInput, NameInput, TextInput, TicksInput
from gkdesk.ui.widgets.choices import CheckBox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QLineEdit, QWidget

    from gkdesk.clock import Clock

S = TypeVar("S", bound=specs.FieldSpec)


class Editor(QObject, Generic[S]):
    """Base of all editors: `edited` after each change by the user, `left` when the focus goes."""

    edited = Signal()
    left = Signal()
    widget: QWidget

    def __init__(self, spec: S, clock: Clock) -> None:
        super().__init__()
        self.spec = spec
        self.clock = clock

    def read(self) -> object:
        """Return the value; raise `InvalidInput` where the input means none."""
        raise NotImplementedError

    def load(self, value: object) -> None:
        """Show a stored value."""
        raise NotImplementedError

    def raw(self) -> str:
        """Return the input as it was typed, for drafts."""
        raise NotImplementedError

    def restore(self, raw: str) -> None:
        """Show what was typed before."""
        raise NotImplementedError

    def restore_from(self, raw: str, typed_on: dt.date | None) -> None:
        """Show what was typed on that day, so that it still means the same."""
        del typed_on
        self.restore(raw)

    def tidy(self) -> None:
        """Show a valid input in its usual form when the focus leaves."""

    def remember_saved(self) -> None:
        """Note that the store holds this input: from here on the program's undo takes over."""
        mark_as_stored(self.widget)

    def is_empty(self) -> bool:
        return not self.raw().strip()

    def problem(self, code: str) -> InvalidInput:
        return InvalidInput(self.spec.name, code)


class LineEditor(Editor[S]):
    """Base of everything that is one line of text."""

    def __init__(self, spec: S, clock: Clock, line: LineInput | None = None) -> None:
        super().__init__(spec, clock)
        self.line = LineInput() if line is None else line
        self.widget = self.line
        self.line.textEdited.connect(self._on_line_edited)
        self.line.left.connect(self.left)

    def raw(self) -> str:
        return self.line.text()

    def restore(self, raw: str) -> None:
        self.line.setText(raw)

    def read(self) -> object:
        return self.line.text().strip()

    def load(self, value: object) -> None:
        self.line.setText("" if value is None else str(value))
        self.line.setCursorPosition(0)

    def _on_line_edited(self) -> None:
        self.edited.emit()


class TextEditor(LineEditor[specs.TextField]):
    """One line of free text."""

    def __init__(self, spec: specs.TextField, clock: Clock, line: LineInput | None = None) -> None:
        super().__init__(spec, clock, line)
        self.line.setPlaceholderText(spec.placeholder)


class NameEditor(TextEditor):
    """A name in any script."""

    def __init__(self, spec: specs.TextField, clock: Clock) -> None:
        super().__init__(spec, clock, NameInput())


class PhoneEditor(TextEditor):
    """A telephone number."""

    def read(self) -> object:
        return clean_phone(self.line.text(), self.spec.name)


class EmailEditor(TextEditor):
    """An e-mail address."""

    def read(self) -> object:
        return clean_email(self.line.text(), self.spec.name)


class PostalCodeEditor(TextEditor):
    """A postal code."""

    def read(self) -> object:
        return clean_postal_code(self.line.text(), self.spec.name)


class NumberEditor(LineEditor[specs.NumberField]):
    """A whole number or nothing."""

    def read(self) -> object:
        typed = self.line.text().strip().removesuffix(self.spec.unit).strip()
        if not typed:
            return None
        if not typed.isascii() or not typed.isdigit():
            raise self.problem("negative")
        # Python itself refuses thousands of digits: they are counted before they are read.
        digits, most = typed.lstrip("0"), self.spec.most
        number = int(digits or "0") if len(digits) <= len(str(most)) else most + 1
        if number > most:
            raise InvalidInput(self.spec.name, "too_many", limit=most)
        if number < self.spec.least:
            raise InvalidInput(self.spec.name, "too_few", limit=self.spec.least)
        return number

    def load(self, value: object) -> None:
        super().load(value if value is None else f"{value} {self.spec.unit}".strip())

    def tidy(self) -> None:
        self.load(self.read())


class DayEditor(LineEditor[S]):
    """Base of what is said as of a day: `morgen` is the day after the one it was typed on."""

    def __init__(self, spec: S, clock: Clock) -> None:
        super().__init__(spec, clock)
        self._typed_on: dt.date | None = None

    def raw(self) -> str:
        """Return what was typed, or the day it meant where it was typed on an earlier day."""
        if self._typed_on in (None, self.clock.today()):
            return super().raw()
        try:
            return self.words(self.read())
        except InvalidInput:
            return super().raw()

    def restore(self, raw: str) -> None:
        self.restore_from(raw, None)

    def restore_from(self, raw: str, typed_on: dt.date | None) -> None:
        self.line.setText(raw)
        self._typed_on = typed_on or self.clock.today()
        if self.raw() != raw:
            self.line.setText(self.raw())

    def load(self, value: object) -> None:
        self._typed_on = None
        super().load(self.words(value))

    def tidy(self) -> None:
        self.load(self.read())

    def words(self, value: object) -> str:
        """Return a day in the usual form; it reads the same on every day."""
        raise NotImplementedError

    def spoken_on(self) -> dt.date:
        """Return the day with which the words are read."""
        return self._typed_on or self.clock.today()

    def _on_line_edited(self) -> None:
        self._typed_on = self.clock.today()
        super()._on_line_edited()


class DateEditor(DayEditor[specs.DateField]):
    """A day as people say it."""

    def read(self) -> dt.date | None:
        spec, today = self.spec, self.spoken_on()
        return parse_day(self.line.text(), today=today, lean=spec.lean, field=spec.name)

    def words(self, value: object) -> str:
        return format_day(value) if isinstance(value, dt.date) else ""


class PartialDateEditor(DayEditor[specs.PartialDateField]):
    """A year, a month or a day."""

    def read(self) -> PartialDate | None:
        return parse_partial(self.line.text(), today=self.spoken_on(), field=self.spec.name)

    def words(self, value: object) -> str:
        return format_birth(value) if isinstance(value, PartialDate) else ""


class MultilineEditor(Editor[specs.MultilineField]):
    """Several lines of text."""

    def __init__(self, spec: specs.MultilineField, clock: Clock) -> None:
        super().__init__(spec, clock)
        self.text = TextInput(spec.lines)
        self.text.setPlaceholderText(spec.placeholder)
        self.widget = self.text
        self._loading = False
        self.text.textChanged.connect(self._on_text_changed)
        self.text.left.connect(self.left)

    def raw(self) -> str:
        return self.text.toPlainText()

    def restore(self, raw: str) -> None:
        self._loading = True
        self.text.setPlainText(raw)
        self._loading = False

    def read(self) -> object:
        return self.text.toPlainText().strip()

    def load(self, value: object) -> None:
        self.restore("" if value is None else str(value))

    def _on_text_changed(self) -> None:
        if not self._loading:
            self.edited.emit()


class ChoiceEditor(Editor[specs.ChoiceField]):
    """One of a list."""

    def __init__(self, spec: specs.ChoiceField, clock: Clock) -> None:
        super().__init__(spec, clock)
        self.combo = ComboInput()
        self.widget = self.combo
        if spec.empty_text is not None:
            self.combo.addItem(spec.empty_text, "")
        for choice in spec.choices:
            self.combo.addItem(choice.text, str(choice.value))
        self.combo.activated.connect(self.edited)
        self.combo.left.connect(self.left)

    def raw(self) -> str:
        return str(self.combo.currentData() or "")

    def restore(self, raw: str) -> None:
        self.combo.setCurrentIndex(self.combo.findData(raw))

    def read(self) -> object:
        raw = self.raw()
        for choice in self.spec.choices:
            if str(choice.value) == raw:
                return choice.value
        return self.spec.empty_value

    def load(self, value: object) -> None:
        empty = value is None or value == self.spec.empty_value
        self.restore("" if empty else str(value))


class EditableChoiceEditor(Editor[specs.EditableChoiceField]):
    """Free text with suggestions."""

    def __init__(self, spec: specs.EditableChoiceField, clock: Clock) -> None:
        super().__init__(spec, clock)
        self.combo = ComboInput()
        self.combo.suggest(spec.suggestions)
        self.widget = self.combo
        self._line().textEdited.connect(self.edited)
        self.combo.activated.connect(self.edited)
        self.combo.left.connect(self.left)

    def raw(self) -> str:
        return self.combo.currentText()

    def restore(self, raw: str) -> None:
        self.combo.setEditText(raw)

    def read(self) -> object:
        return self.raw().strip()

    def load(self, value: object) -> None:
        self.restore("" if value is None else str(value))
        self._line().setCursorPosition(0)

    def _line(self) -> QLineEdit:
        line = self.combo.lineEdit()
        if line is None:
            raise TypeError("an editable combo box has a line edit")
        return line


class MultiChoiceEditor(Editor[specs.MultiChoiceField]):
    """Any number of a list."""

    def __init__(self, spec: specs.MultiChoiceField, clock: Clock) -> None:
        super().__init__(spec, clock)
        self.ticks = TicksInput(spec.empty_text)
        self.ticks.offer([(str(choice.value), choice.text) for choice in spec.choices])
        self.widget = self.ticks
        self.ticks.changed.connect(self.edited)
        self.ticks.left.connect(self.left)

    def raw(self) -> str:
        return "\n".join(self.ticks.ticked())

    def restore(self, raw: str) -> None:
        self.ticks.tick(raw.split("\n"))

    def read(self) -> object:
        ticked = set(self.ticks.ticked())
        return tuple(choice.value for choice in self.spec.choices if str(choice.value) in ticked)

    def load(self, value: object) -> None:
        values: Sequence[object] = value if isinstance(value, tuple) else ()
        self.ticks.tick([str(one) for one in values])


class YesNoEditor(Editor[specs.YesNoField]):
    """A check box."""

    def __init__(self, spec: specs.YesNoField, clock: Clock) -> None:
        super().__init__(spec, clock)
        self.box = CheckBox(spec.label)
        self.widget = self.box
        self.box.clicked.connect(self.edited)

    def raw(self) -> str:
        return "1" if self.box.isChecked() else ""

    def restore(self, raw: str) -> None:
        self.box.setChecked(raw == "1")

    def read(self) -> object:
        return self.box.isChecked()

    def load(self, value: object) -> None:
        self.box.setChecked(bool(value))

"""A form made from its spec: one frozen value in, one frozen value out."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QLineEdit, QWidget

from gkdesk.clock import Clock, SystemClock
from gkdesk.errors import InvalidInput
from gkdesk.text.sentences.input import input_sentence
from gkdesk.ui import theme
from gkdesk.ui.forms import editors, specs
from gkdesk.ui.forms.checks_editor import ChecksEditor
from gkdesk.ui.forms.search_editor import SearchChoiceEditor
from gkdesk.ui.widgets.boxes import SectionHeader
from gkdesk.ui.widgets.buttons import LinkButton
from gkdesk.ui.widgets.field_row import FieldRow

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable

    from PySide6.QtGui import QResizeEvent

    from gkdesk.ui.forms.specs import FieldSpec, FormSpec

T = TypeVar("T")
PAUSE_MILLISECONDS = 1500
_TWO_COLUMNS_FROM = 600

_EDITORS: dict[type[FieldSpec], type[editors.Editor[Any]]] = {
    specs.TextField: editors.TextEditor,
    specs.NameField: editors.NameEditor,
    specs.MultilineField: editors.MultilineEditor,
    specs.ChoiceField: editors.ChoiceEditor,
    specs.SearchChoiceField: SearchChoiceEditor,
    specs.EditableChoiceField: editors.EditableChoiceEditor,
    specs.MultiChoiceField: editors.MultiChoiceEditor,
    specs.ChecksField: ChecksEditor,
    specs.YesNoField: editors.YesNoEditor,
    specs.DateField: editors.DateEditor,
    specs.PartialDateField: editors.PartialDateEditor,
    specs.PhoneField: editors.PhoneEditor,
    specs.EmailField: editors.EmailEditor,
    specs.PostalCodeField: editors.PostalCodeEditor,
    specs.NumberField: editors.NumberEditor,
}


class FormView(QWidget, Generic[T]):
    """The fields of one group.

    `edited` comes with every change, for drafts. `group_left` comes when changed, valid input
    may be saved: the focus left the whole group, or nobody typed for a moment. Afterwards the
    form counts as unchanged until the next edit. `partly_valid` comes instead where some fields
    cannot be accepted: `accepted` then gives what can be saved without them. `left` comes
    whenever the focus has left the form.
    """

    edited = Signal()
    group_left = Signal()
    partly_valid = Signal()
    left = Signal()
    source_wanted = Signal(str)
    """Somebody wants to enter what a list has too little of; with the kind of its entries."""

    def __init__(
        self,
        spec: FormSpec[T],
        *,
        clock: Clock | None = None,
        pause_milliseconds: int = PAUSE_MILLISECONDS,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.spec = spec
        self.setAccessibleName(spec.name)
        self._base: T | None = None
        self._changed = False
        self._refused = False
        self._touched: set[str] = set()
        self._edited: set[str] = set()
        self._columns = 0
        self._editors: dict[str, editors.Editor[Any]] = {}
        self._rows: dict[str, FieldRow] = {}
        self._groups: dict[str, SectionHeader] = {}
        self._pause = QTimer(self, interval=pause_milliseconds, singleShot=True)
        self._pause.timeout.connect(self._on_pause_timeout)
        for field in spec.fields:
            self._add(field, SystemClock() if clock is None else clock)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px("space.l"))
        self._grid.setVerticalSpacing(theme.px("space.xs"))
        self._arrange(columns=1)
        self._set_tab_order()
        self._pristine = self.raw()

    def value(self) -> T:
        """Return what is entered; raise the first field's `InvalidInput` where it is not valid.

        Attributes without a field, such as the id, come from the value that was loaded.
        """
        values = {name: self._read(name) for name in self._editors}
        if self._base is not None:
            return cast("T", replace(cast("Any", self._base), **values))
        return self.spec.value_type(**values)

    def accepted(self, without: Collection[str] = ()) -> T:
        """Return the loaded value with every edited field that is valid and not in `without`."""
        values: dict[str, object] = {}
        for name in self._edited.difference(without):
            try:
                values[name] = self._read(name)
            except InvalidInput:
                continue
        return cast("T", replace(cast("Any", self._base), **values))

    def load(self, value: T) -> None:
        """Show a stored value; errors and unsaved changes are gone."""
        self._forget_edits()
        self.refresh(value)

    def refresh(self, value: T, *, but: str = "") -> None:
        """Show a stored value in the fields without unsaved input, except for one."""
        self._base = value
        for name, editor in self._editors.items():
            if name not in self._edited:
                self._rows[name].show_error("")
                if name != but:
                    editor.load(getattr(value, name))
                editor.remember_saved()

    def raw(self) -> tuple[tuple[str, str], ...]:
        """Return what is typed, valid or not, for a draft."""
        return tuple((name, editor.raw()) for name, editor in self._editors.items())

    def restore(self, raw: tuple[tuple[str, str], ...], typed_on: dt.date | None = None) -> None:
        """Show a draft again; unknown names, from an older version, are left out.

        Words like „morgen“ keep the meaning they had on the day on which they were typed.
        """
        for name, text in raw:
            if name in self._editors:
                self._editors[name].restore_from(text, typed_on)
                self._edited.add(name)
        self._changed = True

    def is_changed(self) -> bool:
        """Tell whether something was edited since the value was loaded or saved."""
        return self._changed

    def mark_saved(self, value: T, *, but: Collection[str] = ()) -> None:
        """Take `value` as stored, but for some fields, without touching what is being typed."""
        self._base = value
        self._changed = self._changed and bool(but)
        self._refused = False
        for name in self._edited.difference(but):
            self._editors[name].remember_saved()
        self._edited.intersection_update(but)

    def mark_refused(self) -> None:
        """Note that the store refused: it is asked again as soon as a field is left."""
        self._changed = self._refused = True

    def unsaved(self) -> tuple[tuple[str, str], ...]:
        """Return what was typed into the fields that were edited and not saved since."""
        return tuple(pair for pair in self.raw() if pair[0] in self._edited)

    def unsaved_problems(self) -> tuple[InvalidInput, ...]:
        """Return what cannot be accepted of the fields that were edited."""
        return self._problems_of([name for name in self._editors if name in self._edited])

    def problems(self) -> tuple[InvalidInput, ...]:
        """Return what cannot be accepted, in the order of the fields."""
        return self._problems_of(self._editors)

    def _problems_of(self, names: Iterable[str]) -> tuple[InvalidInput, ...]:
        found: list[InvalidInput] = []
        for name in names:
            try:
                self._read(name)
            except InvalidInput as error:
                found.append(error)
        return tuple(found)

    def show_problems(self) -> bool:
        """Show every problem at its field, go to the first one; tell whether there was none."""
        found = self.problems()
        for error in found:
            self.show_error(error.field, input_sentence(error))
        if found:
            self.focus_field(found[0].field)
        return not found

    def revert(self, name: str) -> None:
        """Show the loaded value of one field again, without its error."""
        editor = self._editors[name]
        editor.load(getattr(self._base, name))
        editor.remember_saved()
        self._edited.discard(name)
        self._touched.discard(name)
        self._changed = self._changed and bool(self._edited)
        self.show_error(name, "")

    def label(self, name: str) -> str:
        """Return what a field is called."""
        label: str = self._editors[name].spec.label
        return label

    def has_field(self, name: str) -> bool:
        return name in self._editors

    def show_error(self, field: str, text: str) -> None:
        """Show a sentence at a field; an empty one takes it back."""
        self._rows[field].show_error(text)

    def error(self, field: str) -> str:
        """Return the sentence that stands at a field."""
        return self._rows[field].error()

    def clear_errors(self) -> None:
        for row in self._rows.values():
            row.show_error("")

    def row(self, field: str) -> FieldRow:
        """Return the row of a field, to add an action to it."""
        return self._rows[field]

    def add_choice(self, field: str, choice: specs.Choice) -> None:
        """Offer one more entry of a long list, and choose it."""
        cast("SearchChoiceEditor", self._editors[field]).add_choice(choice)

    def input(self, field: str) -> QWidget:
        """Return the input widget of a field."""
        return self._editors[field].widget

    def focus_field(self, field: str, cursor: int = -1) -> None:
        """Put the focus into a field, at a place in its text where it has one."""
        widget = self._editors[field].widget
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(widget, QLineEdit) and cursor >= 0:
            widget.setCursorPosition(cursor)

    def focused_field(self) -> tuple[str, int]:
        """Return name and cursor of the field with the focus; ("", -1) when none has it."""
        focused = QApplication.focusWidget()
        for name, editor in self._editors.items():
            if focused is not None and (
                focused is editor.widget or editor.widget.isAncestorOf(focused)
            ):
                line = editor.widget
                return name, line.cursorPosition() if isinstance(line, QLineEdit) else -1
        return "", -1

    def commit(self) -> None:
        """Offer changed, valid input for saving now, as if the focus had left."""
        self._pause.stop()
        if not self._changed:
            return
        if self.problems():
            self.partly_valid.emit()
            return
        self._changed = False
        self.group_left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(columns=2 if event.size().width() >= _TWO_COLUMNS_FROM else 1)

    def _add(self, field: FieldSpec, clock: Clock) -> None:
        editor = _EDITORS[type(field)](field, clock)
        editor.setParent(self)
        told, needed = field.help_text, field.required
        row = FieldRow(field.label, editor.widget, help_text=told, required=needed, parent=self)
        if isinstance(field, specs.YesNoField):
            row.label.setText("")  # the box carries the words; the gap keeps the lines level
        if isinstance(field, (specs.ChoiceField, specs.MultiChoiceField)):
            self._lead_to_source(field, row)
        if field.group:
            self._groups[field.name] = SectionHeader(field.group, self)
        editor.setObjectName(field.name)
        editor.edited.connect(self._on_editor_edited)
        editor.left.connect(self._on_editor_left)
        self._editors[field.name] = editor
        self._rows[field.name] = row

    def _lead_to_source(
        self, field: specs.ChoiceField | specs.MultiChoiceField, row: FieldRow
    ) -> None:
        """Lead from an empty list to the place where its entries are made."""
        if field.source is None or field.choices:
            return
        link = LinkButton(field.source.text, parent=self)
        link.setObjectName(field.source.kind)
        link.clicked.connect(self._on_source_clicked)
        row.add_action(link)

    def _read(self, name: str) -> object:
        editor = self._editors[name]
        if editor.spec.required and editor.is_empty():
            raise editor.problem("required")
        return editor.read()

    def _arrange(self, *, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for line in range(self._grid.rowCount()):
            self._grid.setRowMinimumHeight(line, 0)
        line, column = 0, 0
        for field in self.spec.fields:
            starts = field.name in self._groups
            if column and (field.wide or starts):
                line, column = line + 1, 0
            if starts and line:
                self._grid.setRowMinimumHeight(line, theme.px("space.l"))
                line += 1
            if starts:
                self._grid.addWidget(self._groups[field.name], line, 0, 1, columns)
                line += 1
            span = columns if field.wide else 1
            row = self._rows[field.name]
            self._grid.addWidget(row, line, column, 1, span, Qt.AlignmentFlag.AlignTop)
            column += span
            if column >= columns:
                line, column = line + 1, 0
        for index in range(2):
            self._grid.setColumnStretch(index, 1 if index < columns else 0)

    def _set_tab_order(self) -> None:
        widgets = [editor.widget for editor in self._editors.values()]
        for first, second in pairwise(widgets):
            QWidget.setTabOrder(first, second)

    def _on_editor_edited(self) -> None:
        self._changed = True
        editor = self.sender()
        if isinstance(editor, editors.Editor):
            self._touched.add(editor.spec.name)
            self._edited.add(editor.spec.name)
            self.show_error(editor.spec.name, "")
        if self._base is None and self.raw() == self._pristine:
            # A new form that is empty again asks for nothing and has nothing to complain about.
            self._forget_edits()
            self.clear_errors()
        else:
            self._pause.start()
        self.edited.emit()

    def _forget_edits(self) -> None:
        self._pause.stop()
        self._changed = self._refused = False
        self._touched.clear()
        self._edited.clear()

    def _on_editor_left(self) -> None:
        editor = self.sender()
        valid = not isinstance(editor, editors.Editor) or self._check(editor)
        if not self._has_focus():
            self._leave()
        elif self._refused or not valid:
            self.commit()  # what is held back is told at once, and the rest is saved

    def _on_source_clicked(self) -> None:
        link = self.sender()
        if link is not None:
            self.source_wanted.emit(link.objectName())

    def _on_pause_timeout(self) -> None:
        self.commit()

    def _leave(self) -> None:
        self.commit()
        if self._changed:
            for error in self.problems():
                self.show_error(error.field, input_sentence(error))
        self.left.emit()

    def _check(self, editor: editors.Editor[Any]) -> bool:
        if editor.spec.name not in self._touched:
            return True
        self._touched.discard(editor.spec.name)
        try:
            editor.read()
        except InvalidInput as error:
            self.show_error(editor.spec.name, input_sentence(error))
            return False
        editor.tidy()
        return True

    def _has_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

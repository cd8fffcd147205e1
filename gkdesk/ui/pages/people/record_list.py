"""Rows of a record with a form in place: add, change, remove with undo – for every list alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from gkdesk.errors import InvalidInput, UserError
from gkdesk.services.workspace import Outcome
from gkdesk.text.sentences import sentence
from gkdesk.ui import theme
from gkdesk.ui.forms import FormSpec, FormView
from gkdesk.ui.pages.people.draft_text import FormDraft, read_draft
from gkdesk.ui.pages.people.record_row import DONE, EDIT, REMOVE, RecordRow
from gkdesk.ui.pages.people.row_texts import RowText
from gkdesk.ui.widgets import Box, Card, Kind, Label, LinkButton, PlainButton, Role

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from gkdesk.ui.pages.page import PageContext

P = TypeVar("P")
SHOWN_AT_FIRST = 30
NEVER_BY_ITSELF = 2_000_000_000
"""The pause of the inline form: it is saved by Enter, not by waiting."""


@dataclass(frozen=True)
class RecordKit(Generic[P]):
    """What one list needs to know: words, form, and the calls that write.

    `form` gets the row that is changed, or None for a new one.
    """

    title: str
    key: str
    add: str
    empty: str
    text: Callable[[P], RowText]
    form: Callable[[P | None], FormSpec[P]]
    save: Callable[[int, P], Outcome]
    remove: Callable[[int, P], Outcome]
    done: Callable[[int, P], Outcome] | None = None
    done_name: str = ""
    hint: str = ""


class RecordList(Card, Generic[P]):
    """One list of one record."""

    opened = Signal()

    def __init__(
        self, context: PageContext, kit: RecordKit[P], parent: QWidget | None = None
    ) -> None:
        super().__init__(kit.title, parent)
        self.kit = kit
        self._context = context
        self._ref: int | None = None
        self._rows: tuple[P, ...] = ()
        self._widgets: list[RecordRow] = []
        self._limit = SHOWN_AT_FIRST
        self._editing: P | None = None
        self.form: InlineForm[P] | None = None
        self.add = LinkButton(kit.add, "plus")
        self.add.setAccessibleDescription(kit.title)
        self.more = LinkButton("")
        self._empty = Label(kit.empty, Role.QUIET, wrap=True)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._layout()
        self.add.clicked.connect(self.begin_new)
        self.more.clicked.connect(self._on_more_clicked)

    def show_rows(self, ref: int, rows: Sequence[P]) -> None:
        """Show the rows of a record; an open form stays open if it belongs to the same record."""
        if ref != self._ref:
            self.keep_draft()
            self._close_form()
            self._ref, self._rows, self._limit = ref, (), SHOWN_AT_FIRST
            self._rebuild(tuple(rows))
            self._take_up_draft()
        elif tuple(rows) != self._rows:
            self._rebuild(tuple(rows))

    def rows(self) -> tuple[P, ...]:
        return self._rows

    def row_widget(self, place: int) -> RecordRow:
        return self._widgets[place]

    @Slot()
    def begin_new(self) -> None:
        """Open the form for a new row and go to its first field."""
        self._open_form(None)
        self._focus_form()

    def edit(self, part_id: int) -> None:
        """Open the form for the row with this id."""
        row = next((row for row in self._rows if _id(row) == part_id), None)
        if row is not None:
            self._open_form(row)
            self._focus_form()

    def keep_draft(self) -> None:
        """Put what is typed in the open form among the drafts, to be pointed to."""
        self._keep(waiting=1)

    def holds(self, name: str) -> bool:
        """Tell whether drafts of this name belong here."""
        return name == self.kit.key

    def draft_field(self) -> str:
        """Return the field that had the cursor when the draft was kept, else the first one."""
        draft = read_draft(self._context.drafts.get(self._draft_key()))
        if self.form is None:
            return ""
        first = self.form.view.spec.fields[0].name
        return draft.at if draft is not None and self.form.view.has_field(draft.at) else first

    def show_row(self, part_id: int, what: str) -> bool:
        """Go to what can be done with a row; tell whether it is there."""
        place = next((at for at, row in enumerate(self._rows) if _id(row) == part_id), -1)
        if place >= self._limit:
            self._limit = place + 1
            self._rebuild(self._rows)
        if place >= 0:
            self._widgets[place].focus_button(what)
            self.opened.emit()
        return place >= 0

    def _keep(self, *, waiting: int) -> None:
        if self.form is None or self._ref is None:
            return
        if not self.form.view.unsaved():
            self._context.drafts.discard(self._draft_key())
            return
        field, cursor = self.form.view.focused_field()
        row = None if self._editing is None else _id(self._editing)
        draft = FormDraft(self.form.view.raw(), field, cursor, row)
        self._context.drafts.keep(self._draft_key(), draft.text(), waiting=waiting)

    def _layout(self) -> None:
        self.head.addWidget(self.add)
        if self.kit.hint:
            self.body.addWidget(Label(self.kit.hint, Role.QUIET, wrap=True))
        self.body.addWidget(self._empty)
        self.body.addLayout(self._column)
        self.body.addWidget(self.more)

    def _rebuild(self, rows: tuple[P, ...]) -> None:
        focused = self._focused_button()
        self._rows = rows
        for widget in self._widgets:
            self._column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._widgets = [self._made(place) for place in range(min(len(rows), self._limit))]
        for place, widget in enumerate(self._widgets):
            self._column.insertWidget(place, widget)
        hidden = len(rows) - len(self._widgets)
        self.more.set_label(f"{hidden} weitere zeigen")
        self.more.setVisible(hidden > 0)
        self._show_empty()
        self._place_form()
        self._give_focus_back(focused)

    def _made(self, place: int) -> RecordRow:
        row = self._rows[place]
        done_name = self.kit.done_name if self.kit.done is not None else ""
        widget = RecordRow(self.kit.text(row), done_name=done_name, first=place == 0)
        widget.setProperty("place", place)
        widget.wanted.connect(self._on_row_wanted)
        return widget

    def _show_empty(self) -> None:
        self._empty.setVisible(not self._rows and self.form is None)

    @Slot(str)
    def _on_row_wanted(self, what: str) -> None:
        sender = self.sender()
        if sender is None or self._ref is None:
            return
        row = self._rows[int(sender.property("place"))]
        if what == EDIT:
            self._open_form(row)
            self._focus_form()
        elif what == REMOVE:
            self._write(self.kit.remove, row, say=True)
        elif what == DONE and self.kit.done is not None:
            self._write(self.kit.done, row, say=True)

    def _write(self, call: Callable[[int, P], Outcome], row: P, *, say: bool) -> None:
        if self._ref is None:
            return
        try:
            outcome = call(self._ref, row)
        except UserError as error:
            self._context.banner(Kind.ERROR, sentence(error))
            return
        self._context.wrote(outcome, outcome.label.text if say else "")

    def _open_form(self, row: P | None) -> None:
        self._close_form()
        self._editing = row
        self.form = InlineForm(self.kit.form(row), self._context)
        if row is not None:
            self.form.view.load(row)
        self.form.view.edited.connect(self._on_view_edited)
        self.form.left.connect(self.keep_draft)
        self.form.confirmed.connect(self._on_form_confirmed)
        self.form.dismissed.connect(self._on_form_dismissed)
        self._place_form()
        self._show_empty()
        self.opened.emit()

    def _place_form(self) -> None:
        if self.form is None:
            return
        place = 0
        for index, widget in enumerate(self._widgets):
            edited = self._editing is not None and _id(self._rows[index]) == _id(self._editing)
            widget.setVisible(not edited)
            place = index + 1 if edited else place
        self._column.insertWidget(place, self.form)
        self.form.show()

    def _focus_form(self) -> None:
        if self.form is not None:
            first = self.form.view.spec.fields[0].name
            self.form.view.focus_field(first)

    def _close_form(self) -> None:
        if self.form is None:
            return
        closed = self.form
        # Hiding it takes its focus away: nobody may keep a draft of it then.
        self.form, self._editing = None, None
        self._column.removeWidget(closed)
        closed.hide()
        closed.deleteLater()
        for widget in self._widgets:
            widget.setVisible(True)
        self._show_empty()

    @Slot()
    def _on_view_edited(self) -> None:
        self._keep(waiting=0)

    @Slot()
    def _on_form_confirmed(self) -> None:
        if self.form is None or self._ref is None or not self.form.view.show_problems():
            return
        edited = self._editing
        try:
            outcome = self.kit.save(self._ref, self.form.view.value())
        except InvalidInput as error:
            self._tell(error)
            return
        except UserError as error:
            self._context.banner(Kind.ERROR, sentence(error))
            return
        self._end_form(edited)
        self._context.wrote(outcome)

    @Slot()
    def _on_form_dismissed(self) -> None:
        self._end_form(self._editing)

    def _end_form(self, edited: P | None) -> None:
        self._context.drafts.discard(self._draft_key())
        self._close_form()
        if edited is None:
            self.add.setFocus()
            return
        for row, widget in zip(self._rows, self._widgets, strict=False):
            if _id(row) == _id(edited):
                widget.focus_button(EDIT)

    def _tell(self, error: InvalidInput) -> None:
        if self.form is not None and self.form.view.has_field(error.field):
            self.form.view.show_error(error.field, sentence(error))
            self.form.view.focus_field(error.field)
        else:
            self._context.banner(Kind.ERROR, sentence(error))

    def _take_up_draft(self) -> None:
        draft = read_draft(self._context.drafts.get(self._draft_key()))
        if draft is None:
            return
        row = next((row for row in self._rows if _id(row) == draft.row), None)
        self._open_form(row)
        if self.form is not None:
            self.form.view.restore(draft.fields)

    def _draft_key(self) -> str:
        return f"{self.kit.key}:{self._ref}"

    def _focused_button(self) -> tuple[int | None, str] | None:
        focused = QApplication.focusWidget()
        for row, widget in zip(self._rows, self._widgets, strict=False):
            if focused is not None and widget.isAncestorOf(focused):
                return _id(row), focused.objectName()
        return None

    def _give_focus_back(self, focused: tuple[int | None, str] | None) -> None:
        if focused is None:
            return
        for row, widget in zip(self._rows, self._widgets, strict=False):
            if _id(row) == focused[0]:
                widget.focus_button(focused[1])
                return
        self.add.setFocus()

    @Slot()
    def _on_more_clicked(self) -> None:
        self._limit += 10 * SHOWN_AT_FIRST
        self._rebuild(self._rows)
        if len(self._widgets) > SHOWN_AT_FIRST:
            self._widgets[SHOWN_AT_FIRST].focus_button(EDIT)


class InlineForm(Box, Generic[P]):
    """A short form between the rows: Enter confirms, Esc leaves it."""

    confirmed = Signal()
    dismissed = Signal()
    left = Signal()

    def __init__(self, spec: FormSpec[P], context: PageContext) -> None:
        super().__init__("quiet")
        self.view: FormView[P] = FormView(
            spec, clock=context.workspace.clock, pause_milliseconds=NEVER_BY_ITSELF
        )
        self.confirm = PlainButton("Übernehmen", "check")
        self.dismiss = LinkButton("Abbrechen")
        self.confirm.clicked.connect(self.confirmed)
        self.dismiss.clicked.connect(self.dismissed)
        self.view.left.connect(self._on_view_left)
        self._layout()

    @Slot()
    def _on_view_left(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and not self.isAncestorOf(focused):
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismissed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = QApplication.focusWidget()
            if isinstance(focused, QAbstractButton):
                focused.click()
            else:
                self.confirmed.emit()
        else:
            super().keyPressEvent(event)

    def _layout(self) -> None:
        margin = theme.px("space.m")
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, margin, margin, margin)
        column.addWidget(self.view)
        row = QHBoxLayout()
        row.setSpacing(theme.px("space.l"))
        row.addWidget(self.confirm)
        row.addWidget(self.dismiss)
        row.addWidget(Label("Enter übernimmt, Esc bricht ab", Role.QUIET))
        row.addStretch(1)
        column.addLayout(row)


def _id(row: Any) -> int | None:  # noqa: ANN401 - every row of a list has an id
    found: int | None = row.id
    return found

"""Rows of a record with a form in place: add, change, remove with undo – for every list alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from gkdesk.errors import InvalidInput, UserError
from gkdesk.text.sentences.errors import sentence
from gkdesk.ui.records.draft_text import FormDraft, read_draft
from gkdesk.ui.records.inline_form import InlineForm
from gkdesk.ui.records.record_kit import RecordKit
from gkdesk.ui.records.record_row import EDIT, REMOVAL, REMOVE, RecordRow
from gkdesk.ui.widgets import Card, Label, LinkButton, Role

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.forms import FormSpec
    from gkdesk.ui.pages.page import PageContext

__all__ = ["RecordKit", "RecordList"]

P = TypeVar("P")
SHOWN_AT_FIRST = 30
NEW = "new"
"""What stands in the key of a draft in place of the id of a row."""


class RecordList(Card, Generic[P]):
    """One list of one record; every row, and the new one, has a draft of its own."""

    opened = Signal()
    move_wanted = Signal(object, str)
    """A move that is done elsewhere: the row, and which."""

    def __init__(
        self, context: PageContext, kit: RecordKit[P], parent: QWidget | None = None
    ) -> None:
        super().__init__(kit.title, parent)
        self.kit = kit
        self.context = context
        self._ref: int | None = None
        self._rows: tuple[P, ...] = ()
        self._widgets: list[RecordRow] = []
        self._limit = SHOWN_AT_FIRST
        self._editing: P | None = None
        self._begin: P | None = None
        self._part = NEW
        self._asking = ""
        self.form: InlineForm[P] | None = None
        self.add = LinkButton(kit.add, "plus")
        self.add.setAccessibleDescription(kit.title)
        self.more = LinkButton("")
        self.more.hide()
        self._empty = Label(kit.empty, Role.QUIET, wrap=True)
        self.hint = Label(kit.hint, Role.QUIET, wrap=True)
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
            self._follow_row()

    def rows(self) -> tuple[P, ...]:
        return self._rows

    def row_widget(self, place: int) -> RecordRow:
        return self._widgets[place]

    def record(self) -> int | None:
        """Return the record whose rows are shown."""
        return self._ref

    def refresh_words(self) -> None:
        """Say the rows again: their words depend on another list that changed."""
        shown = zip(self._rows, self._widgets, strict=False)
        if any(self.kit.text(row) != widget.text for row, widget in shown):
            self._rebuild(self._rows)

    @Slot()
    def begin_new(self) -> None:
        """Open the form for a new row and go to its first field."""
        self._open_form(NEW)
        self._focus_form()

    def begin_with(self, start: P) -> None:
        """Open the form for a new row that begins with these values."""
        self._begin = start
        self.begin_new()
        self._begin = None

    def edit(self, part_id: int) -> None:
        """Open the form for the row with this id."""
        if self._row(str(part_id)) is not None:
            self._open_form(str(part_id))
            self._focus_form()

    def keep_draft(self) -> None:
        """Put what is typed in the open form among the drafts, to be pointed to."""
        self._keep(waiting=1)

    def holds(self, name: str) -> bool:
        """Tell whether drafts of this name belong here."""
        return name == self.kit.key

    def open_draft(self, part: str) -> str:
        """Open the form of a draft; return the field that had the cursor, "" without a draft."""
        draft = read_draft(self.context.drafts.get(self._draft_key(part)))
        if draft is None:
            return ""
        self._open_form(part)
        if self.form is None:
            return ""
        first = self.form.view.spec.fields[0].name
        return draft.at if self.form.view.has_field(draft.at) else first

    def show_row(self, part_id: int, what: str) -> bool:
        """Go to what can be done with a row; tell whether it is there."""
        place = next((at for at, row in enumerate(self._rows) if _id(row) == part_id), -1)
        if place >= self._limit:
            self._limit = place + 1
            self._rebuild(self._rows)
        if place >= 0:
            self._widgets[place].focus_button(self.kit.leads_to or what)
            self.opened.emit()
        return place >= 0

    def _keep(self, *, waiting: int) -> None:
        if self.form is None or self._ref is None:
            return
        view, key = self.form.view, self._draft_key(self._part)
        if not view.unsaved():
            self.context.drafts.discard(key)
            return
        today = self.context.workspace.clock.today()
        draft = FormDraft(view.unsaved(), *view.focused_field(), typed_on=today)
        self.context.drafts.keep(key, draft.text(), waiting=waiting)

    def _layout(self) -> None:
        self.head.addWidget(self.add)
        self.body.addWidget(self.hint)
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
        widget = RecordRow(
            self.kit.text(row),
            done_name=done_name,
            done_icon=self.kit.done_icon,
            done_word=self.kit.done_word,
            removal=REMOVAL if self.kit.removal is None else self.kit.removal(row),
            moves=() if self.kit.moves is None else self.kit.moves.of(row),
            fixed=self.kit.fixed is not None and self.kit.fixed(row),
            first=place == 0,
        )
        widget.setProperty("place", place)
        widget.wanted.connect(self._on_row_wanted)
        self.row_made(widget, place)
        return widget

    def row_made(self, widget: RecordRow, place: int) -> None:
        """Do more with a row that was made; for lists that can do more."""

    def _show_empty(self) -> None:
        self._empty.setVisible(not self._rows and self.form is None)
        self.hint.setVisible(bool(self.kit.hint and self._rows))

    @Slot(str)
    def _on_row_wanted(self, what: str) -> None:
        sender = self.sender()
        if sender is None or self._ref is None:
            return
        row = self._rows[int(sender.property("place"))]
        if what == EDIT:
            self._open_form(str(_id(row)))
            self._focus_form()
        elif what == REMOVE:
            self._write(self.kit.remove, row, say=True)
        elif self.kit.leads_away(what):
            self.move_wanted.emit(row, what)
        elif self.kit.asked(row, what) is not None:
            self._open_form(str(_id(row)), asking=what)
            self._focus_form()
        elif (do := self.kit.doing(what)) is not None:
            self._write(do, row, say=True)

    def _write(self, call: Callable[[int, P], Outcome], row: P, *, say: bool) -> None:
        if self._ref is None:
            return
        try:
            outcome = call(self._ref, row)
        except UserError as error:
            self.context.complain(error)
            return
        self.context.wrote(outcome, outcome.label.text if say else "")

    def _open_form(self, part: str, *, asking: str = "") -> None:
        """Open the form of a row with what was typed there; what is open stays as a draft.

        `asking` opens what `done` or a move asks for instead.
        """
        if self.form is not None and self._part == part and self._asking == asking:
            return
        self.keep_draft()
        self._close_form()
        row = self._row(part)
        self._part, self._editing, self._asking = part, row, asking
        self.form = InlineForm(self._spec(row), self.context)
        start = self._start(row)
        if start is not None:
            self.form.view.load(start)
        draft = read_draft(self.context.drafts.get(self._draft_key(part)))
        if draft is not None:
            self.form.view.restore(draft.fields, draft.typed_on)
        self.form.view.edited.connect(self._on_view_edited)
        self.form.left.connect(self.keep_draft)
        self.form.confirmed.connect(self._on_form_confirmed)
        self.form.dismissed.connect(self._on_form_dismissed)
        self._place_form()
        self._show_empty()
        self.opened.emit()

    def _spec(self, row: P | None) -> FormSpec[P]:
        asked = None if row is None or not self._asking else self.kit.asked(row, self._asking)
        return self.kit.form(row) if asked is None else asked

    def _start(self, row: P | None) -> P | None:
        """Return what the form of a row shows, None for empty fields."""
        if row is None:
            return self.kit.fresh() if self._begin is None and self.kit.fresh else self._begin
        return self.kit.start(row, self._asking) if self._asking else row

    def _follow_row(self) -> None:
        """Show the row of now beneath what is typed; where it is gone, that becomes a new one."""
        if self.form is None or self._part == NEW:
            return
        row, view = self._row(self._part), self.form.view
        if row is not None and self._editing is not None and self._spec(row) == view.spec:
            self._editing = row
            view.refresh(self._start(row) or row)
        elif row is not None or self._editing is not None:
            part, (field, cursor) = self._part, view.focused_field()
            self.keep_draft()
            self._close_form()
            if row is not None or self.context.drafts.get(self._draft_key(part)):
                self._open_form(part)
            if self.form is not None and field and self.form.view.has_field(field):
                self.form.view.focus_field(field, cursor)

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
        view, edited = self.form.view, self._editing
        # Over the row of now go only the fields that somebody changed here.
        value = view.value() if edited is None else view.accepted()
        done = self.kit.doing(self._asking)
        try:
            with self.context.drafts.settling(self._draft_key(self._part)):
                outcome = (done or self.kit.save)(self._ref, value)
        except InvalidInput as error:
            self._tell(error)
            return
        except UserError as error:
            self.context.complain(error)
            return
        self._end_form(edited)
        self.context.wrote(outcome, "" if done is None else outcome.label.text)

    @Slot()
    def _on_form_dismissed(self) -> None:
        self.context.drafts.discard(self._draft_key(self._part))
        self._end_form(self._editing)

    def _end_form(self, edited: P | None) -> None:
        self._close_form()
        if edited is None:
            self.add.setFocus()
            return
        for row, widget in zip(self._rows, self._widgets, strict=False):
            if _id(row) == _id(edited):
                widget.focus_button(self._asking or EDIT)

    def _tell(self, error: InvalidInput) -> None:
        if self.form is not None and self.form.view.has_field(error.field):
            self.form.view.show_error(error.field, sentence(error))
            self.form.view.focus_field(error.field)
        else:
            self.context.complain(error)

    def _take_up_draft(self) -> None:
        for key in self.context.drafts.keys(self._draft_key("")):
            if read_draft(self.context.drafts.get(key)) is not None:
                self._open_form(key.rpartition(":")[2])
                return

    def _draft_key(self, part: str) -> str:
        return f"{self.kit.key}:{self._ref}:{part}"

    def _row(self, part: str) -> P | None:
        return next((row for row in self._rows if str(_id(row)) == part), None)

    def _focused_button(self) -> tuple[int | str | None, str] | None:
        focused = QApplication.focusWidget()
        for row, widget in zip(self._rows, self._widgets, strict=False):
            if focused is not None and widget.isAncestorOf(focused):
                return _id(row), focused.objectName()
        return None

    def _give_focus_back(self, focused: tuple[int | str | None, str] | None) -> None:
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


def _id(row: Any) -> int | str | None:  # noqa: ANN401 - every row of a list has an id
    found: int | str | None = row.id
    return found

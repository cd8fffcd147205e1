"""A form for what happens once in a while: it opens on demand, and its input is not lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gkdesk.errors import InvalidInput, UserError
from gkdesk.text.sentences.errors import sentence
from gkdesk.ui.records.draft_text import FormDraft, read_draft
from gkdesk.ui.records.inline_form import InlineForm
from gkdesk.ui.widgets import Label, Role

if TYPE_CHECKING:
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.forms import FormSpec
    from gkdesk.ui.pages.page import PageContext

T = TypeVar("T")


class OneOffForm(QWidget, Generic[T]):
    """Hidden until `begin`; what is typed waits as a draft until it is confirmed or dismissed."""

    opened = Signal()
    closed = Signal()
    """It was confirmed or dismissed: the focus wants a place."""
    written = Signal(object)
    """It was confirmed and done: the id of the record that came of it."""

    keeps_draft: ClassVar[bool] = True
    """Say no where what is typed belongs to a choice on the screen that does not come back."""

    def __init__(self, context: PageContext, key: str, *, hint: str = "") -> None:
        super().__init__()
        self._context = context
        self._key = key
        self._ref: int | None = None
        self.form: InlineForm[T] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        if hint:
            self._column.addWidget(Label(hint, Role.QUIET, wrap=True))
        self.hide()

    def spec(self) -> FormSpec[T]:
        """Return what is asked for."""
        raise NotImplementedError

    def start(self) -> T | None:
        """Return what the form shows at first, None for empty fields."""
        return None

    def write(self, ref: int, value: T) -> Outcome:
        """Do it to the record; raise `InvalidInput` for a field that does not fit it."""
        raise NotImplementedError

    def show_record(self, ref: int) -> None:
        """Belong to this record from now on, and show what was half typed for it."""
        if ref != self._ref:
            self.keep_draft()
            self._close()
            self._ref = ref
            self._take_up_draft()

    @Slot()
    def begin(self) -> None:
        """Open the form, unless it is open, and go to its first field that is empty."""
        if self.form is None:
            self._open()
        if self.form is not None:
            self.form.view.focus_field(self._first_empty(self.form))

    def keep_draft(self) -> None:
        """Put what is typed and not confirmed among the drafts, to be pointed to."""
        self._keep(waiting=1)

    def holds(self, name: str) -> bool:
        """Tell whether drafts of this name belong here."""
        return name == self._key

    def draft_field(self) -> str:
        """Return the field that had the cursor when the draft was kept, else the first one."""
        if self.form is None:
            return ""
        draft = read_draft(self._context.drafts.get(self._draft_key()))
        first = self.form.view.spec.fields[0].name
        return draft.at if draft is not None and self.form.view.has_field(draft.at) else first

    def _keep(self, *, waiting: int) -> None:
        if self.form is None or self._ref is None or not self.keeps_draft:
            return
        view = self.form.view
        if not view.unsaved():
            self._context.drafts.discard(self._draft_key())
            return
        # All fields: the day that was offered at first is meant, too, and not that of later.
        today = self._context.workspace.clock.today()
        draft = FormDraft(view.raw(), *view.focused_field(), typed_on=today)
        self._context.drafts.keep(self._draft_key(), draft.text(), waiting=waiting)

    def _take_up_draft(self) -> None:
        draft = read_draft(self._context.drafts.get(self._draft_key()))
        if draft is not None:
            self._open()
            if self.form is not None:
                self.form.view.restore(draft.fields, draft.typed_on)

    def _open(self) -> None:
        self.form = InlineForm(self.spec(), self._context)
        start = self.start()
        if start is not None:
            self.form.view.load(start)
        self.form.view.edited.connect(self._on_view_edited)
        self.form.left.connect(self.keep_draft)
        self.form.confirmed.connect(self._on_form_confirmed)
        self.form.dismissed.connect(self._on_form_dismissed)
        self._column.addWidget(self.form)
        self.show()
        self.opened.emit()

    def done_words(self, outcome: Outcome) -> str:
        """Say what was done."""
        return outcome.label.text

    def _close(self) -> None:
        if self.form is not None:
            closed = self.form
            # Hiding it takes its focus away: nobody may keep a draft of it then.
            self.form = None
            self._column.removeWidget(closed)
            closed.hide()
            closed.deleteLater()
        self.hide()

    def _end(self) -> None:
        self._close()
        self.closed.emit()

    def _draft_key(self) -> str:
        return f"{self._key}:{self._ref}"

    @staticmethod
    def _first_empty(form: InlineForm[T]) -> str:
        typed = form.view.raw()
        return next((name for name, text in typed if not text), typed[0][0])

    @Slot()
    def _on_view_edited(self) -> None:
        self._keep(waiting=0)

    @Slot()
    def _on_form_confirmed(self) -> None:
        if self.form is None or self._ref is None or not self.form.view.show_problems():
            return
        try:
            with self._context.drafts.settling(self._draft_key()):
                outcome = self.write(self._ref, self.form.view.value())
        except InvalidInput as error:
            self._tell(error, self.form)
        except UserError as error:
            self._context.complain(error)
        else:
            self._end()
            self._context.wrote(outcome, self.done_words(outcome))
            self.written.emit(outcome.ref)

    def _tell(self, error: InvalidInput, form: InlineForm[T]) -> None:
        if form.view.has_field(error.field):
            form.view.show_error(error.field, sentence(error))
            form.view.focus_field(error.field)
        else:
            self._context.complain(error)

    @Slot()
    def _on_form_dismissed(self) -> None:
        self._context.drafts.discard(self._draft_key())
        self._end()

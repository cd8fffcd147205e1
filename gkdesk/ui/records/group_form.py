"""A field group that saves itself when it is left, or after a pause: each field that is valid."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gkdesk.errors import InvalidInput, UserError
from gkdesk.text.sentences.errors import sentence
from gkdesk.ui.forms import FormSpec, FormView
from gkdesk.ui.records.draft_text import FormDraft, read_draft

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.pages.page import PageContext

T = TypeVar("T")
SAVED_AFTER_ALL = "Jetzt gespeichert"


class GroupForm(QWidget, Generic[T]):
    """One group of one record. `typed` comes with every change that is not saved yet."""

    typed = Signal()

    def __init__(
        self,
        context: PageContext,
        make: Callable[[T | None], FormSpec[T]],
        *,
        key: str,
        save: Callable[[int, T], Outcome],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._make = make
        self._key = key
        self._save = save
        self._ref: int | None = None
        self._shown: T | None = None
        self._held_back: set[str] = set()
        self._saving = False
        self._refused = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.form = self._made_form(make(None))

    def show_value(self, ref: int, value: T) -> None:
        """Show a record's group. What is typed and not saved stays; another record replaces it."""
        if ref != self._ref:
            self.keep_draft()
            self._ref = ref
            self._load(value)
            self._take_up_draft()
        elif self._saving:
            self._shown = value
            self.form.refresh(value, but=self.form.focused_field()[0])
        elif value != self._shown or self._make(value) != self.form.spec:
            self._load_again(value)

    def keep_draft(self) -> None:
        """Put what is typed and not saved among the drafts, to be pointed to."""
        if self._refused:
            self.form.commit()  # the disk may have room again
        self._keep(waiting=len(self.form.unsaved()))

    def commit(self) -> None:
        """Save now what can be saved."""
        self.form.commit()

    def take_back(self) -> str:
        """Show what is stored in the first field that cannot be saved; return its label."""
        self.form.commit()
        name = next((name for name, _ in self.form.unsaved() if name in self._held_back), "")
        if not name:
            return ""
        self.form.revert(name)
        self._held_back.discard(name)
        self._settle_draft()
        return self.form.label(name)

    def holds(self, name: str) -> bool:
        """Tell whether drafts of this name belong here."""
        return name == self._key

    def waiting_field(self) -> str:
        """Return the first field that is not saved."""
        return next((name for name, _ in self.form.unsaved()), "")

    def _keep(self, *, waiting: int) -> None:
        unsaved = self.form.unsaved()
        if unsaved and self._ref is not None:
            self._context.drafts.keep(self._draft_key(), self._draft(unsaved), waiting=waiting)

    def _draft(self, typed: tuple[tuple[str, str], ...]) -> str:
        today = self._context.workspace.clock.today()
        draft = FormDraft(typed, *self.form.focused_field(), len(typed), today)
        return draft.text() if typed else ""

    def _load(self, value: T) -> None:
        self._shown = value
        self._held_back.clear()
        self._refused = False
        self._fit_choices(value)
        self.form.load(value)

    def _load_again(self, value: T) -> None:
        """Show another state of the same record below what is being typed."""
        self._shown = value
        typed = self.form.unsaved()
        if self._make(value) != self.form.spec and not self.form.focused_field()[0]:
            self._fit_choices(value)
            self.form.load(value)
            self._restore(typed)
        else:
            self.form.refresh(value)

    def _fit_choices(self, value: T) -> None:
        """Offer what the office's lists hold now, and always what the record holds."""
        spec = self._make(value)
        if spec != self.form.spec:
            old = self.form
            self.form = self._made_form(spec)
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
            self.form.show()  # the layout would do it later, and the focus wants to go there now

    def _made_form(self, spec: FormSpec[T]) -> FormView[T]:
        form: FormView[T] = FormView(spec, clock=self._context.workspace.clock, parent=self)
        form.edited.connect(self._on_form_edited)
        form.group_left.connect(self._on_form_group_left)
        form.partly_valid.connect(self._on_form_group_left)
        form.source_wanted.connect(self._context.navigate)
        self._column.addWidget(form)
        return form

    def _take_up_draft(self) -> None:
        draft = read_draft(self._context.drafts.get(self._draft_key()))
        if draft is not None:
            self._restore(draft.fields, draft.typed_on)

    def _restore(self, typed: tuple[tuple[str, str], ...], typed_on: dt.date | None = None) -> None:
        if typed:
            self.form.restore(typed, typed_on)
            for problem in self.form.unsaved_problems():
                self.form.show_error(problem.field, sentence(problem))

    def _draft_key(self) -> str:
        return f"{self._key}:{self._ref}"

    def _written(self) -> Outcome | None:
        """Save the valid fields; what the service refuses is held back like what makes no sense.

        Return None if nothing is left to save. Raises the `UserError` of a store that refuses.
        """
        ref, edited = self._ref, {name for name, _ in self.form.unsaved()}
        self._held_back = {problem.field for problem in self.form.unsaved_problems()}
        while ref is not None:
            value = self.form.accepted(self._held_back)
            if value == self._shown:
                break
            try:
                outcome = self._saved(ref, value)
            except InvalidInput as error:
                self._tell(error)
                new = {error.field} & edited - self._held_back
                self._held_back |= new or edited
            else:
                self._shown = value
                return outcome
        return None

    def _saved(self, ref: int, value: T) -> Outcome:
        """Save, and in the same commit leave no more of the draft than what is held back."""
        left = tuple(pair for pair in self.form.unsaved() if pair[0] in self._held_back)
        drafts, key = self._context.drafts, self._draft_key()
        with drafts.settling(key, self._draft(left), waiting=len(left)):
            return self._save(ref, value)

    @Slot()
    def _on_form_edited(self) -> None:
        self._keep(waiting=len(self._held_back))
        self.typed.emit()

    @Slot()
    def _on_form_group_left(self) -> None:
        if self._ref is None or self._shown is None:
            return
        self._saving = True
        try:
            outcome = self._written()
            self.form.mark_saved(self._shown, but=self._held_back)
            self._settle_draft()
            late, self._refused = self._refused, False
            if outcome is not None:
                self._context.wrote(outcome, SAVED_AFTER_ALL if late else "")
        except UserError as error:
            self._tell_refusal(error)
        finally:
            self._saving = False

    def _settle_draft(self) -> None:
        if self._held_back:
            self._keep(waiting=len(self.form.unsaved()))
        else:
            self._context.drafts.discard(self._draft_key())

    def _tell_refusal(self, error: UserError) -> None:
        """Say once that nothing could be saved; it is tried again whenever a field is left."""
        self.form.mark_refused()
        self._keep(waiting=len(self.form.unsaved()))
        if not self._refused:
            self._context.complain(error)
        self._refused = True

    def _tell(self, error: InvalidInput) -> None:
        if self.form.has_field(error.field):
            self.form.show_error(error.field, sentence(error))
        else:
            self._context.complain(error)

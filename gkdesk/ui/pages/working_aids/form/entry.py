"""One input that saves itself: what cannot be saved stays, is said at the field, and is a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from gkdesk.errors import AnswerRefused, InvalidInput, UserError
from gkdesk.text.sentences.errors import sentence
from gkdesk.ui import theme
from gkdesk.ui.pages.working_aids.form.parts import What, draft_key, stored
from gkdesk.ui.records.draft_text import FormDraft, read_draft
from gkdesk.ui.records.taking_back import HeldBack
from gkdesk.ui.widgets import IconLabel, Label
from gkdesk.ui.widgets.field_row import mark_wrong

if TYPE_CHECKING:
    from gkdesk.services.working_aids.views import QuestionView
    from gkdesk.ui.pages.working_aids.form.desk import Desk
    from gkdesk.ui.pages.working_aids.form.field import AnswerField

_AT_THE_FIELD = (InvalidInput, AnswerRefused)


class Entry(HeldBack):
    """A field with the sentence about what is wrong with it; `name` is what it is called."""

    saved = Signal()

    def __init__(
        self, desk: Desk, view: QuestionView, field: AnswerField, what: What, name: str
    ) -> None:
        super().__init__()
        self.desk = desk
        self.ref = view.ref
        self.what = what
        self.field = field
        self._name = name
        self._refused = ""
        self._told = ("", "")
        self._line: QHBoxLayout | None = None
        self._icon: IconLabel | None = None
        self._message: Label | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px("space.xs"))
        self._column.addWidget(field)
        field.set_fixed(fixed=not desk.may_change)
        field.setObjectName(self.path())
        self.show_view(view)
        self._take_up_draft()
        field.given.connect(self.save)
        field.edited.connect(self._on_field_edited)

    def path(self) -> str:
        """Return the name under which a place remembers this field."""
        row = "" if self.ref.row is None else str(self.ref.row)
        return f"{self.what.value}:{self.ref.question}:{row}"

    def show_view(self, view: QuestionView) -> None:
        """Show the stored state; what is typed and not saved stays."""
        self.ref = view.ref
        if self.what is What.ANSWER and view.choices:
            self.field.offer(view.choices)
        self.field.show_stored(stored(view, self.what))
        if not self.field.is_dirty():
            self._refused = ""
        self._tell(self._refused or (view.error if self.what is What.ANSWER else ""))

    def show_name(self, name: str, description: str) -> None:
        """Call the field by another name."""
        self._name = name
        self._told = ("", "")
        self._describe(description)

    @Slot()
    def save(self) -> None:
        """Save what stands in the field, if it is something else than is stored."""
        if not self.field.is_dirty() or not self.desk.may_change:
            return
        key = draft_key(self.desk.aid_id, self.ref, self.what)
        try:
            typed = self.field.typed()
            with self.desk.context.drafts.settling(key):
                self.desk.save(self.what, self.ref, typed)
        except _AT_THE_FIELD as error:
            self._refuse(sentence(error))
        except UserError as error:
            self._refuse(sentence(error))
            self.desk.context.complain(error)
        else:
            self._refused = ""
            self.field.put_back()
            self.saved.emit()

    def keep_draft(self) -> None:
        """Put what is typed and not saved among the drafts, to be pointed to."""
        if self.field.is_dirty():
            self._keep(waiting=1)

    def take_back(self) -> str:
        """Show what is stored in place of what was refused; return the name of the field."""
        if not self._refused:
            return ""
        self._refused = ""
        self.field.put_back()
        self.desk.context.drafts.discard(draft_key(self.desk.aid_id, self.ref, self.what))
        view = self.desk.question(self.ref)
        self._tell("" if view is None or self.what is not What.ANSWER else view.error)
        return self._name

    def forget_typed(self) -> None:
        """Let go of what is typed and not saved: something else takes its place."""
        if self.field.is_dirty():
            self._refused = ""
            self.field.put_back()
            self.desk.context.drafts.discard(draft_key(self.desk.aid_id, self.ref, self.what))

    def error(self) -> str:
        """Return the sentence that stands below the field."""
        return self._told[0]

    def _refuse(self, words: str) -> None:
        self._refused = words
        self._tell(words)
        self._keep(waiting=1)

    def _keep(self, *, waiting: int) -> None:
        key = draft_key(self.desk.aid_id, self.ref, self.what)
        today = self.desk.context.workspace.clock.today()
        typed = ((self.what.value, self.field.raw()),)
        draft = FormDraft(typed, self.path(), self.field.caret(), 1, today)
        self.desk.context.drafts.keep(key, draft.text(), waiting=waiting)

    def _take_up_draft(self) -> None:
        key = draft_key(self.desk.aid_id, self.ref, self.what)
        draft = read_draft(self.desk.context.drafts.get(key)) if self.desk.has_draft(key) else None
        if draft is not None and draft.fields:
            self.field.restore(draft.fields[0][1])
            if not self.field.is_dirty():
                self.desk.context.drafts.discard(key)

    def _tell(self, words: str) -> None:
        if words and self._message is None:
            self._make_line()
        if self._message is not None and self._icon is not None:
            self._message.setText(words)
            self._message.setVisible(bool(words))
            self._icon.setVisible(bool(words))
        if bool(words) != bool(self._told[0]):
            mark_wrong(self.field.main(), wrong=bool(words))
        self._describe(self._told[1], words)

    def _describe(self, description: str, words: str | None = None) -> None:
        error = self._told[0] if words is None else words
        if (error, description) != self._told or words is None:
            self._told = (error, description)
            spoken = f"Fehler: {error}" if error else description
            self.field.name(self._name, spoken)

    def _make_line(self) -> None:
        self._line = QHBoxLayout()
        self._line.setSpacing(6)
        self._icon = IconLabel("warn", "err")
        self._message = Label("", wrap=True)
        self._line.addWidget(self._icon)
        self._line.addWidget(self._message, 1)
        self._column.addLayout(self._line)

    @Slot()
    def _on_field_edited(self) -> None:
        if self.field.is_dirty():
            self._keep(waiting=0)
        else:
            self.desk.context.drafts.discard(draft_key(self.desk.aid_id, self.ref, self.what))

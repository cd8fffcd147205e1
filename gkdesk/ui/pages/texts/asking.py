"""The short forms of the page, one below the other; one is open at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from gkdesk.ui.pages.texts.forms import CheckedForm, CorrectForm, EasyForm, LanguageForm
from gkdesk.ui.widgets import ScrollPage

if TYPE_CHECKING:
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.pages.texts.deeds import TextDeeds

_ONE = 0
"""There is one of each form but one; its draft is kept under this number."""
_CORRECT = "texts.correct"


class Asking(ScrollPage):
    """Emits `opened` when a form asks for the room, and `closed` when none does."""

    opened = Signal()
    closed = Signal()

    def __init__(self, context: PageContext, deeds: TextDeeds) -> None:
        super().__init__()
        self._drafts = context.drafts
        own = context.workspace.texts.own
        self.checked = CheckedForm(context, deeds.note_check, deeds.signed)
        self.easy = EasyForm(context, deeds.note_easy)
        self.language = LanguageForm(context, deeds.add_language)
        self.correction = CorrectForm(context, own.refs, own.change)
        for form in self._forms():
            self.body.addWidget(form)
            form.opened.connect(self.opened)
            form.closed.connect(self._on_form_closed)
        self.body.addStretch(1)

    def take_up_drafts(self) -> None:
        """Open what was half typed before."""
        for form in (self.checked, self.easy, self.language):
            form.show_record(_ONE)
        for key in self._drafts.keys(f"{_CORRECT}:")[:1]:
            self.correction.show_record(int(key.partition(":")[2]))

    def keep_drafts(self) -> None:
        """Put what is typed among the drafts."""
        for form in self._forms():
            form.keep_draft()

    def correct(self, ref: int) -> None:
        """Ask for the names of an added language, by the id of its record."""
        self.correction.show_record(ref)
        self.correction.begin()

    def open_draft(self, name: str, ref: str) -> bool:
        """Go to the form whose draft has this name; tell whether there is one."""
        if self.correction.holds(name):
            self.correction.show_record(int(ref))
        for form in self._forms():
            if form.holds(name):
                form.begin()
                return bool(form.draft_field())
        return False

    def _forms(self) -> tuple[CheckedForm, EasyForm, LanguageForm, CorrectForm]:
        return self.checked, self.easy, self.language, self.correction

    @Slot()
    def _on_form_closed(self) -> None:
        if not any(form.form is not None for form in self._forms()):
            self.closed.emit()

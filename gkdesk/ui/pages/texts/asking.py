"""The short forms of the page, one below the other; one is open at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from gkdesk.ui.pages.texts.forms import CheckedForm, EasyForm, LanguageForm
from gkdesk.ui.widgets import ScrollPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from gkdesk.services.workspace import Outcome
    from gkdesk.text.languages import Language
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.pages.texts.forms import Checked, TestRead

_ONE = 0
"""There is one of each form; its draft is kept under this number."""


class Asking(ScrollPage):
    """Emits `opened` when a form asks for the room, and `closed` when none does."""

    opened = Signal()
    closed = Signal()

    def __init__(
        self,
        context: PageContext,
        *,
        check: Callable[[Checked], Outcome],
        call_easy: Callable[[TestRead], Outcome],
        add: Callable[[Language], Outcome],
    ) -> None:
        super().__init__()
        self.checked = CheckedForm(context, check)
        self.easy = EasyForm(context, call_easy)
        self.language = LanguageForm(context, add)
        for form in self._forms():
            self.body.addWidget(form)
            form.opened.connect(self.opened)
            form.closed.connect(self._on_form_closed)
        self.body.addStretch(1)

    def take_up_drafts(self) -> None:
        """Open what was half typed before."""
        for form in self._forms():
            form.show_record(_ONE)

    def keep_drafts(self) -> None:
        """Put what is typed among the drafts."""
        for form in self._forms():
            form.keep_draft()

    def open_draft(self, name: str) -> bool:
        """Go to the form whose draft has this name; tell whether there is one."""
        for form in self._forms():
            if form.holds(name):
                form.begin()
                return bool(form.draft_field())
        return False

    def _forms(self) -> tuple[CheckedForm, EasyForm, LanguageForm]:
        return self.checked, self.easy, self.language

    @Slot()
    def _on_form_closed(self) -> None:
        if not any(form.form is not None for form in self._forms()):
            self.closed.emit()

"""What is being typed into the field: saved when it is left, or kept as a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from gkdesk.errors import InvalidInput, UserError
from gkdesk.text.languages import GERMAN, language
from gkdesk.text.sentences.errors import sentence
from gkdesk.ui.pages.texts import words

if TYPE_CHECKING:
    from gkdesk.services.texts.views import TextView
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.pages.texts.editor import TextEditor

DRAFT = "texts.wording"


class Wording(QObject):
    """Keeps the editor at one text of a set in one language; `at` says which set and language."""

    def __init__(self, context: PageContext, editor: TextEditor) -> None:
        super().__init__(editor)
        self._context = context
        self._editor = editor
        self.at = ("booklet", GERMAN.code)
        editor.edited.connect(self._on_editor_edited)
        editor.left.connect(self.save)

    def show(self, view: TextView | None) -> None:
        """Show a text, None for none, with what somebody began to type for it."""
        spoken = language(self.at[1])
        if view is None:
            self._editor.show_view(None, spoken)
            return
        typed = self._context.drafts.get(self._draft_key(view.key))
        state = words.state_text(view, veiled=self._context.privacy.is_on())
        self._editor.show_view(view, spoken, typed=typed, state=state)

    @Slot()
    def save(self) -> None:
        """Save the field; what is refused stays there, and waits as a draft."""
        view, (name, code) = self._editor.view, self.at
        if view is None:
            return
        draft = self._draft_key(view.key)
        if not self._editor.is_changed():
            self._context.drafts.discard(draft)
            self._editor.row.show_error("")
            return
        text = self._editor.text()
        editing = self._context.workspace.texts.editing
        try:
            with self._context.drafts.settling(draft):
                outcome = editing.save(name, view.key, code, text)
        except InvalidInput as error:
            self._editor.row.show_error(sentence(error))
            self._context.drafts.keep(draft, text, waiting=1)
        except UserError as error:
            self._context.complain(error)
            self._context.drafts.keep(draft, text, waiting=1)
        else:
            self._context.wrote(outcome)

    def is_open(self) -> bool:
        """Tell whether the field holds what is not saved."""
        return self._editor.view is not None and self._editor.is_changed()

    def _draft_key(self, key: str) -> str:
        name, code = self.at
        return f"{DRAFT}:{name}/{code}/{key}"

    @Slot()
    def _on_editor_edited(self) -> None:
        view = self._editor.view
        if view is not None:
            self._context.drafts.keep(self._draft_key(view.key), self._editor.text())

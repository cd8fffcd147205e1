"""An office that is not in the register, typed where a basis is entered: two ways on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gkdesk.errors import UserError
from gkdesk.services.register.contact_fields import OrganisationFields
from gkdesk.text.bidi_safe import inside
from gkdesk.text.sentences.errors import sentence
from gkdesk.ui import theme
from gkdesk.ui.forms import Choice
from gkdesk.ui.widgets import Kind, Label, LinkButton, Role, Row

if TYPE_CHECKING:
    from gkdesk.ui.forms import FormView
    from gkdesk.ui.pages.page import PageContext

OFFICE, IN_WORDS = "organisation_id", "recipient"
UNKNOWN = "„{0}“ steht noch nicht im Netzwerk."
ADD = "Als Organisation anlegen"
ONLY_WORDS = "Nur in Worten nennen"
ADDED = "„{0}“ angelegt. Art und Anschrift tragen Sie unter Netzwerk ein."
_TYPED = "?"


class UnknownOffice(QWidget):
    """Shown while what is typed as the organisation is no entry of the list."""

    def __init__(self, context: PageContext, form: FormView[Any]) -> None:
        super().__init__(form)
        self._context = context
        self._form = form
        self.words = Label("", Role.QUIET, wrap=True)
        self.add = LinkButton(ADD, "plus")
        self.only_words = LinkButton(ONLY_WORDS, "pencil")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.words)
        column.addWidget(Row(self.add, self.only_words, spacing=theme.px("space.l")))
        self.add.clicked.connect(self._on_add_clicked)
        self.only_words.clicked.connect(self._on_only_words_clicked)
        form.edited.connect(self._on_form_edited)
        self._on_form_edited()

    def typed(self) -> str:
        """Return what is typed and is no entry; "" where there is one or nothing."""
        raw = dict(self._form.raw()).get(OFFICE, "")
        return raw.removeprefix(_TYPED) if raw.startswith(_TYPED) else ""

    @Slot()
    def _on_form_edited(self) -> None:
        self.words.setText(UNKNOWN.format(inside(self.typed())))
        self.setVisible(bool(self.typed()))

    @Slot()
    def _on_add_clicked(self) -> None:
        name = self.typed()
        try:
            outcome = self._context.workspace.organisations.create(OrganisationFields(name=name))
        except UserError as error:
            self._context.banner(Kind.ERROR, sentence(error))
            return
        if outcome.ref is not None:
            self._form.add_choice(OFFICE, Choice(outcome.ref, name))
        self._context.wrote(outcome, ADDED.format(inside(name)))
        self._form.focus_field("contact_id")

    @Slot()
    def _on_only_words_clicked(self) -> None:
        name = self.typed()
        self._form.restore(((OFFICE, ""), (IN_WORDS, name)))
        self._on_form_edited()
        self._form.focus_field(IN_WORDS)

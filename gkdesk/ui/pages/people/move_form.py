"""„Umgezogen …“: a new address from a day on; the old one goes to the former addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gkdesk.errors import InvalidInput, UserError
from gkdesk.text.ids import ClientId
from gkdesk.text.sentences import sentence
from gkdesk.ui.pages.people.client_forms import address_form
from gkdesk.ui.pages.people.record_list import InlineForm
from gkdesk.ui.widgets import Kind, Label, LinkButton, Role

if TYPE_CHECKING:
    from gkdesk.services.client_fields import Address
    from gkdesk.services.client_views import ClientDetail
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.pages.people.lookup import OfficeLookup


class MoveForm(QWidget):
    """Hidden until `begin` is used."""

    def __init__(self, context: PageContext, lookup: OfficeLookup) -> None:
        super().__init__()
        self._context = context
        self._lookup = lookup
        self._ref: int | None = None
        self.form: InlineForm[Address] | None = None
        self.begin = LinkButton("Umzug eintragen", "home")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._hint = Label(
            "Die neue Anschrift. Die bisherige bleibt unter „Frühere Anschriften“ stehen.",
            Role.QUIET,
            wrap=True,
        )
        self._column.addWidget(self._hint)
        self.begin.clicked.connect(self._on_begin_clicked)
        self.hide()

    def show_client(self, client: ClientDetail) -> None:
        if client.id != self._ref:
            self._ref = client.id
            self._close()

    @Slot()
    def _on_begin_clicked(self) -> None:
        self._close()
        self.form = InlineForm(address_form(self._lookup, None), self._context)
        self.form.confirmed.connect(self._on_form_confirmed)
        self.form.dismissed.connect(self._on_form_dismissed)
        self._column.addWidget(self.form)
        self.show()
        self.form.view.focus_field("street")

    @Slot()
    def _on_form_confirmed(self) -> None:
        if self.form is None or self._ref is None or not self.form.view.show_problems():
            return
        address = self.form.view.value()
        day = address.since or self._context.workspace.clock.today()
        try:
            outcome = self._context.workspace.clients.move(ClientId(self._ref), address, day)
        except InvalidInput as error:
            self.form.view.show_error(error.field, sentence(error))
            return
        except UserError as error:
            self._context.banner(Kind.ERROR, sentence(error))
            return
        self._close()
        self.begin.setFocus()
        self._context.wrote(outcome, outcome.label.text)

    @Slot()
    def _on_form_dismissed(self) -> None:
        self._close()
        self.begin.setFocus()

    def _close(self) -> None:
        if self.form is not None:
            self._column.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None
        self.hide()

"""„Umgezogen …“: a new address from a day on; the old one goes to the former addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from gkdesk.services.clients.fields import Address
from gkdesk.text.ids import ClientId
from gkdesk.ui.pages.people.client_forms import address_form
from gkdesk.ui.records.one_off_form import OneOffForm
from gkdesk.ui.widgets import LinkButton

if TYPE_CHECKING:
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.forms import FormSpec
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.records.lookup import OfficeLookup

HINT = "Die neue Anschrift. Die bisherige bleibt unter „Frühere Anschriften“ stehen."


class MoveForm(OneOffForm[Address]):
    """`link` opens it."""

    def __init__(self, context: PageContext, lookup: OfficeLookup) -> None:
        super().__init__(context, "client.move", hint=HINT)
        self._lookup = lookup
        self.link = LinkButton("Umzug eintragen", "home")
        self.link.clicked.connect(self.begin)
        self.closed.connect(self._on_closed)

    def spec(self) -> FormSpec[Address]:
        return address_form(self._lookup, None)

    def write(self, ref: int, value: Address) -> Outcome:
        workspace = self._context.workspace
        day = value.since or workspace.clock.today()
        return workspace.clients.move(ClientId(ref), value, day)

    @Slot()
    def _on_closed(self) -> None:
        self.link.setFocus()

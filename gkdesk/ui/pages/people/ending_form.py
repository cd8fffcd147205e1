"""„Begleitung beenden“: on which day, and why."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.text.date_input import Lean
from gkdesk.text.ids import ClientId
from gkdesk.ui.forms import DateField, FormSpec, TextField
from gkdesk.ui.pages.people.client_forms import PAST_HELP
from gkdesk.ui.records.one_off_form import OneOffForm

if TYPE_CHECKING:
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.pages.page import PageContext


@dataclass(frozen=True)
class Ending:
    """When and why an accompaniment ends."""

    on: dt.date | None = None
    reason: str = ""


ENDING_FORM: FormSpec[Ending] = FormSpec(
    Ending,
    (
        DateField(name="on", label="Ende am", required=True, help_text=PAST_HELP, lean=Lean.PAST),
        TextField(
            name="reason", label="Warum?", placeholder="zum Beispiel: umgezogen, Ziel erreicht"
        ),
    ),
    name="Begleitung beenden",
)


class EndingForm(OneOffForm[Ending]):
    """Asks for the end; today stands there at first."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, "client.ending")

    def spec(self) -> FormSpec[Ending]:
        return ENDING_FORM

    def start(self) -> Ending:
        return Ending(self._context.workspace.clock.today())

    def write(self, ref: int, value: Ending) -> Outcome:
        workspace = self._context.workspace
        day = value.on or workspace.clock.today()
        return workspace.clients.end(ClientId(ref), day, value.reason)

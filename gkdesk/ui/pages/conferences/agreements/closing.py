"""What is asked for when an agreement is done, or will not be done."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.text.date_input import Lean
from gkdesk.text.ids import ActionId
from gkdesk.ui.forms import DateField, FormSpec, MultilineField
from gkdesk.ui.pages.conferences.forms import PAST_HELP
from gkdesk.ui.records.one_off_form import OneOffForm

if TYPE_CHECKING:
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.pages.page import PageContext


@dataclass(frozen=True)
class Closing:
    """What came of an agreement, and when."""

    outcome: str = ""
    closed_on: dt.date | None = None


class DoneForm(OneOffForm[Closing]):
    """Ask what came of it."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, "action_item.done")

    def spec(self) -> FormSpec[Closing]:
        return _closing("Was ist daraus geworden?", "Erledigt am", "Erledigt", required=False)

    def start(self) -> Closing:
        return Closing(closed_on=self._context.workspace.clock.today())

    def write(self, ref: int, value: Closing) -> Outcome:
        actions = self._context.workspace.actions
        return actions.done(ActionId(ref), value.outcome, value.closed_on)


class DropForm(OneOffForm[Closing]):
    """Ask why it will not be done."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, "action_item.drop")

    def spec(self) -> FormSpec[Closing]:
        return _closing("Warum entfällt es?", "Entfallen am", "Entfällt", required=True)

    def start(self) -> Closing:
        return Closing(closed_on=self._context.workspace.clock.today())

    def write(self, ref: int, value: Closing) -> Outcome:
        actions = self._context.workspace.actions
        return actions.drop(ActionId(ref), value.outcome, value.closed_on)


def _closing(asked: str, day: str, name: str, *, required: bool) -> FormSpec[Closing]:
    return FormSpec(
        Closing,
        (
            MultilineField(name="outcome", label=asked, lines=2, required=required),
            DateField(
                name="closed_on", label=day, required=True, help_text=PAST_HELP, lean=Lean.PAST
            ),
        ),
        name=name,
    )

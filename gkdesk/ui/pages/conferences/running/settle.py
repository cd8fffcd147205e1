"""What became of the item that is open, and when it is looked at again."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.text.codes.meetings import ItemKind, ItemState
from gkdesk.text.ids import PartId
from gkdesk.ui.forms import ChoiceField, DateField, FieldSpec, FormSpec
from gkdesk.ui.records.group_form import GroupForm
from gkdesk.ui.records.lookup import words_of

if TYPE_CHECKING:
    from gkdesk.services.meetings.views import ItemView
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.pages.conferences.running.state import RunningState

AGAIN_HELP = "Leer heißt: nur, wenn etwas offen ist"


@dataclass(frozen=True)
class Settled:
    """The state of an item; only a case is looked at again on a day."""

    state: ItemState = ItemState.OPEN
    follow_up_on: dt.date | None = None
    is_case: bool = True


class SettleForm(GroupForm[Settled]):
    """Saves itself like every group of a record."""

    def __init__(self, state: RunningState) -> None:
        self._state = state
        super().__init__(
            state.context,
            _form,
            key=f"meeting.state:{state.meeting_id}",
            save=self._settle,
        )

    def show_item(self, item: ItemView) -> None:
        """Show what became of an item so far."""
        is_case = item.fields.kind is ItemKind.CASE
        self.show_value(item.id, Settled(item.state, item.fields.follow_up_on, is_case))

    def _settle(self, ref: int, value: Settled) -> Outcome:
        agenda = self._state.context.workspace.agenda
        return agenda.settle(self._state.meeting_id, PartId(ref), value.state, value.follow_up_on)


def _form(value: Settled | None) -> FormSpec[Settled]:
    settled = value or Settled()
    state: FieldSpec = ChoiceField(
        name="state", label="Stand", choices=words_of(ItemState), empty_text=None
    )
    again: FieldSpec = DateField(
        name="follow_up_on", label="Wiedervorlage am", help_text=AGAIN_HELP
    )
    return FormSpec(Settled, (state, again) if settled.is_case else (state,), name="Stand")

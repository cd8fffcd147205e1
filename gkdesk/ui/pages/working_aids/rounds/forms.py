"""What is asked when a working aid is begun, and what can be changed about it later."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.services.working_aids.rounds import FIRST_ROUND, AidFields
from gkdesk.text.date_input import Lean
from gkdesk.text.dates import LAST_YEAR
from gkdesk.ui.forms import DateField, FormSpec, NumberField, TextField, YesNoField

if TYPE_CHECKING:
    from gkdesk.ui.forms import FieldSpec

_DUE = "Bis wann sie zurückgesendet sein soll. Die Seite Heute erinnert daran."
_RECIPIENT = (
    "Wer die Rücksendung bekommt: wie in der letzten Runde oder wie in den Einstellungen unter "
    "„Wörter anpassen“"
)


@dataclass(frozen=True)
class Beginning:
    """What is entered when an aid is begun."""

    year: int | None = None
    due_on: dt.date | None = None
    recipient: str = ""
    take_over: bool = False

    def fields(self) -> AidFields:
        """Return what is stored with the aid."""
        return AidFields(self.due_on, self.recipient)


def begin_form(earlier: int | None) -> FormSpec[Beginning]:
    """Return the form for the beginning; last year's answers are offered where there are any."""
    asked: list[FieldSpec] = [
        NumberField(
            name="year", label="Runde (Jahr)", required=True, least=FIRST_ROUND, most=LAST_YEAR
        ),
        *_about(),
    ]
    if earlier is not None:
        label = f"Antworten aus der Runde {earlier} übernehmen"
        asked.append(YesNoField(name="take_over", label=label, wide=True))
    return FormSpec(Beginning, tuple(asked), name="Beginnen")


def details_form(_value: AidFields | None) -> FormSpec[AidFields]:
    """Return the form of what is entered about an aid besides its answers."""
    return FormSpec(AidFields, _about(), name="Angaben")


def _about() -> tuple[FieldSpec, ...]:
    return (
        DateField(name="due_on", label="Fällig am", lean=Lean.FUTURE, help_text=_DUE),
        TextField(name="recipient", label="Empfänger", help_text=_RECIPIENT, wide=True),
    )

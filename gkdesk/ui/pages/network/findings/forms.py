"""The short forms with which a finding becomes a task or a need, or is set aside."""

from __future__ import annotations

import datetime as dt
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gkdesk.services.register.fields import NeedFields, TaskFields
from gkdesk.text.codes.clients import CodeList
from gkdesk.text.dates import add_months
from gkdesk.ui.forms import ChoiceField, DateField, FormSpec, TextField
from gkdesk.ui.records.lookup import MUNICIPALITIES
from gkdesk.ui.records.one_off_form import OneOffForm

if TYPE_CHECKING:
    from gkdesk.services.networks.analysis_views import FindingView
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.records.lookup import OfficeLookup

TASK, NEED, ASIDE = "task", "need", "aside"
BACK_AFTER_MONTHS = 3
"""What was looked at and let be is worth another look after this time."""


@dataclass(frozen=True)
class SetAside:
    """How long a finding is set aside: until it comes back on a day, or for good."""

    until: dt.date | None = None


def draft_ref(finding_key: str) -> int:
    """Return the number under which drafts about a finding are kept."""
    return zlib.crc32(finding_key.encode())


class TaskForm(OneOffForm[TaskFields]):
    """Proposes a task; it says what is to be done, and until when."""

    def __init__(self, context: PageContext, key: str, finding: FindingView) -> None:
        super().__init__(context, key)
        self._finding = finding

    def spec(self) -> FormSpec[TaskFields]:
        return FormSpec(
            TaskFields,
            (
                TextField(name="what", label="Was ist zu tun?", required=True, wide=True),
                DateField(name="due_on", label="Bis wann?"),
            ),
            name="Neue Aufgabe",
        )

    def start(self) -> TaskFields:
        return self._context.workspace.analyses.to_task(self._finding)

    def write(self, ref: int, value: TaskFields) -> Outcome:
        del ref
        return self._context.workspace.tasks.create(value)


class NeedForm(OneOffForm[NeedFields]):
    """Proposes a need; what kind of finding shows it stays with it as evidence."""

    def __init__(
        self, context: PageContext, key: str, finding: FindingView, lookup: OfficeLookup
    ) -> None:
        super().__init__(context, key)
        self._finding = finding
        self._lookup = lookup

    def spec(self) -> FormSpec[NeedFields]:
        fields = self._lookup.offered(CodeList.FIELD_OF_ACTION)
        return FormSpec(
            NeedFields,
            (
                TextField(name="topic", label="Was fehlt?", required=True, wide=True),
                ChoiceField(name="field", label="Handlungsfeld", choices=fields, empty_value=""),
                TextField(name="group", label="Wem fehlt es?"),
                ChoiceField(
                    name="municipality_id",
                    label="Gemeinde",
                    choices=self._lookup.municipalities(),
                    source=MUNICIPALITIES,
                    empty_text="alle Gemeinden",
                ),
                TextField(name="owner", label="Wer kümmert sich?"),
            ),
            name="Neuer Bedarf",
        )

    def start(self) -> NeedFields:
        return self._context.workspace.analyses.to_need(self._finding)

    def write(self, ref: int, value: NeedFields) -> Outcome:
        del ref
        return self._context.workspace.needs.create(value)


class AsideForm(OneOffForm[SetAside]):
    """Asks until when a finding is set aside; the day that is offered lies some months ahead."""

    def __init__(self, context: PageContext, key: str, finding: FindingView) -> None:
        super().__init__(context, key)
        self._finding = finding

    def spec(self) -> FormSpec[SetAside]:
        until = DateField(
            name="until",
            label="Zur Seite legen bis",
            help_text="An diesem Tag steht der Hinweis wieder in der Liste. Leer: auf Dauer.",
        )
        return FormSpec(SetAside, (until,), name="Zur Seite legen")

    def start(self) -> SetAside:
        return SetAside(add_months(self._context.workspace.clock.today(), BACK_AFTER_MONTHS))

    def write(self, ref: int, value: SetAside) -> Outcome:
        del ref
        return self._context.workspace.analyses.set_aside(self._finding.key, value.until)


def follow_up_form(
    context: PageContext, what: str, key: str, finding: FindingView, lookup: OfficeLookup
) -> OneOffForm[Any]:
    """Return the form for what shall follow of a finding."""
    if what == NEED:
        return NeedForm(context, key, finding, lookup)
    if what == ASIDE:
        return AsideForm(context, key, finding)
    return TaskForm(context, key, finding)

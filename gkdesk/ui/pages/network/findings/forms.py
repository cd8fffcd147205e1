"""The short forms with which a finding becomes a task or a need."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any

from gkdesk.services.register.fields import NeedFields, TaskFields
from gkdesk.text.codes.clients import CodeList
from gkdesk.ui.forms import ChoiceField, DateField, FormSpec, TextField
from gkdesk.ui.records.one_off_form import OneOffForm

if TYPE_CHECKING:
    from gkdesk.services.networks.analysis_views import FindingView
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.records.lookup import OfficeLookup

TASK, NEED = "task", "need"


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


def follow_up_form(
    context: PageContext, what: str, key: str, finding: FindingView, lookup: OfficeLookup
) -> OneOffForm[Any]:
    """Return the form for what shall follow of a finding."""
    if what == NEED:
        return NeedForm(context, key, finding, lookup)
    return TaskForm(context, key, finding)

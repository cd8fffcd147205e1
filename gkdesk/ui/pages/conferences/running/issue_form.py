"""From a case to a structural issue: the theme is typed anew, and nothing of the case is copied."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.services.structural.fields import IssueFields
from gkdesk.text.codes.meetings import IssueKind, IssueSource
from gkdesk.ui.forms import ChoiceField, FormSpec, TextField
from gkdesk.ui.records.lookup import words_of
from gkdesk.ui.records.one_off_form import OneOffForm

if TYPE_CHECKING:
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.pages.conferences.running.state import RunningState

HINT = (
    "Schreiben Sie das Thema neu, ohne Namen und ohne Einzelheiten aus dem Fall. Übernommen wird "
    "nur, dass ein Fall dahinter steht."
)


@dataclass(frozen=True)
class NewIssue:
    """What is asked for; everything else belongs to the page of the issue."""

    theme: str = ""
    kind: IssueKind = IssueKind.PROCESS


class IssueForm(OneOffForm[NewIssue]):
    """Notes a structural issue at the item that is open."""

    def __init__(self, state: RunningState) -> None:
        self._state = state
        super().__init__(state.context, f"meeting.issue:{state.meeting_id}", hint=HINT)

    def spec(self) -> FormSpec[NewIssue]:
        return FormSpec(
            NewIssue,
            (
                TextField(name="theme", label="Thema", required=True, wide=True),
                ChoiceField(name="kind", label="Art", choices=words_of(IssueKind), empty_text=None),
            ),
            name="Strukturthema",
        )

    def start(self) -> NewIssue:
        return NewIssue()

    def write(self, ref: int, value: NewIssue) -> Outcome:
        item = self._state.item(ref)
        return self._state.context.workspace.issues.create(
            IssueFields(
                theme=value.theme,
                kind=value.kind,
                source=IssueSource.CASE_CONFERENCE,
                meeting_id=self._state.meeting_id,
            ),
            client_id=None if item is None else item.fields.client_id,
        )

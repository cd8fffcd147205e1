"""Put something on the agenda: a case, a topic, a structural issue."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from gkdesk.services.meetings.fields import Item
from gkdesk.text.codes.meetings import ItemKind
from gkdesk.text.ids import MeetingId
from gkdesk.ui.forms import Choice
from gkdesk.ui.pages.conferences.forms import (
    NewCase,
    NewIssue,
    NewTopic,
    case_form,
    issue_form,
    topic_form,
)
from gkdesk.ui.records.one_off_form import OneOffForm
from gkdesk.ui.records.row_text import joined

if TYPE_CHECKING:
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.forms import FormSpec
    from gkdesk.ui.pages.page import PageContext

VEILED = "ein Fall, verdeckt"


class AddCase(OneOffForm[NewCase]):
    """Ask for a client that the office accompanies and that is not on the agenda yet."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, "meeting.agenda_case")
        self.minutes = NewCase().minutes
        self.there: frozenset[int] = frozenset()

    def spec(self) -> FormSpec[NewCase]:
        return case_form(self._clients)

    def start(self) -> NewCase:
        return NewCase(minutes=self.minutes)

    def write(self, ref: int, value: NewCase) -> Outcome:
        item = Item(ItemKind.CASE, client_id=value.client_id, minutes=value.minutes)
        return self._context.workspace.agenda.save_item(MeetingId(ref), item)

    def _clients(self) -> tuple[Choice, ...]:
        rows = self._context.workspace.clients.rows()
        hidden = self._context.privacy.is_on()
        return tuple(
            Choice(row.id, VEILED if hidden else joined(row.name, row.code))
            for row in rows
            if row.id not in self.there
        )


class AddTopic(OneOffForm[NewTopic]):
    """Ask for a topic."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, "meeting.agenda_topic")

    def spec(self) -> FormSpec[NewTopic]:
        return topic_form()

    def start(self) -> NewTopic:
        return NewTopic()

    def write(self, ref: int, value: NewTopic) -> Outcome:
        item = Item(ItemKind.TOPIC, title=value.title, minutes=value.minutes)
        return self._context.workspace.agenda.save_item(MeetingId(ref), item)


class AddIssue(OneOffForm[NewIssue]):
    """Ask for a structural issue that is not settled."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, "meeting.agenda_issue")

    def spec(self) -> FormSpec[NewIssue]:
        return issue_form(partial(_open_issues, self._context))

    def start(self) -> NewIssue:
        return NewIssue()

    def write(self, ref: int, value: NewIssue) -> Outcome:
        item = Item(ItemKind.STRUCTURAL, structural_id=value.structural_id, minutes=value.minutes)
        return self._context.workspace.agenda.save_item(MeetingId(ref), item)


def _open_issues(context: PageContext) -> tuple[Choice, ...]:
    rows = context.workspace.issues.rows()
    return tuple(Choice(row.id, row.fields.theme) for row in rows)

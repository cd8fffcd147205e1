"""A conference that was held, with one of everything, to be sealed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.services.meetings.fields import ActorView, Text
from gkdesk.services.workspace import Workspace
from gkdesk.text.codes.meetings import (
    Attendance,
    ItemState,
    TextPart,
)
from gkdesk.text.ids import ActionId, ClientId, ContactId, MeetingId, PartId
from gkdesk.text.labels import Label
from tests.factories import (
    a_case_item,
    a_client,
    a_contact,
    a_meeting,
    a_participant,
    an_action,
    an_organisation,
)

if TYPE_CHECKING:
    from gkdesk.services.meetings.views import MeetingView, Sealed

HELD_ON = dt.date(2026, 11, 17)


@dataclass(frozen=True)
class Minutes:
    """A conference that was held, with one of everything."""

    workspace: Workspace
    meeting: MeetingId
    client: ClientId
    contact: ContactId
    item: PartId
    person: PartId
    action: ActionId

    def view(self) -> MeetingView:
        return self.workspace.meetings.detail(self.meeting)

    def seal(self) -> None:
        self.workspace.meetings.seal(self.meeting)

    def newest(self) -> Sealed:
        return self.view().seals[0]

    def change(self, statement: object) -> None:
        with self.workspace._store.transaction(Label.CONFERENCE_CHANGED) as transaction:
            transaction.session.execute(statement)  # type: ignore[call-overload]


def held(workspace: Workspace) -> Minutes:
    meeting, client = a_meeting(workspace, on=HELD_ON), a_client(workspace)
    contact = a_contact(workspace, organisation_id=an_organisation(workspace))
    item = a_case_item(workspace, meeting, client)
    person = a_participant(workspace, meeting, contact, attendance=Attendance.PRESENT)
    workspace.agenda.save_text(meeting, Text(item, TextPart.CLIENT_VIEW, "will arbeiten"))
    workspace.agenda.save_view(meeting, ActorView(item, person, "geht gut voran"))
    workspace.agenda.settle(meeting, item, ItemState.DISCUSSED)
    action = an_action(workspace, meeting, item_id=item, contact_id=contact)
    workspace.meetings.end(meeting)
    return Minutes(workspace, meeting, client, contact, item, person, action)

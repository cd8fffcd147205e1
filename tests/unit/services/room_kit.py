"""A conference with one case and one participant of one office, to ask who may hear what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.services.meetings.fields import AccessDecision
from gkdesk.services.workspace import Workspace
from gkdesk.text.ids import ClientId, ContactId, MeetingId, OrganisationId, PartId
from tests.factories import (
    a_case_item,
    a_client,
    a_contact,
    a_meeting,
    a_participant,
    an_organisation,
)

if TYPE_CHECKING:
    from gkdesk.services.meetings.views import Heard
    from gkdesk.text.codes.meetings import AccessWay


@dataclass(frozen=True)
class Room:
    """A conference with one case and one participant of one office."""

    workspace: Workspace
    client: ClientId
    office: OrganisationId
    contact: ContactId
    meeting: MeetingId
    item: PartId
    person: PartId

    def heard(self, person: PartId | None = None, item: PartId | None = None) -> Heard:
        """Return what the participant, or another, hears at the case."""
        found = self.workspace.meetings.matrix(self.meeting)
        return found.at(item or self.item, person or self.person)

    def decide(self, way: AccessWay, *categories: str, reason: str = "") -> None:
        """Decide about the participant."""
        decision = AccessDecision(self.item, self.person, way, categories, reason)
        self.workspace.agenda.decide(self.meeting, decision)


def a_room(workspace: Workspace, *, agreed: bool = True, kind: str = "", **meeting: object) -> Room:
    office = an_organisation(workspace, **({"kind": kind} if kind else {}))
    contact = a_contact(workspace, organisation_id=office)
    client, held = a_client(workspace), a_meeting(workspace, **meeting)
    item = a_case_item(workspace, held, client, agreed=agreed)
    person = a_participant(workspace, held, contact)
    return Room(workspace, client, office, contact, held, item, person)

"""A conference on two cases, and the words of a paper about it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.export.content import Document
from gkdesk.services.case_papers.kinds import (
    CasePaperCode,
    CasePaperWish,
)
from gkdesk.services.clients.case_fields import Consent
from gkdesk.services.clients.fields import SpokenLanguage
from gkdesk.services.meetings.fields import (
    Item,
    MeetingFields,
    Participant,
    Text,
)
from gkdesk.text.codes.cases import ConsentPurpose
from gkdesk.text.codes.clients import Audience, Category
from gkdesk.text.codes.meetings import (
    ParticipantRole,
    TextPart,
)
from gkdesk.text.ids import ClientId, MeetingId, OrganisationId, PartId
from tests.document_kit import plain
from tests.factories import a_client, a_contact, a_part, an_organisation

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace

TODAY = dt.date(2026, 11, 18)
ON = dt.date(2026, 11, 26)
DAY = dt.timedelta(days=1)
CODE = CasePaperCode
PLANS = (Category.CONTACT.value, Category.PLANS.value)


@dataclass(frozen=True)
class Conference:
    """A conference on two cases: the VHS knows Yusuf and his plans, the Jobcenter nothing."""

    id: MeetingId
    yusuf: ClientId
    amina: ClientId
    item: PartId
    second: PartId
    vhs: PartId
    jobcenter: PartId
    attending: PartId
    vhs_id: OrganisationId
    consent: PartId

    def wish(
        self,
        kind: CasePaperCode,
        audience: Audience = Audience.PARTICIPANT,
        person: PartId | None = None,
        **further: object,
    ) -> CasePaperWish:
        """Return a wish for a paper of this conference."""
        return CasePaperWish(kind, audience, meeting_id=self.id, participant_id=person, **further)


def a_small_conference(workspace: Workspace) -> Conference:
    """Enter it."""
    vhs = an_organisation(workspace)
    jobcenter = an_organisation(workspace, name="Jobcenter", short_name="JC")
    yusuf = a_client(workspace)
    amina = a_client(workspace, SpokenLanguage("ti"), official_name="Amina Tesfay")
    given = Consent(organisation_id=vhs, categories=PLANS, signed_on=TODAY - DAY, aim="Kursplatz")
    consent = a_part(workspace, yusuf, given)
    for client in (yusuf, amina):
        agreement = Consent(purpose=ConsentPurpose.CONFERENCE, signed_on=TODAY - DAY)
        a_part(workspace, client, agreement)
    meeting = _id(workspace.meetings.create(MeetingFields(ON, title="Runde")).ref)
    people = workspace.participants
    teacher = a_contact(workspace, organisation_id=vhs)
    clerk = a_contact(workspace, name="Krüger", organisation_id=jobcenter)
    save = workspace.agenda.save_item
    made = Conference(
        id=MeetingId(meeting),
        yusuf=yusuf,
        amina=amina,
        item=_id(save(meeting, Item(client_id=yusuf)).ref),
        second=_id(save(meeting, Item(client_id=amina)).ref),
        vhs=_id(people.save(meeting, Participant(teacher, vhs)).ref),
        jobcenter=_id(people.save(meeting, Participant(clerk, jobcenter)).ref),
        attending=_id(
            people.save(meeting, Participant(client_id=amina, role=ParticipantRole.CLIENT)).ref
        ),
        vhs_id=vhs,
        consent=consent,
    )
    write = workspace.agenda.save_text
    write(meeting, Text(made.item, TextPart.SITUATION, "Yusuf lernt mit Amina Tesfay."))
    write(meeting, Text(made.item, TextPart.APPROACHES, "Krankheit", Category.HEALTH))
    write(meeting, Text(made.second, TextPart.QUESTION, "Wie geht es weiter?"))
    return made


def _id(ref: int | None) -> PartId:
    assert ref is not None
    return PartId(ref)


def said(workspace: Workspace, wish: CasePaperWish) -> str:
    """Return all text of a paper."""
    (job,) = workspace.case_papers._composed([wish])
    assert isinstance(job.composed.paper, Document)
    return plain(job.composed.paper)

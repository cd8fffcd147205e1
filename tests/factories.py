"""Make invented people and places in a workspace; every default can be replaced."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from gkdesk.services.clients.case_fields import Consent
from gkdesk.services.clients.fields import Identity, Part
from gkdesk.services.meetings.fields import (
    ActionFields,
    Item,
    MeetingFields,
    Participant,
    SeriesFields,
)
from gkdesk.services.register.contact_fields import ContactFields, OrganisationFields
from gkdesk.services.register.fields import (
    BodyFields,
    CooperationFields,
    NeedFields,
    OfferFields,
    TaskFields,
)
from gkdesk.services.structural.fields import IssueFields
from gkdesk.text.codes.cases import ConsentPurpose
from gkdesk.text.codes.clients import Salutation
from gkdesk.text.ids import (
    ActionId,
    BodyId,
    ClientId,
    ContactId,
    CooperationId,
    IssueId,
    MeetingId,
    MunicipalityId,
    NeedId,
    OfferId,
    OrganisationId,
    PartId,
    SeriesId,
    TaskId,
)

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace

SIGNED_ON = dt.date(2026, 11, 2)
AIM = "einen Kursplatz finden"
CONFERENCE_DAY = dt.date(2026, 12, 3)


def a_client(workspace: Workspace, *parts: Part, **identity: object) -> ClientId:
    """Take up a client (by default Yusuf al-Hariri) and add rows to the record."""
    outcome = workspace.clients.create(Identity(**{"official_name": "Yusuf al-Hariri"} | identity))
    client = ClientId(_ref(outcome.ref))
    for part in parts:
        workspace.clients.save_part(client, part)
    return client


def a_part(workspace: Workspace, client: ClientId, part: Part) -> PartId:
    """Add one row to a client's record and return its id."""
    return PartId(_ref(workspace.clients.save_part(client, part).ref))


def a_contact(workspace: Workspace, **fields: object) -> ContactId:
    """Enter a contact person, by default Frau Özcan of no organisation."""
    defaults = {"name": "Özcan", "salutation": Salutation.MS, "function": "Beratung"}
    outcome = workspace.contacts.create(ContactFields(**defaults | fields))
    return ContactId(_ref(outcome.ref))


def an_organisation(workspace: Workspace, **fields: object) -> OrganisationId:
    """Enter an organisation, by default the Volkshochschule Musterland."""
    defaults = {"name": "Volkshochschule Musterland", "short_name": "VHS"}
    outcome = workspace.organisations.create(OrganisationFields(**defaults | fields))
    return OrganisationId(_ref(outcome.ref))


def a_municipality(workspace: Workspace, name: str = "Musterstadt") -> MunicipalityId:
    """Add a municipality."""
    return MunicipalityId(_ref(workspace.office.add_municipality(name).ref))


def a_cooperation(
    workspace: Workspace, first: OrganisationId, second: OrganisationId, **fields: object
) -> CooperationId:
    """Enter a cooperation of two organisations."""
    outcome = workspace.cooperations.create(CooperationFields(first, second, **fields))
    return CooperationId(_ref(outcome.ref))


def a_body(workspace: Workspace, **fields: object) -> BodyId:
    """Enter a body, by default the core group."""
    defaults = {"name": "Bündniskerngruppe", "kind": "core_group"}
    return BodyId(_ref(workspace.bodies.create(BodyFields(**defaults | fields)).ref))


def an_offer(workspace: Workspace, **fields: object) -> OfferId:
    """Enter an offer, by default a Frauensprachkurs."""
    defaults = {"name": "Frauensprachkurs", "field": "language"}
    return OfferId(_ref(workspace.offers.create(OfferFields(**defaults | fields)).ref))


def a_need(workspace: Workspace, **fields: object) -> NeedId:
    """Enter a need, by default for a literacy course."""
    defaults = {"topic": "Alphabetisierung", "field": "language"}
    return NeedId(_ref(workspace.needs.create(NeedFields(**defaults | fields)).ref))


def a_task(workspace: Workspace, **fields: object) -> TaskId:
    """Enter a task of the office, by default to call the Jobcenter."""
    defaults = {"what": "Jobcenter anrufen"}
    return TaskId(_ref(workspace.tasks.create(TaskFields(**defaults | fields)).ref))


def a_series(workspace: Workspace, **fields: object) -> SeriesId:
    """Enter a series, by default the monthly Fallkonferenz."""
    outcome = workspace.series.create(SeriesFields(**{"name": "Fallkonferenz"} | fields))
    return SeriesId(_ref(outcome.ref))


def a_meeting(workspace: Workspace, **fields: object) -> MeetingId:
    """Prepare a meeting, by default a Fallkonferenz on 3 December 2026."""
    defaults = {"on": CONFERENCE_DAY, "title": "Fallkonferenz"}
    return MeetingId(_ref(workspace.meetings.create(MeetingFields(**defaults | fields)).ref))


def a_participant(
    workspace: Workspace, meeting: MeetingId, contact: ContactId | None = None, **fields: object
) -> PartId:
    """Let a contact person take part."""
    person = Participant(contact_id=contact, **fields)
    return PartId(_ref(workspace.participants.save(meeting, person).ref))


def a_case_item(
    workspace: Workspace,
    meeting: MeetingId,
    client: ClientId,
    *,
    agreed: bool = True,
    **fields: object,
) -> PartId:
    """Put a case on the agenda; its person has agreed to that unless the test says otherwise."""
    purpose = ConsentPurpose.CONFERENCE
    given = (each.consent.purpose is purpose for each in workspace.consents.of(client))
    if agreed and not any(given):
        a_consent(workspace, client, purpose=purpose, categories=())
    item = Item(client_id=client, **fields)
    return PartId(_ref(workspace.agenda.save_item(meeting, item).ref))


def an_action(workspace: Workspace, meeting: MeetingId, **fields: object) -> ActionId:
    """Hold on to something that was agreed, by default to ask for a place in a course."""
    defaults = {"what": "Kursplatz anfragen", "meeting_id": meeting}
    return ActionId(_ref(workspace.actions.add(ActionFields(**defaults | fields)).ref))


def a_consent(workspace: Workspace, client: ClientId, **fields: object) -> PartId:
    """Enter a signed consent to tell the name, plans and goals; whom it names has to be said."""
    defaults = {
        "categories": ("contact", "plans"),
        "since": SIGNED_ON,
        "signed_on": SIGNED_ON,
        "aim": AIM,
    }
    return a_part(workspace, client, Consent(**defaults | fields))


def an_issue(workspace: Workspace, **fields: object) -> IssueId:
    """Note a structural issue, by default about waiting times."""
    defaults = {"theme": "Wartezeiten beim Sprachkurs"}
    return IssueId(_ref(workspace.issues.create(IssueFields(**defaults | fields)).ref))


def _ref(ref: int | None) -> int:
    assert ref is not None
    return ref

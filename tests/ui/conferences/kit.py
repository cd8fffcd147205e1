"""A series with a held and a coming conference, some cases and people. All names invented."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from gkdesk.services.clients.case_fields import Consent
from gkdesk.services.meetings.fields import (
    ActionFields,
    Item,
    MeetingFields,
    Participant,
    SeriesFields,
    Text,
)
from gkdesk.text.codes.cases import ConsentPurpose
from gkdesk.text.codes.clients import Basis, Category
from gkdesk.text.codes.meetings import (
    Attendance,
    ItemKind,
    ItemState,
    MeetingPurpose,
    ParticipantRole,
    Rhythm,
    TextPart,
)
from gkdesk.text.ids import ClientId, MeetingId, OrganisationId, PartId, SeriesId
from tests.factories import a_client, a_contact, an_organisation

if TYPE_CHECKING:
    from gkdesk.services.outcome import Outcome
    from gkdesk.services.workspace import Workspace

DAY = dt.date(2026, 11, 26)
EARLIER = dt.date(2026, 10, 22)
SIGNED = dt.date(2026, 9, 1)


def a_series(workspace: Workspace, **fields: object) -> SeriesId:
    """Enter a monthly conference of the region."""
    defaults = {
        "name": "Fallkonferenz Musterland",
        "rhythm": Rhythm.MONTHLY,
        "place": "Kreishaus, Raum 214",
    }
    return SeriesId(_ref(workspace.series.create(SeriesFields(**defaults | fields))))


def a_meeting(workspace: Workspace, **fields: object) -> MeetingId:
    """Prepare a meeting, by default a single one next week."""
    defaults: dict[str, object] = {"on": DAY, "title": "Fallkonferenz"}
    if "series_id" in fields:
        defaults.pop("title")
    return MeetingId(_ref(workspace.meetings.create(MeetingFields(**defaults | fields))))


def a_case(workspace: Workspace, meeting: MeetingId, client: ClientId, **fields: object) -> PartId:
    """Put a case on the agenda."""
    item = Item(ItemKind.CASE, client_id=client, **fields)
    return PartId(_ref(workspace.agenda.save_item(meeting, item)))


def a_topic(workspace: Workspace, meeting: MeetingId, title: str, minutes: int = 15) -> PartId:
    """Put a topic on the agenda."""
    item = Item(ItemKind.TOPIC, title=title, minutes=minutes)
    return PartId(_ref(workspace.agenda.save_item(meeting, item)))


def a_participant(workspace: Workspace, meeting: MeetingId, **fields: object) -> PartId:
    """Put somebody on the list of participants."""
    return PartId(_ref(workspace.participants.save(meeting, Participant(**fields))))


def a_consent(
    workspace: Workspace,
    client: ClientId,
    organisation: OrganisationId,
    *categories: Category,
) -> None:
    """Let a client agree in writing that an organisation may learn her name and these."""
    consent = Consent(
        basis=Basis.CONSENT,
        organisation_id=organisation,
        categories=tuple(each.value for each in (Category.CONTACT, *categories)),
        since=SIGNED,
        until=SIGNED.replace(year=2027),
        signed_on=SIGNED,
        aim="einen Kursplatz finden",
    )
    workspace.clients.save_part(client, consent)


def agree_to_conference(workspace: Workspace, client: ClientId) -> None:
    """Let a client agree in writing that her case is taken to the conference."""
    consent = Consent(
        basis=Basis.CONSENT, purpose=ConsentPurpose.CONFERENCE, since=SIGNED, signed_on=SIGNED
    )
    workspace.clients.save_part(client, consent)


def names_on_agenda(workspace: Workspace, meeting: MeetingId) -> list[str]:
    """Return the agenda by its names."""
    return [item.name for item in workspace.meetings.detail(meeting).items]


def a_held_meeting(workspace: Workspace, series: SeriesId, *clients: ClientId) -> MeetingId:
    """Hold a conference a month ago, with one open agreement about each client."""
    meeting = a_meeting(workspace, series_id=series, on=EARLIER)
    workspace.meetings.begin(meeting)
    for client in clients:
        item = a_case(workspace, meeting, client)
        text = Text(item, TextPart.CLIENT_VIEW, "Ich möchte endlich anfangen.")
        workspace.agenda.save_text(meeting, text)
        workspace.agenda.settle(meeting, item, ItemState.DISCUSSED)
        what = "Platz im Sprachkurs verbindlich prüfen"
        workspace.actions.add(
            ActionFields(what, meeting, item_id=item, client_id=client, owner="VHS")
        )
    workspace.participants.attend_all(meeting, Attendance.PRESENT)
    workspace.meetings.end(meeting)
    return meeting


def fill(workspace: Workspace) -> dict[str, int]:
    """Fill a store with what the pictures show; return the ids of what is opened."""
    school = an_organisation(workspace)
    centre = an_organisation(workspace, name="Jobcenter Musterland", short_name="Jobcenter")
    office = an_organisation(
        workspace, name="Ausländerbehörde des Kreises Musterland", short_name="Ausländerbehörde"
    )
    advice = an_organisation(workspace, name="Jugendmigrationsdienst", short_name="JMD")
    bound = dt.date(2026, 3, 2)
    people = [
        a_contact(workspace, name="Brandt", organisation_id=school, confidentiality_on=bound),
        a_contact(workspace, name="Petersen", organisation_id=centre, confidentiality_on=bound),
        a_contact(workspace, name="Wiedemann-Krüger", organisation_id=office),
        a_contact(workspace, name="Özcan", organisation_id=advice, confidentiality_on=bound),
    ]
    helper = a_contact(workspace, name="Marquardt", function="Ehrenamt")
    clients = [
        a_client(workspace),
        a_client(workspace, official_name="Amina Haidari"),
        a_client(workspace, own_name="سمیرا حیدری", official_name="Samira Haidari"),
        a_client(workspace, official_name="Oleksij Kowalenko"),
        a_client(workspace, official_name="Maria de los Ángeles Ximena Guadalupe Hernández"),
    ]
    series = a_series(workspace)
    a_held_meeting(workspace, series, clients[0], clients[1])
    meeting = a_meeting(workspace, series_id=series, on=DAY)
    for client in clients[2:]:
        a_case(workspace, meeting, client)
    a_topic(workspace, meeting, "Kinderbetreuung während der Sprachkurse")
    workspace.agenda.save_item(meeting, Item(ItemKind.BREAK, minutes=10))
    roles = [ParticipantRole.MEMBER, ParticipantRole.MEMBER, ParticipantRole.GUEST]
    roles.append(ParticipantRole.CHAIR)
    for person, role in zip(people, roles, strict=True):
        a_participant(workspace, meeting, contact_id=person, role=role)
    for client in clients[:4]:
        agree_to_conference(workspace, client)
        a_consent(workspace, client, school, Category.PLANS, Category.LANGUAGE)
    a_consent(workspace, clients[0], centre, Category.PLANS)
    a_consent(workspace, clients[2], centre, Category.LANGUAGE)
    long = a_meeting(workspace, on=dt.date(2026, 12, 8), title="Übergangskonferenz", minutes=60)
    for client in clients[:3]:
        a_case(workspace, long, client, minutes=25)
    a_participant(workspace, long, contact_id=helper)
    a_meeting(
        workspace,
        title="Lenkungsgruppe",
        on=dt.date(2026, 12, 15),
        purpose=MeetingPurpose.BODY,
    )
    called_off = a_meeting(workspace, title="Quartalsrunde", on=dt.date(2026, 9, 3))
    workspace.meetings.cancel(called_off)
    return {"series": series, "next": meeting, "long": long, "cancel": called_off}


def _ref(outcome: Outcome) -> int:
    assert outcome.ref is not None
    return outcome.ref

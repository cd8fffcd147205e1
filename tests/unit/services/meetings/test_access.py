"""Who may hear what at a meeting, as a truth table: basis, day, role, decision."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import InvalidInput
from gkdesk.services.clients.fields import Lead, Member
from gkdesk.services.meetings.fields import AccessDecision, Text
from gkdesk.services.register.fields import Membership
from gkdesk.services.workspace import Workspace
from gkdesk.text.codes.cases import ConsentPurpose
from gkdesk.text.codes.clients import Basis, Category
from gkdesk.text.codes.meetings import Access, AccessWay, Attendance, ParticipantRole, TextPart
from gkdesk.text.ids import ClientId, ContactId, MeetingId, OrganisationId, PartId
from gkdesk.text.labels import Label
from tests.factories import (
    CONFERENCE_DAY,
    SIGNED_ON,
    a_body,
    a_case_item,
    a_client,
    a_consent,
    a_contact,
    a_meeting,
    a_part,
    a_participant,
    an_organisation,
)

if TYPE_CHECKING:
    from gkdesk.services.meetings.views import Heard

DAY = dt.timedelta(days=1)
PLANS = frozenset({Category.PLANS})
NOTHING: frozenset[Category] = frozenset()


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
        found = self.workspace.meetings.matrix(self.meeting)
        return found.at(item or self.item, person or self.person)

    def decide(self, way: AccessWay, *categories: str, reason: str = "") -> None:
        decision = AccessDecision(self.item, self.person, way, categories, reason)
        self.workspace.agenda.decide(self.meeting, decision)


def a_room(workspace: Workspace, **meeting: object) -> Room:
    office = an_organisation(workspace)
    contact = a_contact(workspace, organisation_id=office)
    client, held = a_client(workspace), a_meeting(workspace, **meeting)
    item = a_case_item(workspace, held, client)
    person = a_participant(workspace, held, contact)
    return Room(workspace, client, office, contact, held, item, person)


@pytest.fixture
def room(workspace: Workspace) -> Room:
    return a_room(workspace)


def test_without_a_basis_a_case_is_veiled(room: Room) -> None:
    heard = room.heard()
    assert (heard.access, heard.categories, heard.missing) == (Access.VEILED, NOTHING, PLANS)


@pytest.mark.parametrize("named", ["office", "contact"])
def test_a_basis_for_the_person_or_her_office_lets_her_hear(room: Room, named: str) -> None:
    names = {"office": {"organisation_id": room.office}, "contact": {"contact_id": room.contact}}
    a_consent(room.workspace, room.client, **names[named])
    heard = room.heard()
    assert (heard.access, heard.categories, heard.missing) == (Access.ALL, PLANS, NOTHING)


def test_a_basis_for_somebody_else_lets_nobody_hear(room: Room) -> None:
    other = an_organisation(room.workspace, name="Jobcenter")
    colleague = a_contact(room.workspace, name="Lindner", organisation_id=room.office)
    a_consent(room.workspace, room.client, organisation_id=other)
    a_consent(room.workspace, room.client, contact_id=colleague)
    a_consent(room.workspace, a_client(room.workspace), organisation_id=room.office)
    assert room.heard().access is Access.VEILED


def test_who_comes_for_another_office_hears_for_that_one_only(room: Room) -> None:
    other = an_organisation(room.workspace, name="Jobcenter")
    a_consent(room.workspace, room.client, organisation_id=room.office)
    guest = a_participant(room.workspace, room.meeting, room.contact, organisation_id=other)
    assert room.heard(guest).access is Access.VEILED


def test_whoever_comes_instead_of_her_hears_nothing_that_is_for_her_alone(room: Room) -> None:
    a_consent(room.workspace, room.client, contact_id=room.contact)
    room.workspace.participants.attend(
        room.meeting, room.person, Attendance.PRESENT, "Frau Vertretung"
    )
    assert room.heard().access is Access.VEILED
    a_consent(room.workspace, room.client, organisation_id=room.office)
    assert room.heard().access is Access.ALL


@pytest.mark.parametrize(
    ("role", "access"),
    [
        (ParticipantRole.MEMBER, Access.ALL),
        (ParticipantRole.GUEST, Access.VEILED),
        (ParticipantRole.COMPANION, Access.VEILED),
        (ParticipantRole.INTERPRETER, Access.VEILED),
        (ParticipantRole.PRESENTER, Access.VEILED),
    ],
)
def test_a_basis_for_the_body_covers_its_members_and_no_guests(
    workspace: Workspace, role: ParticipantRole, access: Access
) -> None:
    body = a_body(workspace)
    room = a_room(workspace, body_id=body)
    a_consent(workspace, room.client, body_id=body)
    stranger = a_contact(workspace, name="Lindner")
    person = a_participant(workspace, room.meeting, stranger, role=role)
    assert room.heard(person).access is access


def test_a_member_hears_for_her_body_at_another_meeting_too(room: Room) -> None:
    body = a_body(room.workspace)
    a_consent(room.workspace, room.client, body_id=body)
    assert room.heard().access is Access.VEILED
    seat = Membership(contact_id=room.contact)
    room.workspace.bodies.save_seat(body, seat)
    assert room.heard().access is Access.ALL


@pytest.mark.parametrize(
    ("since", "until", "access"),
    [
        (SIGNED_ON, CONFERENCE_DAY, Access.ALL),
        (SIGNED_ON, CONFERENCE_DAY - DAY, Access.VEILED),
        (CONFERENCE_DAY, CONFERENCE_DAY, Access.ALL),
        (CONFERENCE_DAY + DAY, None, Access.VEILED),
    ],
)
def test_the_day_of_the_meeting_counts_not_today(
    room: Room, since: dt.date, until: dt.date | None, access: Access
) -> None:
    a_consent(room.workspace, room.client, organisation_id=room.office, since=since, until=until)
    room.workspace.meetings.invited(room.meeting)
    assert room.heard().access is access


def test_a_withdrawal_holds_at_once(room: Room) -> None:
    consent = a_consent(room.workspace, room.client, organisation_id=room.office)
    assert room.heard().access is Access.ALL
    room.workspace.consents.withdraw(room.client, consent)
    assert room.heard().access is Access.VEILED


def test_what_is_not_signed_yet_and_what_is_no_disclosure_release_nothing(room: Room) -> None:
    a_consent(room.workspace, room.client, organisation_id=room.office, signed_on=None)
    purpose = ConsentPurpose.CONFERENCE
    a_consent(room.workspace, room.client, organisation_id=room.office, purpose=purpose)
    assert room.heard().access is Access.VEILED
    assert room.workspace.meetings.matrix(room.meeting).agreed == {room.item}


def test_a_text_of_another_category_needs_its_own_basis(room: Room) -> None:
    a_consent(room.workspace, room.client, organisation_id=room.office)
    text = Text(room.item, TextPart.SITUATION, "Knieschmerzen", Category.HEALTH)
    room.workspace.agenda.save_text(room.meeting, text)
    heard = room.heard()
    assert (heard.access, heard.missing) == (Access.SOME, frozenset({Category.HEALTH}))


def test_outside_hears_nothing_in_spite_of_a_basis(room: Room) -> None:
    a_consent(room.workspace, room.client, organisation_id=room.office)
    room.decide(AccessWay.OUTSIDE)
    heard = room.heard()
    assert (heard.access, heard.categories, heard.confided) == (Access.OUTSIDE, NOTHING, False)
    room.workspace.agenda.undecide(room.meeting, room.item, room.person)
    assert room.heard().access is Access.ALL


def test_an_override_releases_what_is_named_for_a_reason(room: Room) -> None:
    room.decide(AccessWay.OVERRIDE, "health", reason="Gefahr für das Kind")
    heard = room.heard()
    assert (heard.access, heard.categories) == (Access.OVERRIDE, {Category.HEALTH})
    assert (heard.reason, heard.missing) == ("Gefahr für das Kind", PLANS)


@pytest.mark.parametrize(
    ("categories", "reason", "field"),
    [
        (("plans",), "", "reason"),
        (("plans",), "  ", "reason"),
        ((), "Gefahr", "categories"),
        (("everything",), "Gefahr", "categories"),
    ],
)
def test_an_override_says_what_and_why(
    room: Room, categories: tuple[str, ...], reason: str, field: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        room.decide(AccessWay.OVERRIDE, *categories, reason=reason)
    assert refused.value.field == field
    assert room.heard().access is Access.VEILED


def test_an_override_stays_in_the_log_and_cannot_be_undone(room: Room) -> None:
    room.decide(AccessWay.OVERRIDE, "plans", reason="Gefahr")
    assert room.workspace.history.can_undo() is not Label.GATE_OVERRIDDEN
    assert room.workspace.log.entries(limit=1)[0].label is Label.GATE_OVERRIDDEN
    assert room.heard().access is Access.OVERRIDE


@pytest.mark.parametrize("role", [ParticipantRole.CHAIR, ParticipantRole.MINUTES])
def test_chair_and_minutes_hold_the_record(room: Room, role: ParticipantRole) -> None:
    contact = a_contact(room.workspace, name="Koordination")
    heard = room.heard(a_participant(room.workspace, room.meeting, contact, role=role))
    assert (heard.access, heard.categories) == (Access.ALL, frozenset(Category))
    assert heard.confided


@pytest.mark.parametrize(
    ("since", "until", "access"),
    [
        (None, None, Access.ALL),
        (None, CONFERENCE_DAY, Access.ALL),
        (None, CONFERENCE_DAY - DAY, Access.VEILED),
        (CONFERENCE_DAY + DAY, None, Access.VEILED),
    ],
)
def test_the_fallfuehrung_of_that_day_holds_the_record(
    room: Room, since: dt.date | None, until: dt.date | None, access: Access
) -> None:
    lead = Lead(contact_id=room.contact, since=since, until=until)
    a_part(room.workspace, room.client, lead)
    assert room.heard().access is access
    assert room.heard().confided is (access is Access.ALL)
    assert a_room(room.workspace).heard().access is Access.VEILED, "of another case"


def test_a_case_without_a_fallfuehrung_has_nobody_who_hears_it_all(room: Room) -> None:
    matrix = room.workspace.meetings.matrix(room.meeting)
    assert [heard.access for heard in matrix.cells.values()] == [Access.VEILED]
    assert room.workspace.meetings.invitees(room.meeting) == ()


def test_a_client_is_there_for_her_own_case_only(room: Room) -> None:
    other = a_case_item(room.workspace, room.meeting, a_client(room.workspace))
    herself = a_participant(
        room.workspace, room.meeting, client_id=room.client, role=ParticipantRole.CLIENT
    )
    own, others = room.heard(herself), room.heard(herself, other)
    assert (own.access, own.categories) == (Access.OWN, frozenset(Category))
    assert (others.access, others.categories) == (Access.OUTSIDE, NOTHING)
    decision = AccessDecision(other, herself, AccessWay.OVERRIDE, ("plans",), "Gefahr")
    with pytest.raises(InvalidInput):
        room.workspace.agenda.decide(room.meeting, decision)


def test_each_case_of_a_client_with_several_meetings_goes_by_its_own_day(room: Room) -> None:
    until = CONFERENCE_DAY
    a_consent(room.workspace, room.client, organisation_id=room.office, until=until)
    later = a_meeting(room.workspace, on=CONFERENCE_DAY + DAY)
    view = room.workspace.meetings.detail(later)
    (item,) = [each.id for each in view.items if each.fields.client_id == room.client]
    person = a_participant(room.workspace, later, room.contact)
    assert room.heard().access is Access.ALL
    assert room.workspace.meetings.matrix(later).at(item, person).access is Access.VEILED


def test_what_was_confided_needs_an_express_release(room: Room) -> None:
    a_consent(room.workspace, room.client, organisation_id=room.office)
    assert not room.heard().confided
    release = Basis.RELEASE
    a_consent(
        room.workspace, room.client, organisation_id=room.office, basis=release, confided=True
    )
    assert room.heard().confided


def test_in_a_family_each_person_has_to_release(room: Room) -> None:
    members = [a_part(room.workspace, room.client, Member(name)) for name in ("Amal", "Yusuf")]
    for number, member in enumerate(members):
        assert room.heard().access is Access.VEILED, number
        a_consent(room.workspace, room.client, organisation_id=room.office, member_id=member)
    assert room.heard().access is Access.ALL

"""Who may hear what at a meeting, as a truth table: basis, day, role, decision."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import InvalidInput
from gkdesk.services.clients.fields import Lead
from gkdesk.services.meetings.fields import AccessDecision, Participant, Text
from gkdesk.services.office import OfficeFacts
from gkdesk.services.register.fields import Membership
from gkdesk.text.codes.cases import ConsentPurpose
from gkdesk.text.codes.clients import Category
from gkdesk.text.codes.meetings import (
    Access,
    AccessWay,
    Attendance,
    ParticipantRole,
    TextPart,
)
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
from tests.prepared import prepare
from tests.unit.services.room_kit import Room, a_room

if TYPE_CHECKING:
    from pathlib import Path

    from gkdesk.services.workspace import Workspace

DAY = dt.timedelta(days=1)
ALWAYS = frozenset({Category.CONTACT, Category.PLANS})
NOTHING: frozenset[Category] = frozenset()
EVERYTHING = frozenset(Category)


@pytest.fixture(scope="module")
def prepared(bare_store: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Room]:
    """Return a store with a room, and the room."""
    return prepare(bare_store, tmp_path_factory.mktemp("raum"), a_room)


@pytest.fixture(scope="module")
def store_to_copy(prepared: tuple[Path, Room]) -> Path:
    return prepared[0]


@pytest.fixture
def room(workspace: Workspace, prepared: tuple[Path, Room]) -> Room:
    return replace(prepared[1], workspace=workspace)


def test_without_a_basis_a_case_is_veiled(room: Room) -> None:
    heard = room.heard()
    assert (heard.access, heard.categories, heard.missing) == (Access.VEILED, NOTHING, ALWAYS)


@pytest.mark.parametrize("named", ["office", "contact"])
def test_a_basis_for_the_person_or_her_office_lets_her_hear(room: Room, named: str) -> None:
    names = {"office": {"organisation_id": room.office}, "contact": {"contact_id": room.contact}}
    a_consent(room.workspace, room.client, **names[named])
    heard = room.heard()
    assert (heard.access, heard.categories, heard.missing) == (Access.ALL, ALWAYS, NOTHING)


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
    ("since", "until", "access"),
    [
        (None, None, Access.ALL),
        (CONFERENCE_DAY + DAY, None, Access.VEILED),
        (None, CONFERENCE_DAY, Access.VEILED),
    ],
)
def test_a_basis_for_the_body_covers_who_has_a_seat_whatever_her_role(
    workspace: Workspace, since: dt.date | None, until: dt.date | None, access: Access
) -> None:
    body = a_body(workspace)
    room = a_room(workspace, body_id=body)
    a_consent(workspace, room.client, body_id=body)
    for role in ParticipantRole:
        seated = a_contact(workspace, name=f"Lindner {role}")
        person = a_participant(workspace, room.meeting, seated, role=role)
        assert room.heard(person).access is Access.VEILED, f"{role} without a seat"
        seat = Membership(contact_id=seated, since=since, until=until)
        workspace.bodies.save_seat(body, seat)
        assert room.heard(person).access is access, role


def test_a_seat_of_an_organisation_is_for_whoever_comes_for_it(room: Room) -> None:
    body = a_body(room.workspace)
    a_consent(room.workspace, room.client, body_id=body)
    room.workspace.bodies.save_seat(body, Membership(organisation_id=room.office))
    assert room.heard().access is Access.ALL
    other = an_organisation(room.workspace, name="Jobcenter")
    clerk = a_contact(room.workspace, name="Lindner", organisation_id=other)
    assert room.heard(a_participant(room.workspace, room.meeting, clerk)).access is Access.VEILED


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
        (CONFERENCE_DAY, CONFERENCE_DAY, Access.VEILED),
        (CONFERENCE_DAY + DAY, None, Access.VEILED),
    ],
)
def test_a_basis_has_to_hold_today_and_on_the_day_of_the_meeting(
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
    assert (heard.access, heard.categories, heard.confided) == (Access.OUTSIDE, NOTHING, NOTHING)
    room.workspace.agenda.undecide(room.meeting, room.item, room.person)
    assert room.heard().access is Access.ALL


def test_an_override_releases_what_is_named_for_a_reason(room: Room) -> None:
    room.decide(AccessWay.OVERRIDE, "health", reason="Gefahr für das Kind")
    heard = room.heard()
    assert (heard.access, heard.categories) == (Access.OVERRIDE, {Category.HEALTH})
    assert (heard.reason, heard.missing) == ("Gefahr für das Kind", ALWAYS)


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


def test_a_role_alone_lets_nobody_hear_anything(room: Room) -> None:
    for role in ParticipantRole:
        contact = a_contact(room.workspace, name=f"Lindner {role}")
        heard = room.heard(a_participant(room.workspace, room.meeting, contact, role=role))
        learnt = (heard.access, heard.categories, heard.confided)
        assert learnt == (Access.VEILED, NOTHING, NOTHING), role
        assert not heard.holds, role


def test_who_works_in_the_office_itself_holds_the_record(room: Room) -> None:
    room.workspace.office.save(OfficeFacts(organisation_id=room.office))
    for role in ParticipantRole:
        room.workspace.participants.save(
            room.meeting, Participant(contact_id=room.contact, role=role, id=room.person)
        )
        heard = room.heard()
        learnt = (heard.access, heard.categories, heard.confided)
        assert learnt == (Access.ALL, EVERYTHING, EVERYTHING), role
        assert heard.holds, role
    room.workspace.participants.attend(
        room.meeting, room.person, Attendance.PRESENT, "Praktikant Kurz"
    )
    assert room.heard().access is Access.VEILED, "whoever comes instead is not known"


@pytest.mark.parametrize(
    ("since", "until", "access"),
    [
        (None, None, Access.ALL),
        (None, CONFERENCE_DAY + DAY, Access.ALL),
        (None, CONFERENCE_DAY, Access.VEILED),
        (None, CONFERENCE_DAY - DAY, Access.VEILED),
        (CONFERENCE_DAY + DAY, None, Access.VEILED),
    ],
)
def test_the_fallfuehrung_holds_the_record_while_it_lasts(
    room: Room, since: dt.date | None, until: dt.date | None, access: Access
) -> None:
    lead = Lead(contact_id=room.contact, since=since, until=until)
    a_part(room.workspace, room.client, lead)
    assert room.heard().access is access
    assert bool(room.heard().confided) is (access is Access.ALL)
    assert a_room(room.workspace).heard().access is Access.VEILED, "of another case"


def test_on_the_day_of_a_handover_only_the_new_fallfuehrung_holds_the_record(room: Room) -> None:
    a_part(room.workspace, room.client, Lead(contact_id=room.contact))
    following = a_contact(room.workspace, name="Lindner", organisation_id=room.office)
    room.workspace.clients.hand_over_lead(room.client, Lead(contact_id=following))
    later = a_participant(room.workspace, room.meeting, following)
    assert [room.heard().holds, room.heard(later).holds] == [False, True]


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
    item = a_case_item(room.workspace, later, room.client)
    person = a_participant(room.workspace, later, room.contact)
    assert room.heard().access is Access.ALL
    assert room.workspace.meetings.matrix(later).at(item, person).access is Access.VEILED

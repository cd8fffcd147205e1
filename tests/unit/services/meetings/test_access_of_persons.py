"""Who may hear what: what belongs to one person, and what ends with a No or with a change."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import InvalidInput
from gkdesk.services.clients.fields import Lead, Member
from gkdesk.services.meetings.fields import ActorView, Participant
from gkdesk.services.register.fields import Membership
from gkdesk.text.codes.cases import ConsentPurpose
from gkdesk.text.codes.clients import Basis, Category
from gkdesk.text.codes.meetings import Access, AccessWay, Attendance, Bar, ParticipantRole
from tests.factories import a_body, a_consent, a_contact, a_part, an_organisation
from tests.unit.services.room_kit import Room, a_room

if TYPE_CHECKING:
    from collections.abc import Callable

    from gkdesk.services.workspace import Workspace

NOTHING: frozenset[Category] = frozenset()


@pytest.fixture
def room(workspace: Workspace) -> Room:
    return a_room(workspace)


def test_what_was_confided_is_for_whom_it_is_released_expressly_to(room: Room) -> None:
    health = ("contact", "plans", "health")
    a_consent(room.workspace, room.client, organisation_id=room.office, categories=health)
    assert room.heard().confided == NOTHING
    a_consent(
        room.workspace,
        room.client,
        organisation_id=room.office,
        basis=Basis.RELEASE,
        categories=("language",),
        confided=True,
    )
    assert room.heard().confided == {Category.LANGUAGE}


def test_in_a_family_each_person_has_to_release_and_agree(room: Room) -> None:
    workspace, conference = room.workspace, ConsentPurpose.CONFERENCE
    members = [a_part(workspace, room.client, Member(name)) for name in ("Amal", "Yusuf")]
    assert room.heard().bar is Bar.NOT_AGREED
    a_consent(workspace, room.client, purpose=conference)
    assert room.heard().bar is None
    for number, member in enumerate(members):
        assert room.heard().access is Access.VEILED, number
        a_consent(workspace, room.client, organisation_id=room.office, member_id=member)
    assert room.heard().access is Access.VEILED, "the client herself"
    a_consent(workspace, room.client, organisation_id=room.office, herself=True)
    assert room.heard().access is Access.ALL
    a_part(workspace, room.client, Member("Sami"))
    assert room.heard().access is Access.VEILED, "who came later"


def test_taking_somebody_off_a_family_releases_nothing(room: Room) -> None:
    workspace = room.workspace
    wife, husband = (a_part(workspace, room.client, Member(name)) for name in ("Amal", "Ali"))
    a_consent(workspace, room.client, purpose=ConsentPurpose.CONFERENCE)
    for one in ({"herself": True}, {"member_id": wife}):
        a_consent(workspace, room.client, organisation_id=room.office, **one)
    workspace.clients.remove_part(room.client, Member("Ali", id=husband))
    assert room.heard().access is Access.VEILED
    a_consent(workspace, room.client, organisation_id=room.office)
    assert room.heard().access is Access.ALL, "asked anew"


def test_a_signature_counts_for_those_who_are_there_when_it_is_given(room: Room) -> None:
    workspace, office = room.workspace, room.office
    prepared = a_consent(workspace, room.client, organisation_id=office, signed_on=None)
    a_part(workspace, room.client, Member("Amal"))
    a_consent(workspace, room.client, purpose=ConsentPurpose.CONFERENCE)
    workspace.consents.sign(room.client, prepared)
    assert room.heard().access is Access.ALL


def test_without_an_agreement_to_the_conference_a_case_is_veiled(workspace: Workspace) -> None:
    room = a_room(workspace, agreed=False)
    a_consent(workspace, room.client, organisation_id=room.office)
    heard = room.heard()
    assert (heard.access, heard.categories, heard.bar) == (Access.VEILED, NOTHING, Bar.NOT_AGREED)
    room.decide(AccessWay.OVERRIDE, "contact", reason="Gefahr")
    assert (room.heard().access, room.heard().categories) == (
        Access.OVERRIDE,
        {Category.CONTACT},
    )


def test_a_withdrawn_agreement_to_the_conference_veils_the_case(workspace: Workspace) -> None:
    room = a_room(workspace, agreed=False)
    a_consent(workspace, room.client, organisation_id=room.office)
    agreement = a_consent(workspace, room.client, purpose=ConsentPurpose.CONFERENCE)
    assert room.heard().access is Access.ALL
    workspace.consents.withdraw(room.client, agreement)
    assert (room.heard().access, room.heard().bar) == (Access.VEILED, Bar.NOT_AGREED)


def test_a_case_that_has_ended_is_veiled(room: Room) -> None:
    a_consent(room.workspace, room.client, organisation_id=room.office)
    today = room.workspace.clock.today()
    room.workspace.clients.end(room.client, today, "Umzug")
    assert (room.heard().access, room.heard().bar) == (Access.VEILED, Bar.CASE_ENDED)


def test_without_the_contact_data_a_case_has_no_name(room: Room) -> None:
    a_consent(room.workspace, room.client, organisation_id=room.office, categories=("plans",))
    heard = room.heard()
    assert (heard.access, heard.missing) == (Access.VEILED, frozenset({Category.CONTACT}))
    assert heard.categories == {Category.PLANS}


@pytest.mark.parametrize("named", ["office", "body", "contact"])
def test_the_foreigners_office_hears_through_no_body(workspace: Workspace, named: str) -> None:
    body = a_body(workspace)
    room = a_room(workspace, kind="foreigners_office", body_id=body)
    workspace.bodies.save_seat(body, Membership(contact_id=room.contact))
    names = {"organisation_id": room.office, "body_id": body, "contact_id": room.contact}
    key = {"office": "organisation_id", "body": "body_id", "contact": "contact_id"}[named]
    a_consent(workspace, room.client, **{key: names[key]})
    assert (room.heard().access is Access.ALL) is (named != "body")


def moved(room: Room) -> None:
    """Let the participant work somewhere else now."""
    other = an_organisation(room.workspace, name="Security GmbH")
    fields = room.workspace.contacts.detail(room.contact).fields
    room.workspace.contacts.save(room.contact, replace(fields, organisation_id=other))


def left(room: Room) -> None:
    """Let the participant have left."""
    room.workspace.contacts.end(room.contact, room.workspace.clock.today())


@pytest.mark.parametrize("change", [moved, left])
@pytest.mark.parametrize("named", ["office", "contact of the office", "lead"])
def test_who_left_or_works_elsewhere_keeps_nothing_of_the_old_office(
    room: Room, change: Callable[[Room], None], named: str
) -> None:
    workspace = room.workspace
    if named == "lead":
        lead = Lead(contact_id=room.contact, organisation_id=room.office)
        a_part(workspace, room.client, lead)
    else:
        person = room.contact if named == "contact of the office" else None
        a_consent(workspace, room.client, organisation_id=room.office, contact_id=person)
    named_office = Participant(room.contact, room.office, id=room.person)
    workspace.participants.save(room.meeting, named_office)
    assert room.heard().access is Access.ALL
    change(room)
    assert (room.heard().access, room.heard().bar) == (Access.VEILED, Bar.GONE)


def test_a_decision_is_about_a_person_and_not_about_a_place(room: Room) -> None:
    room.decide(AccessWay.OVERRIDE, "contact", "health", reason="nur Frau Meier")
    assert room.heard().access is Access.OVERRIDE
    stranger = a_contact(room.workspace, name="Neu")
    other = Participant(stranger, id=room.person)
    room.workspace.participants.save(room.meeting, other)
    assert (room.heard().access, room.heard().categories) == (Access.VEILED, NOTHING)
    assert room.heard().ended_reasons == ("nur Frau Meier",)


def test_a_decision_about_somebody_is_none_about_who_comes_instead(room: Room) -> None:
    room.decide(AccessWay.OVERRIDE, "contact", reason="nur Frau Meier")
    room.workspace.participants.attend(room.meeting, room.person, Attendance.PRESENT, "Herr Kurz")
    assert room.heard().access is Access.VEILED
    room.decide(AccessWay.OVERRIDE, "contact", reason="auch Herr Kurz")
    assert room.heard().access is Access.OVERRIDE


def test_what_somebody_said_never_becomes_anothers(room: Room) -> None:
    view = ActorView(room.item, room.person, view="Ich sehe Gewalt")
    room.workspace.agenda.save_view(room.meeting, view)
    stranger = a_contact(room.workspace, name="Neu")
    other = Participant(stranger, id=room.person)
    with pytest.raises(InvalidInput) as refused:
        room.workspace.participants.save(room.meeting, other)
    assert refused.value.problem == "said_by_another"


@pytest.mark.parametrize("purpose", [ConsentPurpose.DISCLOSURE, ConsentPurpose.CONFERENCE])
def test_a_withdrawal_ends_what_was_decided_before_it(room: Room, purpose: ConsentPurpose) -> None:
    office = {"organisation_id": room.office} if purpose is ConsentPurpose.DISCLOSURE else {}
    consent = a_consent(room.workspace, room.client, purpose=purpose, **office)
    room.decide(AccessWay.OVERRIDE, "health", reason="Gefahr")
    assert room.heard().access is Access.OVERRIDE
    room.workspace.consents.withdraw(room.client, consent)
    assert (room.heard().access, room.heard().ended_reasons) == (Access.VEILED, ("Gefahr",))
    room.decide(AccessWay.OVERRIDE, "contact", reason="Gefahr besteht weiter")
    assert room.heard().access is Access.OVERRIDE, "decided after it"


def test_the_reason_of_a_decision_is_never_lost(room: Room) -> None:
    workspace = room.workspace
    room.decide(AccessWay.OVERRIDE, "contact", reason="Gefahr")
    workspace.agenda.undecide(room.meeting, room.item, room.person)
    assert (room.heard().access, room.heard().ended_reasons) == (Access.VEILED, ("Gefahr",))
    room.decide(AccessWay.OUTSIDE)
    assert room.heard().ended_reasons == ("Gefahr",)
    for remove in (
        partial(workspace.agenda.remove_item, room.meeting, room.item),
        partial(workspace.participants.remove, room.meeting, room.person),
        partial(workspace.meetings.remove, room.meeting),
    ):
        with pytest.raises(InvalidInput) as refused:
            remove()
        assert refused.value.problem == "override_stays"


def test_what_is_told_in_spite_of_the_gate_rests_on_a_decision(room: Room) -> None:
    a_consent(room.workspace, room.client, organisation_id=room.office)
    room.decide(AccessWay.OVERRIDE, "health", reason="Gefahr")
    rests = {each.basis: each.categories for each in room.heard().grounds}
    assert rests == {
        Basis.CONSENT: {Category.CONTACT, Category.PLANS},
        Basis.DECISION: {Category.HEALTH},
    }


def test_who_has_no_seat_in_the_body_is_proposed_as_a_guest(workspace: Workspace) -> None:
    body = a_body(workspace)
    room = a_room(workspace, body_id=body)
    seated = a_contact(workspace, name="Krüger")
    workspace.bodies.save_seat(body, Membership(contact_id=seated))
    leading = a_contact(workspace, name="Lindner")
    a_part(workspace, room.client, Lead(contact_id=leading))
    proposed = [row.fields for row in workspace.meetings.invitees(room.meeting)]
    roles = {each.contact_id: each.role for each in proposed}
    assert roles == {seated: ParticipantRole.MEMBER, leading: ParticipantRole.GUEST}

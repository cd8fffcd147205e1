"""What each audience may see of a record."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from gkdesk.services.clients.fields import (
    CaseFacts,
    ContactEntry,
    Course,
    FollowUp,
    Goal,
    Helper,
    Identity,
    Member,
    OptionalFacts,
    Paper,
    Reference,
    StatusEntry,
    Step,
)
from gkdesk.services.clients.views import ClientDetail
from gkdesk.services.redactor import CATEGORY_OF, AudienceRefused, Redactor
from gkdesk.text.codes.clients import Audience, Category, Gender, MaritalStatus, ReferenceOffice
from tests.factories import a_client, a_contact, an_organisation

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace

EVERYTHING = frozenset(Category)


def a_full_record(workspace: Workspace) -> ClientDetail:
    contact = a_contact(
        workspace,
        name="Krüger",
        organisation_id=an_organisation(workspace, street="Gartenweg 2"),
        private=True,
        phone="02131 999",
        mobile="0171 888",
        email="krueger@post.example",
        note="nur abends",
    )
    client = a_client(
        workspace,
        Member("Selam"),
        Reference(ReferenceOffice.FOREIGNERS_OFFICE, "ABH-1"),
        Reference(ReferenceOffice.JOBCENTER, "JC-1"),
        StatusEntry("toleration"),
        Paper("Aufenthaltspapier"),
        Paper("Schulzeugnis"),
        Course("integration"),
        Goal("Pflegerin werden"),
        Step("Praktikum"),
        ContactEntry("vertraulich"),
        Helper(contact, "Pate"),
        official_name="Rania",
    )
    workspace.clients.save_part(client, FollowUp(workspace.clock.today(), "intern"))
    facts = OptionalFacts(Gender.FEMALE, MaritalStatus.WIDOWED, "syrisch")
    workspace.clients.save_facts(client, facts)
    workspace.clients.save_case(client, CaseFacts("housing", "nur für uns"))
    return workspace.clients.detail(client)


def test_every_field_of_the_record_has_its_category() -> None:
    fields = {field.name for field in dataclasses.fields(ClientDetail)}
    assert fields == set(CATEGORY_OF) | {"id", "papers", "topics", "notes"}


def test_the_own_booklet_never_holds_gender_marital_status_or_nationality(
    workspace: Workspace,
) -> None:
    for released in (frozenset(), EVERYTHING):
        seen = Redactor(Audience.CLIENT, released=released).client(a_full_record(workspace))
        assert seen.facts == OptionalFacts()


def test_residence_is_out_of_the_own_booklet_unless_the_person_wants_it(
    workspace: Workspace,
) -> None:
    record = a_full_record(workspace)
    seen = Redactor(Audience.CLIENT).client(record)
    assert (seen.statuses, seen.legal_areas) == ((), ())
    assert [paper.title for paper in seen.papers] == ["Schulzeugnis"]
    assert [number.number for number in seen.references] == ["JC-1"]
    wanted = Redactor(Audience.CLIENT, released=frozenset({Category.RESIDENCE})).client(record)
    assert wanted.statuses == record.statuses
    assert (wanted.papers, wanted.references) == (record.papers, record.references)


@pytest.mark.parametrize("audience", [Audience.CLIENT, Audience.PARTICIPANT])
def test_what_the_office_writes_for_itself_never_leaves_it(
    workspace: Workspace, audience: Audience
) -> None:
    seen = Redactor(audience, released=EVERYTHING).client(a_full_record(workspace))
    assert seen.case == CaseFacts()
    assert (seen.contacts, seen.follow_ups, seen.last_contact) == ((), (), None)
    assert seen.helpers[0].contact.fields.note == ""


def test_a_participant_sees_only_what_was_released(workspace: Workspace) -> None:
    record = a_full_record(workspace)
    nothing = Redactor(Audience.PARTICIPANT).client(record)
    assert (nothing.name, nothing.identity) == ("", Identity())
    assert not any(
        getattr(nothing, field.name)
        for field in dataclasses.fields(nothing)
        if isinstance(getattr(nothing, field.name), tuple)
    )
    plans = Redactor(Audience.PARTICIPANT, released=frozenset({Category.PLANS})).client(record)
    assert plans.goals == record.goals
    assert (plans.name, plans.courses, plans.members) == ("", (), ())


@pytest.mark.parametrize("audience", [Audience.CLIENT, Audience.PARTICIPANT])
def test_numbers_and_address_of_a_private_person_pass_to_nobody(
    workspace: Workspace, audience: Audience
) -> None:
    helper = Redactor(audience, released=EVERYTHING).client(a_full_record(workspace)).helpers[0]
    fields = helper.contact.fields
    assert (fields.phone, fields.mobile, fields.email, helper.contact.address) == ("",) * 4
    assert helper.contact.name == "Frau Krüger"


def test_numbers_of_an_office_pass_to_its_clients(workspace: Workspace) -> None:
    contact = a_contact(workspace, phone="0221 4710-551", note="nur intern")
    client = a_client(workspace, Helper(contact, "Deutschkurs"))
    helper = Redactor(Audience.CLIENT).client(workspace.clients.detail(client)).helpers[0]
    assert (helper.contact.fields.phone, helper.contact.fields.note) == ("0221 4710-551", "")


@pytest.mark.parametrize("audience", [Audience.STEERING_GROUP, Audience.MINISTRY, Audience.PUBLIC])
def test_audiences_above_the_case_get_no_record(workspace: Workspace, audience: Audience) -> None:
    record = a_full_record(workspace)
    with pytest.raises(AudienceRefused):
        Redactor(audience, released=EVERYTHING).client(record)

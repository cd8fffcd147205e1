"""Contact persons and organisations."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import InvalidInput, RecordGone
from gkdesk.services.clients.fields import Helper, Lead
from gkdesk.services.register.contact_fields import ContactFields, OrganisationFields
from gkdesk.text.codes.clients import Salutation
from gkdesk.text.ids import ContactId, OrganisationId
from tests.factories import a_client, a_contact, a_municipality, an_organisation

if TYPE_CHECKING:
    from gkdesk.clock import FixedClock
    from gkdesk.services.workspace import Workspace

TODAY = dt.date(2026, 11, 18)


def test_every_field_of_a_contact_comes_back(workspace: Workspace) -> None:
    office = an_organisation(workspace, street="Markt 1", postal_code="12345", place="Musterstadt")
    entered = ContactFields(
        name="Özcan",
        salutation=Salutation.MS,
        function="Beratung",
        organisation_id=office,
        phone="02131 / 123-456",
        mobile="+49 171 1234567",
        email="oezcan@beispiel.de",
        room="214",
        opening_hours="Mo 9–12\nDo 14–18",
        directions="Bus 5 bis Rathaus",
        languages=("tr", "de"),
        note="erst nach 10 Uhr",
        private=True,
    )
    contact = ContactId(workspace.contacts.create(entered).ref)
    view = workspace.contacts.detail(contact)
    assert view.fields == entered
    assert (view.name, view.organisation_short) == ("Frau Özcan", "VHS")
    assert view.address == "Markt 1, 12345 Musterstadt"
    assert view.verified_on == TODAY


def test_a_function_is_enough(workspace: Workspace) -> None:
    contact = a_contact(workspace, name="", salutation=None, function="Empfang")
    assert workspace.contacts.detail(contact).name == "Empfang"


@pytest.mark.parametrize(
    ("entered", "field", "problem"),
    [
        (ContactFields(), "name", "name_or_function"),
        (ContactFields("x", email="x@y"), "email", "bad_email"),
        (ContactFields("x", phone="anrufen"), "phone", "bad_phone"),
        (
            ContactFields("x", organisation_id=OrganisationId(7)),
            "organisation_id",
            "unknown_record",
        ),
    ],
)
def test_a_contact_that_cannot_be_right_is_refused(
    workspace: Workspace, entered: ContactFields, field: str, problem: str
) -> None:
    with pytest.raises(InvalidInput) as caught:
        workspace.contacts.create(entered)
    assert (caught.value.field, caught.value.problem) == (field, problem)


def test_a_contact_and_her_new_organisation_are_one_step(workspace: Workspace) -> None:
    person = ContactFields(name="Petra Lindner")
    workspace.contacts.create_with_organisation(person, " Jobcenter  Musterland ")
    assert [row.name for row in workspace.organisations.rows()] == ["Jobcenter Musterland"]
    assert [row.organisation for row in workspace.contacts.rows()] == ["Jobcenter Musterland"]
    workspace.history.undo()
    assert workspace.organisations.rows() == ()
    assert workspace.contacts.rows() == ()


def test_a_contact_joins_the_organisation_that_is_there(workspace: Workspace) -> None:
    office = an_organisation(workspace, name="Volkshochschule Musterland", short_name="VHS")
    for written in ("volkshochschule musterland", "vhs"):
        person = ContactFields(name="Petra Lindner")
        made = workspace.contacts.create_with_organisation(person, written)
        assert made.ref is not None
        assert workspace.contacts.detail(ContactId(made.ref)).fields.organisation_id == office
    assert len(workspace.organisations.rows()) == 1


def test_a_contact_joins_the_one_of_two_namesakes_that_is_named_with_its_place(
    workspace: Workspace,
) -> None:
    towns = [a_municipality(workspace, name) for name in ("Altdorf", "Neustadt")]
    _, there = [
        an_organisation(workspace, name="Jugendamt", short_name="", municipality_id=town)
        for town in towns
    ]
    person = ContactFields(name="Petra Lindner")
    with pytest.raises(InvalidInput) as refused:
        workspace.contacts.create_with_organisation(person, "Jugendamt")
    assert (refused.value.field, refused.value.problem) == ("organisation", "several_of_this_name")
    made = workspace.contacts.create_with_organisation(person, "jugendamt (neustadt)")
    assert made.ref is not None
    assert workspace.contacts.detail(ContactId(made.ref)).fields.organisation_id == there
    assert len(workspace.organisations.rows()) == 2


def test_a_refused_contact_leaves_no_organisation_behind(workspace: Workspace) -> None:
    with pytest.raises(InvalidInput):
        workspace.contacts.create_with_organisation(ContactFields(), "Jobcenter Musterland")
    person = ContactFields(name="Petra Lindner")
    with pytest.raises(InvalidInput) as refused:
        workspace.contacts.create_with_organisation(person, "x" * 2_000)
    assert refused.value.field == "organisation"
    assert workspace.organisations.rows() == ()
    assert workspace.contacts.rows() == ()


def test_contacts_are_sorted_by_name_and_not_by_salutation(workspace: Workspace) -> None:
    for name, salutation in (("Zöller", Salutation.MR), ("Adam", Salutation.MS), ("Mia", None)):
        a_contact(workspace, name=name, salutation=salutation)
    assert [row.name for row in workspace.contacts.rows()] == ["Frau Adam", "Mia", "Herr Zöller"]


def test_a_contact_grows_stale_until_somebody_confirms_it(
    workspace: Workspace, clock: FixedClock
) -> None:
    contact = a_contact(workspace)
    clock.advance(dt.timedelta(days=366))
    assert workspace.contacts.rows()[0].stale
    workspace.contacts.confirm(contact)
    assert not workspace.contacts.rows()[0].stale


def test_an_ended_contact_leaves_the_list_but_not_the_record(workspace: Workspace) -> None:
    contact = a_contact(workspace)
    client = a_client(workspace, Helper(contact, "Deutschkurs"))
    workspace.contacts.end(contact)
    assert workspace.contacts.rows() == ()
    assert len(workspace.contacts.rows(with_ended=True)) == 1
    assert workspace.clients.detail(client).helpers[0].contact.ended_on == TODAY
    workspace.contacts.reopen(contact)
    assert workspace.contacts.rows()[0].active


def test_a_contact_knows_whom_she_helps_and_leads(workspace: Workspace) -> None:
    contact = a_contact(workspace)
    helped = a_client(workspace, Helper(contact), official_name="Omar")
    led = a_client(workspace, official_name="Amina")
    a_client(workspace, official_name="Niemand")
    workspace.clients.hand_over_lead(led, Lead(contact))
    assert workspace.contacts.clients_of(contact) == ((led, "Amina"), (helped, "Omar"))


def test_an_organisation_shows_its_people(workspace: Workspace) -> None:
    town = a_municipality(workspace)
    office = an_organisation(workspace, kind="adult_education_centre", municipality_id=town)
    a_contact(workspace, organisation_id=office)
    a_contact(workspace, name="Anderswo")
    view = workspace.organisations.detail(office)
    assert (view.kind, view.municipality) == ("Volkshochschule", "Musterstadt")
    assert [row.name for row in view.contacts] == ["Frau Özcan"]
    assert workspace.organisations.rows()[0].kind == "Volkshochschule"


def test_an_organisation_is_changed_ended_and_taken_up_again(workspace: Workspace) -> None:
    office = an_organisation(workspace)
    workspace.organisations.save(office, OrganisationFields("VHS Kreis Musterland"))
    workspace.organisations.end(office)
    assert workspace.organisations.rows() == ()
    workspace.organisations.reopen(office)
    assert workspace.organisations.rows()[0].name == "VHS Kreis Musterland"


def test_an_organisation_needs_a_name_and_a_known_kind(workspace: Workspace) -> None:
    with pytest.raises(InvalidInput, match="invalid_input"):
        an_organisation(workspace, name="")
    with pytest.raises(InvalidInput, match="invalid_input"):
        an_organisation(workspace, kind="no_such_kind")


def test_what_is_not_there_is_told(workspace: Workspace) -> None:
    with pytest.raises(RecordGone):
        workspace.contacts.detail(ContactId(7))
    with pytest.raises(RecordGone):
        workspace.organisations.confirm(OrganisationId(7))


def test_a_new_entry_is_not_a_confirmed_one_until_somebody_confirms_it(
    workspace: Workspace, clock: FixedClock
) -> None:
    contact, office = a_contact(workspace), an_organisation(workspace)
    assert workspace.contacts.detail(contact).only_entered
    assert workspace.organisations.detail(office).only_entered
    clock.advance(dt.timedelta(days=1))
    workspace.contacts.confirm(contact)
    workspace.organisations.confirm(office)

    assert not workspace.contacts.detail(contact).only_entered
    assert not workspace.organisations.detail(office).only_entered


def test_confirmed_later_is_confirmed_and_taken_back_it_is_not(
    workspace: Workspace, clock: FixedClock
) -> None:
    contact = a_contact(workspace)
    clock.advance(dt.timedelta(days=30))
    workspace.contacts.confirm(contact)
    assert not workspace.contacts.detail(contact).only_entered
    workspace.history.undo()

    assert workspace.contacts.detail(contact).only_entered


def test_an_organisation_entered_with_its_contact_is_not_a_confirmed_one(
    workspace: Workspace,
) -> None:
    workspace.contacts.create_with_organisation(ContactFields(name="Kaya"), "Jobcenter")
    (row,) = workspace.organisations.rows()

    assert workspace.organisations.detail(row.id).only_entered

"""Two contact persons become one, with their clients, seats, posts and private numbers."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from gkdesk.services.clients.fields import Helper, Lead
from gkdesk.services.register.contact_fields import FurtherPost
from gkdesk.services.register.fields import BodyFields, Membership, OfferFields
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.codes.records import Agreement, Belonging, Fate, Side
from gkdesk.text.ids import BodyId, OfferId
from tests.factories import a_client, a_contact, an_organisation
from tests.store_rows import all_found, all_records, disclose, recipients

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace

PERSON = RecordKind.CONTACT_PERSON


def test_clients_keep_their_helpers_and_leads(workspace: Workspace) -> None:
    keep, other = a_contact(workspace), a_contact(workspace, name="Oezcan")
    both = a_client(workspace, Helper(keep, "Kita"), Helper(other, "Schule"))
    one = a_client(workspace, Helper(other, "Wohnung"), Lead(contact_id=other), code="K2")
    preview = workspace.merging.preview(PERSON, keep, other)
    assert {(entry.belonging, entry.fate) for entry in preview.belongings} == {
        (Belonging.LEAD, Fate.MOVES),
        (Belonging.HELPER, Fate.JOINED),
        (Belonging.HELPER, Fate.MOVES),
    }
    workspace.merging.merge(PERSON, keep, other)
    (helper,) = workspace.clients.detail(both).helpers
    assert (helper.link.contact_id, helper.link.what_for) == (keep, "Kita, Schule")
    (helper,) = workspace.clients.detail(one).helpers
    assert helper.link.contact_id == keep
    assert workspace.clients.detail(one).leads[0].lead.contact_id == keep


def test_seats_deputies_and_offers_move(workspace: Workspace) -> None:
    keep, other = a_contact(workspace), a_contact(workspace, name="Oezcan")
    third = a_contact(workspace, name="Beispiel", deputy_id=other)
    body = BodyId(workspace.bodies.create(BodyFields("Steuerung")).ref)
    workspace.bodies.save_seat(body, Membership(contact_id=third, deputy_id=other))
    workspace.bodies.save_seat(body, Membership(contact_id=keep, deputy_id=other))
    offer = OfferId(workspace.offers.create(OfferFields("B1", contact_id=other)).ref)
    workspace.merging.merge(PERSON, keep, other)
    assert workspace.contacts.detail(third).fields.deputy_id == keep
    seats = [view.seat for view in workspace.bodies.detail(body).seats]
    assert {seat.contact_id: seat.deputy_id for seat in seats} == {third: keep, keep: None}
    assert workspace.offers.detail(offer).fields.contact_id == keep


@pytest.mark.parametrize("first", ["keep", "other"])
def test_nobody_becomes_her_own_deputy(workspace: Workspace, first: str) -> None:
    one = a_contact(workspace)
    another = a_contact(workspace, name="Oezcan", deputy_id=one)
    keep, other = (one, another) if first == "keep" else (another, one)
    workspace.merging.merge(PERSON, keep, other)
    assert workspace.contacts.detail(keep).fields.deputy_id is None


def test_a_second_organisation_becomes_a_further_post(workspace: Workspace) -> None:
    school = an_organisation(workspace)
    office = an_organisation(workspace, name="Amt", short_name="")
    third = an_organisation(workspace, name="Verein", short_name="")
    keep = a_contact(workspace, organisation_id=school, function="Beratung")
    other = a_contact(workspace, organisation_id=office, function="Leitung")
    for organisation in (school, third):
        workspace.contacts.save_post(other, FurtherPost(organisation, "Sprechstunde"))
    preview = workspace.merging.preview(PERSON, keep, other)
    names = {name for e in preview.belongings if e.belonging is Belonging.POST for name in e.names}
    assert names == {"VHS", "Amt", "Verein"}
    workspace.merging.merge(PERSON, keep, other)
    posts = {view.organisation: view.post.function for view in workspace.contacts.posts(keep)}
    assert posts == {"Amt": "Leitung", "Verein": "Sprechstunde"}
    fields = workspace.contacts.detail(keep).fields
    assert (fields.organisation_id, fields.function) == (school, "Beratung, Sprechstunde")


def test_the_other_organisation_can_be_chosen(workspace: Workspace) -> None:
    school, office = an_organisation(workspace), an_organisation(workspace, name="Amt")
    keep = a_contact(workspace, organisation_id=school)
    other = a_contact(workspace, organisation_id=office)
    workspace.merging.merge(PERSON, keep, other, {"organisation_id": Side.OTHER})
    assert workspace.contacts.detail(keep).fields.organisation_id == office
    assert [view.post.organisation_id for view in workspace.contacts.posts(keep)] == [school]


@pytest.mark.parametrize(
    ("choices", "number", "is_private"),
    [({}, "02131 111", False), ({"mobile": Side.OTHER}, "0171 222222", True)],
)
def test_whether_a_number_is_private_goes_with_the_number(
    workspace: Workspace, choices: dict[str, Side], number: str, *, is_private: bool
) -> None:
    keep = a_contact(workspace, mobile="02131 111")
    other = a_contact(workspace, mobile="0171 222222", mobile_private=True)
    preview = workspace.merging.preview(PERSON, keep, other)
    (mobile,) = (field for field in preview.fields if field.field == "mobile")
    assert (mobile.other, mobile.agreement) == ("0171 222222 (privat)", Agreement.CONFLICT)
    workspace.merging.merge(PERSON, keep, other, choices)
    fields = workspace.contacts.detail(keep).fields
    assert (fields.mobile, fields.mobile_private) == (number, is_private)


def test_a_number_that_one_record_calls_private_stays_private(workspace: Workspace) -> None:
    keep = a_contact(workspace, phone="02131 111")
    other = a_contact(workspace, phone="02131 111", phone_private=True, private=True)
    workspace.merging.merge(PERSON, keep, other)
    fields = workspace.contacts.detail(keep).fields
    assert fields.phone_private
    assert fields.private


@pytest.mark.parametrize("private_one", ["keep", "other"])
def test_the_numbers_of_a_private_person_stay_private_when_she_is_called_an_office(
    workspace: Workspace, private_one: str
) -> None:
    reach = {"phone": "02131 999", "mobile": "0171 222222", "email": "eva@private.example"}
    private = a_contact(workspace, private=True, **reach)
    office = a_contact(workspace, phone="02131 111")
    keep, other = (private, office) if private_one == "keep" else (office, private)
    no = Side.OTHER if private_one == "keep" else Side.KEEP
    its_phone = Side.KEEP if private_one == "other" else Side.OTHER
    workspace.merging.merge(PERSON, keep, other, {"private": no, "phone": its_phone})
    fields = workspace.contacts.detail(keep).fields
    assert not fields.private
    assert (fields.mobile, fields.mobile_private) == ("0171 222222", True)
    assert (fields.email, fields.email_private) == ("eva@private.example", True)
    assert (fields.phone, fields.phone_private) == ("02131 111", False)


def test_a_preview_says_which_numbers_are_those_of_a_private_person(workspace: Workspace) -> None:
    keep = a_contact(workspace, phone="02131 111")
    other = a_contact(workspace, mobile="0171 222222", private=True)
    shown = {field.field: field for field in workspace.merging.preview(PERSON, keep, other).fields}
    assert shown["mobile"].other == "0171 222222 (privat)"
    assert shown["phone"].keep == "02131 111"


def test_what_left_the_office_about_her_stays_known(workspace: Workspace) -> None:
    keep, other = a_contact(workspace), a_contact(workspace, name="Oezcan")
    disclose(workspace, PERSON, other, "Jobcenter")
    workspace.merging.merge(PERSON, keep, other)
    assert recipients(workspace, PERSON, keep) == ["Jobcenter"]
    workspace.history.undo()
    assert recipients(workspace, PERSON, other) == ["Jobcenter"]


def test_a_merge_of_two_people_is_taken_back_to_the_last_row(workspace: Workspace) -> None:
    school = an_organisation(workspace)
    keep = a_contact(workspace, note="erst", organisation_id=school)
    other = a_contact(workspace, name="Oezcan", note="dann", deputy_id=keep)
    a_client(workspace, Helper(keep, "Kita"), Helper(other, "Schule"), Lead(contact_id=other))
    body = BodyId(workspace.bodies.create(BodyFields("Steuerung")).ref)
    for person in (keep, other):
        workspace.bodies.save_seat(body, Membership(contact_id=person, since=dt.date(2025, 1, 1)))
    before, found = all_records(workspace), all_found(workspace)
    workspace.merging.merge(PERSON, keep, other)
    assert workspace.contacts.detail(keep).fields.note == "erst\ndann"
    assert len(workspace.bodies.detail(body).seats) == 1
    assert all_found(workspace) < found
    workspace.history.undo()
    assert (all_records(workspace), all_found(workspace)) == (before, found)

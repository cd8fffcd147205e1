"""Many records as one step: one log entry each, one undo, nothing of a refused batch."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import InvalidInput, NothingToUndo
from gkdesk.services.outcome import Label
from gkdesk.services.register.contact_fields import ContactFields, FurtherPost, OrganisationFields
from gkdesk.services.register.fields import BodyFields, CooperationFields, Membership, OfferFields
from gkdesk.text.ids import BodyId, ContactId, OrganisationId
from tests.factories import a_contact, a_municipality, an_organisation

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace


def a_network(workspace: Workspace) -> tuple[OrganisationId, ContactId, BodyId]:
    """Write two organisations with a person, a body and an offer in one step."""
    day = dt.date(2025, 3, 4)
    with workspace.batches.begin(Label.EXAMPLE_DATA_MADE) as batch:
        school = OrganisationId(batch.add(OrganisationFields("VHS"), verified_on=day))
        office = OrganisationId(batch.add(OrganisationFields("Amt")))
        person = ContactId(batch.add(ContactFields("Özcan", organisation_id=school)))
        body = BodyId(batch.add(BodyFields("Steuerungsgruppe")))
        batch.add_part(body, Membership(organisation_id=school, contact_id=person))
        batch.add(CooperationFields(school, office))
        batch.add(OfferFields("Elterncafé", organisation_id=school))
        batch.works_also_at(person, office, "Sprechstunde")
    assert batch.outcome is not None
    assert {change.kind for change in batch.outcome.changes} == {
        "organisation",
        "contact_person",
        "body",
        "cooperation",
        "offer",
    }
    return school, person, body


def two_organisations(workspace: Workspace, first: str, second: str) -> None:
    """Enter two organisations in one step."""
    with workspace.batches.begin(Label.RECORDS_IMPORTED) as batch:
        batch.add(OrganisationFields(first))
        batch.add(OrganisationFields(second))


def test_what_a_batch_wrote_is_taken_back_as_one_step(workspace: Workspace) -> None:
    a_network(workspace)
    assert workspace.history.undo().label is Label.EXAMPLE_DATA_MADE
    assert workspace.organisations.rows() == ()
    assert workspace.contacts.rows() == ()
    assert workspace.offers.rows() == ()
    with pytest.raises(NothingToUndo):
        workspace.history.undo()


def test_a_batch_can_date_what_it_enters(workspace: Workspace) -> None:
    school, _, _ = a_network(workspace)
    dated = {row.name: row.verified_on for row in workspace.organisations.rows()}
    assert dated == {"VHS": dt.date(2025, 3, 4), "Amt": dt.date(2026, 11, 18)}
    assert not workspace.organisations.detail(school).only_entered


def test_a_batch_that_is_refused_leaves_nothing(workspace: Workspace) -> None:
    with pytest.raises(InvalidInput):
        two_organisations(workspace, "VHS", "  ")
    assert workspace.organisations.rows(with_ended=True) == ()


def test_a_batch_settles_the_draft_it_was_made_from(workspace: Workspace) -> None:
    workspace.drafts.put("import", "halb fertig")
    with (
        workspace.drafts.settling("import"),
        workspace.batches.begin(Label.RECORDS_IMPORTED) as batch,
    ):
        batch.add(OrganisationFields("VHS"))
    assert workspace.drafts.get("import") is None


def test_a_contact_person_works_in_further_organisations(workspace: Workspace) -> None:
    school = an_organisation(workspace)
    office = an_organisation(workspace, name="Amt", short_name="")
    person = a_contact(workspace, organisation_id=school)
    workspace.contacts.save_post(person, FurtherPost(office, "Sprechstunde"))
    (post,) = workspace.contacts.posts(person)
    assert (post.organisation, post.post.function) == ("Amt", "Sprechstunde")
    assert post.post.id is not None
    workspace.contacts.save_post(person, FurtherPost(office, "Leitung", post.post.id))
    assert workspace.contacts.posts(person)[0].post.function == "Leitung"
    workspace.contacts.remove_post(person, post.post.id)
    assert workspace.contacts.posts(person) == ()
    workspace.history.undo()
    assert len(workspace.contacts.posts(person)) == 1


@pytest.mark.parametrize("again", ["first", "further"])
def test_no_organisation_stands_twice_at_a_contact_person(workspace: Workspace, again: str) -> None:
    school = an_organisation(workspace)
    office = an_organisation(workspace, name="Amt")
    person = a_contact(workspace, organisation_id=school)
    workspace.contacts.save_post(person, FurtherPost(office))
    with pytest.raises(InvalidInput) as refused:
        workspace.contacts.save_post(person, FurtherPost(school if again == "first" else office))
    assert refused.value.problem == "post_already_there"


def test_nobody_is_her_own_deputy(workspace: Workspace) -> None:
    person = a_contact(workspace)
    fields = workspace.contacts.detail(person).fields
    with pytest.raises(InvalidInput) as refused:
        workspace.contacts.save(person, ContactFields(fields.name, deputy_id=person))
    assert (refused.value.field, refused.value.problem) == ("deputy_id", "own_deputy")
    with pytest.raises(InvalidInput):
        workspace.contacts.save(person, ContactFields(fields.name, deputy_id=ContactId(7)))


def test_a_catchment_is_saved_as_a_whole_and_taken_back(workspace: Workspace) -> None:
    school = an_organisation(workspace)
    north, south, west = (a_municipality(workspace, name) for name in ("Nord", "Süd", "West"))
    assert workspace.organisations.serves(school) == ()
    workspace.organisations.save_catchment(school, [south, north, north])
    assert workspace.organisations.serves(school) == (north, south)
    outcome = workspace.organisations.save_catchment(school, [west, north])
    assert workspace.organisations.serves(school) == (north, west)
    assert [change.ref for change in outcome.changes] == [school]
    workspace.history.undo()
    assert workspace.organisations.serves(school) == (north, south)
    with pytest.raises(InvalidInput):
        workspace.organisations.save_catchment(school, [north, 7])
    assert workspace.organisations.serves(school) == (north, south)

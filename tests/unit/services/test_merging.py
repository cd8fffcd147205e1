"""Two records become one: nothing is lost, one step, and the preview says what happens."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import InvalidInput, RecordGone
from gkdesk.services.clients.fields import Lead
from gkdesk.services.outcome import Label
from gkdesk.services.register.contact_fields import FurtherPost, OrganisationFields
from gkdesk.services.register.fields import (
    Agreement,
    BodyFields,
    CooperationFields,
    Membership,
    OfferFields,
    TaskFields,
)
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.codes.network import Direction, FormalBasis
from gkdesk.text.codes.records import Agreement as Agrees
from gkdesk.text.codes.records import Belonging, Fate, Side
from gkdesk.text.ids import BodyId, CooperationId, OfferId, OrganisationId
from tests.factories import a_client, a_contact, a_municipality, an_organisation
from tests.store_rows import all_records, set_aside_keys

if TYPE_CHECKING:
    from gkdesk.services.merging.merging import MergePreview
    from gkdesk.services.workspace import Workspace

ORGANISATION = RecordKind.ORGANISATION


def two_schools(workspace: Workspace) -> tuple[OrganisationId, OrganisationId]:
    keep = an_organisation(workspace, phone="02131 1", hints="Bus 5", fields=("language",))
    other = an_organisation(
        workspace,
        name="VHS Musterland",
        short_name="",
        phone="02131 2",
        email="vhs@beispiel.de",
        hints="Hinterhof",
        fields=("language", "school"),
    )
    return keep, other


def fates(preview: MergePreview) -> dict[tuple[Belonging, Fate], tuple[str, ...]]:
    return {(entry.belonging, entry.fate): entry.names for entry in preview.belongings}


def test_fields_that_only_one_has_are_kept_and_texts_are_joined(workspace: Workspace) -> None:
    keep, other = two_schools(workspace)
    workspace.merging.merge(ORGANISATION, keep, other)
    fields = workspace.organisations.detail(keep).fields
    assert (fields.name, fields.short_name) == ("Volkshochschule Musterland", "VHS")
    assert (fields.phone, fields.email) == ("02131 1", "vhs@beispiel.de")
    assert fields.hints == "Bus 5\nHinterhof"
    assert fields.fields == ("language", "school")
    with pytest.raises(RecordGone):
        workspace.organisations.detail(other)


def test_the_preview_tells_conflicts_from_what_is_joined(workspace: Workspace) -> None:
    keep, other = two_schools(workspace)
    preview = workspace.merging.preview(ORGANISATION, keep, other)
    agree = {field.field: field.agreement for field in preview.fields}
    assert agree["phone"] is Agrees.CONFLICT
    assert agree["short_name"] is Agrees.KEEP_ONLY
    assert agree["email"] is Agrees.OTHER_ONLY
    assert agree["hints"] is agree["fields"] is Agrees.JOINED
    assert agree["mandate"] is Agrees.SAME


def test_somebody_may_choose_field_by_field(workspace: Workspace) -> None:
    keep, other = two_schools(workspace)
    choices = {"phone": Side.OTHER, "hints": Side.KEEP, "email": Side.KEEP}
    workspace.merging.merge(ORGANISATION, keep, other, choices)
    fields = workspace.organisations.detail(keep).fields
    assert (fields.phone, fields.hints, fields.email) == ("02131 2", "Bus 5", "")


def test_everything_that_belonged_to_the_other_moves(workspace: Workspace) -> None:
    keep, other = two_schools(workspace)
    partner = an_organisation(workspace, name="Jobcenter", short_name="")
    person = a_contact(workspace, organisation_id=other)
    guest = a_contact(workspace, name="Gast", organisation_id=partner)
    workspace.contacts.save_post(guest, FurtherPost(other, "Kurs"))
    body = BodyId(workspace.bodies.create(BodyFields("Steuerung")).ref)
    workspace.bodies.save_seat(body, Membership(organisation_id=other))
    workspace.cooperations.create(CooperationFields(other, partner, subject="Kurse"))
    offer = OfferId(workspace.offers.create(OfferFields("B1", organisation_id=other)).ref)
    client = a_client(workspace, Lead(organisation_id=other))
    workspace.tasks.create(TaskFields("Anrufen", about_kind="organisation", about_ref=other))
    preview = workspace.merging.preview(ORGANISATION, keep, other)
    assert fates(preview) == {
        (Belonging.CONTACT_PERSON, Fate.MOVES): ("Frau Özcan",),
        (Belonging.POST, Fate.MOVES): ("Frau Gast",),
        (Belonging.SEAT, Fate.MOVES): ("Steuerung",),
        (Belonging.COOPERATION, Fate.MOVES): ("Jobcenter",),
        (Belonging.OFFER, Fate.MOVES): ("B1",),
        (Belonging.LEAD, Fate.MOVES): ("Yusuf al-Hariri",),
        (Belonging.TASK, Fate.MOVES): ("Anrufen",),
    }
    workspace.merging.merge(ORGANISATION, keep, other)
    assert workspace.contacts.detail(person).fields.organisation_id == keep
    assert [post.post.organisation_id for post in workspace.contacts.posts(guest)] == [keep]
    assert workspace.bodies.detail(body).seats[0].seat.organisation_id == keep
    assert len(workspace.cooperations.between(keep, partner)) == 1
    assert workspace.offers.detail(offer).fields.organisation_id == keep
    assert workspace.clients.detail(client).leads[0].lead.organisation_id == keep
    assert workspace.tasks.rows()[0].fields.about_ref == keep


def test_a_cooperation_with_itself_goes(workspace: Workspace) -> None:
    keep, other = two_schools(workspace)
    made = workspace.cooperations.create(CooperationFields(other, keep))
    workspace.cooperations.save_agreement(CooperationId(made.ref), Agreement())
    preview = workspace.merging.preview(ORGANISATION, keep, other)
    assert list(fates(preview)) == [
        (Belonging.COOPERATION, Fate.DROPPED),
        (Belonging.AGREEMENT, Fate.DROPPED),
    ]
    workspace.merging.merge(ORGANISATION, keep, other)
    assert workspace.cooperations.rows(with_ended=True) == ()


def test_cooperations_that_say_the_same_become_one_with_both_agreements(
    workspace: Workspace,
) -> None:
    keep, other = two_schools(workspace)
    partner = an_organisation(workspace, name="Jobcenter", short_name="")
    for first, second in ((keep, partner), (partner, other)):
        made = workspace.cooperations.create(CooperationFields(first, second, subject="Kurse"))
        workspace.cooperations.save_agreement(CooperationId(made.ref), Agreement())
    preview = workspace.merging.preview(ORGANISATION, keep, other)
    assert list(fates(preview)) == [(Belonging.COOPERATION, Fate.JOINED)]
    workspace.merging.merge(ORGANISATION, keep, other)
    (left,) = workspace.cooperations.between(keep, partner)
    assert len(workspace.cooperations.detail(left).agreements) == 2


@pytest.mark.parametrize(
    "difference",
    [{"subject": "Beratung"}, {"basis": FormalBasis.MINUTES}, {"direction": Direction.ONE_WAY}],
)
def test_cooperations_that_differ_both_stay_and_are_named(
    workspace: Workspace, difference: dict[str, object]
) -> None:
    keep, other = two_schools(workspace)
    partner = an_organisation(workspace, name="Jobcenter", short_name="")
    workspace.cooperations.create(CooperationFields(keep, partner))
    workspace.cooperations.create(CooperationFields(other, partner, **difference))
    preview = workspace.merging.preview(ORGANISATION, keep, other)
    assert fates(preview) == {(Belonging.COOPERATION, Fate.DOUBLE): ("Jobcenter",)}
    workspace.merging.merge(ORGANISATION, keep, other)
    assert len(workspace.cooperations.between(keep, partner)) == 2


def test_a_seat_that_both_have_stands_there_once(workspace: Workspace) -> None:
    keep, other = two_schools(workspace)
    body = BodyId(workspace.bodies.create(BodyFields("Steuerung")).ref)
    since = dt.date(2025, 1, 1)
    for organisation in (keep, other):
        workspace.bodies.save_seat(body, Membership(organisation_id=organisation, since=since))
    workspace.bodies.save_seat(
        body,
        Membership(organisation_id=other, since=dt.date(2024, 1, 1), until=since),
    )
    workspace.merging.merge(ORGANISATION, keep, other)
    assert len(workspace.bodies.detail(body).seats) == 2


def test_a_post_at_the_own_organisation_becomes_part_of_the_function(workspace: Workspace) -> None:
    keep, other = two_schools(workspace)
    there = a_contact(workspace, organisation_id=other)
    workspace.contacts.save_post(there, FurtherPost(keep, "Prüfung"))
    here = a_contact(workspace, organisation_id=keep, name="Beispiel")
    workspace.contacts.save_post(here, FurtherPost(other, "Anmeldung"))
    workspace.merging.merge(ORGANISATION, keep, other)
    for person, function in ((there, "Beratung, Prüfung"), (here, "Beratung, Anmeldung")):
        assert workspace.contacts.posts(person) == ()
        assert workspace.contacts.detail(person).fields.function == function


def test_catchments_are_joined_but_the_whole_kreis_is_not_narrowed(workspace: Workspace) -> None:
    keep, other = two_schools(workspace)
    north, south = a_municipality(workspace, "Nord"), a_municipality(workspace, "Süd")
    workspace.organisations.save_catchment(other, [north])
    preview = workspace.merging.preview(ORGANISATION, keep, other)
    serves = next(field for field in preview.fields if field.field == "serves")
    assert (serves.keep, serves.other) == ("nicht eingegrenzt", "Nord")
    assert serves.agreement is Agrees.CONFLICT
    workspace.merging.merge(ORGANISATION, keep, other)
    assert workspace.organisations.serves(keep) == ()
    workspace.history.undo()
    workspace.organisations.save_catchment(keep, [south, north])
    workspace.merging.merge(ORGANISATION, keep, other)
    assert workspace.organisations.serves(keep) == (north, south)


def test_who_is_still_there_in_one_record_is_still_there(workspace: Workspace) -> None:
    keep, other = two_schools(workspace)
    workspace.organisations.end(keep)
    workspace.merging.merge(ORGANISATION, keep, other)
    assert workspace.organisations.detail(keep).ended_on is None


def test_what_was_taken_over_is_no_newer_than_it_was(workspace: Workspace) -> None:
    keep, other = two_schools(workspace)
    workspace.organisations.confirm(other, dt.date(2024, 5, 6))
    workspace.merging.merge(ORGANISATION, keep, other)
    assert workspace.organisations.detail(keep).verified_on == dt.date(2024, 5, 6)


def test_merging_is_one_step_that_can_be_taken_back(workspace: Workspace) -> None:
    keep, other = two_schools(workspace)
    partner = an_organisation(workspace, name="Jobcenter", short_name="")
    a_contact(workspace, organisation_id=other)
    for organisation in (keep, other):
        workspace.cooperations.create(CooperationFields(organisation, partner))
    before = all_records(workspace)
    outcome = workspace.merging.merge(ORGANISATION, keep, other)
    assert outcome.label is Label.ORGANISATIONS_MERGED
    assert all_records(workspace) != before
    workspace.history.undo()
    assert all_records(workspace) == before
    workspace.history.redo()
    assert OrganisationFields("VHS Musterland").name not in {
        row.name for row in workspace.organisations.rows(with_ended=True)
    }


def test_what_was_put_away_about_the_other_stays_away(workspace: Workspace) -> None:
    keep, other = two_schools(workspace)
    keys = (f"isolated:{other}", f"one_person:{other}:7", f"one_person:{keep}:7", "gap:x")
    for key in keys:
        workspace.analyses.set_aside(key)
    workspace.merging.merge(ORGANISATION, keep, other)
    assert set_aside_keys(workspace) == {f"isolated:{keep}", f"one_person:{keep}:7", "gap:x"}


def test_a_record_is_not_merged_with_itself(workspace: Workspace) -> None:
    keep, _ = two_schools(workspace)
    with pytest.raises(InvalidInput) as refused:
        workspace.merging.merge(ORGANISATION, keep, keep)
    assert refused.value.problem == "same_record"

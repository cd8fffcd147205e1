"""Bodies, cooperations, offers, needs and tasks: entered, ended, checked, taken back."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import InvalidInput, RecordGone
from gkdesk.network.graph import Place
from gkdesk.services.clients.fields import Helper
from gkdesk.services.register.contact_fields import ContactFields, OrganisationFields
from gkdesk.services.register.fields import (
    Agreement,
    BodyFields,
    CooperationFields,
    Meeting,
    Membership,
    NeedFields,
    OfferFields,
    TaskFields,
)
from gkdesk.text.codes.clients import CefrLevel
from gkdesk.text.codes.network import Area, BodyState, Intensity, NeedState, Ring
from gkdesk.text.ids import (
    BodyId,
    ContactId,
    CooperationId,
    NeedId,
    OfferId,
    OrganisationId,
    PartId,
    TaskId,
)
from tests.factories import a_client, a_contact, an_organisation

if TYPE_CHECKING:
    from gkdesk.services.outcome import Outcome
    from gkdesk.services.workspace import Workspace


def ref(outcome: Outcome) -> int:
    assert outcome.ref is not None
    return outcome.ref


def organisation(workspace: Workspace, name: str, area: Area | None = None) -> OrganisationId:
    return OrganisationId(ref(workspace.organisations.create(OrganisationFields(name, area=area))))


def contact(workspace: Workspace, name: str, at: OrganisationId | None = None) -> ContactId:
    fields = ContactFields(name=name, organisation_id=at)
    return ContactId(ref(workspace.contacts.create(fields)))


@pytest.fixture
def jobcenter(workspace: Workspace) -> OrganisationId:
    return organisation(workspace, "Jobcenter", Area.WORK)


@pytest.fixture
def school(workspace: Workspace) -> OrganisationId:
    return organisation(workspace, "Volkshochschule", Area.EDUCATION)


@pytest.fixture
def core_group(workspace: Workspace) -> BodyId:
    fields = BodyFields("Bündniskerngruppe", kind="core_group")
    return BodyId(ref(workspace.bodies.create(fields)))


@pytest.fixture
def cooperation(
    workspace: Workspace, jobcenter: OrganisationId, school: OrganisationId
) -> CooperationId:
    fields = CooperationFields(jobcenter, school, formats=("referral",))
    return CooperationId(ref(workspace.cooperations.create(fields)))


def test_a_seat_brings_its_organisation_into_the_core_until_the_body_ends(
    workspace: Workspace, core_group: BodyId, jobcenter: OrganisationId
) -> None:
    person = contact(workspace, "Petersen", jobcenter)
    workspace.bodies.save_seat(core_group, Membership(contact_id=person, role="lead"))
    assert [actor.ring for actor in workspace.network.now().actors] == [Ring.CORE]
    workspace.bodies.end(core_group)
    assert [actor.ring for actor in workspace.network.now().actors] == [Ring.WIDER]
    assert workspace.bodies.rows() == ()
    workspace.bodies.reopen(core_group)
    assert [actor.ring for actor in workspace.network.now().actors] == [Ring.CORE]


def test_a_seat_that_has_ended_stays_readable_and_no_longer_counts(
    workspace: Workspace, core_group: BodyId, jobcenter: OrganisationId
) -> None:
    left = Membership(
        jobcenter, role="member", since=dt.date(2023, 1, 1), until=dt.date(2025, 1, 1)
    )
    workspace.bodies.save_seat(core_group, left)
    assert workspace.bodies.rows()[0].seats == 0
    seat = workspace.bodies.detail(core_group).seats[0]
    assert (seat.organisation, seat.role, seat.is_present) == ("Jobcenter", "Mitglied", False)


def test_bodies_cannot_belong_to_each_other_in_a_circle(
    workspace: Workspace, core_group: BodyId
) -> None:
    below = BodyId(ref(workspace.bodies.create(BodyFields("AG Sprache", parent_id=core_group))))
    lowest = BodyId(ref(workspace.bodies.create(BodyFields("Unter-AG", parent_id=below))))
    for parent in (core_group, below, lowest):
        with pytest.raises(InvalidInput) as refused:
            workspace.bodies.save(core_group, BodyFields("Kerngruppe", parent_id=parent))
        assert (refused.value.field, refused.value.problem) == ("parent_id", "circle")
    assert workspace.bodies.detail(lowest).parent == "AG Sprache"


@pytest.mark.parametrize(
    ("seat", "field", "problem"),
    [
        (Membership(), "organisation_id", "organisation_or_person"),
        (Membership(OrganisationId(7)), "organisation_id", "unknown_record"),
        (
            Membership(
                contact_id=ContactId(7), since=dt.date(2025, 1, 1), until=dt.date(2024, 1, 1)
            ),
            "until",
            "ends_before_start",
        ),
    ],
)
def test_a_seat_that_makes_no_sense_is_refused(
    workspace: Workspace, core_group: BodyId, seat: Membership, field: str, problem: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        workspace.bodies.save_seat(core_group, seat)
    assert (refused.value.field, refused.value.problem) == (field, problem)
    assert workspace.bodies.detail(core_group).seats == ()


def test_meetings_stand_newest_first_and_a_row_of_another_body_is_not_touched(
    workspace: Workspace, core_group: BodyId
) -> None:
    for day in (dt.date(2025, 3, 1), dt.date(2026, 3, 1)):
        workspace.bodies.save_meeting(core_group, Meeting(day, present=12))
    meetings = workspace.bodies.detail(core_group).meetings
    assert [meeting.on.year for meeting in meetings] == [2026, 2025]
    other = BodyId(ref(workspace.bodies.create(BodyFields("AG Wohnen"))))
    with pytest.raises(RecordGone):
        workspace.bodies.remove_meeting(other, PartId(meetings[0].id or 0))
    assert workspace.bodies.rows()[1].last_met == dt.date(2026, 3, 1)


def test_removing_a_body_takes_its_lists_along_and_undo_brings_all_back(
    workspace: Workspace, core_group: BodyId, jobcenter: OrganisationId
) -> None:
    workspace.bodies.save_seat(core_group, Membership(jobcenter))
    workspace.bodies.save_meeting(core_group, Meeting(dt.date(2026, 3, 1)))
    before = workspace.bodies.detail(core_group)
    workspace.bodies.remove(core_group)
    with pytest.raises(RecordGone):
        workspace.bodies.detail(core_group)
    workspace.history.undo()
    assert workspace.bodies.detail(core_group) == before


def test_a_cooperation_shows_the_other_side_and_its_next_review(
    workspace: Workspace, cooperation: CooperationId, jobcenter: OrganisationId
) -> None:
    for day in (dt.date(2027, 5, 1), dt.date(2026, 12, 1)):
        workspace.cooperations.save_agreement(cooperation, Agreement(review_on=day))
    row = workspace.cooperations.rows(organisation_id=jobcenter)[0]
    assert row.other(jobcenter) == "Volkshochschule"
    assert row.review_on == dt.date(2026, 12, 1)
    assert workspace.cooperations.detail(cooperation).formats == ("Verweisberatung",)
    assert workspace.network.now().ties[0].review_on == dt.date(2026, 12, 1)


def test_an_ended_cooperation_leaves_the_map_and_can_be_taken_up_again(
    workspace: Workspace, cooperation: CooperationId
) -> None:
    workspace.cooperations.end(cooperation)
    assert workspace.cooperations.rows() == ()
    assert workspace.network.now().ties == ()
    assert len(workspace.cooperations.rows(with_ended=True)) == 1
    workspace.cooperations.reopen(cooperation)
    assert [tie.id for tie in workspace.network.now().ties] == [cooperation]


def test_a_cooperation_needs_two_organisations(
    workspace: Workspace, jobcenter: OrganisationId
) -> None:
    with pytest.raises(InvalidInput) as refused:
        workspace.cooperations.create(CooperationFields(jobcenter, jobcenter))
    assert refused.value.problem == "same_organisation"
    with pytest.raises(InvalidInput) as refused:
        workspace.cooperations.create(CooperationFields(jobcenter, OrganisationId(7)))
    assert refused.value.field == "second_id"


def test_every_field_of_a_cooperation_comes_back_as_it_was_entered(
    workspace: Workspace, cooperation: CooperationId
) -> None:
    before = workspace.cooperations.detail(cooperation).fields
    changed = CooperationFields(
        before.second_id,
        before.first_id,
        intensity=Intensity.VERY_CLOSE,
        formats=("referral", "case_conference"),
        wish_for_more=True,
    )
    workspace.cooperations.save(cooperation, changed)
    assert workspace.cooperations.detail(cooperation).fields == changed
    workspace.history.undo()
    assert workspace.cooperations.detail(cooperation).fields == before


def test_an_offer_knows_who_gives_it_and_ends_without_being_lost(
    workspace: Workspace, school: OrganisationId
) -> None:
    fields = OfferFields(
        "Alpha-Kurs",
        organisation_id=school,
        field="language",
        level_from=CefrLevel.ALPHA,
        level_to=CefrLevel.A1,
        seats=15,
    )
    offer = OfferId(ref(workspace.offers.create(fields)))
    assert workspace.offers.rows()[0].provider == "Volkshochschule"
    assert workspace.offers.detail(offer).fields == fields
    workspace.offers.end(offer)
    assert workspace.offers.rows() == ()
    assert workspace.network.now().offers == ()
    workspace.offers.reopen(offer)
    assert len(workspace.network.now().offers) == 1


@pytest.mark.parametrize(
    ("fields", "field", "problem"),
    [
        (OfferFields(" "), "name", "required"),
        (OfferFields("Kurs", language_share=101), "language_share", "percent"),
        (OfferFields("Kurs", seats=-1), "seats", "negative"),
        (OfferFields("Kurs", statuses=("gibt_es_nicht",)), "statuses", "unknown_choice"),
        (
            OfferFields("Kurs", level_from=CefrLevel.B1, level_to=CefrLevel.A1),
            "level_to",
            "level_order",
        ),
        (
            OfferFields("Kurs", begins_on=dt.date(2026, 5, 1), ends_on=dt.date(2026, 4, 1)),
            "ends_on",
            "ends_before_start",
        ),
    ],
)
def test_an_offer_that_makes_no_sense_is_refused(
    workspace: Workspace, fields: OfferFields, field: str, problem: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        workspace.offers.create(fields)
    assert (refused.value.field, refused.value.problem) == (field, problem)


def test_a_need_that_is_met_leaves_the_list_of_open_ones(workspace: Workspace) -> None:
    fields = NeedFields("Sprachkurs mit Kinderbetreuung", field="language", childcare=True)
    need = NeedId(ref(workspace.needs.create(fields)))
    assert workspace.needs.rows()[0].field == "Sprache"
    workspace.needs.save(need, NeedFields("Sprachkurs", state=NeedState.MET))
    assert workspace.needs.rows() == ()
    assert workspace.needs.rows(with_closed=True)[0].state is NeedState.MET


def test_tasks_stand_by_their_day_and_undated_ones_last(workspace: Workspace) -> None:
    for what, day in (("später", dt.date(2027, 1, 1)), ("irgendwann", None), ("bald", None)):
        workspace.tasks.create(TaskFields(what, due_on=day))
    soon = TaskFields("anrufen", due_on=dt.date(2026, 11, 22), about_kind="body", about_ref=5)
    task = TaskId(ref(workspace.tasks.create(soon)))
    found = [row.fields.what for row in workspace.tasks.rows()]
    assert found[:2] == ["anrufen", "später"]
    assert set(found[2:]) == {"irgendwann", "bald"}
    assert [row.id for row in workspace.tasks.rows(about=("body", 5))] == [task]
    workspace.tasks.finish(task)
    assert task not in {row.id for row in workspace.tasks.rows()}


def test_a_place_chosen_on_the_map_is_kept_until_it_is_given_back(
    workspace: Workspace, jobcenter: OrganisationId
) -> None:
    workspace.network.put(jobcenter, Place(-250, 400))
    assert workspace.network.now().actors[0].place == Place(-250, 400)
    workspace.network.put(jobcenter, None)
    assert workspace.network.now().actors[0].place is None


def test_organisations_beside_the_same_client_are_counted_as_working_together(
    workspace: Workspace, jobcenter: OrganisationId, school: OrganisationId
) -> None:
    people = [contact(workspace, "Petersen", jobcenter), contact(workspace, "Albers", school)]
    for code in ("K1", "K2"):
        client = a_client(workspace, code=code)
        for person in people:
            workspace.clients.save_part(client, Helper(person))
    shared = workspace.network.now().shared
    assert [(pair.clients, {pair.first, pair.second}) for pair in shared] == [
        (2, {jobcenter, school})
    ]


def test_an_ended_body_is_not_active(workspace: Workspace, core_group: BodyId) -> None:
    workspace.bodies.end(core_group)
    row = workspace.bodies.rows(with_ended=True)[0]
    assert row.state is BodyState.ENDED


def test_a_deputy_who_left_is_no_cover(workspace: Workspace) -> None:
    organisation = an_organisation(workspace)
    deputy = a_contact(workspace, name="Lindner")
    person = a_contact(workspace, name="Petersen", organisation_id=organisation, deputy_id=deputy)
    assert deputies(workspace) == {person: True, deputy: False}
    workspace.contacts.end(deputy)
    assert deputies(workspace) == {person: False}


def deputies(workspace: Workspace) -> dict[int, bool]:
    """Tell of everybody in the network whether somebody stands in for her."""
    network = workspace.network.now()
    people = [*network.unattached, *(each for actor in network.actors for each in actor.people)]
    return {person.id: person.has_deputy for person in people}

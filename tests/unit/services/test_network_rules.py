"""What cannot be, what nobody checked, and what a cooperation rests on; today is 18/11/2026."""

from __future__ import annotations

import datetime as dt
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import InvalidInput
from gkdesk.services.register.contact_fields import ContactFields
from gkdesk.services.register.fields import Agreement, Meeting, Membership
from gkdesk.text.codes.network import FormalBasis
from gkdesk.text.ids import PartId
from gkdesk.text.sentences.input import input_sentence
from tests.factories import a_body, a_contact, a_cooperation, an_offer, an_organisation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.clock import FixedClock
    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import BodyId, CooperationId, OrganisationId

TODAY = dt.date(2026, 11, 18)
TOMORROW = TODAY + dt.timedelta(days=1)
LAST_YEAR = dt.date(2025, 11, 18)


@pytest.fixture
def office(workspace: Workspace) -> OrganisationId:
    return an_organisation(workspace, name="Jobcenter Musterland", short_name="JC")


@pytest.fixture
def tie(workspace: Workspace, office: OrganisationId) -> CooperationId:
    return a_cooperation(workspace, office, an_organisation(workspace))


@pytest.fixture
def body(workspace: Workspace) -> BodyId:
    return a_body(workspace)


@contextmanager
def refused(field: str) -> Iterator[None]:
    """Expect that a value is refused at this field."""
    with pytest.raises(InvalidInput) as caught:
        yield
    assert caught.value.field == field
    assert input_sentence(caught.value)


def test_nobody_has_signed_something_tomorrow(workspace: Workspace, tie: CooperationId) -> None:
    with refused("confidentiality_on"):
        workspace.contacts.create(ContactFields(name="Özcan", confidentiality_on=TOMORROW))
    contact = a_contact(workspace, confidentiality_on=TODAY)
    fields = ContactFields(name="Özcan", confidentiality_on=TOMORROW)
    with refused("confidentiality_on"):
        workspace.contacts.save(contact, fields)
    with refused("signed_on"):
        workspace.cooperations.save_agreement(tie, Agreement(signed_on=TOMORROW))


def test_a_review_before_the_signing_is_refused(workspace: Workspace, tie: CooperationId) -> None:
    signed = dt.date(2026, 5, 1)
    wrong = Agreement(signed_on=signed, review_on=dt.date(2020, 1, 1))
    with refused("review_on"):
        workspace.cooperations.save_agreement(tie, wrong)
    workspace.cooperations.save_agreement(tie, Agreement(signed_on=signed, review_on=signed))


def test_a_review_sets_the_next_one_which_lies_ahead(
    workspace: Workspace, tie: CooperationId
) -> None:
    workspace.cooperations.save_agreement(tie, Agreement(review_on=LAST_YEAR))
    (agreement,) = workspace.cooperations.detail(tie).agreements
    for day in (None, TODAY):
        with refused("review_on"):
            workspace.cooperations.review_agreement(tie, Agreement(review_on=day, id=agreement.id))
    workspace.cooperations.review_agreement(tie, Agreement(review_on=TOMORROW, id=agreement.id))
    (agreement,) = workspace.cooperations.detail(tie).agreements
    assert agreement.review_on == TOMORROW


def test_a_meeting_ahead_is_the_next_one_and_not_the_last(
    workspace: Workspace, body: BodyId
) -> None:
    workspace.bodies.save_meeting(body, Meeting(dt.date(2027, 12, 5)))
    workspace.bodies.save_meeting(body, Meeting(dt.date(2027, 3, 1)))
    (row,) = workspace.bodies.rows()
    assert (row.last_met, row.next_met) == (None, dt.date(2027, 3, 1))
    workspace.bodies.save_meeting(body, Meeting(TODAY))
    (row,) = workspace.bodies.rows()
    assert (row.last_met, row.next_met) == (TODAY, dt.date(2027, 3, 1))
    (group,) = workspace.network.now().groups
    assert [sitting.on for sitting in group.sittings] == [TODAY]


def test_an_organisation_sits_once_at_a_time(
    workspace: Workspace, body: BodyId, office: OrganisationId
) -> None:
    workspace.bodies.save_seat(body, Membership(office, until=LAST_YEAR))
    workspace.bodies.save_seat(body, Membership(office, since=LAST_YEAR))
    for again in (Membership(office), Membership(office, a_contact(workspace), since=TODAY)):
        with refused("organisation_id"):
            workspace.bodies.save_seat(body, again)
    other = a_body(workspace, name="Beirat", kind="")
    workspace.bodies.save_seat(other, Membership(office))
    assert {row.name: row.seats for row in workspace.bodies.rows()} == {
        "Beirat": 1,
        "Bündniskerngruppe": 1,
    }


def test_two_people_of_an_organisation_are_one_member(
    workspace: Workspace, body: BodyId, office: OrganisationId
) -> None:
    first, second = a_contact(workspace), a_contact(workspace, name="Lindner")
    workspace.bodies.save_seat(body, Membership(office, first))
    workspace.bodies.save_seat(body, Membership(office, second))
    (row,) = workspace.bodies.rows()
    assert row.seats == 1
    with refused("contact_id"):
        workspace.bodies.save_seat(body, Membership(contact_id=second))
    workspace.bodies.save_seat(body, Membership(contact_id=a_contact(workspace, name="Fuchs")))
    (row,) = workspace.bodies.rows()
    assert row.seats == 2


def test_a_seat_is_changed_beside_itself(
    workspace: Workspace, body: BodyId, office: OrganisationId
) -> None:
    seat = PartId(workspace.bodies.save_seat(body, Membership(office)).ref or 0)
    workspace.bodies.save_seat(body, Membership(office, since=LAST_YEAR, id=seat))
    (view,) = workspace.bodies.detail(body).seats
    assert view.seat.since == LAST_YEAR


@pytest.mark.parametrize(
    ("agreements", "basis"),
    [
        ([], FormalBasis.LIVED),
        ([Agreement(signed_on=LAST_YEAR)], FormalBasis.AGREEMENT),
        ([Agreement()], FormalBasis.AGREEMENT),
        ([Agreement(runs_until=TODAY)], FormalBasis.AGREEMENT),
        ([Agreement(runs_until=TODAY - dt.timedelta(days=1))], FormalBasis.LIVED),
        ([Agreement(FormalBasis.MINUTES), Agreement()], FormalBasis.AGREEMENT),
        ([Agreement(FormalBasis.MINUTES), Agreement(runs_until=LAST_YEAR)], FormalBasis.MINUTES),
    ],
)
def test_a_cooperation_rests_on_its_strongest_agreement_in_force(
    workspace: Workspace, tie: CooperationId, agreements: list[Agreement], basis: FormalBasis
) -> None:
    for agreement in agreements:
        workspace.cooperations.save_agreement(tie, agreement)
    (row,) = workspace.cooperations.rows()
    (line,) = workspace.network.now().ties
    detail = workspace.cooperations.detail(tie)
    assert (row.basis, line.basis, detail.basis) == (basis, basis, basis)
    assert detail.fields.basis is FormalBasis.LIVED


def test_what_nobody_confirmed_is_only_entered(
    workspace: Workspace, tie: CooperationId, office: OrganisationId, clock: FixedClock
) -> None:
    offer = an_offer(workspace)
    assert workspace.cooperations.detail(tie).only_entered
    assert workspace.offers.detail(offer).only_entered
    assert {tie, office} <= workspace.network.only_entered()
    clock.advance(dt.timedelta(days=1))
    workspace.cooperations.confirm(tie)
    workspace.offers.confirm(offer)
    workspace.organisations.confirm(office)
    assert not workspace.cooperations.detail(tie).only_entered
    assert not workspace.offers.detail(offer).only_entered
    assert not {tie, office} & workspace.network.only_entered()

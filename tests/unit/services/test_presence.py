"""What belongs to an ended organisation has ended with it; today is 18 November 2026."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from gkdesk.services.network_papers.kinds import PaperCode, PaperFormat, PaperWish
from gkdesk.services.register.contact_fields import FurtherPost
from gkdesk.services.register.fields import Membership
from gkdesk.text.codes.clients import Audience, DueKind
from gkdesk.text.codes.findings import Analysis, FindingCode
from gkdesk.text.codes.network import Ring
from tests.factories import (
    a_body,
    a_contact,
    a_cooperation,
    a_need,
    an_offer,
    an_organisation,
)
from tests.unit.services.papers_kit import words_in

if TYPE_CHECKING:
    from gkdesk.clock import FixedClock
    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import BodyId, OrganisationId

TODAY = dt.date(2026, 11, 18)
DAY = dt.timedelta(days=1)


@pytest.fixture
def office(workspace: Workspace) -> OrganisationId:
    """Return an organisation with a person, an offer, a cooperation and a seat in the core body."""
    office = an_organisation(workspace, name="Jobcenter")
    a_contact(workspace, organisation_id=office)
    an_offer(workspace, organisation_id=office)
    a_cooperation(workspace, office, an_organisation(workspace))
    workspace.bodies.save_seat(a_body(workspace), Membership(office))
    return office


def counts(workspace: Workspace) -> tuple[int, int, int, int]:
    """Return how many people, offers, cooperations and seats the lists show."""
    return (
        len(workspace.contacts.rows()),
        len(workspace.offers.rows()),
        len(workspace.cooperations.rows()),
        sum(row.seats for row in workspace.bodies.rows()),
    )


def test_lists_show_nothing_of_an_ended_organisation_until_it_is_taken_up_again(
    workspace: Workspace, office: OrganisationId
) -> None:
    assert counts(workspace) == (1, 1, 1, 1)
    workspace.organisations.end(office)
    assert counts(workspace) == (0, 0, 0, 0)
    assert not workspace.contacts.rows(with_ended=True)[0].active
    assert not workspace.offers.rows(with_ended=True)[0].active
    assert not workspace.cooperations.rows(with_ended=True)[0].active
    assert [seat.is_former for seat in workspace.bodies.seats_of_organisation(office)] == [True]
    workspace.organisations.reopen(office)
    assert counts(workspace) == (1, 1, 1, 1)


def test_the_page_of_an_ended_organisation_still_shows_what_it_had(
    workspace: Workspace, office: OrganisationId
) -> None:
    workspace.organisations.end(office)
    assert len(workspace.organisations.detail(office).contacts) == 1
    assert len(workspace.offers.rows(organisation_id=office)) == 1
    assert len(workspace.cooperations.rows(organisation_id=office)) == 1


def test_what_hangs_on_an_organisation_is_counted_before_it_ends(
    workspace: Workspace, office: OrganisationId
) -> None:
    hanging = workspace.organisations.hanging_on(office)
    assert (hanging.contacts, hanging.offers, hanging.cooperations, hanging.seats) == (1, 1, 1, 1)


def test_a_need_that_only_an_ended_organisation_met_is_a_gap_again(
    workspace: Workspace, office: OrganisationId
) -> None:
    a_need(workspace)
    workspace.organisations.end(office)
    codes = {finding.code for finding in workspace.analyses.findings(Analysis.GAPS)}
    assert FindingCode.NEED_UNMET in codes


def test_heute_asks_about_nobody_of_an_ended_organisation(
    workspace: Workspace, office: OrganisationId, clock: FixedClock
) -> None:
    workspace.organisations.end(office)
    clock.moment += dt.timedelta(days=800)
    view = workspace.today.view()
    kinds = [item.kind for part in view.sections for item in part.items]
    assert (DueKind.STALE_CONTACT in kinds, view.stale_contacts) == (False, 0)


def test_who_works_elsewhere_too_stays(workspace: Workspace, office: OrganisationId) -> None:
    (person,) = workspace.contacts.rows()
    workspace.contacts.save_post(person.id, FurtherPost(an_organisation(workspace, name="KI")))
    workspace.organisations.end(office)
    assert [row.id for row in workspace.contacts.rows()] == [person.id]


def test_an_end_to_come_has_not_come_yet(workspace: Workspace, office: OrganisationId) -> None:
    workspace.organisations.end(office, TODAY + DAY)
    workspace.contacts.end(workspace.contacts.rows()[0].id, TODAY + DAY)
    assert counts(workspace) == (1, 1, 1, 1)
    assert office in {row.id for row in workspace.organisations.rows()}


def test_an_ended_person_keeps_no_seat_but_her_organisation_does(workspace: Workspace) -> None:
    office = an_organisation(workspace)
    person = a_contact(workspace, organisation_id=office)
    core = a_body(workspace)
    workspace.bodies.save_seat(core, Membership(contact_id=person))
    workspace.contacts.end(person)
    (actor,) = workspace.network.now().actors
    assert actor.ring is Ring.WIDER
    (view,) = workspace.bodies.detail(core).seats
    assert not view.is_present
    workspace.bodies.save_seat(core, Membership(office, person, id=view.seat.id))
    network = workspace.network.now()
    (seat,) = network.groups[0].seats
    assert (network.actors[0].ring, seat.organisation, seat.contact) == (Ring.CORE, office, None)


@pytest.fixture
def body(workspace: Workspace) -> BodyId:
    """Return a body with a seat that ends later, one that begins later and one given up today."""
    body = a_body(workspace, began_on=dt.date(2024, 1, 1))
    seats = (
        Membership(an_organisation(workspace, name="A"), until=TODAY + 30 * DAY),
        Membership(an_organisation(workspace, name="B"), since=TODAY + DAY),
        Membership(an_organisation(workspace, name="C"), until=TODAY),
    )
    for seat in seats:
        workspace.bodies.save_seat(body, seat)
    return body


def test_every_seat_ends_with_its_body(
    workspace: Workspace, body: BodyId, clock: FixedClock
) -> None:
    workspace.bodies.end(body)
    clock.moment += 2 * DAY
    assert [seat.is_present for seat in workspace.bodies.detail(body).seats] == [False] * 3
    for seat in workspace.bodies.detail(body).seats:
        (seen,) = workspace.bodies.seats_of_organisation(seat.seat.organisation_id or 0)
        assert seen.is_former


def test_a_body_that_is_taken_up_again_has_the_seats_it_had(
    workspace: Workspace, body: BodyId
) -> None:
    before = workspace.bodies.detail(body).seats
    workspace.bodies.end(body)
    workspace.bodies.reopen(body)
    assert workspace.bodies.detail(body).seats == before


def test_the_directory_of_offers_has_none_of_an_ended_organisation(
    workspace: Workspace, office: OrganisationId
) -> None:
    an_offer(workspace, name="Elterncafé")
    workspace.organisations.end(office)
    wish = PaperWish(PaperCode.OFFERS, PaperFormat.PDF, Audience.OFFICE)
    text = words_in(workspace.network_papers.make(wish))
    assert "Elterncafé" in text
    assert "Frauensprachkurs" not in text

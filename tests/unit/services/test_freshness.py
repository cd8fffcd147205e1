"""After how many months something counts as unchecked is set once, for everything that asks."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import InvalidInput
from gkdesk.services.register.fields import CooperationFields, OfferFields
from gkdesk.services.register.offer_filter import EVERY_OFFER
from gkdesk.text.codes.findings import Analysis
from gkdesk.text.ids import CooperationId, OfferId
from tests.factories import a_contact, an_organisation

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace

HALF_A_YEAR_AGO = dt.date(2026, 5, 2)
ONLY_STALE = dataclasses.replace(EVERY_OFFER, only_stale=True)


def wait_for(workspace: Workspace, months: int) -> None:
    facts = workspace.office.facts()
    workspace.office.save(dataclasses.replace(facts, stale_months=months))


@pytest.fixture
def checked_half_a_year_ago(workspace: Workspace) -> Workspace:
    school, office = an_organisation(workspace), an_organisation(workspace, name="Amt")
    person = a_contact(workspace, organisation_id=school)
    tie = workspace.cooperations.create(CooperationFields(school, office)).ref
    offer = workspace.offers.create(OfferFields(name="Kurs", organisation_id=school)).ref
    assert tie is not None
    assert offer is not None
    for each in (school, office):
        workspace.organisations.confirm(each, HALF_A_YEAR_AGO)
    workspace.contacts.confirm(person, HALF_A_YEAR_AGO)
    workspace.cooperations.confirm(CooperationId(tie), HALF_A_YEAR_AGO)
    workspace.offers.confirm(OfferId(offer), HALF_A_YEAR_AGO)
    return workspace


def stale_of(workspace: Workspace) -> tuple[bool, ...]:
    """Return what the lists, the map, Heute and the findings say, in this order."""
    network = workspace.network.now()
    return (
        workspace.organisations.rows()[0].stale,
        workspace.contacts.rows()[0].stale,
        workspace.cooperations.rows()[0].stale,
        workspace.offers.rows()[0].stale,
        bool(workspace.offers.rows(wanted=ONLY_STALE)),
        network.actors[0].is_stale,
        network.ties[0].is_stale,
        network.offers[0].is_stale,
        bool(workspace.today.view().stale_contacts),
        bool(workspace.analyses.findings(Analysis.UPKEEP)),
    )


def test_twelve_months_hold_until_the_office_says_otherwise(
    checked_half_a_year_ago: Workspace,
) -> None:
    assert checked_half_a_year_ago.office.facts().stale_months == 12
    assert set(stale_of(checked_half_a_year_ago)) == {False}


def test_what_the_office_sets_holds_everywhere(checked_half_a_year_ago: Workspace) -> None:
    wait_for(checked_half_a_year_ago, 6)
    assert set(stale_of(checked_half_a_year_ago)) == {True}
    assert checked_half_a_year_ago.today.view().stale_months == 6
    wait_for(checked_half_a_year_ago, 7)
    assert set(stale_of(checked_half_a_year_ago)) == {False}


@pytest.mark.parametrize("months", [0, 61])
def test_less_than_a_month_and_more_than_five_years_are_refused(
    workspace: Workspace, months: int
) -> None:
    with pytest.raises(InvalidInput) as refused:
        wait_for(workspace, months)
    assert refused.value.field == "stale_months"

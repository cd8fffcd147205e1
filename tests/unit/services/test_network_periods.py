"""What counts as present when a period has not ended yet; today is 18 November 2026."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from gkdesk.services.clients.fields import Lead
from gkdesk.services.register.offer_filter import OfferFilter
from tests.factories import a_client, a_municipality, an_offer, an_organisation

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace

TODAY = dt.date(2026, 11, 18)


def test_whoever_leads_a_case_until_a_day_to_come_shares_the_client(workspace: Workspace) -> None:
    first, second = an_organisation(workspace, name="A"), an_organisation(workspace, name="B")
    a_client(
        workspace,
        Lead(organisation_id=first, until=TODAY + dt.timedelta(days=1)),
        Lead(organisation_id=second),
    )
    (shared,) = workspace.network.now().shared
    assert ({shared.first, shared.second}, shared.clients) == ({first, second}, 1)


def test_who_led_a_case_until_yesterday_shares_it_no_longer(workspace: Workspace) -> None:
    first, second = an_organisation(workspace, name="A"), an_organisation(workspace, name="B")
    a_client(
        workspace,
        Lead(organisation_id=first, until=TODAY - dt.timedelta(days=1)),
        Lead(organisation_id=second),
    )
    assert workspace.network.now().shared == ()


def test_an_offer_for_the_whole_kreis_is_among_those_of_each_municipality(
    workspace: Workspace,
) -> None:
    here, there = a_municipality(workspace), a_municipality(workspace, "Altdorf")
    an_offer(workspace, name="Hier", municipality_id=here)
    an_offer(workspace, name="Dort", municipality_id=there)
    an_offer(workspace, name="Überall")
    rows = workspace.offers.rows(wanted=OfferFilter(municipality_id=here))
    assert [row.name for row in rows] == ["Hier", "Überall"]

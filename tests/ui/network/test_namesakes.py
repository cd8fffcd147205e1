"""Two organisations of one name are told apart wherever one of them is chosen or listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.factories import a_cooperation, a_municipality, an_organisation
from tests.ui.network.overview_kit import COOPERATION, ORGANISATION, overview_of, said

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace
    from gkdesk.text.ids import OrganisationId
    from gkdesk.ui.content import ContentView
    from tests.ui.people.conftest import Show

HERE, THERE = "Jugendamt (Altdorf)", "Jugendamt (Neustadt)"


@pytest.fixture
def partner(workspace: Workspace) -> OrganisationId:
    """Return an organisation that works with both of two namesakes."""
    partner = an_organisation(workspace, name="Tafel", short_name="")
    for name in ("Altdorf", "Neustadt"):
        town = a_municipality(workspace, name)
        office = an_organisation(workspace, name="Jugendamt", short_name="", municipality_id=town)
        a_cooperation(workspace, office, partner)
    return partner


@pytest.fixture
def view(show: Show, partner: OrganisationId) -> ContentView:
    del partner
    view = show()
    view.show_page("network")
    overview_of(view).browse.bar.twin.set_current(1)
    return view


def test_forms_and_tables_tell_them_apart(view: ContentView) -> None:
    section = overview_of(view)
    lookup = section.state.lookup
    section.browse.tables.show_kind(COOPERATION)

    assert [choice.text for choice in lookup.organisations()] == [HERE, THERE, "Tafel"]
    rows = section.browse.tables.view().rows
    lines = [rows.row_at(line) for line in range(rows.rowCount())]
    assert {name for line in lines for name in (line.first, line.second)} == {HERE, THERE, "Tafel"}


def test_cards_tell_them_apart(
    view: ContentView, workspace: Workspace, partner: OrganisationId
) -> None:
    section = overview_of(view)
    section.state.choose(ORGANISATION, partner)
    words = said(section.browse.side)
    assert HERE in words
    assert THERE in words
    tie = workspace.cooperations.rows()[0]
    section.state.choose(COOPERATION, tie.id)

    assert tie.first in said(section.browse.side)


def test_the_lists_of_cooperations_tell_them_apart(
    workspace: Workspace, partner: OrganisationId
) -> None:
    rows = workspace.cooperations.rows(organisation_id=partner)

    assert sorted(row.other(partner) for row in rows) == [HERE, THERE]

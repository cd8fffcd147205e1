"""Half-typed cooperations: each beginning keeps its own, and namesakes are not mixed up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.factories import a_municipality, an_organisation
from tests.ui.network.overview_kit import Small, overview_of, small_network
from tests.ui.people.hands import write

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.content import ContentView
    from gkdesk.ui.pages.network.overview.section import OverviewSection
    from gkdesk.ui.pages.network.page import NetworkPage
    from tests.ui.people.conftest import Show


@pytest.fixture
def small(workspace: Workspace) -> Small:
    return small_network(workspace)


@pytest.fixture
def section(small: Small, page: NetworkPage, content: ContentView) -> OverviewSection:
    del small, page
    return overview_of(content)


def sides(section: OverviewSection) -> tuple[str, str]:
    form = section.browse.side.form
    assert form is not None
    typed = dict(form.form.raw())
    return typed["first"], typed["second"]


def test_beginning_from_a_card_and_leaving_keeps_what_was_typed_elsewhere(
    section: OverviewSection, small: Small
) -> None:
    section.browse.begin_cooperation()
    write("Tafel Neu")
    section.browse.side.end_form()
    section.browse.begin_cooperation(small.vhs)
    section.browse.side.end_form()

    section.browse.begin_cooperation()
    assert sides(section) == ("Tafel Neu", "")


def test_what_was_begun_from_a_card_waits_for_that_card_and_for_the_list_of_drafts(
    section: OverviewSection, small: Small, content: ContentView
) -> None:
    section.browse.begin_cooperation(small.vhs)
    write("Tafel Neu")
    section.browse.side.end_form()
    section.browse.begin_cooperation()
    assert sides(section) == ("", "")
    section.browse.side.end_form()

    content.open_draft()
    assert sides(section) == ("Volkshochschule Musterland", "Tafel Neu")


def test_the_lock_brings_back_the_cooperation_that_was_being_typed(
    section: OverviewSection, small: Small, content: ContentView, show: Show
) -> None:
    section.browse.begin_cooperation(small.vhs)
    write("Tafel Neu")
    content.flush()
    place = content.place()
    again = show()
    again.begin(place)

    assert sides(overview_of(again)) == ("Volkshochschule Musterland", "Tafel Neu")


def test_a_draft_means_the_same_of_two_namesakes_after_one_more_came(
    show: Show, workspace: Workspace
) -> None:
    town = a_municipality(workspace, "Neustadt")
    meant = an_organisation(workspace, name="Jugendamt", short_name="", municipality_id=town)
    view = show()
    view.show_page("network")
    section = overview_of(view)
    section.browse.begin_cooperation()
    write("Jugendamt")
    section.browse.side.end_form()
    other = a_municipality(workspace, "Altdorf")
    an_organisation(workspace, name="Jugendamt", short_name="", municipality_id=other)
    partner = an_organisation(workspace, name="Volkshochschule", short_name="")
    view.context.changed(())
    view.open_draft()
    assert sides(section) == ("Jugendamt (Neustadt)", "")
    write("Volkshochschule")
    form = section.browse.side.form
    assert form is not None
    form.save.click()

    assert len(workspace.cooperations.between(meant, partner)) == 1

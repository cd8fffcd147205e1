"""The map goes on paper with the filters that are set in the overview."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from gkdesk.network.choice import Choices
from gkdesk.network.look import BodyView
from gkdesk.services.network_papers.kinds import PaperFormat
from gkdesk.ui.pages.print_send.network.part import NetworkPart
from gkdesk.ui.pages.print_send.page import PrintSendPage
from tests.factories import a_body, an_organisation
from tests.ui.network.overview_kit import overview_of

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.content import ContentView
    from tests.ui.people.conftest import Show

FILTERS = Choices(legal_areas=("sgb2",), stale=True)


def printed(content: ContentView) -> NetworkPart:
    """Go from the overview to its paper."""
    content.show_page("network")
    overview_of(content).print_this()
    page = content.current()
    assert isinstance(page, PrintSendPage)
    part = page.part()
    assert isinstance(part, NetworkPart)
    return part


def filtered(content: ContentView, choices: Choices) -> None:
    content.show_page("network")
    browse = overview_of(content).browse
    browse.show_scene(browse.view, choices)


def test_the_filters_of_the_overview_go_along_and_can_be_left_out(
    workspace: Workspace, show: Show
) -> None:
    an_organisation(workspace, legal_areas=("sgb2",))
    content = show()
    filtered(content, FILTERS)
    choice = printed(content).choice
    wish = choice.wish()
    assert wish is not None
    assert wish.map.choices == FILTERS
    choice.filtered.setChecked(False)
    wish = choice.wish()

    assert wish is not None
    assert wish.map.choices == Choices()


def test_view_and_filters_go_along_together_and_come_back_after_the_lock(
    workspace: Workspace, show: Show
) -> None:
    an_organisation(workspace, legal_areas=("sgb2",))
    body = a_body(workspace)
    content = show()
    filtered(content, FILTERS)
    overview_of(content).browse.show_view(BodyView(body))
    printed(content)
    place = content.place()
    content.hide()
    again = show()
    again.begin(place)
    page = again.current()
    assert isinstance(page, PrintSendPage)
    part = page.part()
    assert isinstance(part, NetworkPart)
    wish = part.choice.wish()

    assert wish is not None
    assert (wish.map.view, wish.map.choices) == (BodyView(body), FILTERS)


def test_without_filters_nothing_is_offered_and_programs_get_the_whole_network(
    workspace: Workspace, show: Show
) -> None:
    an_organisation(workspace, legal_areas=("sgb2",))
    content = show()
    assert printed(content).choice.filtered.isHidden()
    filtered(content, dataclasses.replace(FILTERS, stale=False))
    choice = printed(content).choice
    assert not choice.filtered.isHidden()
    choice.format.choose(PaperFormat.GRAPHML)
    wish = choice.wish()

    assert choice.filtered.isHidden()
    assert wish is not None
    assert wish.map.choices == Choices()

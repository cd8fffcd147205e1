"""What view and filters let through, the same for map and table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkdesk.network.choice import Choices, Named, Shown, shown_of
from gkdesk.network.look import AllianceView, BodyView, FocusView, MunicipalityView
from gkdesk.ui.pages.network.overview.place import Scene, read_scene
from tests.ui.network.overview_kit import Small, small_network

if TYPE_CHECKING:
    from gkdesk.network.graph import Network
    from gkdesk.network.look import View
    from gkdesk.services.workspace import Workspace


@pytest.fixture
def small(workspace: Workspace) -> Small:
    return small_network(workspace)


@pytest.fixture
def net(workspace: Workspace, small: Small) -> Network:
    del small
    return workspace.network.now()


def left(net: Network, *, view: View | None = None, **chosen: object) -> Shown:
    return shown_of(net, view or AllianceView(), Choices(**chosen), Named())  # type: ignore[arg-type]


def names(shown: Shown) -> list[str]:
    return [actor.label for actor in shown.actors]


def test_without_a_filter_everything_is_shown(net: Network) -> None:
    shown = left(net)

    assert (len(shown.actors), len(shown.ties)) == (4, 2)
    assert (shown.stale_actors, shown.stale_ties) == (1, 0)


def test_a_field_of_action_leaves_those_that_work_in_it(net: Network) -> None:
    shown = left(net, fields=("language", "work"))

    assert names(shown) == ["JC", "VHS"]
    assert len(shown.ties) == 1


def test_who_serves_the_whole_kreis_is_responsible_in_each_municipality(
    net: Network, small: Small
) -> None:
    shown = left(net, municipalities=(str(small.town),))

    assert names(shown) == ["JC", "Jugendamt Altdorf", "VHS"]
    assert names(left(net, view=MunicipalityView(small.town))) == names(shown)


def test_filters_of_two_lists_both_have_to_let_through(net: Network, small: Small) -> None:
    assert names(left(net, bodies=(str(small.core),), legal_areas=("sgb2",))) == ["JC"]
    assert names(left(net, bodies=(str(small.core),), legal_areas=("sgb8",))) == []


def test_a_kind_of_interface_leaves_the_cooperations_and_their_ends(
    net: Network, small: Small
) -> None:
    shown = left(net, interfaces=("transition",))

    assert [tie.id for tie in shown.ties] == [small.close]
    assert names(shown) == ["JC", "VHS"]


def test_what_was_not_checked_is_left_alone(net: Network) -> None:
    assert names(left(net, stale=True)) == ["Tafel Neustadt"]


def test_only_gaps_leaves_what_findings_name_and_the_map_sees_both_ends(
    net: Network, small: Small
) -> None:
    named = Named(frozenset({small.tafel}), frozenset({small.loose}))
    shown = shown_of(net, AllianceView(), Choices(gaps=True), named)

    assert names(shown) == ["Tafel Neustadt"]
    assert [tie.id for tie in shown.ties] == [small.loose]
    assert shown.for_map().actors == {small.tafel, small.jobcenter, small.youth}


def test_focus_shows_the_organisation_its_neighbours_and_its_cooperations(
    net: Network, small: Small
) -> None:
    shown = left(net, view=FocusView(small.vhs))

    assert names(shown) == ["JC", "VHS"]
    assert [tie.id for tie in shown.ties] == [small.close]


def test_a_body_shows_its_members(net: Network, small: Small) -> None:
    assert names(left(net, view=BodyView(small.core))) == ["JC"]


def test_a_scene_is_the_same_after_the_lock(small: Small) -> None:
    choices = Choices(rings=("core",), stale=True)
    views = (
        AllianceView(),
        FocusView(small.vhs),
        BodyView(small.core),
        MunicipalityView(small.town),
    )
    for view in views:
        scene = Scene(view, choices, "edit")
        assert read_scene(scene.text()) == scene


@pytest.mark.parametrize("damaged", ["", "{}", "[1]", '[["focus","x"],{},""]', "[[],[],[]]"])
def test_a_damaged_scene_counts_as_the_whole_network(damaged: str) -> None:
    assert read_scene(damaged) == Scene()

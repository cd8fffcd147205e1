"""How loud things are: who belongs to a body is not mixed with the neighbours of a choice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gkdesk.network.choice import Choices, Named, shown_of
from gkdesk.network.emphasis import Weight, weigh
from gkdesk.network.look import (
    AllianceView,
    BodyView,
    FocusView,
    Look,
    MunicipalityView,
    Rest,
    View,
)
from gkdesk.text.ids import BodyId, MunicipalityId, OrganisationId
from tests.unit.network.networks import a_network


@pytest.mark.parametrize("view", [BodyView(BodyId(1)), MunicipalityView(MunicipalityId(2))])
def test_a_choice_lights_up_no_neighbour_that_a_view_does_not_speak_of(view: View) -> None:
    network = a_network(3)
    before = weigh(network, Look(view=view))
    outside = {actor for actor, weight in before.actors.items() if weight is Weight.DIMMED}
    member = next(actor.id for actor in network.actors if actor.id not in outside)
    near = {
        end
        for tie in network.ties
        if member in (tie.first, tie.second)
        for end in (tie.first, tie.second)
    }
    assert near & outside
    chosen = Look(view=view, selected_actor=member)
    after = weigh(network, chosen)
    assert after.actors[member] is Weight.CHOSEN
    assert {actor for actor, weight in after.actors.items() if weight is Weight.DIMMED} == outside
    whole = weigh(network, replace(chosen, view=AllianceView()))
    assert all(whole.actors[actor] >= Weight.NEAR for actor in near)


@pytest.mark.parametrize(
    "view",
    [
        AllianceView(),
        FocusView(OrganisationId(1003)),
        BodyView(BodyId(1)),
        MunicipalityView(MunicipalityId(2)),
    ],
)
def test_the_map_shows_aloud_what_the_table_lists(view: View) -> None:
    network = a_network(3)
    loud = weigh(network, Look(view=view, rest=Rest.AWAY))
    listed = shown_of(network, view, Choices(), Named())
    actors = {actor for actor, weight in loud.actors.items() if weight is not Weight.AWAY}
    assert actors == {actor.id for actor in listed.actors}
    assert actors

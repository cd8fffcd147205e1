"""Where the mark of a chosen line stands, and which names a mark crosses."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QPointF

from gkdesk.network.drawing import draw
from gkdesk.network.graph import Actor, Network, Place, Tie
from gkdesk.network.layout import arrange
from gkdesk.network.look import Look, Page
from gkdesk.network.marks import Box
from gkdesk.text.codes.network import Area, Ring
from gkdesk.text.ids import CooperationId, OrganisationId
from gkdesk.ui.map.targets import TIE_RING, Targets
from tests.unit.network.networks import measure

ONE, TWO, BETWEEN, LINE = OrganisationId(1), OrganisationId(2), OrganisationId(3), CooperationId(9)


def an_actor(ref: OrganisationId, name: str, place: Place) -> Actor:
    return Actor(ref, name, "", "office", Area.WORK, Ring.CORE, place=place)


def a_line_past(place: Place) -> Targets:
    """Return a map with a long line, and somebody with a name at `place`."""
    actors = (
        an_actor(ONE, "A", Place(-800, 0)),
        an_actor(TWO, "B", Place(800, 0)),
        an_actor(BETWEEN, "Jobcenter Musterstadt", place),
    )
    network = Network(dt.date(2026, 11, 18), actors, (Tie(LINE, ONE, TWO),))
    look = Look(page=Page(900, 500), type_size=13, has_legend=False)
    return Targets(draw(network, arrange(network), look, measure=measure), network)


@pytest.mark.parametrize("across", range(-120, 121, 40))
@pytest.mark.parametrize("down", [-90, -30, 0, 40, 90])
def test_the_mark_of_a_line_covers_neither_a_node_nor_a_name(across: int, down: int) -> None:
    targets = a_line_past(Place(across, down))
    at = targets.tie_middle(LINE)
    assert at is not None
    mark = Box(at.x - TIE_RING, at.y - TIE_RING, at.x + TIE_RING, at.y + TIE_RING)
    spot = targets.spot(BETWEEN)
    assert spot is not None
    assert spot.label is not None
    node = Box(
        spot.centre.x - spot.radius,
        spot.centre.y - spot.radius,
        spot.centre.x + spot.radius,
        spot.centre.y + spot.radius,
    )
    assert not mark.overlaps(node)
    assert not mark.overlaps(spot.label)
    assert targets.at(QPointF(at.x, at.y)).ref == LINE


def test_the_names_that_a_mark_crosses_are_known() -> None:
    targets = a_line_past(Place(0, 0))
    spot = targets.spot(BETWEEN)
    assert spot is not None
    assert spot.label is not None
    assert targets.named_in(spot.label) == [BETWEEN]
    assert targets.named_in(Box(0, 0, 1, 1)) == []

from __future__ import annotations

import math
import os
import random
import statistics
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from gkdesk.network.graph import Network, Place
from gkdesk.network.layout import Arrangement, Division, arrange
from gkdesk.text.codes.network import Area, Ring
from gkdesk.text.ids import OrganisationId
from tests.unit.network.networks import a_network

SEEDS = range(5)
ROOT = Path(__file__).parents[3]


def shuffled(network: Network, seed: int) -> Network:
    chance = random.Random(seed)
    return replace(
        network,
        actors=tuple(chance.sample(network.actors, len(network.actors))),
        ties=tuple(chance.sample(network.ties, len(network.ties))),
    )


def ways(network: Network, arrangement: Arrangement) -> float:
    places = arrangement.places
    return sum(
        math.dist(
            (places[tie.first].x, places[tie.first].y), (places[tie.second].x, places[tie.second].y)
        )
        for tie in network.ties
    )


@pytest.mark.parametrize("division", Division)
@pytest.mark.parametrize("seed", SEEDS)
def test_the_same_data_in_another_order_give_the_same_places(seed: int, division: Division) -> None:
    network = a_network(seed)
    assert arrange(shuffled(network, seed), division) == arrange(network, division)


def test_places_do_not_depend_on_the_hashes_of_a_run() -> None:
    code = (
        "from tests.unit.network.networks import a_network\n"
        "from gkdesk.network.layout import Division, arrange\n"
        "print(arrange(a_network(1)), arrange(a_network(1), Division.FIELD))"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(runs) == 1


@pytest.mark.parametrize("seed", SEEDS)
def test_everybody_stands_in_the_ring_and_the_sector_where_it_belongs(seed: int) -> None:
    network = a_network(seed)
    arrangement = arrange(network)
    belts = {band.ring: band for band in arrangement.bands}
    sectors = {sector.key: sector for sector in arrangement.sectors}
    for actor in network.actors:
        place = arrangement.places[actor.id]
        belt = belts[actor.ring]
        assert belt.inner <= math.hypot(place.x, place.y) <= belt.outer
        sector = sectors[actor.area.value if actor.area else ""]
        turned = (math.atan2(place.y, place.x) - sector.start) % (2 * math.pi)
        assert turned <= sector.end - sector.start + 1e-3


def test_the_four_areas_meet_at_the_top_with_migration_at_the_left() -> None:
    arrangement = arrange(a_network(1))
    assert arrangement.seam == pytest.approx(1.5 * math.pi)
    middles = {sector.key: sector.middle for sector in arrangement.sectors}
    assert math.cos(middles[Area.MIGRATION]) < 0
    assert math.sin(middles[Area.MIGRATION]) < 0


def test_a_place_chosen_by_hand_wins_and_moves_nobody_else() -> None:
    network = a_network(2)
    moved = replace(network.actors[0], place=Place(250, -500))
    before = arrange(network).places
    after = arrange(replace(network, actors=(moved, *network.actors[1:]))).places
    assert (after[moved.id].x, after[moved.id].y) == (0.25, -0.5)
    assert all(after[actor.id] == before[actor.id] for actor in network.actors[1:])


@pytest.mark.parametrize("seed", SEEDS)
def test_one_organisation_more_moves_the_others_only_a_little(seed: int) -> None:
    network = a_network(seed)
    new = replace(network.actors[3], id=OrganisationId(1), name="Neue Stelle", short_name="")
    before = arrange(network).places
    after = arrange(replace(network, actors=(*network.actors, new))).places
    moves = [
        math.dist((place.x, place.y), (after[actor].x, after[actor].y))
        for actor, place in before.items()
    ]
    assert statistics.median(moves) < 0.06


@pytest.mark.parametrize("seed", SEEDS)
def test_partners_stand_nearer_than_in_the_order_of_their_names(seed: int) -> None:
    network = a_network(seed, actors=120, ties=240)
    by_name = arrange(replace(network, ties=()))
    assert ways(network, arrange(network)) < 0.97 * ways(network, by_name)


def test_nobody_stands_on_anybody_even_if_all_are_in_one_area() -> None:
    network = a_network(3, actors=60)
    crowd = replace(
        network,
        actors=tuple(
            replace(actor, area=Area.WORK, ring=Ring.ALLIANCE) for actor in network.actors
        ),
    )
    places = {(place.x, place.y) for place in arrange(crowd).places.values()}
    assert len(places) == 60


@pytest.mark.parametrize("size", [0, 1, 2])
def test_a_network_of_nearly_nobody_can_be_arranged(size: int) -> None:
    for division in Division:
        assert len(arrange(a_network(1, actors=size, ties=0), division).places) == size


def test_sectors_of_fields_follow_the_order_of_their_list() -> None:
    arrangement = arrange(a_network(1), Division.FIELD, order=("work", "housing", "unknown"))
    keys = [sector.key for sector in arrangement.sectors]
    assert keys == ["work", "housing", "education", "health", "language", "training", ""]


def test_an_unknown_partner_in_a_tie_does_no_harm() -> None:
    network = a_network(1)
    stray = replace(network.ties[0], second=OrganisationId(77))
    assert len(arrange(replace(network, ties=(stray,))).places) == 70

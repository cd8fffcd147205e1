from __future__ import annotations

import datetime as dt
import random

import networkx as nx
import pytest

from gkdesk.network.graph import Actor, Network, Tie
from gkdesk.network.measures import measure_network
from gkdesk.text.codes.network import Ring
from gkdesk.text.ids import CooperationId, OrganisationId

SIZES = (0, 1, 2, 3, 5, 8, 13, 21, 34, 55)
DENSITIES = (0.0, 0.02, 0.05, 0.1, 0.3)


def network_of(graph: nx.Graph[int]) -> Network:
    return Network(
        as_of=dt.date(2026, 11, 1),
        actors=tuple(
            Actor(OrganisationId(node), f"Stelle {node}", "", "", None, Ring.WIDER)
            for node in graph.nodes
        ),
        ties=tuple(
            Tie(CooperationId(index), OrganisationId(first), OrganisationId(second))
            for index, (first, second) in enumerate(graph.edges)
        ),
    )


def random_graphs(seed: int) -> list[nx.Graph[int]]:
    chance = random.Random(seed)
    return [
        nx.gnp_random_graph(size, share, seed=chance.randrange(10**6))
        for size in SIZES
        for share in DENSITIES
    ]


@pytest.mark.parametrize("seed", range(4))
def test_the_figures_are_those_of_networkx(seed: int) -> None:
    for graph in random_graphs(seed):
        figures = measure_network(network_of(graph))
        assert figures.actors == graph.number_of_nodes()
        assert figures.pairs == graph.number_of_edges()
        assert figures.density == pytest.approx(nx.density(graph))
        assert set(figures.components) == {
            tuple(sorted(part)) for part in nx.connected_components(graph)
        }
        assert figures.isolated == tuple(sorted(nx.isolates(graph)))
        assert figures.bridges == tuple(sorted(tuple(sorted(pair)) for pair in nx.bridges(graph)))
        assert figures.articulation_points == tuple(sorted(nx.articulation_points(graph)))
        assert figures.degrees == dict(graph.degree)


def test_a_long_chain_of_organisations_is_measured_to_its_end() -> None:
    figures = measure_network(network_of(nx.path_graph(5000)))
    assert len(figures.bridges) == 4999
    assert len(figures.articulation_points) == 4998


def test_two_cooperations_of_the_same_pair_are_one_connection_and_no_less_a_bridge() -> None:
    network = network_of(nx.path_graph(2))
    twice = Tie(CooperationId(9), OrganisationId(1), OrganisationId(0))
    figures = measure_network(Network(network.as_of, network.actors, (*network.ties, twice)))
    assert figures.pairs == 1
    assert figures.bridges == ((0, 1),)


def test_a_cooperation_with_somebody_outside_the_network_is_not_counted() -> None:
    network = network_of(nx.path_graph(2))
    outside = Tie(CooperationId(9), OrganisationId(0), OrganisationId(77))
    figures = measure_network(Network(network.as_of, network.actors, (*network.ties, outside)))
    assert figures.pairs == 1
    assert figures.degrees == {0: 1, 1: 1}

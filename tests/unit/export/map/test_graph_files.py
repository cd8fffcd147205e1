from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import networkx as nx
import pytest

from gkdesk.export.map.graph_files import Words, gexf, graphml
from gkdesk.text.codes.network import Area, FormalBasis, Quality
from gkdesk.text.ids import MunicipalityId, OrganisationId
from gkdesk.text.wording.clients import word
from tests.unit.export.map.maps import HOSTILE, named
from tests.unit.network.networks import a_network

if TYPE_CHECKING:
    from collections.abc import Callable

    Write = Callable[..., bytes]
    Read = Callable[[io.BytesIO], nx.Graph]

READERS: dict[str, tuple[Write, Read]] = {
    "graphml": (graphml, nx.read_graphml),
    "gexf": (gexf, nx.read_gexf),
}
each_format = pytest.mark.parametrize(("write", "read"), READERS.values(), ids=READERS)
each_writer = pytest.mark.parametrize("write", [graphml, gexf])
NETWORK = a_network(2)


@each_format
def test_organisations_and_cooperations_come_back(write: Write, read: Read) -> None:
    graph = read(io.BytesIO(write(NETWORK)))
    assert graph.number_of_nodes() == len(NETWORK.actors)
    assert graph.number_of_edges() == len(NETWORK.ties)
    assert sorted(each["Name"] for _id, each in graph.nodes(data=True)) == sorted(
        actor.name for actor in NETWORK.actors
    )
    assert sorted(each["Grundlage"] for *_ends, each in graph.edges(data=True)) == sorted(
        word(tie.basis) for tie in NETWORK.ties
    )


@each_format
def test_attributes_have_german_names_and_types(write: Write, read: Read) -> None:
    actor = replace(NETWORK.actors[0], area=Area.WORK, fields=("work", "x"), is_stale=True)
    other = replace(NETWORK.actors[1], municipalities=(MunicipalityId(3),))
    tie = replace(
        NETWORK.ties[0],
        first=actor.id,
        second=other.id,
        intensity=3,
        basis=FormalBasis.AGREEMENT,
    )
    words = Words(fields={"work": "Arbeit"}, municipalities={MunicipalityId(3): "Altdorf"})
    network = replace(NETWORK, actors=(actor, other), ties=(tie,))
    graph = read(io.BytesIO(write(network, words)))
    nodes = {node["Name"]: node for _id, node in graph.nodes(data=True)}
    first, second = nodes[actor.name], nodes[other.name]
    assert first["Bereich"] == "Arbeitsmarkt und Wirtschaft"
    assert first["Ring"] == word(actor.ring)
    assert first["Handlungsfelder"] == "Arbeit; x"
    assert first["lange nicht geprüft"] is True
    assert second["Einzugsgebiet"] == "Altdorf"
    ((*_ends, edge),) = graph.edges(data=True)
    assert edge["Intensität"] == 3
    assert edge["Grundlage"] == "Kooperationsvereinbarung"
    assert edge["Richtung"] == word(tie.direction)


@each_writer
def test_the_same_network_gives_the_same_bytes_in_any_order(write: Write) -> None:
    mixed = replace(NETWORK, actors=NETWORK.actors[::-1], ties=NETWORK.ties[::-1])
    assert write(mixed) == write(NETWORK)


@each_writer
def test_no_quality_and_no_wish_leaves_the_house(write: Write) -> None:
    bare = tuple(replace(tie, quality=None, wish_for_more=False) for tie in NETWORK.ties)
    full = tuple(
        replace(tie, quality=Quality.TO_CLARIFY, wish_for_more=True) for tie in NETWORK.ties
    )
    data = write(replace(NETWORK, ties=full))
    assert data == write(replace(NETWORK, ties=bare))
    assert word(Quality.TO_CLARIFY).encode() not in data


@each_writer
def test_names_of_persons_are_not_there(write: Write) -> None:
    assert b"Petersen" not in write(NETWORK)


@each_format
def test_ids_are_numbers_in_order_and_say_nothing_of_the_store(write: Write, read: Read) -> None:
    graph = read(io.BytesIO(write(NETWORK)))
    assert list(graph.nodes) == [f"n{at}" for at in range(1, len(NETWORK.actors) + 1)]
    moved = {actor.id: OrganisationId(actor.id + 7_000_000) for actor in NETWORK.actors}
    actors = tuple(replace(actor, id=moved[actor.id]) for actor in NETWORK.actors)
    ties = tuple(
        replace(tie, first=moved[tie.first], second=moved[tie.second]) for tie in NETWORK.ties
    )
    assert write(replace(NETWORK, actors=actors, ties=ties)) == write(NETWORK)


@each_format
def test_names_that_look_like_markup_come_back_as_names(write: Write, read: Read) -> None:
    graph = read(io.BytesIO(write(named(HOSTILE + "\ufffe\ud800 😀"))))
    names = [node["Name"] for _id, node in graph.nodes(data=True)]
    assert any(name.startswith("<b>Haus & \"Hof\" 'Süd'</b> ]]> بيت الأمل") for name in names)
    assert any("😀" in name for name in names)


@each_format
def test_a_network_of_nobody_is_a_file_as_well(write: Write, read: Read) -> None:
    graph = read(io.BytesIO(write(a_network(1, actors=0, ties=0))))
    assert graph.number_of_nodes() == 0


@each_format
def test_a_cooperation_with_somebody_unknown_is_left_out(write: Write, read: Read) -> None:
    network = replace(NETWORK, actors=NETWORK.actors[:-1])
    gone = NETWORK.actors[-1].id
    left = sum(gone not in (tie.first, tie.second) for tie in NETWORK.ties)
    assert 0 < left < len(NETWORK.ties)
    assert read(io.BytesIO(write(network))).number_of_edges() == left

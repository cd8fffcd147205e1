"""The few figures of a network. Direction and number of ties between two organisations count not.

Dense is not good, a bridge is not a mistake: what a figure means is said where it is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.text.ids import OrganisationId

if TYPE_CHECKING:
    from gkdesk.network.graph import Network

Graph = Mapping[OrganisationId, Sequence[OrganisationId]]
"""For every organisation its partners, each once, sorted."""

Pair = tuple[OrganisationId, OrganisationId]


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one network; pairs and lists are sorted by id."""

    actors: int
    pairs: int
    density: float
    components: tuple[tuple[OrganisationId, ...], ...]
    isolated: tuple[OrganisationId, ...]
    bridges: tuple[Pair, ...]
    articulation_points: tuple[OrganisationId, ...]
    degrees: Mapping[OrganisationId, int]


def measure_network(network: Network) -> Figures:
    """Return all figures of a network."""
    graph = partners(network)
    bridges, joints = bridges_and_joints(graph)
    return Figures(
        actors=len(graph),
        pairs=sum(len(others) for others in graph.values()) // 2,
        density=density(graph),
        components=components(graph),
        isolated=tuple(actor for actor, others in graph.items() if not others),
        bridges=bridges,
        articulation_points=joints,
        degrees={actor: len(others) for actor, others in graph.items()},
    )


def partners(network: Network) -> Graph:
    """Return who works with whom; ties to unknown organisations and to oneself are left out."""
    met: dict[OrganisationId, set[OrganisationId]] = {
        actor: set() for actor in sorted(actor.id for actor in network.actors)
    }
    for tie in network.ties:
        if tie.first in met and tie.second in met and tie.first != tie.second:
            met[tie.first].add(tie.second)
            met[tie.second].add(tie.first)
    return {actor: sorted(others) for actor, others in met.items()}


def density(graph: Graph) -> float:
    """Return how many of all possible pairs work together, 0 to 1; 0 for fewer than two."""
    size = len(graph)
    if size < 2:
        return 0.0
    return sum(len(others) for others in graph.values()) / (size * (size - 1))


def components(graph: Graph) -> tuple[tuple[OrganisationId, ...], ...]:
    """Return the parts that hang together, the largest first."""
    seen: set[OrganisationId] = set()
    parts = []
    for actor in graph:
        if actor not in seen:
            part = _reach(graph, actor)
            seen |= part
            parts.append(tuple(sorted(part)))
    return tuple(sorted(parts, key=lambda part: (-len(part), part)))


def _reach(graph: Graph, start: OrganisationId) -> set[OrganisationId]:
    found = {start}
    waiting = [start]
    while waiting:
        for other in graph[waiting.pop()]:
            if other not in found:
                found.add(other)
                waiting.append(other)
    return found


def bridges_and_joints(graph: Graph) -> tuple[tuple[Pair, ...], tuple[OrganisationId, ...]]:
    """Return the pairs and the organisations without which a part of the network falls apart.

    Depth-first search with the lowest place that can be reached backwards (Hopcroft and Tarjan,
    1973), without recursion: a long chain must not exhaust the stack.
    """
    search = _Search(graph)
    for actor in graph:
        if actor not in search.entered:
            search.run(actor)
    return tuple(sorted(search.bridges)), tuple(sorted(search.joints))


class _Search:
    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self.entered: dict[OrganisationId, int] = {}
        self._low: dict[OrganisationId, int] = {}
        self.bridges: list[Pair] = []
        self.joints: set[OrganisationId] = set()

    def run(self, root: OrganisationId) -> None:
        branches = 0
        self._enter(root)
        path = [(root, root, iter(self._graph[root]))]
        while path:
            actor, parent, others = path[-1]
            child = self._next_child(actor, parent, others)
            if child is not None:
                self._enter(child)
                path.append((child, actor, iter(self._graph[child])))
                continue
            path.pop()
            if path:
                branches += parent == root
                self._leave(actor, parent, root)
        if branches > 1:
            self.joints.add(root)

    def _enter(self, actor: OrganisationId) -> None:
        self.entered[actor] = self._low[actor] = len(self.entered)

    def _next_child(
        self, actor: OrganisationId, parent: OrganisationId, others: Iterable[OrganisationId]
    ) -> OrganisationId | None:
        for other in others:
            if other not in self.entered:
                return other
            if other != parent:
                self._low[actor] = min(self._low[actor], self.entered[other])
        return None

    def _leave(self, actor: OrganisationId, parent: OrganisationId, root: OrganisationId) -> None:
        self._low[parent] = min(self._low[parent], self._low[actor])
        if self._low[actor] > self.entered[parent]:
            self.bridges.append((min(actor, parent), max(actor, parent)))
        if parent != root and self._low[actor] >= self.entered[parent]:
            self.joints.add(parent)

"""The network for other programs that draw and count networks: GraphML and GEXF.

The files go to others: they hold neither the quality of a cooperation nor a wish for more of it,
no ids of the store, and names of persons only when asked for.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from gkdesk.export.map.text import xml_text, xml_value
from gkdesk.text.codes.network import Answer, Ring
from gkdesk.text.folding import fold
from gkdesk.text.ids import MunicipalityId
from gkdesk.text.wording.clients import word
from gkdesk.text.wording.interface_checks import INTERFACE_CHECKS
from gkdesk.text.wording.map import FILE_WORDS, field_word, ring_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.network.graph import Actor, Network, Tie

Value = str | int | bool
"""What an attribute holds; without a value it is left out."""

_LIST = "; "


@dataclass(frozen=True, slots=True)
class Words:
    """The words of what districts name themselves.

    A code without a word stands for itself; a municipality without a word is left out, because
    its id says nothing outside the store.
    """

    kinds: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)
    legal_areas: Mapping[str, str] = field(default_factory=dict)
    formats: Mapping[str, str] = field(default_factory=dict)
    municipalities: Mapping[MunicipalityId, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Attribute:
    """A column of nodes or edges: its id in the file, its German title and its type."""

    id: str
    title: str
    holds: type[Value]


@dataclass(frozen=True, slots=True)
class _Thing:
    """A node or an edge with its values by the title of the attribute."""

    id: str
    label: str
    values: Mapping[str, Value]
    ends: tuple[str, str] = ("", "")
    weight: int = 0


@dataclass(frozen=True, slots=True)
class _Graph:
    as_of: dt.date
    nodes: tuple[_Thing, ...]
    edges: tuple[_Thing, ...]

    def attributes(self, things: Sequence[_Thing], prefix: str) -> list[_Attribute]:
        """Return the attributes that occur, in the order of their first thing."""
        found: dict[str, type[Value]] = {}
        for thing in things:
            for title, value in thing.values.items():
                found.setdefault(title, type(value))
        titles = sorted(found)
        return [_Attribute(f"{prefix}{at}", each, found[each]) for at, each in enumerate(titles)]


def graphml(
    network: Network,
    words: Words | None = None,
    *,
    note: str = "",
) -> bytes:
    """Return the network as GraphML; the same network gives the same bytes.

    All edges are undirected, because programs refuse a mixture; the attribute says the direction,
    which goes from source to target. `note` is a word about the whole, such as invented data.
    """
    graph = _graph(network, words or Words())
    return _finished(_graphml(graph, note))


def gexf(
    network: Network,
    words: Words | None = None,
    *,
    note: str = "",
) -> bytes:
    """Return the network as GEXF 1.2; the same network gives the same bytes.

    The weight of an edge is the intensity; for directions the same holds as in GraphML.
    """
    graph = _graph(network, words or Words())
    return _finished(_gexf(graph, note))


def _finished(lines: Iterator[str]) -> bytes:
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    return ("\n".join((head, *lines)) + "\n").encode("utf-8")


def _graph(network: Network, words: Words) -> _Graph:
    actors = sorted(network.actors, key=lambda actor: (fold(actor.name), actor.id))
    ids = {actor.id: f"n{at}" for at, actor in enumerate(actors, start=1)}
    places = {actor.id: at for at, actor in enumerate(actors)}
    ties = sorted(
        (tie for tie in network.ties if tie.first in ids and tie.second in ids),
        key=lambda tie: (places[tie.first], places[tie.second], tie.id),
    )
    rings = ring_words(network.core_word, network.alliance_word)
    nodes = (_Thing(ids[each.id], each.label, _of_actor(each, words, rings)) for each in actors)
    edges = (
        _Thing(f"e{at}", "", _of_tie(tie, words), (ids[tie.first], ids[tie.second]), tie.intensity)
        for at, tie in enumerate(ties, start=1)
    )
    return _Graph(network.as_of, tuple(nodes), tuple(edges))


def _of_actor(actor: Actor, words: Words, rings: Mapping[Ring, str]) -> dict[str, Value]:
    places = [words.municipalities.get(each, "") for each in actor.municipalities]
    found: dict[str, Value | Enum | dt.date | None] = {
        field_word("name"): actor.name,
        field_word("short_name"): actor.short_name,
        field_word("kind"): words.kinds.get(actor.kind, actor.kind),
        field_word("area"): actor.area,
        field_word("ring"): rings[actor.ring],
        field_word("fields"): _listed(actor.fields, words.fields),
        field_word("legal_areas"): _listed(actor.legal_areas, words.legal_areas),
        field_word("municipalities"): _LIST.join(filter(None, places)),
        field_word("administration"): actor.administration,
        field_word("standing"): actor.standing,
        field_word("level"): actor.level,
        FILE_WORDS["verified_on"]: actor.verified_on,
        FILE_WORDS["is_stale"]: actor.is_stale,
    }
    return _plain(found)


def _of_tie(tie: Tie, words: Words) -> dict[str, Value]:
    found: dict[str, Value | Enum | dt.date | None] = {
        field_word("direction"): tie.direction,
        field_word("intensity"): tie.intensity,
        field_word("basis"): tie.basis,
        field_word("interface_type"): tie.interface_type,
        field_word("mechanism"): tie.mechanism,
        field_word("formats"): _listed(tie.formats, words.formats),
        field_word("runs_until"): tie.runs_until,
        field_word("review_on"): tie.review_on,
        FILE_WORDS["verified_on"]: tie.verified_on,
        FILE_WORDS["is_stale"]: tie.is_stale,
    }
    answers = {check.statement: getattr(tie, check.field) for check in INTERFACE_CHECKS}
    found |= {title: each for title, each in answers.items() if each is not Answer.UNKNOWN}
    return _plain(found)


def _listed(codes: Sequence[str], words: Mapping[str, str]) -> str:
    return _LIST.join(words.get(code, code) for code in codes)


def _plain(found: Mapping[str, Value | Enum | dt.date | None]) -> dict[str, Value]:
    """Write codes as words and days in the way that programs sort; leave out what is empty."""
    plain: dict[str, Value] = {}
    for title, value in found.items():
        if value is None or value == "":
            continue
        if isinstance(value, Enum):
            plain[title] = word(value)
        elif isinstance(value, dt.date):
            plain[title] = value.isoformat()
        else:
            plain[title] = value
    return plain


_GRAPHML_TYPES = {str: "string", int: "int", bool: "boolean"}
_GEXF_TYPES = {str: "string", int: "integer", bool: "boolean"}


def _graphml(graph: _Graph, note: str) -> Iterator[str]:
    of_nodes, of_edges = graph.attributes(graph.nodes, "n"), graph.attributes(graph.edges, "e")
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    if note:
        yield f"<desc>{xml_text(note)}</desc>"
    for kind, attributes in (("node", of_nodes), ("edge", of_edges)):
        for each in attributes:
            title, type_name = xml_value(each.title), _GRAPHML_TYPES[each.holds]
            yield f'<key id="{each.id}" for="{kind}" attr.name={title} attr.type="{type_name}"/>'
    yield '<graph edgedefault="undirected">'
    for node in graph.nodes:
        yield f'<node id="{node.id}">'
        yield from _data(node, of_nodes)
        yield "</node>"
    for edge in graph.edges:
        source, target = edge.ends
        yield f'<edge id="{edge.id}" source="{source}" target="{target}">'
        yield from _data(edge, of_edges)
        yield "</edge>"
    yield "</graph>"
    yield "</graphml>"


def _data(thing: _Thing, attributes: Sequence[_Attribute]) -> Iterator[str]:
    for each in attributes:
        if (value := thing.values.get(each.title)) is not None:
            yield f'<data key="{each.id}">{xml_text(_written(value))}</data>'


def _gexf(graph: _Graph, note: str) -> Iterator[str]:
    of_nodes, of_edges = graph.attributes(graph.nodes, "n"), graph.attributes(graph.edges, "e")
    yield '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">'
    said = f"<description>{xml_text(note)}</description>" if note else ""
    day = graph.as_of.isoformat()
    yield f'<meta lastmodifieddate="{day}"><creator>gkdesk</creator>{said}</meta>'
    yield '<graph defaultedgetype="undirected" mode="static">'
    for kind, attributes in (("node", of_nodes), ("edge", of_edges)):
        yield f'<attributes class="{kind}" mode="static">'
        for each in attributes:
            title, type_name = xml_value(each.title), _GEXF_TYPES[each.holds]
            yield f'<attribute id="{each.id}" title={title} type="{type_name}"/>'
        yield "</attributes>"
    yield "<nodes>"
    for node in graph.nodes:
        yield f'<node id="{node.id}" label={xml_value(node.label)}>'
        yield from _values(node, of_nodes)
        yield "</node>"
    yield "</nodes>"
    yield "<edges>"
    for edge in graph.edges:
        source, target = edge.ends
        ends = f'source="{source}" target="{target}"'
        yield f'<edge id="{edge.id}" {ends} weight="{edge.weight}">'
        yield from _values(edge, of_edges)
        yield "</edge>"
    yield "</edges>"
    yield "</graph>"
    yield "</gexf>"


def _values(thing: _Thing, attributes: Sequence[_Attribute]) -> Iterator[str]:
    yield "<attvalues>"
    for each in attributes:
        if (value := thing.values.get(each.title)) is not None:
            yield f'<attvalue for="{each.id}" value={xml_value(_written(value))}/>'
    yield "</attvalues>"


def _written(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)

"""The network as a file for programs that draw and count networks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gkdesk.export.map.graph_files import Words as GraphWords
from gkdesk.export.map.graph_files import gexf, graphml
from gkdesk.network.look import BodyView, FocusView, MunicipalityView
from gkdesk.network.scope import actors_in, is_own
from gkdesk.services.network_papers import page
from gkdesk.services.network_papers.kinds import PaperFormat
from gkdesk.services.network_papers.map import nameless, numbered_view
from gkdesk.text.codes.clients import CodeList
from gkdesk.text.papers import network as words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from gkdesk.network.graph import Network
    from gkdesk.network.look import View
    from gkdesk.services.network_papers.kinds import PaperWish
    from gkdesk.services.network_papers.order import Numbers
    from gkdesk.services.network_papers.source import PaperHead, Words


def graph_file(
    head: PaperHead,
    wish: PaperWish,
    network: Network,
    numbers: Numbers,
    lists: Words,
    municipalities: Mapping[int, str],
) -> bytes:
    """Return what the view speaks of, without any person; network and numbers as for a map."""
    view = numbered_view(wish.map.view, numbers)
    named = nameless(network, lists) if wish.without_names else network
    said = GraphWords(
        kinds=lists[CodeList.ORGANISATION_KIND],
        fields=lists[CodeList.FIELD_OF_ACTION],
        legal_areas=lists[CodeList.LEGAL_AREA],
        formats=lists[CodeList.COOPERATION_FORMAT],
        municipalities=municipalities,  # type: ignore[arg-type]  # numbers stand for the ids
    )
    note = page.joined(page.note_of(head), _view_line(named, view, municipalities))
    write: Callable[..., bytes] = graphml if wish.format is PaperFormat.GRAPHML else gexf
    return write(_part(named, view), said, note=note)


def _part(network: Network, view: View) -> Network:
    """Leave out what a picture would only dim: a program counts all that it reads."""
    actors = actors_in(network, view)
    return replace(
        network,
        actors=tuple(actor for actor in network.actors if actor.id in actors),
        ties=tuple(
            tie
            for tie in network.ties
            if tie.first in actors and tie.second in actors and is_own(tie, view)
        ),
    )


def _view_line(network: Network, view: View, municipalities: Mapping[int, str]) -> str:
    """Say what is looked at, "" for the whole network."""
    match view:
        case FocusView(ref):
            names = {actor.id: actor.name for actor in network.actors}
            return words.named_line(words.IN_FOCUS, names.get(ref, ""))
        case BodyView(ref):
            bodies = {group.id: group.name for group in network.groups}
            return words.named_line(words.SITS_IN, bodies.get(ref, ""))
        case MunicipalityView(ref):
            return words.named_line(words.SERVES_IN, municipalities.get(ref, ""))
    return ""

"""What the filters of the map let through on paper, and how its head says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.network.look import Filter
from gkdesk.text.codes.clients import CodeList
from gkdesk.text.codes.network import InterfaceType, Ring, Standing
from gkdesk.text.papers import network as words
from gkdesk.text.wording.clients import word
from gkdesk.text.wording.map import ring_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from enum import Enum

    from gkdesk.network.choice import Choices
    from gkdesk.network.graph import Network
    from gkdesk.services.network_papers.source import Words

NONE = "ohne Angabe"


@dataclass(frozen=True)
class Chosen:
    """What the filters of the overview let through, with the ids of the store, and their words."""

    filter: Filter | None = None
    words: str = ""


def filter_words(
    choices: Choices, network: Network, lists: Words, municipalities: Mapping[int, str]
) -> str:
    """Return the filters in words, "" where none is set; ids are those of the store."""
    said = "; ".join(_said(choices, network, lists, municipalities))
    return words.named_line(words.FILTERED, said) if said else ""


def _said(
    choices: Choices, network: Network, lists: Words, municipalities: Mapping[int, str]
) -> Iterator[str]:
    places = {str(ref): name for ref, name in municipalities.items()}
    bodies = {str(group.id): group.name for group in network.groups}
    rings = {ring.value: ring_word(ring, network.core_word, network.alliance_word) for ring in Ring}
    for chosen, known in (
        (choices.fields, lists[CodeList.FIELD_OF_ACTION]),
        (choices.legal_areas, lists[CodeList.LEGAL_AREA]),
        (choices.municipalities, places),
        (choices.bodies, bodies),
        (choices.interfaces, _worded(InterfaceType)),
        (choices.rings, rings),
        (choices.kinds, lists[CodeList.ORGANISATION_KIND]),
        (choices.standings, _worded(Standing)),
    ):
        if chosen:
            yield ", ".join(known.get(each, each or NONE) for each in chosen)
    if choices.gaps:
        yield words.FILTERED_GAPS
    if choices.stale:
        yield words.FILTERED_STALE


def _worded(codes: type[Enum]) -> dict[str, str]:
    return {str(code.value): word(code) for code in codes}

"""What the two tables of the network show in one line, taken from the network as it stands."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.text.codes.clients import CodeList
from gkdesk.text.codes.network import (
    Area,
    FormalBasis,
    Intensity,
    InterfaceType,
    Mechanism,
    Quality,
    Ring,
)
from gkdesk.text.ids import CooperationId, OrganisationId
from gkdesk.text.wording.map import ring_words

if TYPE_CHECKING:
    from gkdesk.network.choice import Shown
    from gkdesk.network.graph import Actor, Network, Tie
    from gkdesk.ui.records.lookup import OfficeLookup

NOT_SAID = "nicht eingetragen"
"""What is meant without a catchment is for the map to assume, not for a table to tell."""


@dataclass(frozen=True, slots=True)
class ActorLine:
    """An organisation; `person` is whom to call first, empty for nobody."""

    id: OrganisationId
    name: str
    short_name: str
    area: Area | None
    ring: Ring
    ring_word: str
    kind: str
    serves: str
    cooperations: int
    person: str
    verified_on: dt.date | None
    only_entered: bool
    stale: bool


@dataclass(frozen=True, slots=True)
class TieLine:
    """A cooperation; the quality is for the screen only."""

    id: CooperationId
    first: str
    second: str
    intensity: Intensity
    basis: FormalBasis
    mechanism: Mechanism | None
    interface_type: InterfaceType | None
    runs_until: dt.date | None
    review_on: dt.date | None
    verified_on: dt.date | None
    only_entered: bool
    stale: bool
    quality: Quality | None


def actor_lines(network: Network, shown: Shown, lookup: OfficeLookup) -> list[ActorLine]:
    """Return the lines of the organisations that are shown."""
    counts: Counter[OrganisationId] = Counter()
    for tie in network.ties:
        counts.update((tie.first, tie.second))
    words = _Words(lookup, network)
    return [_actor_line(actor, counts[actor.id], words) for actor in shown.actors]


def tie_lines(shown: Shown, lookup: OfficeLookup) -> list[TieLine]:
    """Return the lines of the cooperations that are shown."""
    names = lookup.organisation_names()
    entered = lookup.only_entered()
    return [_tie_line(tie, names, only_entered=tie.id in entered) for tie in shown.ties]


def serves(actor: Actor, lookup: OfficeLookup) -> str:
    """Say for which municipalities an organisation is responsible."""
    return _Words(lookup).places(actor)


def first_person(actor: Actor) -> str:
    """Return whom to call first: the fixed contact person, else the first one by name."""
    fixed = [person for person in actor.people if person.is_fixed]
    return next((person.name for person in (*fixed, *actor.people)), "")


class _Words:
    """Words of kinds, municipalities and rings, looked up once for all lines."""

    def __init__(self, lookup: OfficeLookup, network: Network | None = None) -> None:
        self._lookup = lookup
        self.rings: dict[Ring, str] = {}
        if network is not None:
            self.rings = ring_words(network.core_word, network.alliance_word)
        self.only_entered = lookup.only_entered()
        self._kinds: dict[str, str] = {}
        self._places = {choice.value: choice.text for choice in lookup.municipalities()}

    def kind(self, code: str) -> str:
        if code not in self._kinds:
            found = self._lookup.entry(CodeList.ORGANISATION_KIND, code) if code else ""
            self._kinds[code] = found
        return self._kinds[code]

    def places(self, actor: Actor) -> str:
        names = [self._places.get(ref, "") for ref in actor.municipalities]
        return ", ".join(name for name in names if name) or NOT_SAID


def _actor_line(actor: Actor, count: int, words: _Words) -> ActorLine:
    return ActorLine(
        id=actor.id,
        name=actor.name,
        short_name=actor.short_name,
        area=actor.area,
        ring=actor.ring,
        ring_word=words.rings[actor.ring],
        kind=words.kind(actor.kind),
        serves=words.places(actor),
        cooperations=count,
        person=first_person(actor),
        verified_on=actor.verified_on,
        only_entered=actor.id in words.only_entered,
        stale=actor.is_stale,
    )


def _tie_line(tie: Tie, names: dict[OrganisationId, str], *, only_entered: bool) -> TieLine:
    return TieLine(
        id=tie.id,
        first=names.get(tie.first, ""),
        second=names.get(tie.second, ""),
        intensity=Intensity(tie.intensity),
        basis=tie.basis,
        mechanism=tie.mechanism,
        interface_type=tie.interface_type,
        runs_until=tie.runs_until,
        review_on=tie.review_on,
        verified_on=tie.verified_on,
        only_entered=only_entered,
        stale=tie.is_stale,
        quality=tie.quality,
    )

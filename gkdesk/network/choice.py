"""What of the network is shown: view and filters, the same for map and table.

With two thousand cooperations a choice has to answer within a blink.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING

from gkdesk.network.graph import Actor, Tie
from gkdesk.network.look import Filter
from gkdesk.network.scope import actors_in, is_own, seated, serves
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.codes.findings import Analysis
from gkdesk.text.ids import CooperationId, OrganisationId

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkdesk.network.graph import Network
    from gkdesk.network.look import View


@dataclass(frozen=True)
class Choices:
    """What the filters let through; an empty one lets everything through.

    All are codes or ids as text, as menus carry them and the place of the page remembers them.
    """

    fields: tuple[str, ...] = ()
    legal_areas: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    interfaces: tuple[str, ...] = ()
    rings: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    standings: tuple[str, ...] = ()
    gaps: bool = False
    stale: bool = False

    def is_filtering(self) -> bool:
        """Tell whether anything is left out."""
        return any(getattr(self, field.name) for field in fields(self))

    def text(self) -> str:
        """Return what is chosen as text, to be read by `read_choices`."""
        return json.dumps(self.chosen())

    def chosen(self) -> dict[str, object]:
        """Return the filters that are set."""
        return {name: value for name, value in asdict(self).items() if value}


def read_choices(text: str) -> Choices:
    """Read what `Choices.text` wrote; what is damaged lets everything through."""
    try:
        return choices_of(json.loads(text))
    except (ValueError, TypeError, AttributeError):
        return Choices()


def choices_of(chosen: dict[str, object]) -> Choices:
    """Return the choices with these filters set; unknown names are left out."""
    known = {each.name for each in fields(Choices)}
    values: dict[str, object] = {}
    for name, value in chosen.items():
        if name in known:
            values[name] = tuple(map(str, value)) if isinstance(value, list) else bool(value)
    return Choices(**values)  # type: ignore[arg-type]  # each was made what its field holds


NAMING = (Analysis.GAPS, Analysis.INTERFACES, Analysis.DEPENDENCE)
"""What was not checked for long has a filter of its own; who could sit in a body, figures and load
are no gaps of an organisation."""


@dataclass(frozen=True)
class Named:
    """The organisations and cooperations that findings name."""

    actors: frozenset[OrganisationId] = frozenset()
    ties: frozenset[CooperationId] = frozenset()


def named_in(findings: Iterable[Iterable[tuple[RecordKind, int]]]) -> Named:
    """Return what is named by findings, each given by the records it is about.

    Where a finding is about a cooperation, its two sides are named to tell it, not as gaps.
    """
    actors: set[OrganisationId] = set()
    ties: set[CooperationId] = set()
    for about in findings:
        records = tuple(about)
        named = {CooperationId(ref) for kind, ref in records if kind is RecordKind.COOPERATION}
        ties |= named
        if not named:
            organisations = (ref for kind, ref in records if kind is RecordKind.ORGANISATION)
            actors |= {OrganisationId(ref) for ref in organisations}
    return Named(frozenset(actors), frozenset(ties))


@dataclass(frozen=True)
class Shown:
    """What is left: for the tables; `stale_*` count what nobody has confirmed for long in it."""

    actors: tuple[Actor, ...]
    ties: tuple[Tie, ...]
    stale_actors: int
    stale_ties: int

    def for_map(self) -> Filter:
        """Return the filter for the map, where a cooperation needs both its ends to be seen."""
        ends = {end for tie in self.ties for end in (tie.first, tie.second)}
        actors = {actor.id for actor in self.actors} | ends
        return Filter(frozenset(actors), frozenset(tie.id for tie in self.ties))


def shown_of(network: Network, view: View, choices: Choices, named: Named) -> Shown:
    """Return what the view speaks of and the filters let through."""
    passes = _Passes(network, choices)
    spoken_of = actors_in(network, view)
    actors = [actor for actor in network.actors if actor.id in spoken_of and passes.actor(actor)]
    known = {actor.id for actor in actors}
    ties = [
        tie
        for tie in network.ties
        if tie.first in known and tie.second in known and is_own(tie, view) and passes.tie(tie)
    ]
    if choices.interfaces:
        ends = {end for tie in ties for end in (tie.first, tie.second)}
        actors = [actor for actor in actors if actor.id in ends]
    if choices.gaps:
        actors = [actor for actor in actors if actor.id in named.actors]
        ties = [tie for tie in ties if tie.id in named.ties]
    stale_actors = [actor for actor in actors if actor.is_stale]
    stale_ties = [tie for tie in ties if tie.is_stale]
    if choices.stale:
        return Shown(tuple(stale_actors), tuple(stale_ties), len(stale_actors), len(stale_ties))
    return Shown(tuple(actors), tuple(ties), len(stale_actors), len(stale_ties))


class _Passes:
    """Says whether one organisation or cooperation is let through."""

    def __init__(self, network: Network, choices: Choices) -> None:
        self._choices = choices
        self._fields = set(choices.fields)
        self._areas = set(choices.legal_areas)
        self._places = {int(ref) for ref in choices.municipalities}
        self._members = seated(network, {int(ref) for ref in choices.bodies})

    def actor(self, actor: Actor) -> bool:
        choices = self._choices
        return (
            (not self._fields or not self._fields.isdisjoint(actor.fields))
            and (not self._areas or not self._areas.isdisjoint(actor.legal_areas))
            and (not self._places or serves(actor, self._places))
            and (not choices.bodies or actor.id in self._members)
            and (not choices.rings or actor.ring.value in choices.rings)
            and (not choices.kinds or actor.kind in choices.kinds)
            and (not choices.standings or (actor.standing or "") in choices.standings)
        )

    def tie(self, tie: Tie) -> bool:
        wanted = self._choices.interfaces
        return not wanted or (tie.interface_type or "") in wanted

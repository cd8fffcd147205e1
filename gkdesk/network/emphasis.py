"""How loud everything on a map is: what a view speaks of, what stands back, what stays away."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING

from gkdesk.network.compare import Part
from gkdesk.network.look import (
    BodyView,
    ChangesView,
    FocusView,
    Look,
    MunicipalityView,
    Rest,
)
from gkdesk.network.scope import actors_in, is_own
from gkdesk.text.codes.network import Fate
from gkdesk.text.ids import CooperationId, OrganisationId

if TYPE_CHECKING:
    from collections.abc import Callable

    from gkdesk.network.graph import Actor, Network, Tie
    from gkdesk.network.look import View


WEB = 400
"""More lines than this are a web: all of them are drawn quiet until something is chosen."""


class Weight(IntEnum):
    """How loud a thing is drawn, from silent to loud."""

    AWAY = 0
    DIMMED = 1
    QUIET = 2
    PLAIN = 3
    NEAR = 4
    CHOSEN = 5


_AWAY = Weight.AWAY


@dataclass(frozen=True, slots=True)
class Emphasis:
    """The weight of every organisation and tie; fates only where two states are compared."""

    actors: dict[OrganisationId, Weight]
    ties: dict[CooperationId, Weight]
    actor_fates: dict[int, Fate] = field(default_factory=dict)
    tie_fates: dict[int, Fate] = field(default_factory=dict)


def weigh(network: Network, look: Look) -> Emphasis:
    """Return how loud everything is in this view, with this filter and this selection."""
    emphasis = _by_view(network, look)
    _apply_filter(network, look, emphasis)
    _calm(emphasis)
    _apply_selection(network, look, emphasis)
    return emphasis


def _by_view(network: Network, look: Look) -> Emphasis:
    view = look.view
    if isinstance(view, (FocusView, BodyView, MunicipalityView)):
        spoken_of = actors_in(network, view)
        emphasis = _by_actor(
            network, look, lambda actor: _loud(actor, view) if actor.id in spoken_of else None
        )
        return _focus(network, emphasis, view) if isinstance(view, FocusView) else emphasis
    emphasis = _by_actor(network, look, lambda _actor: Weight.PLAIN)
    if isinstance(view, ChangesView):
        return _changes(emphasis, view)
    return emphasis


def _loud(actor: Actor, view: View) -> Weight:
    """Return how loud an organisation is that the view speaks of."""
    # The whole Kreis is not the special answer for one place.
    is_general = isinstance(view, MunicipalityView) and not actor.municipalities
    return Weight.PLAIN if is_general else Weight.NEAR


def _by_actor(network: Network, look: Look, judge: Callable[[Actor], Weight | None]) -> Emphasis:
    """Weigh organisations by `judge`, None for the rest; a tie is as loud as its quieter end."""
    rest = _rest(look)
    actors = {actor.id: judge(actor) or rest for actor in network.actors}
    most = {actor: min(Weight.PLAIN, weight) for actor, weight in actors.items()}
    return Emphasis(actors, {tie.id: _ends(tie, most) for tie in network.ties})


def _focus(network: Network, emphasis: Emphasis, view: FocusView) -> Emphasis:
    if view.actor in emphasis.actors:
        emphasis.actors[view.actor] = Weight.CHOSEN
    for tie in network.ties:
        if emphasis.ties[tie.id] >= Weight.QUIET:
            emphasis.ties[tie.id] = Weight.NEAR if is_own(tie, view) else Weight.QUIET
    return emphasis


def _changes(emphasis: Emphasis, view: ChangesView) -> Emphasis:
    actor_fates = view.comparison.fates(Part.ACTOR)
    tie_fates = view.comparison.fates(Part.TIE)
    # A new or changed agreement is a change of its cooperation.
    for tie in view.comparison.fates(Part.AGREEMENT):
        tie_fates.setdefault(tie, Fate.CHANGED)
    for actor in emphasis.actors:
        emphasis.actors[actor] = Weight.NEAR if actor in actor_fates else Weight.PLAIN
    for tie_id in emphasis.ties:
        emphasis.ties[tie_id] = Weight.NEAR if tie_id in tie_fates else Weight.QUIET
    return Emphasis(emphasis.actors, emphasis.ties, actor_fates, tie_fates)


def _apply_filter(network: Network, look: Look, emphasis: Emphasis) -> None:
    rest = _rest(look)
    if look.filter.actors is not None:
        for actor in emphasis.actors:
            if actor not in look.filter.actors:
                emphasis.actors[actor] = min(rest, emphasis.actors[actor])
    kept, quiet = look.filter.ties, Weight.QUIET
    for tie in network.ties:
        weight = emphasis.ties[tie.id]
        if kept is not None and tie.id not in kept:
            weight = min(rest, weight)
        ends = _ends(tie, emphasis.actors)
        emphasis.ties[tie.id] = min(ends, weight) if ends < quiet else weight


def _calm(emphasis: Emphasis) -> None:
    """Let so many lines step back that their widths and signs could not be told apart."""
    plain = [tie for tie, weight in emphasis.ties.items() if weight is Weight.PLAIN]
    if len(plain) > WEB:
        emphasis.ties.update(dict.fromkeys(plain, Weight.QUIET))


def _apply_selection(network: Network, look: Look, emphasis: Emphasis) -> None:
    actor, chosen_tie = look.selected_actor, look.selected_tie
    # Who sits in a body or is responsible in a place must not be mixed up with neighbours.
    is_roll = isinstance(look.view, (BodyView, MunicipalityView))
    if emphasis.actors.get(actor or OrganisationId(0), Weight.AWAY) is Weight.AWAY:
        actor = None
    if actor is None and chosen_tie is None:
        return
    for tie in network.ties:
        weight = emphasis.ties[tie.id]
        own = tie.id == chosen_tie or actor in (tie.first, tie.second)
        if own and weight is not Weight.AWAY and not (is_roll and weight is Weight.DIMMED):
            emphasis.ties[tie.id] = Weight.CHOSEN if tie.id == chosen_tie else Weight.NEAR
            for end in (tie.first, tie.second):
                emphasis.actors[end] = max(emphasis.actors[end], Weight.NEAR)
        else:
            emphasis.ties[tie.id] = min(weight, Weight.QUIET)
    if actor is not None:
        emphasis.actors[actor] = Weight.CHOSEN


def _ends(tie: Tie, actors: dict[OrganisationId, Weight]) -> Weight:
    return min(actors.get(tie.first, _AWAY), actors.get(tie.second, _AWAY))


def _rest(look: Look) -> Weight:
    return Weight.DIMMED if look.rest is Rest.DIMMED else Weight.AWAY

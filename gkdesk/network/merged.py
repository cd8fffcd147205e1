"""Records that have become one: an earlier state still knows those that went."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from gkdesk.text.ids import CooperationId, OrganisationId

if TYPE_CHECKING:
    from gkdesk.network.graph import Agreed, Group, Network, Tie


@dataclass(frozen=True, slots=True)
class Merged:
    """What records that went became: the ids of those that stayed, by the ids of those."""

    actors: Mapping[OrganisationId, OrganisationId] = field(default_factory=dict)
    ties: Mapping[CooperationId, CooperationId] = field(default_factory=dict)

    def between(self, before: Network, now: Network) -> Merged:
        """Return what became one between two states; what stays has to be in one of them."""
        there = {actor.id for actor in now.actors}
        known = there | {actor.id for actor in before.actors}
        own = {actor.id for actor in before.actors} - there
        ties_now = {tie.id for tie in now.ties}
        ties_before = {tie.id for tie in before.ties}
        return Merged(
            {ref: to for ref, to in self.actors.items() if ref in own and to in known},
            {
                ref: to
                for ref, to in self.ties.items()
                if ref in ties_before - ties_now and to in ties_before | ties_now
            },
        )


def as_one(before: Network, merged: Merged) -> Network:
    """Return an earlier state as if the records that are one now had been one then already.

    An organisation that became one with a newer one stands there under the id of that one. What
    was between two that are one is left out.
    """
    if not merged.actors and not merged.ties:
        return before
    known = {actor.id for actor in before.actors} - merged.actors.keys()
    actors = []
    for actor in before.actors:
        ref = merged.actors.get(actor.id, actor.id)
        if ref == actor.id or ref not in known:
            known.add(ref)
            actors.append(replace(actor, id=ref))
    return replace(
        before,
        actors=tuple(actors),
        ties=_ties(before, merged),
        groups=tuple(_group(group, merged) for group in before.groups),
        offers=tuple(
            replace(offer, provider=merged.actors.get(offer.provider, offer.provider))
            if offer.provider is not None
            else offer
            for offer in before.offers
        ),
    )


def _ties(before: Network, merged: Merged) -> tuple[Tie, ...]:
    agreed: dict[CooperationId, list[Agreed]] = defaultdict(list)
    found: dict[CooperationId, Tie] = {}
    for tie in before.ties:
        first, second = (merged.actors.get(end, end) for end in (tie.first, tie.second))
        if first == second:
            continue
        ref = merged.ties.get(tie.id, tie.id)
        agreed[ref] += tie.agreements
        if ref == tie.id or ref not in found:
            found[ref] = replace(tie, id=ref, first=first, second=second)
    return tuple(replace(tie, agreements=tuple(agreed[ref])) for ref, tie in found.items())


def _group(group: Group, merged: Merged) -> Group:
    seats = tuple(
        replace(seat, organisation=merged.actors.get(seat.organisation, seat.organisation))
        if seat.organisation is not None
        else seat
        for seat in group.seats
    )
    return replace(group, seats=seats)

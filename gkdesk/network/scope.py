"""What a view of the network speaks of: the one rule for the map and for the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.network.look import BodyView, FocusView, MunicipalityView

if TYPE_CHECKING:
    from collections.abc import Collection

    from gkdesk.network.graph import Actor, Network, Tie
    from gkdesk.network.look import View
    from gkdesk.text.ids import OrganisationId


def actors_in(network: Network, view: View) -> frozenset[OrganisationId]:
    """Return the organisations that a view speaks of."""
    if isinstance(view, FocusView):
        return _near(network, view.actor)
    if isinstance(view, BodyView):
        return seated(network, {view.body})
    if isinstance(view, MunicipalityView):
        places = {view.municipality}
        return frozenset(actor.id for actor in network.actors if serves(actor, places))
    return frozenset(actor.id for actor in network.actors)


def is_own(tie: Tie, view: View) -> bool:
    """Tell whether a view speaks of a tie whose ends it speaks of."""
    return not isinstance(view, FocusView) or view.actor in (tie.first, tie.second)


def serves(actor: Actor, places: Collection[int]) -> bool:
    """Tell whether an organisation is responsible in one of these municipalities.

    Who is responsible for the whole Kreis is responsible in each of its places.
    """
    return not actor.municipalities or any(each in places for each in actor.municipalities)


def seated(network: Network, bodies: Collection[int]) -> frozenset[OrganisationId]:
    """Return the organisations that sit in one of these bodies."""
    groups = (group for group in network.groups if group.id in bodies)
    seats = (seat.organisation for group in groups for seat in group.seats)
    return frozenset(organisation for organisation in seats if organisation is not None)


def _near(network: Network, centre: OrganisationId) -> frozenset[OrganisationId]:
    ends = ((tie.first, tie.second) for tie in network.ties)
    return frozenset({centre}.union(*(pair for pair in ends if centre in pair)))

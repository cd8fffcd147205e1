"""Number a network by its content, so that files depend on nothing else.

The ids of the store are drawn at random. Whatever is sorted by an id would differ between two
stores with the same content, and a file must not carry ids of the store anyway.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import TYPE_CHECKING

from gkdesk.network.merged import Merged
from gkdesk.services.naming import sort_key
from gkdesk.text.ids import (
    BodyId,
    ContactId,
    CooperationId,
    MunicipalityId,
    NeedId,
    OfferId,
    OrganisationId,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gkdesk.network.graph import (
        Actor,
        Agreed,
        Group,
        Network,
        Offering,
        Person,
        Seat,
        SharedWork,
        Tie,
        Wanted,
    )


Key = tuple[str, ...]
"""What a thing is sorted by: its content in words."""

_BY_NUMBER = attrgetter("id")


@dataclass(frozen=True)
class Numbers:
    """The numbers that stand for the ids of the store, by kind."""

    municipalities: Mapping[int, MunicipalityId]
    actors: Mapping[int, OrganisationId]
    people: Mapping[int, ContactId]
    ties: Mapping[int, CooperationId]
    groups: Mapping[int, BodyId]
    offers: Mapping[int, OfferId]
    needs: Mapping[int, NeedId]

    def network(self, network: Network) -> Network:
        """Return a network with the numbers, in the order of its content."""
        return replace(
            network,
            actors=tuple(sorted((self._actor(each) for each in network.actors), key=_BY_NUMBER)),
            ties=tuple(sorted((self._tie(each) for each in network.ties), key=_BY_NUMBER)),
            groups=tuple(sorted((self._group(each) for each in network.groups), key=_BY_NUMBER)),
            offers=tuple(sorted((self._offer(each) for each in network.offers), key=_BY_NUMBER)),
            needs=tuple(sorted((self._need(each) for each in network.needs), key=_BY_NUMBER)),
            shared=tuple(sorted(map(self._shared, network.shared), key=_ends)),
            unattached=self._people(network.unattached),
        )

    def merged(self, merged: Merged) -> Merged:
        """Return which records have become one, as far as both have a number."""
        actors, ties = self.actors, self.ties
        return Merged(
            {
                actors[ref]: actors[into]
                for ref, into in merged.actors.items()
                if ref in actors and into in actors
            },
            {
                ties[ref]: ties[into]
                for ref, into in merged.ties.items()
                if ref in ties and into in ties
            },
        )

    def _actor(self, actor: Actor) -> Actor:
        places = sorted(self.municipalities[each] for each in actor.municipalities)
        people = self._people(actor.people)
        number = self.actors[actor.id]
        return replace(actor, id=number, municipalities=tuple(places), people=people)

    def _people(self, people: Iterable[Person]) -> tuple[Person, ...]:
        found = (replace(person, id=self.people[person.id]) for person in people)
        return tuple(sorted(found, key=_BY_NUMBER))

    def _tie(self, tie: Tie) -> Tie:
        return replace(
            tie,
            id=self.ties[tie.id],
            first=self.actors[tie.first],
            second=self.actors[tie.second],
            agreements=tuple(sorted(tie.agreements, key=_agreed)),
        )

    def _group(self, group: Group) -> Group:
        seats = sorted(map(self._seat, group.seats), key=_seated)
        return replace(group, id=self.groups[group.id], seats=tuple(seats))

    def _seat(self, seat: Seat) -> Seat:
        organisation, contact = seat.organisation, seat.contact
        return replace(
            seat,
            organisation=None if organisation is None else self.actors.get(organisation),
            contact=None if contact is None else self.people.get(contact, ContactId(0)),
        )

    def _offer(self, offer: Offering) -> Offering:
        place = offer.municipality
        return replace(
            offer,
            id=self.offers[offer.id],
            provider=None if offer.provider is None else self.actors.get(offer.provider),
            municipality=None if place is None else self.municipalities[place],
        )

    def _need(self, need: Wanted) -> Wanted:
        place = need.municipality
        number = None if place is None else self.municipalities[place]
        return replace(need, id=self.needs[need.id], municipality=number)

    def _shared(self, shared: SharedWork) -> SharedWork:
        first, second = sorted((self.actors[shared.first], self.actors[shared.second]))
        return replace(shared, first=first, second=second)


def numbers_of(networks: Sequence[Network], municipalities: Mapping[int, str]) -> Numbers:
    """Return the numbers of everything in some states of one network, the newest state last."""
    names = {actor.id: actor.name for network in networks for actor in network.actors}
    places = {ref: (sort_key(name), name) for ref, name in municipalities.items()}
    actors: dict[int, Key] = {}
    people: dict[int, Key] = {}
    ties: dict[int, Key] = {}
    groups: dict[int, Key] = {}
    offers: dict[int, Key] = {}
    needs: dict[int, Key] = {}
    for network in networks:
        for place in _places(network):
            places.setdefault(place, ("", ""))
        actors |= {actor.id: _actor_key(actor) for actor in network.actors}
        people |= _people_keys(network)
        ties |= {tie.id: _tie_key(tie, names) for tie in network.ties}
        groups |= {each.id: (sort_key(each.name), each.name, each.kind) for each in network.groups}
        offers |= {each.id: _offer_key(each, names) for each in network.offers}
        needs |= {each.id: _need_key(each) for each in network.needs}
    return Numbers(
        municipalities={ref: MunicipalityId(at) for ref, at in _numbered(places)},
        actors={ref: OrganisationId(at) for ref, at in _numbered(actors)},
        people={ref: ContactId(at) for ref, at in _numbered(people)},
        ties={ref: CooperationId(at) for ref, at in _numbered(ties)},
        groups={ref: BodyId(at) for ref, at in _numbered(groups)},
        offers={ref: OfferId(at) for ref, at in _numbered(offers)},
        needs={ref: NeedId(at) for ref, at in _numbered(needs)},
    )


def _numbered(keys: Mapping[int, Key]) -> Iterable[tuple[int, int]]:
    order = sorted(keys, key=lambda ref: (keys[ref], ref))
    return ((ref, at) for at, ref in enumerate(order, start=1))


def _places(network: Network) -> Iterable[MunicipalityId]:
    """Return the municipalities that a kept state names; by now they may be gone."""
    for actor in network.actors:
        yield from actor.municipalities
    for offer in network.offers:
        if offer.municipality is not None:
            yield offer.municipality
    for need in network.needs:
        if need.municipality is not None:
            yield need.municipality


def _actor_key(actor: Actor) -> Key:
    return (sort_key(actor.name), actor.name, actor.short_name, actor.kind, actor.area or "")


def _people_keys(network: Network) -> dict[int, Key]:
    staffs = [(actor.name, actor.people) for actor in network.actors]
    return {
        person.id: (sort_key(person.name), person.name, person.function, sort_key(place))
        for place, people in [*staffs, ("", network.unattached)]
        for person in people
    }


def _tie_key(tie: Tie, names: Mapping[OrganisationId, str]) -> Key:
    ends = (sort_key(names.get(tie.first, "")), sort_key(names.get(tie.second, "")))
    agreed = " ".join(sorted(each for one in tie.agreements for each in _agreed(one)))
    return (*ends, tie.basis, str(tie.intensity), str(tie.verified_on), agreed, tie.direction)


def _offer_key(offer: Offering, names: Mapping[OrganisationId, str]) -> Key:
    provider = "" if offer.provider is None else names.get(offer.provider, "")
    levels = (offer.level_from or "", offer.level_to or "")
    return (sort_key(offer.name), offer.name, sort_key(provider), offer.field, *levels)


def _need_key(need: Wanted) -> Key:
    return (sort_key(need.topic), need.topic, need.field, need.group, need.legal_area)


def _agreed(one: Agreed) -> Key:
    days = (one.signed_on, one.runs_until, one.review_on)
    return (one.basis, *("" if day is None else day.isoformat() for day in days))


def _seated(seat: Seat) -> tuple[int, int, str, bool]:
    return (seat.organisation or 0, seat.contact or 0, seat.role, seat.has_deputy)


def _ends(shared: SharedWork) -> tuple[int, int]:
    return (shared.first, shared.second)

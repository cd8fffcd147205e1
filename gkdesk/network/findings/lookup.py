"""The records of a network by their ids; what names a record that is gone is left out."""

from __future__ import annotations

import functools
from collections import defaultdict
from typing import TYPE_CHECKING

from gkdesk.network.findings.finding import About
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.findings.facts import NAMELESS
from gkdesk.text.ids import BodyId, ContactId, OfferId, OrganisationId

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkdesk.network.graph import Actor, Group, Network, Offering, Seat, Tie

Pair = tuple[OrganisationId, OrganisationId]


class Lookup:
    """Find records of a network quickly. Made anew for each analysis, never changed."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.actors: dict[OrganisationId, Actor] = {actor.id: actor for actor in network.actors}

    @functools.cached_property
    def people(self) -> frozenset[ContactId]:
        """Return the contact persons, with and without an organisation."""
        return frozenset((*self.workplaces, *(person.id for person in self.network.unattached)))

    @functools.cached_property
    def workplaces(self) -> dict[ContactId, tuple[OrganisationId, ...]]:
        """Return the organisations in which each contact person works."""
        places: dict[ContactId, set[OrganisationId]] = defaultdict(set)
        for actor in self.network.actors:
            for person in actor.people:
                places[person.id].add(actor.id)
        return {contact: tuple(sorted(found)) for contact, found in places.items()}

    @functools.cached_property
    def ties(self) -> tuple[Tie, ...]:
        """Return the cooperations between two different organisations of the network."""
        known = self.actors
        return tuple(
            tie
            for tie in sorted(self.network.ties, key=_tie_id)
            if tie.first in known and tie.second in known and tie.first != tie.second
        )

    @functools.cached_property
    def tied(self) -> frozenset[Pair]:
        """Return the pairs that cooperate."""
        return frozenset(pair(tie.first, tie.second) for tie in self.ties)

    @functools.cached_property
    def shared(self) -> dict[Pair, int]:
        """Return the pairs that stand beside the same clients, with how many these are."""
        found: dict[Pair, int] = {}
        for work in self.network.shared:
            if work.first in self.actors and work.second in self.actors:
                key = pair(work.first, work.second)
                found[key] = max(work.clients, found.get(key, 0))
        return {key: found[key] for key in sorted(found) if key[0] != key[1] and found[key] > 0}

    @functools.cached_property
    def partners(self) -> dict[OrganisationId, frozenset[OrganisationId]]:
        """Return with whom each organisation cooperates or stands beside the same clients."""
        found: dict[OrganisationId, set[OrganisationId]] = defaultdict(set)
        for first, second in (*self.tied, *self.shared):
            found[first].add(second)
            found[second].add(first)
        return {key: frozenset(others) for key, others in found.items()}

    def function(self, organisation: OrganisationId, contact: ContactId | None) -> str:
        """Return the function that a person has in an organisation."""
        people = self.actors[organisation].people
        found = {person.function.strip() for person in people if person.id == contact}
        return max(found, default="")

    def name(self, organisation: OrganisationId) -> str:
        """Return the name of an organisation of the network."""
        return named(self.actors[organisation].name)

    def names(self, organisations: Iterable[OrganisationId]) -> tuple[str, ...]:
        """Return names in the order of the alphabet."""
        return tuple(sorted((self.name(ref) for ref in organisations), key=in_alphabet))

    def seats(self, group: Group) -> tuple[Seat, ...]:
        """Return the seats whose organisation or person is in the network."""
        return tuple(
            seat
            for seat in group.seats
            if self.seat_organisations(seat) or (seat.organisation is None and self._known(seat))
        )

    def seat_organisations(self, seat: Seat) -> tuple[OrganisationId, ...]:
        """Return whose seat it is: of the named organisation, else of those of the person."""
        if seat.organisation is not None:
            return (seat.organisation,) if seat.organisation in self.actors else ()
        return () if seat.contact is None else self.workplaces.get(seat.contact, ())

    def _known(self, seat: Seat) -> bool:
        return seat.contact is not None and seat.contact in self.people


def pair(first: OrganisationId, second: OrganisationId) -> Pair:
    """Return two organisations in the order of their ids."""
    return (first, second) if first < second else (second, first)


def named(text: str) -> str:
    """Return a name, or that there is none: a sentence never has a hole."""
    return text.strip() or NAMELESS


def in_alphabet(name: str) -> tuple[str, str]:
    """Sort names as a reader does; equal but for their case, they keep one order."""
    return name.casefold(), name


def organisations(*refs: OrganisationId) -> tuple[About, ...]:
    """Return organisations as what a finding is about."""
    return tuple(About(RecordKind.ORGANISATION, ref) for ref in refs)


def contacts(refs: Iterable[ContactId]) -> tuple[About, ...]:
    """Return contact persons as what a finding is about."""
    return tuple(About(RecordKind.CONTACT_PERSON, ref) for ref in sorted(refs))


def offers(refs: Iterable[OfferId]) -> tuple[About, ...]:
    """Return offers as what a finding is about."""
    return tuple(About(RecordKind.OFFER, ref) for ref in sorted(refs))


def body(ref: BodyId) -> About:
    """Return a body as what a finding is about."""
    return About(RecordKind.BODY, ref)


def offers_in_order(network: Network) -> tuple[Offering, ...]:
    """Return the offers by name."""
    return tuple(sorted(network.offers, key=_offer_place))


def _tie_id(tie: Tie) -> int:
    return tie.id


def _offer_place(offer: Offering) -> tuple[str, int]:
    return offer.name.casefold(), offer.id

"""Invented networks with the long names that German offices have; made by chance from a seed."""

from __future__ import annotations

import datetime as dt
import random
from typing import TYPE_CHECKING

from gkdesk.network.graph import Actor, Agreed, Group, Network, Person, Seat, Tie
from gkdesk.text.codes.network import (
    Area,
    Direction,
    FormalBasis,
    InterfaceType,
    Mechanism,
    Quality,
    Ring,
)
from gkdesk.text.ids import BodyId, ContactId, CooperationId, MunicipalityId, OrganisationId

if TYPE_CHECKING:
    from collections.abc import Sequence

AS_OF = dt.date(2026, 11, 1)
KINDS = (
    "Jobcenter",
    "Ausländerbehörde",
    "Volkshochschule",
    "Berufskolleg",
    "Caritasverband",
    "Diakonisches Werk",
    "Kommunales Integrationszentrum",
    "Migrationsberatung für erwachsene Zugewanderte",
    "Industrie- und Handelskammer",
    "Agentur für Arbeit",
    "Psychosoziales Zentrum",
    "Moscheeverein",
    "Kindertagesstätten-Fachberatung",
    "Schwangerschaftskonfliktberatung",
    "Wohnraumlotsen",
)
PLACES = ("Musterstadt", "Altdorf", "Kreis Musterland", "Waldkirchen am See", "Burgfelde-Ost")
SHORT = ("JC", "KI", "VHS", "MBE", "IHK", "AWO")
FIELDS = ("language", "education", "training", "work", "housing", "health")


def a_network(seed: int, actors: int = 70, ties: int = 160) -> Network:
    """Make a network with organisations, cooperations and one body."""
    chance = random.Random(seed)
    members = tuple(_actor(chance, index) for index in range(actors))
    seats = tuple(
        Seat(actor.id, ContactId(9), has_deputy=False, role="member") for actor in members[:9]
    )
    return Network(
        AS_OF,
        members,
        tuple(_tie(chance, index, members) for index in range(ties if actors > 1 else 0)),
        (Group(BodyId(1), "Kerngruppe", "core_group", "", seats),),
    )


def _actor(chance: random.Random, index: int) -> Actor:
    place = chance.choice(PLACES)
    short = chance.choice(("", f"{chance.choice(SHORT)} {place}"))
    return Actor(
        OrganisationId(1000 + index),
        f"{chance.choice(KINDS)} {place}",
        short,
        "office",
        chance.choice((*Area, *Area, *Area, None)),
        chance.choices(list(Ring), (3, 6, 4))[0],
        fields=tuple(chance.sample(FIELDS, chance.randint(0, 2))),
        municipalities=tuple(
            MunicipalityId(number) for number in chance.sample(range(1, 6), chance.randint(0, 2))
        ),
        people=(Person(ContactId(9), "Petersen", True, False, None),),
        is_stale=chance.random() < 0.1,
    )


def _tie(chance: random.Random, index: int, actors: Sequence[Actor]) -> Tie:
    first, second = chance.sample(actors, 2)
    return Tie(
        CooperationId(5000 + index),
        first.id,
        second.id,
        chance.choice(list(Direction)),
        chance.randint(1, 4),
        chance.choice(list(FormalBasis)),
        chance.choice((None, *InterfaceType)),
        chance.choice((None, *Mechanism)),
        quality=chance.choice((None, *Quality)),
        agreements=(Agreed(FormalBasis.AGREEMENT, AS_OF),) if chance.random() < 0.1 else (),
    )


def measure(text: str, size: float, weight: int) -> float:
    """Return a width that is near to that of Noto Sans, semibold a little wider."""
    wide = sum(letter in "mwMWÄÖÜOGD" for letter in text)
    narrow = sum(letter in "ijltfrI.-, " for letter in text)
    letters = len(text) * 0.57 + wide * 0.25 - narrow * 0.22
    return letters * size * (1.0 if weight < 500 else 1.05)

"""Make an invented network of any size, to measure how the page Netzwerk feels when it is full."""

from __future__ import annotations

import datetime as dt
from random import Random
from typing import TYPE_CHECKING

from gkdesk.models.base import new_record_id
from gkdesk.models.bodies import Body, Membership
from gkdesk.models.cooperation import Agreement, Cooperation
from gkdesk.models.network import Catchment, ContactPerson, Municipality, Organisation
from gkdesk.models.offers import Need, Offer
from gkdesk.services.register.bodies import CORE_GROUP
from gkdesk.text.codes.network import Answer, Area, FormalBasis, InterfaceType, Mechanism, Quality
from gkdesk.text.labels import Label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gkdesk.models.base import Record
    from gkdesk.store.store import Store

KINDS = (
    ("Jobcenter", "jobcenter"),
    ("Ausländerbehörde", "foreigners_office"),
    ("Volkshochschule", "adult_education_centre"),
    ("Berufskolleg", "vocational_college"),
    ("Jugendmigrationsdienst", "youth_migration_service"),
    ("Migrationsberatung für Erwachsene", "migration_counselling"),
    ("Schwangerschaftskonfliktberatung", "counselling"),
    ("Kindertagesstätten-Fachberatung", "childcare"),
)
PLACES = ("Altmuster", "Neuenmuster", "Obermuster", "Waldmuster")
FIELDS = ("language", "education", "training", "work", "housing", "health")
STATUSES = ("toleration", "permission")


def generate_network(store: Store, organisations: int, cooperations: int) -> None:
    """Add an invented network, the same for every run with the same numbers."""
    dice = Random(organisations)  # noqa: S311 - invented data, no secret
    today = store.clock.today()
    with store.transaction(Label.EXAMPLE_DATA_MADE) as transaction:
        places = [Municipality(id=new_record_id(), name=name) for name in PLACES]
        members = [_organisation(number, dice, today) for number in range(organisations)]
        rows: list[Record] = [*places, *members]
        transaction.session.add_all(rows)
        transaction.session.flush()
        transaction.session.add_all(_around(members, places, dice, today))
        transaction.session.flush()
        transaction.session.add_all(_cooperations(members, cooperations, dice, today))


def _organisation(number: int, dice: Random, today: dt.date) -> Organisation:
    word, kind = KINDS[number % len(KINDS)]
    return Organisation(
        id=new_record_id(),
        name=f"{word} {dice.choice(PLACES)} {number}",
        short_name=f"{word[:3].upper()} {number}",
        kind_of_organisation=kind,
        area=dice.choice(list(Area)).value,
        fields=dice.choice(FIELDS),
        verified_on=_past(dice, today, 700),
    )


def _around(
    members: Sequence[Organisation], places: Sequence[Municipality], dice: Random, today: dt.date
) -> Iterator[Record]:
    core = Body(id=new_record_id(), name="Kerngruppe", kind_of_body=CORE_GROUP)
    yield core
    for number, member in enumerate(members):
        person = ContactPerson(
            id=new_record_id(),
            name=f"Petersen-{number}",
            organisation_id=member.id,
            phone=f"02000 {number:06}",
            verified_on=_past(dice, today, 700),
        )
        yield person
        yield Catchment(organisation_id=member.id, municipality_id=dice.choice(places).id)
        if number % 25 == 0:
            yield Membership(body_id=core.id, organisation_id=member.id, contact_id=person.id)
        yield Offer(
            name=f"Sprachtreff {number}",
            organisation_id=member.id,
            field=dice.choice(FIELDS),
            statuses=dice.choice(("", *STATUSES)),
            municipality_id=dice.choice(places).id,
        )
        if number % 5 == 0:
            yield Need(topic=f"Kurs am Abend {number}", field=dice.choice(FIELDS))


def _cooperations(
    members: Sequence[Organisation], count: int, dice: Random, today: dt.date
) -> Iterator[Record]:
    for number in range(count if len(members) > 1 else 0):
        first, second = dice.sample(members, 2)
        basis = dice.choice(list(FormalBasis))
        tie = Cooperation(
            id=new_record_id(),
            first_id=first.id,
            second_id=second.id,
            basis=basis.value,
            intensity=dice.randint(1, 4),
            mechanism=dice.choice(list(Mechanism)).value,
            interface_type=dice.choice(list(InterfaceType)).value,
            quality=dice.choice(list(Quality)).value,
            may_exchange=dice.choice(list(Answer)).value,
            verified_on=_past(dice, today, 700),
        )
        yield tie
        if number % 10 == 0:
            yield Agreement(
                cooperation_id=tie.id, review_on=today + dt.timedelta(days=dice.randint(-60, 400))
            )


def _past(dice: Random, today: dt.date, days: int) -> dt.date:
    return today - dt.timedelta(days=dice.randint(0, days))

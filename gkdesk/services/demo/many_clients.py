"""Make many invented clients at once, to measure how the program feels with a full store."""

from __future__ import annotations

import datetime as dt
from random import Random
from typing import TYPE_CHECKING

from gkdesk.models.base import new_record_id
from gkdesk.models.case import ClientChainStep
from gkdesk.models.client import (
    Client,
    ClientContactEntry,
    ClientLanguage,
    ClientPaper,
    ClientReachWay,
    ClientStatus,
    ClientStep,
)
from gkdesk.text.labels import Label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.models.base import Record
    from gkdesk.progress import Progress
    from gkdesk.store.store import Store

BATCH = 500
GIVEN = (
    "Samira", "Yonas", "Oleksij", "Hêvîn", "Amina", "Biniam", "Oksana", "Rojin", "Nadia", "Samba",
    "Jürgen", "Zoë", "Łukasz", "Ayşe", "Đorđe", "İbrahim", "Mirwais", "Selam", "Tetjana", "Baran",
)  # fmt: skip
FAMILY = (
    "Haidari", "Tesfay", "Kowalenko", "Karim", "Al-Nassar", "Müller-Lüdenscheidt", "Bondarenko",
    "Demirel", "Diallo", "Tekle", "Rahimi", "Şahin", "Großmann", "Kovač", "Wiśniewska", "Gebre",
)  # fmt: skip
OWN_SCRIPT = (
    ("سمیرا حیدری", "prs"), ("ዮናስ ተስፋይ", "ti"), ("Олексій Коваленко", "uk"), ("يوسف النصار", "ar"),
    ("", ""), ("", ""),
)  # fmt: skip
LANGUAGES = ("prs", "ti", "uk", "kmr", "ar", "tr", "fa", "ru")
STEPS = (
    "Termin bei der Ausländerbehörde vorbereiten",
    "Bei der Volkshochschule nach einem Platz fragen",
    "Zeugnisse übersetzen lassen",
    "Praktikumsplatz suchen",
)


def generate(store: Store, count: int, progress: Progress) -> None:
    """Add `count` invented clients with about seven rows each, the same for every run."""
    dice = Random(count)  # noqa: S311 - invented data, no secret
    for start in range(0, count, BATCH):
        with store.transaction(Label.EXAMPLE_DATA_MADE) as transaction:
            for number in range(start, min(start + BATCH, count)):
                transaction.session.add_all(_client(number, dice, store.clock.today()))
        progress.step(min(start + BATCH, count), count)


def _client(number: int, dice: Random, today: dt.date) -> Iterator[Record]:
    own_name, own_language = dice.choice(OWN_SCRIPT)
    client = Client(
        id=new_record_id(),
        code=f"G{number:06}",
        official_name=f"{dice.choice(GIVEN)} {dice.choice(FAMILY)}",
        own_name=own_name,
        own_name_language=own_language,
        birth=str(dice.randint(1985, 2008)),
        address_street=f"Lindenweg {dice.randint(1, 200)}",
        address_place="Musterstadt",
        began_on=today - dt.timedelta(days=dice.randint(0, 900)),
    )
    yield client
    yield from _parts(client.id, dice, today)


def _parts(client_id: int, dice: Random, today: dt.date) -> Iterator[Record]:
    yield ClientLanguage(client_id=client_id, language=dice.choice(LANGUAGES), level="native")
    yield ClientReachWay(
        client_id=client_id, kind_of_way="mobile", value=f"0152 {dice.randint(10**6, 10**7)}"
    )
    yield ClientStatus(
        client_id=client_id,
        status="toleration",
        until=today + dt.timedelta(days=dice.randint(-30, 400)),
    )
    yield ClientPaper(
        client_id=client_id,
        title="Zeugnis",
        category="education_work",
        valid_until=today + dt.timedelta(days=dice.randint(0, 900)),
    )
    if dice.random() < 0.9:  # a tenth has no next step
        yield ClientStep(
            client_id=client_id,
            what=dice.choice(STEPS),
            until=today + dt.timedelta(days=dice.randint(-20, 120)),
        )
    if dice.random() < 0.05:  # the chain of one in twenty has ended without an Anschluss
        yield ClientChainStep(
            client_id=client_id,
            what="Integrationskurs",
            state="done",
            until=today - dt.timedelta(days=dice.randint(1, 400)),
        )
    for _ in range(dice.randint(1, 3)):
        yield ClientContactEntry(
            client_id=client_id,
            line="Gespräch über den nächsten Schritt",
            on=today - dt.timedelta(days=dice.randint(0, 300)),
            way="talk",
        )

"""What the records of clients say, as counts: never a name, never a single person."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import or_, select, type_coerce
from sqlalchemy.types import String

from gkdesk.models.case import ClientChainStep
from gkdesk.models.client import Client, ClientStatus
from gkdesk.services.clients.listing import streamed
from gkdesk.services.working_aids.prefill.known import Fact, KnownRow, Moment, counted
from gkdesk.text.codes.cases import ChainState
from gkdesk.text.codes.clients import CaseState, Gender
from gkdesk.text.dates import PartialDate, age_range

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Container, Iterable

    from gkdesk.services.working_aids.prefill.known import Table

TRAINING_TOLERATION = "toleration_training"
YOUNG_BEFORE = 27
UNKNOWN_AGE = "unknown"
AGES = (("under_18", 17), ("18_20", 20), ("21_24", 24), ("25_27", 27))
"""The bands of the list „altersgruppe“ with their highest age; older is `over_27`."""
OLDER = "over_27"
_OPEN = (ChainState.PLANNED.value, ChainState.RUNNING.value)


@dataclass(frozen=True, slots=True)
class Person:
    """What is counted about a client: gender and birth."""

    gender: str
    birth: str


def count(moment: Moment) -> Fact | None:
    """Count the clients that are accompanied on the day."""
    if not moment.keeps_cases:
        return None
    number = len(_people(moment))
    return Fact(number=number, said=counted(number, "Person", "Personen"))


def training_toleration(moment: Moment) -> Fact | None:
    """Count the clients whose present status is the Ausbildungsduldung."""
    if not moment.keeps_cases:
        return None
    statuses = _statuses(moment, _people(moment))
    number = sum(status == TRAINING_TOLERATION for status in statuses.values())
    said = counted(number, "Person", "Personen")
    return Fact(number=number, yes=bool(number) or None, said=said)


def open_ends(moment: Moment) -> Fact | None:
    """Count the clients whose chain has ended without an Anschluss; known of today only."""
    if not moment.keeps_cases or moment.day != moment.today:
        return None
    step = ClientChainStep
    going_on = select(step.client_id).where(step.state.in_(_OPEN))
    query = (
        select(Client.id)
        .join(step, step.client_id == Client.id)
        .where(Client.state == CaseState.ACTIVE.value, Client.id.not_in(going_on))
        .distinct()
    )
    number = len(moment.session.scalars(query).all())
    said = f"{counted(number, 'Kette', 'Ketten')} ohne Anschluss"
    return Fact(number=number, yes=bool(number) or None, said=said)


def status_counts(moment: Moment, table: Table) -> tuple[KnownRow, ...]:
    """Count by residence status; a status that nobody has is no row."""
    if not moment.keeps_cases:
        return ()
    people = _people(moment)
    total: Counter[str] = Counter()
    women: Counter[str] = Counter()
    young: Counter[str] = Counter()
    for ref, status in _statuses(moment, people).items():
        person = people[ref]
        total[status] += 1
        women[status] += person.gender == Gender.FEMALE.value
        young[status] += _is_young(person, moment.day)
    cells = {
        status: {
            "count": Fact(number=number),
            "women": Fact(number=women[status]),
            "under_27": Fact(number=young[status]),
        }
        for status, number in total.items()
    }
    return _entries(table, cells)


def age_counts(moment: Moment, table: Table) -> tuple[KnownRow, ...]:
    """Count by the bands of age."""
    return _counts(moment, table, (_band(each, moment.day) for each in _people(moment).values()))


def gender_counts(moment: Moment, table: Table) -> tuple[KnownRow, ...]:
    """Count by what stands in the register of persons."""
    genders = (each.gender or Gender.NO_ENTRY.value for each in _people(moment).values())
    return _counts(moment, table, genders)


def _counts(moment: Moment, table: Table, groups: Iterable[str]) -> tuple[KnownRow, ...]:
    if not moment.keeps_cases:
        return ()
    numbers = Counter(groups)
    return _entries(table, {group: {"count": Fact(number=n)} for group, n in numbers.items()})


def _entries(table: Table, cells: dict[str, dict[str, Fact]]) -> tuple[KnownRow, ...]:
    """Return the rows in the order of the list; without one, those that there are."""
    known = {} if table.entries is None else {c.name: c.label for c in table.entries.choices}
    order = known or dict.fromkeys(sorted(cells), "")
    return tuple(
        KnownRow(label or entry, cells[entry], entry)
        for entry, label in order.items()
        if entry in cells
    )


def _people(moment: Moment) -> dict[int, Person]:
    """Return the clients that were accompanied on the day."""
    table = Client
    began, ended = type_coerce(table.began_on, String), type_coerce(table.ended_on, String)
    day = moment.day.isoformat()
    query = select(table.id, table.gender, table.birth).where(
        or_(began.is_(None), began <= day),
        or_(table.state == CaseState.ACTIVE.value, ended > day),
    )
    return {
        ref: Person(gender or "", birth or "")
        for ref, gender, birth in streamed(moment.session, query)
    }


def _statuses(moment: Moment, people: Container[int]) -> dict[int, str]:
    """Return the status of each client on the day: of several that hold the one begun last."""
    table, day = ClientStatus, moment.day.isoformat()
    since, until = type_coerce(table.since, String), type_coerce(table.until, String)
    query = (
        select(table.client_id, table.status)
        .where(or_(since.is_(None), since <= day), or_(until.is_(None), until >= day))
        .order_by(since.asc().nulls_first(), table.position, table.id)
    )
    rows = streamed(moment.session, query)
    return {ref: status for ref, status in rows if ref in people}


def _is_young(person: Person, day: dt.date) -> bool:
    """Tell whether somebody is under 27 for sure."""
    ages = _ages(person, day)
    return ages is not None and ages[1] < YOUNG_BEFORE


def _band(person: Person, day: dt.date) -> str:
    ages = _ages(person, day)
    if ages is None:
        return UNKNOWN_AGE
    bands = {_band_of(age) for age in ages}
    return bands.pop() if len(bands) == 1 else UNKNOWN_AGE


def _band_of(age: int) -> str:
    return next((name for name, highest in AGES if age <= highest), OLDER)


def _ages(person: Person, day: dt.date) -> tuple[int, int] | None:
    if not person.birth:
        return None
    return age_range(PartialDate.from_iso(person.birth), day)

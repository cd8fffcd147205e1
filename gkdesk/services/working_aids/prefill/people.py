"""What the records of clients say, as counts: never a name, never a single person."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, literal, or_, select

from gkdesk.models.case import ClientChainStep
from gkdesk.models.client import Client, ClientStatus
from gkdesk.services.clients.listing import streamed
from gkdesk.services.working_aids.prefill.known import Fact, KnownRow, Moment, counted
from gkdesk.text.codes.cases import ChainState
from gkdesk.text.codes.clients import CaseState, Gender
from gkdesk.text.dates import PartialDate, add_months, age_range

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy import ColumnElement

    from gkdesk.services.working_aids.prefill.known import Table

TRAINING_TOLERATION = "toleration_training"
YOUNG_BEFORE = 27
UNKNOWN_AGE = "unknown"
AGES = (("under_18", 17), ("18_20", 20), ("21_24", 24), ("25_27", 27))
"""The bands of the list „altersgruppe“ with their highest age; older is `over_27`."""
OLDER = "over_27"
FULL_DATE = len("2000-01-31")
_OPEN = (ChainState.PLANNED.value, ChainState.RUNNING.value)


def count(moment: Moment) -> Fact | None:
    """Count the clients that are accompanied on the day."""
    if not moment.keeps_cases:
        return None
    number = moment.session.scalar(select(func.count(Client.id)).where(*_there(moment))) or 0
    return Fact(number=number, said=counted(number, "Person", "Personen"))


def training_toleration(moment: Moment) -> Fact | None:
    """Count the clients whose present status is the Ausbildungsduldung."""
    if not moment.keeps_cases:
        return None
    number = sum(
        total for status, _, _, total in _statuses(moment) if status == TRAINING_TOLERATION
    )
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
    total: Counter[str] = Counter()
    women: Counter[str] = Counter()
    young: Counter[str] = Counter()
    for status, gender, is_young, number in _statuses(moment):
        total[status] += number
        women[status] += number if gender == Gender.FEMALE.value else 0
        young[status] += number if is_young else 0
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
    bands = _bands(moment.day)
    numbers: Counter[str] = Counter()
    for birth, number in _grouped(moment, Client.birth):
        numbers[_band(birth, moment.day, bands)] += number
    return _counts(moment, table, numbers)


def gender_counts(moment: Moment, table: Table) -> tuple[KnownRow, ...]:
    """Count by what stands in the register of persons."""
    numbers: Counter[str] = Counter()
    for gender, number in _grouped(moment, Client.gender):
        numbers[gender or Gender.NO_ENTRY.value] += number
    return _counts(moment, table, numbers)


def _counts(moment: Moment, table: Table, numbers: Counter[str]) -> tuple[KnownRow, ...]:
    if not moment.keeps_cases:
        return ()
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


def _there(moment: Moment) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions that a client was accompanied on the day."""
    table, day = Client, moment.day
    active = table.state == CaseState.ACTIVE.value
    return (
        or_(table.began_on.is_(None), table.began_on <= day),
        or_(active, table.ended_on > day),
    )


def _grouped(moment: Moment, column: Any) -> list[tuple[str | None, int]]:  # noqa: ANN401 - a column
    query = select(column, func.count()).where(*_there(moment)).group_by(column)
    return [(value, number) for value, number in streamed(moment.session, query)]


def _statuses(moment: Moment) -> list[tuple[str, str | None, bool, int]]:
    """Count by status, gender, and being under 27 for sure.

    Of several statuses that hold on the day the one begun last counts. A birth of which only the
    year is known stands before every day of that year: it is later than a day only if all are.
    """
    table, day = ClientStatus, moment.day
    place = func.row_number().over(
        partition_by=table.client_id,
        order_by=(table.since.desc().nulls_last(), table.position.desc(), table.id.desc()),
    )
    held = (
        select(table.client_id, table.status, place.label("place"))
        .where(or_(table.since.is_(None), table.since <= day))
        .where(or_(table.until.is_(None), table.until >= day))
        .subquery()
    )
    born_after = add_months(day, -12 * YOUNG_BEFORE).isoformat()
    is_young = func.coalesce(Client.birth > born_after, literal(value=False))
    query = (
        select(held.c.status, Client.gender, is_young, func.count())
        .join(Client, Client.id == held.c.client_id)
        .where(held.c.place == 1, *_there(moment))
        .group_by(held.c.status, Client.gender, is_young)
    )
    rows = moment.session.execute(query)
    return [(status, gender, bool(young), number) for status, gender, young, number in rows]


def _bands(day: dt.date) -> list[tuple[str, str]]:
    """Return the bands, each with the day after which one was born to be no older."""
    return [(name, add_months(day, -12 * (highest + 1)).isoformat()) for name, highest in AGES]


def _band(birth: str | None, day: dt.date, bands: list[tuple[str, str]]) -> str:
    if not birth:
        return UNKNOWN_AGE
    if len(birth) == FULL_DATE:
        return next((name for name, after in bands if birth > after), OLDER)
    found = {_band_of(age) for age in age_range(PartialDate.from_iso(birth), day)}
    return found.pop() if len(found) == 1 else UNKNOWN_AGE


def _band_of(age: int) -> str:
    return next((name for name, highest in AGES if age <= highest), OLDER)

"""What left the office after a backup: a restored store must not forget it.

What left stays gone, whatever becomes of the records: lines of the register and counted copies
are read from the present store, or from newer backups where it is lost, and put in after a restore.
A line about a person whom the restored store does not know has nobody to stand with; it is counted
instead.
The digests of the parts of a copy are not put in: nobody can tell then what changed since.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import Date, Table, insert, select, update

from gkdesk.models.booklets import BookletCopy
from gkdesk.models.client import Client
from gkdesk.models.handouts import HandoutCopy
from gkdesk.models.network import Organisation
from gkdesk.models.store_tables import DisclosureRow
from gkdesk.store.backup_reading import has_table
from gkdesk.store.capture import places
from gkdesk.store.register_gaps import note_lost
from gkdesk.text.labels import Label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from contextlib import AbstractContextManager

    from sqlalchemy.orm import Session

    from gkdesk.store.driver import Driver
    from gkdesk.store.register_gaps import RegisterGap
    from gkdesk.store.transactions import Transaction

Row = dict[str, Any]
Person = tuple[str, int]

REGISTER = cast("Table", DisclosureRow.__table__)
COPIES = tuple(cast("Table", each.__table__) for each in (BookletCopy, HandoutCopy))
TABLES = (REGISTER, *COPIES)
_NAMED = {"client_id": Client.__tablename__, "organisation_id": Organisation.__tablename__}
"""What a copy names and can do without."""


@dataclass(frozen=True)
class LeftSince:
    """How much left after a backup: `papers` about persons, and entries of counted copies.

    `strangers` are papers about persons whom the backup does not know; they are not put in.
    """

    papers: int = 0
    strangers: int = 0
    copies: int = 0
    last: dt.date | None = None


NOTHING_LEFT = LeftSince()


@dataclass(frozen=True)
class Departures:
    """The lines of the register and the counted copies of one source, by table and id."""

    rows: Mapping[str, Mapping[int, Row]]

    @classmethod
    def read(cls, driver: Driver) -> Departures:
        """Read them from a database, perhaps one of an older program."""
        return cls({table.name: cls.of_file(driver, table) for table in TABLES})

    @staticmethod
    def of_file(driver: Driver, table: Table) -> dict[int, Row]:
        """Return the rows of one table; a database of an older program may not have it."""
        return _rows(driver, table) if has_table(driver, table.name) else {}

    def tells_of(self, table: Table) -> bool:
        """Tell whether a table could be read."""
        return table.name in self.rows

    def of(self, table: Table) -> Mapping[int, Row]:
        return self.rows.get(table.name, {})


@dataclass(frozen=True)
class Missing:
    """What a database does not have of what left."""

    lines: tuple[Row, ...]
    reworded: tuple[Row, ...]
    strangers: tuple[Row, ...]
    copies: tuple[tuple[Table, Row], ...]

    def __bool__(self) -> bool:
        return bool(self.lines or self.reworded or self.strangers or self.copies)

    def counted(self) -> LeftSince:
        """Return how much that is, and when the last of it left."""
        days = [_day(row["at"]) for row in (*self.lines, *self.strangers)]
        days += [dt.date.fromisoformat(row["made_on"]) for _, row in self.copies]
        return LeftSince(
            papers=len(self.lines) + len(self.strangers),
            strangers=len(self.strangers),
            copies=len(self.copies),
            last=max(days, default=None),
        )


def missing(driver: Driver, known: Departures, erased: Iterable[Person]) -> Missing:
    """Return what a database lacks of what is known; nothing about persons erased for good."""
    inside, gone = Departures.read(driver), frozenset(erased)
    held = inside.of(REGISTER)
    lines = [row for row in known.of(REGISTER).values() if _person(row) not in gone]
    new = [row for row in lines if row["id"] not in held]
    there = _those_there(driver, {_person(row) for row in new})
    return Missing(
        lines=tuple(row for row in new if _person(row) in there),
        reworded=tuple(
            row for row in lines if row["id"] in held and row["what"] != held[row["id"]]["what"]
        ),
        strangers=tuple(row for row in new if _person(row) not in there),
        copies=tuple(_copies(driver, inside, known)),
    )


def within(table: Table, rows: Mapping[int, Row], times: Iterable[RegisterGap]) -> dict[int, Row]:
    """Return the rows that tell of these times; of copies only the day is known."""
    wanted = tuple(times)
    return {ref: row for ref, row in rows.items() if any(_is_in(table, row, gap) for gap in wanted)}


def _is_in(table: Table, row: Row, gap: RegisterGap) -> bool:
    if table is REGISTER:
        return dt.datetime.fromisoformat(row["at"]) in gap
    midnight = dt.datetime.fromisoformat(row["made_on"]).astimezone()  # of the user's place
    return midnight <= gap.until and gap.since < midnight + dt.timedelta(days=1)


def put_in(
    transaction_of: Callable[[Label], AbstractContextManager[Transaction]],
    wanted: Missing,
    lost: Mapping[int, dt.datetime],
) -> None:
    """Put what is missing into a restored store, and note what cannot be put in.

    `lost` are lines that the sources miss themselves.
    """
    with transaction_of(Label.DISCLOSURES_REAPPLIED) as transaction:
        session = transaction.session
        for row in wanted.lines:
            session.execute(insert(REGISTER).values(**_typed(REGISTER, row)))
        for row in wanted.reworded:
            line = update(REGISTER).where(REGISTER.c.id == row["id"])
            session.execute(line.values(what=row["what"]))
        for table, row in wanted.copies:
            values = _typed(table, row)
            changed = session.execute(update(table).where(table.c.id == row["id"]).values(**values))
            if not cast("Any", changed).rowcount:
                session.execute(insert(table).values(**values))
        _note_lost(session, wanted, lost)


def _note_lost(session: Session, wanted: Missing, known: Mapping[int, dt.datetime]) -> None:
    """Keep count of lines that stand nowhere; those that are back are missing no more."""
    strangers = {row["id"]: dt.datetime.fromisoformat(row["at"]) for row in wanted.strangers}
    held = set(session.scalars(select(REGISTER.c.id)))
    lost = {number: at for number, at in {**known, **strangers}.items() if number not in held}
    note_lost(session, lost)


def _rows(driver: Driver, table: Table) -> dict[int, Row]:
    held = {row[1] for row in driver.execute(f'PRAGMA table_info("{table.name}")')}
    columns = [column.name for column in table.columns if column.name in held]
    names = ", ".join(f'"{column}"' for column in columns)
    query = f'SELECT {names} FROM "{table.name}"'  # noqa: S608 - our own names
    rows = [dict(zip(columns, values, strict=True)) for values in driver.execute(query)]
    return {row["id"]: row for row in rows}


def _copies(driver: Driver, inside: Departures, known: Departures) -> Sequence[tuple[Table, Row]]:
    """Return copies that were counted or issued since, naming only what is there.

    A client who was deleted since and comes back has her copies again.
    """
    found = []
    for table in COPIES:
        held = inside.of(table)
        changed = [
            {**row, "client_id": row["client_id"] or held.get(ref, row)["client_id"]}
            for ref, row in known.of(table).items()
        ]
        for column, named in _NAMED.items():
            there = _ids(driver, named, {row.get(column) for row in changed})
            changed = [
                row if row.get(column) in there else _without(row, column) for row in changed
            ]
        found += [(table, row) for row in changed if held.get(row["id"]) != row]
    return found


def _without(row: Row, column: str) -> Row:
    return {**row, column: None} if column in row else row


def _those_there(driver: Driver, people: Iterable[Person]) -> set[Person]:
    """Return the persons whom a database knows."""
    tables = {place.kind: place.table.name for place in places().values() if place.is_root}
    asked: dict[str, set[int]] = {}
    for kind, ref in people:
        asked.setdefault(kind, set()).add(ref)
    return {
        (kind, ref)
        for kind, refs in asked.items()
        if kind in tables
        for ref in _ids(driver, tables[kind], refs)
    }


def _ids(driver: Driver, table: str, wanted: set[Any]) -> set[int]:
    """Return which of these ids a table has."""
    if not has_table(driver, table):
        return set()
    query = f'SELECT "id" FROM "{table}"'  # noqa: S608 - our own names
    return wanted & {row[0] for row in driver.execute(query)}


def _person(row: Row) -> Person:
    return row["kind"], row["ref"]


def _day(moment: str) -> dt.date:
    return dt.datetime.fromisoformat(moment).astimezone().date()


def _typed(table: Table, row: Row) -> Row:
    """Return a row as it is written: days are days."""
    days = {column.name for column in table.columns if isinstance(column.type, Date)}
    return {
        name: dt.date.fromisoformat(value) if name in days and value is not None else value
        for name, value in row.items()
    }

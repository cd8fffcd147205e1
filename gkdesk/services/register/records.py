"""What the records of the network have in common: enter, save, confirm, end, and their lists.

A concrete register names its table, its labels and what it checks; every call is one labelled
transaction. Records are ended rather than deleted; removing one is for entries made by mistake.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from gkdesk.errors import RecordGone
from gkdesk.models.base import Record, new_record_id
from gkdesk.services.mapping import Columns, values_of, write
from gkdesk.services.outcome import Label, Outcome
from gkdesk.services.register.task_links import let_go_of_tasks
from gkdesk.services.rows import fetch
from gkdesk.services.validation import check_past, checked

if TYPE_CHECKING:
    import datetime as dt

    from gkdesk.store.store import Store

Fields = TypeVar("Fields", bound=Any)
PLAIN = Columns()


def nothing_more(_session: Session, _entered: Any, _ref: int | None) -> None:  # noqa: ANN401 - of any group
    """Stand for the check of a register that has none."""


def nothing_depends(_session: Session, _ref: int) -> None:
    """Stand for the check before removing where no other record needs this one."""


@dataclass(frozen=True)
class Labels:
    """What the transactions of one kind of record are called."""

    created: Label
    changed: Label
    removed: Label
    confirmed: Label | None = None
    ended: Label | None = None
    reopened: Label | None = None


@dataclass(frozen=True)
class Register(Generic[Fields]):
    """The records of one table. `dated` are columns that get the day on which one is entered.

    `lists` are the tables of the record's own lists, `check(session, entered, ref)` raises
    InvalidInput for what does not fit the rest of the store; `ref` is None for a new record.
    `check_removal(session, ref)` raises it if other records need this one.
    """

    table: type[Record]
    labels: Labels
    columns: Columns = PLAIN
    dated: tuple[str, ...] = ()
    lists: tuple[type[Record], ...] = ()
    check: Callable[[Session, Fields, int | None], None] = field(default=nothing_more)
    check_removal: Callable[[Session, int], None] = field(default=nothing_depends)

    def create(self, store: Store, entered: Fields) -> Outcome:
        """Enter a record; it counts as confirmed today."""
        clean = _as_of_today(store, entered)
        with store.transaction(self.labels.created) as transaction:
            ref = self.add(transaction.session, clean, store.clock.today())
        return Outcome(self.labels.created, transaction.changes, ref)

    def add(self, session: Session, clean: Fields, today: dt.date) -> int:
        """Add a checked record to a transaction that is under way; return its id."""
        self.check(session, clean, None)
        row = self.table()
        write(row, clean, self.columns)
        for column in self.dated:
            setattr(row, column, today)
        session.add(row)
        session.flush()
        return row.id

    def add_many(
        self, session: Session, clean: Sequence[Fields], days: Sequence[dt.date | None]
    ) -> list[int]:
        """Add checked records that fit the store with few statements; return their ids.

        `days` tell on which day each of them held, None where nobody knows.
        """
        refs = [new_record_id() for _ in clean]
        rows = [
            {"id": ref, **values_of(group, self.columns), **dict.fromkeys(self.dated, day)}
            for ref, group, day in zip(refs, clean, days, strict=True)
        ]
        if rows:
            session.execute(insert(self.table), rows)
        return refs

    def save(self, store: Store, ref: int, entered: Fields) -> Outcome:
        """Save what was entered about a record."""
        clean = _as_of_today(store, entered)
        with store.transaction(self.labels.changed) as transaction:
            session = transaction.session
            row = fetch(session, self.table, ref)
            self.check(session, clean, ref)
            write(row, clean, self.columns)
        return Outcome(self.labels.changed, transaction.changes, ref)

    def remove(self, store: Store, ref: int) -> Outcome:
        """Remove a record that was entered by mistake, with its lists."""
        with store.transaction(self.labels.removed) as transaction:
            session = transaction.session
            row = fetch(session, self.table, ref)
            self.check_removal(session, ref)
            let_go_of_tasks(session, self.table.kind, ref)
            for table in self.lists:
                owner = table.__table__.c[table.owner_column or "id"]
                session.execute(delete(table).where(owner == ref))
            session.delete(row)
        return Outcome(self.labels.removed, transaction.changes, ref)

    def mark(self, store: Store, ref: int, label: Label | None, **values: object) -> Outcome:
        """Set single columns of a record, such as the day on which it was confirmed."""
        if label is None:
            message = f"{self.table.kind} has no such step in its life"
            raise TypeError(message)
        with store.transaction(label) as transaction:
            row = fetch(transaction.session, self.table, ref)
            for column, value in values.items():
                setattr(row, column, value)
        return Outcome(label, transaction.changes, ref)


@dataclass(frozen=True)
class RecordList(Generic[Fields]):
    """One list of a record: seats, meetings, agreements. `labels` are of its rows."""

    table: type[Record]
    owner: type[Record]
    labels: Labels
    columns: Columns = PLAIN
    check: Callable[[Session, Fields, int | None], None] = field(default=nothing_more)

    def save(
        self, store: Store, owner_ref: int, entered: Fields, label: Label | None = None
    ) -> Outcome:
        """Add a row, or change it where `entered.id` is set; the outcome's `ref` is its id."""
        clean = _as_of_today(store, entered)
        if label is None:
            label = self.labels.created if clean.id is None else self.labels.changed
        with store.transaction(label) as transaction:
            ref = self.add(transaction.session, owner_ref, clean)
        return Outcome(label, transaction.changes, ref)

    def add(self, session: Session, owner_ref: int, clean: Fields) -> int:
        """Write a checked row in a transaction that is under way; return its id."""
        fetch(session, self.owner, owner_ref)
        self.check(session, clean, owner_ref)
        row = self._row(session, owner_ref, clean.id)
        write(row, clean, self.columns)
        session.add(row)
        session.flush()
        return row.id

    def remove(self, store: Store, owner_ref: int, part_ref: int) -> Outcome:
        """Remove a row."""
        with store.transaction(self.labels.removed) as transaction:
            session = transaction.session
            session.delete(self._row(session, owner_ref, part_ref))
        return Outcome(self.labels.removed, transaction.changes, owner_ref)

    def rows(self, session: Session, owner_ref: int) -> list[Any]:
        """Return the rows of one record."""
        owner = self.table.__table__.c[self._owner_column]
        return list(session.scalars(select(self.table).where(owner == owner_ref)))

    def _row(self, session: Session, owner_ref: int, ref: int | None) -> Record:
        if ref is None:
            return self.table(**{self._owner_column: owner_ref})
        row = fetch(session, self.table, ref)
        if getattr(row, self._owner_column) != owner_ref:
            raise RecordGone
        return row

    @property
    def _owner_column(self) -> str:
        return self.table.owner_column or "id"


def _as_of_today(store: Store, entered: Fields) -> Fields:
    clean: Fields = checked(entered)
    check_past(clean, store.clock.today())
    return clean

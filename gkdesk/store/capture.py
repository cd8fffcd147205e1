"""Note every row that a transaction changes, as it was before and after.

Temporary triggers on the writing connection do it, so nothing slips past: neither a bulk
statement nor a row that a foreign key deletes along with its parent. They write into the
encrypted file itself, under the step that is being recorded, and do nothing between steps.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from sqlalchemy import LargeBinary, Table, event

from gkdesk.models.base import Record
from gkdesk.models.everything import BASE
from gkdesk.models.store_tables import DisclosureRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Engine

    from gkdesk.store.driver import Driver


STEP_TABLE = "gkdesk_recording"
CURRENT_STEP = f"(SELECT step FROM {STEP_TABLE})"  # noqa: S608 - a constant name

NOTE_CHANGE = (
    "INSERT INTO undo_change (step_id, place, row_id, kind, old_ref, new_ref, before, after) VALUES"
)


@dataclass(frozen=True)
class Place:
    """A table whose rows are noted; `kind` is None where each row names the kind itself.

    Names of tables and columns in its statements come from our own models, values never do.
    """

    table: Table
    kind: str | None
    ref_column: str

    @property
    def is_root(self) -> bool:
        """Tell whether a row of this table is an aggregate of its own."""
        return self.kind is not None and self.ref_column == "id"

    def image(self, prefix: str = "") -> str:
        """Return the SQL that turns a row into a JSON array; binary values become hex."""
        return f"json_array({', '.join(self._value(column, prefix) for column in self._columns)})"

    def values(self, image: str) -> list[Any]:
        """Return the column values behind a JSON array that `image` made."""
        values: list[Any] = json.loads(image)
        binary = self._binary
        return [
            bytes.fromhex(value) if name in binary and value is not None else value
            for name, value in zip(self._columns, values, strict=True)
        ]

    def select_statement(self, rows: int) -> str:
        """Return the SQL that reads the images of as many rows by their ids."""
        marks = ", ".join("?" * rows)
        return f'SELECT "id", {self.image()} FROM "{self.table.name}" WHERE "id" IN ({marks})'  # noqa: S608 - our own names

    def insert_statement(self) -> str:
        """Return the SQL that inserts the values of one image."""
        marks = ", ".join("?" for _ in self._columns)
        names = ", ".join(f'"{column}"' for column in self._columns)
        return f'INSERT INTO "{self.table.name}" ({names}) VALUES ({marks})'  # noqa: S608 - our own names

    def update_statement(self) -> str:
        """Return the SQL that sets one row, named by its id, to the values of an image."""
        values = ", ".join(f'"{column}"=?' for column in self._columns)
        return f'UPDATE "{self.table.name}" SET {values} WHERE "id"=?'  # noqa: S608 - our own names

    def delete_statement(self) -> str:
        """Return the SQL that deletes one row by its id."""
        return f'DELETE FROM "{self.table.name}" WHERE "id"=?'  # noqa: S608 - our own names

    def triggers(self) -> tuple[str, ...]:
        """Return the statements that make this table report its changes."""
        return (
            self._trigger("INSERT", old=False, new=True),
            self._trigger("UPDATE", old=True, new=True),
            self._trigger("DELETE", old=True, new=False),
        )

    @property
    def _columns(self) -> Sequence[str]:
        return [column.name for column in self.table.columns]

    @property
    def _binary(self) -> set[str]:
        return {c.name for c in self.table.columns if isinstance(c.type, LargeBinary)}

    def _value(self, column: str, prefix: str) -> str:
        name = f'{prefix}"{column}"'
        if column not in self._binary:
            return name
        return f"CASE WHEN {name} IS NULL THEN NULL ELSE hex({name}) END"

    def _trigger(self, action: str, *, old: bool, new: bool) -> str:
        alive = "NEW." if new else "OLD."
        name = self.table.name
        values = (
            CURRENT_STEP,
            f"'{name}'",
            f'{alive}"id"',
            f"'{self.kind}'" if self.kind is not None else f'{alive}"kind"',
            f'OLD."{self.ref_column}"' if old else "NULL",
            f'NEW."{self.ref_column}"' if new else "NULL",
            self.image("OLD.") if old else "NULL",
            self.image("NEW.") if new else "NULL",
        )
        parts = (
            f'CREATE TEMP TRIGGER "gkdesk_{name}_{action.lower()}"',
            f'AFTER {action} ON main."{name}"',
            f"WHEN {CURRENT_STEP} IS NOT NULL BEGIN",
            NOTE_CHANGE,
            f"({', '.join(values)}); END",
        )
        return " ".join(parts)


@cache
def places() -> Mapping[str, Place]:
    """Return every table of records by its name, and the register of disclosures."""
    found = {}
    for mapper in BASE.registry.mappers:
        record = mapper.class_
        if issubclass(record, Record):
            table: Any = record.__table__
            found[table.name] = Place(table, record.kind, record.owner_column or "id")
    disclosures: Any = DisclosureRow.__table__
    found[disclosures.name] = Place(disclosures, None, "ref")
    return MappingProxyType(found)


@cache
def _triggers() -> tuple[str, ...]:
    return tuple(trigger for place in places().values() for trigger in place.triggers())


def record(engine: Engine) -> None:
    """Make every connection of a writing engine report its changes."""
    event.listen(engine, "connect", _on_connect)


def _on_connect(driver: Driver, _: object) -> None:
    driver.execute("BEGIN")
    driver.execute(f"CREATE TEMP TABLE {STEP_TABLE} (step INTEGER)")
    driver.execute(f"INSERT INTO {STEP_TABLE} VALUES (NULL)")  # noqa: S608 - a constant name
    for trigger in _triggers():
        driver.execute(trigger)
    driver.execute("COMMIT")

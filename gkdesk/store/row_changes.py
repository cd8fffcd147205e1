"""Put rows back as they were, many at a time."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.errors import UndoNotPossible
from gkdesk.store.capture import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

ROWS_AT_ONCE = 500


@dataclass(frozen=True)
class RowChange:
    """What a step did to one row in all: None stands for no row."""

    place: Place
    row_id: int
    before: str | None
    after: str | None


def put_back(connection: Connection, place: Place, rows: list[RowChange]) -> None:
    """Reverse changes of one table that are all of the same sort: made, changed or removed.

    Raises `UndoNotPossible` if a row is no longer as the step left it. Values travel as SQLite
    stores them, past every conversion of types.
    """
    expected = {row.row_id: row.after for row in rows if row.after is not None}
    if _present(connection, place, [row.row_id for row in rows]) != expected:
        raise UndoNotPossible
    if rows[0].before is None:
        connection.exec_driver_sql(place.delete_statement(), [(row.row_id,) for row in rows])
        return
    images = [(row.row_id, place.values(row.before)) for row in rows if row.before is not None]
    if rows[0].after is None:
        values = [tuple(image) for _, image in images]
        connection.exec_driver_sql(place.insert_statement(), values)
    else:
        values = [(*image, row_id) for row_id, image in images]
        connection.exec_driver_sql(place.update_statement(), values)


def _present(connection: Connection, place: Place, row_ids: list[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    for some in _chunks(row_ids):
        rows = connection.exec_driver_sql(place.select_statement(len(some)), some)
        found.update((row[0], row[1]) for row in rows)
    return found


def _chunks(row_ids: list[int]) -> Iterator[tuple[int, ...]]:
    waiting = iter(row_ids)
    while some := tuple(itertools.islice(waiting, ROWS_AT_ONCE)):
        yield some

"""The tables of one export: rows and columns of keys of cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gkdesk.statistics.cells import Cells, Key
from gkdesk.statistics.codes import Measure, TableCode
from gkdesk.statistics.spans import Span

TOTAL = "*"
"""Stands for all of a breakdown."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its code, TOTAL for all, and the key of a cell for each column."""

    code: str
    keys: tuple[Key, ...]


@dataclass(frozen=True)
class Table:
    """A table of cells; what the columns are the codes of follows from `code`."""

    code: TableCode
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Counted:
    """All tables of one export; `things` are the counts of what is no person."""

    tables: tuple[Table, ...]
    cells: Cells
    things: Mapping[Key, int]
    spans: tuple[Span, ...]


def whole(measure: Measure) -> Key:
    """Return the key of the count of all that a measure counts."""
    return (measure, TOTAL)

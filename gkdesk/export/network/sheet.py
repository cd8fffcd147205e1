"""A table as data, for CSV and XLSX alike."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

Value = str | int | float | dt.date | None


class Mark(StrEnum):
    """What a cell shall look like; the words in it say the same without colour."""

    PLAIN = "plain"
    EMPTY = "empty"
    ONE = "one"
    SEVERAL = "several"


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `width` in characters is a wish to programs that show columns.

    `rtl` lets its texts run from right to left. In a sheet with a column to be typed into
    (`is_input`), all others are locked against slips, without a password.
    """

    title: str
    width: int = 18
    rtl: bool = False
    is_input: bool = False


@dataclass(frozen=True, slots=True)
class Marked:
    """A cell that stands out."""

    value: Value
    mark: Mark


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with its header row; `header_columns` stay in view when the sheet is scrolled.

    `note` and `warning` stand above the table on paper and in text files.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value | Marked, ...], ...]
    header_columns: int = 1
    note: str = ""
    warning: str = ""

    @property
    def above(self) -> tuple[str, ...]:
        """Return what stands above the table, line by line."""
        return tuple(filter(None, (self.note, self.warning)))


def value_of(cell: Value | Marked) -> Value:
    """Return what a cell holds."""
    return cell.value if isinstance(cell, Marked) else cell

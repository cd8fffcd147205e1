"""What was read from a file: a header and rows of text with their place in the file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gkdesk.errors import ImportTooLarge, ImportTooManyColumns, ImportTooManyRows

ROW_LIMIT = 100_000
PASSED_LIMIT = 3_000_000
COLUMN_LIMIT = 500
CELL_LIMIT = 4_000_000
"""More is a damaged or a malicious file; the lists of an office have some thousand rows."""
STEP = 500
"""Rows between two reports of progress."""


class SourceKind(StrEnum):
    """The kinds of files that can be read."""

    DELIMITED = "delimited"
    WORKBOOK = "workbook"
    CARDS = "cards"


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `letter` as spreadsheets show it (empty for cards), `name` may be empty."""

    letter: str
    name: str

    @property
    def label(self) -> str:
        """Return what to call the column in a sentence."""
        return self.name or f"Spalte {self.letter}"


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `number` as a spreadsheet counts, of cards their place in the file."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something in the file that could not be read as it stands; `column` is an index."""

    row: int
    problem: str
    column: int | None = None
    refused: bool = False
    """The whole row could not be read and is not among the rows."""


@dataclass(frozen=True)
class Table:
    """A file as text; all rows are as long as the header."""

    kind: SourceKind
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notices: tuple[Notice, ...] = ()
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    header_row: int = 0


@dataclass(frozen=True)
class Grid:
    """What a reader found before the header is known: rows by number, without the empty ones."""

    rows: tuple[Row, ...]
    notices: tuple[Notice, ...] = ()


class Counter:
    """Counts what a reader found and stops it at the limits."""

    def __init__(self, limit: int = 0) -> None:
        self._limit = limit or ROW_LIMIT
        self._passed = 0
        self._rows = 0
        self._cells = 0

    def pass_row(self) -> None:
        """Count a row, also an empty one: a few signs in a file make a million of them."""
        self._passed += 1
        if self._passed > PASSED_LIMIT:
            raise ImportTooManyRows(limit=f"{PASSED_LIMIT:,}".replace(",", "."))

    def row(self, width: int) -> None:
        """Count a row that is not empty; raise a UserError when it is one too many."""
        self._rows += 1
        self._cells += width
        # The header and a few title lines come on top.
        if self._rows > self._limit + 20:
            raise ImportTooManyRows(limit=f"{self._limit:,}".replace(",", "."))
        if width > COLUMN_LIMIT:
            raise ImportTooManyColumns(limit=COLUMN_LIMIT)
        if self._cells > CELL_LIMIT:
            raise ImportTooLarge(limit=f"{CELL_LIMIT:,} Zellen".replace(",", "."))

"""Find the header of a grid: lists of offices have titles, dates and blank lines above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.errors import ImportQuotesBroken, ImportRowGone, ImportTooManyRows, ImportWithoutRows
from gkdesk.incoming.table import ROW_LIMIT, Column, Grid, Notice, Row, SourceKind, Table
from gkdesk.text.column_letters import letter_of

if TYPE_CHECKING:
    from collections.abc import Sequence

NO_HEADER = 0
_TITLE_ROWS = 20
_SHARE_OF_WIDTH = 0.6


def as_table(kind: SourceKind, grid: Grid, header_row: int | None = None) -> Table:
    """Return the table under its header.

    `header_row` is the number of its row, `NO_HEADER` for a file that has none, and None to find
    it. Raises ImportWithoutRows if nothing stands below, and ImportRowGone for a number that is
    no row, and ImportQuotesBroken if no line could be read.
    """
    if not grid.rows and any(notice.problem == "broken_quotes" for notice in grid.notices):
        raise ImportQuotesBroken
    if header_row is None:
        header_row = find_header(grid.rows)
    header = next((row for row in grid.rows if row.number == header_row), None)
    if header is None and header_row != NO_HEADER:
        raise ImportRowGone(row=header_row)
    below = [row for row in grid.rows if row.number > header_row]
    if not below:
        raise ImportWithoutRows
    if len(below) > ROW_LIMIT:
        raise ImportTooManyRows(limit=f"{ROW_LIMIT:,}".replace(",", "."))
    columns = _columns(header.cells if header else (), below)
    rows = tuple(Row(row.number, _filled(row.cells, len(columns))) for row in below)
    notices = tuple(notice for notice in grid.notices if notice.row > header_row or notice.refused)
    return Table(kind, columns, rows, _inside(notices, len(columns)), header_row=header_row)


def find_header(rows: Sequence[Row]) -> int:
    """Return the number of the first row that is about as wide as the rows around it."""
    first = rows[: _TITLE_ROWS + 1]
    if not first:
        raise ImportWithoutRows
    filled = [sum(1 for cell in row.cells if cell.strip()) for row in first]
    enough = max(filled) * _SHARE_OF_WIDTH
    return next(row.number for row, count in zip(first, filled, strict=True) if count >= enough)


def _columns(names: tuple[str, ...], rows: Sequence[Row]) -> tuple[Column, ...]:
    """Return a column for each name and for each cell to the right of them that holds something."""
    width = max(map(_width, [names, *(row.cells for row in rows)]))
    return tuple(Column(letter_of(index), _name(names, index)) for index in range(width))


def _name(names: tuple[str, ...], index: int) -> str:
    return " ".join(names[index].split()) if index < len(names) else ""


def _width(cells: tuple[str, ...]) -> int:
    return next((index + 1 for index in range(len(cells) - 1, -1, -1) if cells[index].strip()), 0)


def _filled(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    return (*cells[:width], *("",) * (width - len(cells)))


def _inside(notices: tuple[Notice, ...], width: int) -> tuple[Notice, ...]:
    return tuple(n for n in notices if n.column is None or n.column < width)

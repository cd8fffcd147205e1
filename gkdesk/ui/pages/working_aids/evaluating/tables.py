"""The tables of an evaluation on the screen."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt

from gkdesk.text.codes.return_packages import PackageFate
from gkdesk.text.papers import evaluation as words
from gkdesk.text.sentences.return_packages import FATES
from gkdesk.ui.tables import Column, TableSpec, TableView
from gkdesk.ui.tables.wrapping import WrappingTable

if TYPE_CHECKING:
    from collections.abc import Sequence

_LETTER, _AROUND, _LOOKED_AT = 7, 40, 200
_LEAST, _MOST = 70, 640
_READ = frozenset(
    {
        *(words.RETURNS, words.CLOSED, words.SERIES, words.TEXTS),
        *(words.FILES, words.GAPS, words.ABOUT),
    }
)
"""Tables that are read rather than reckoned with: they show all of their texts."""
_WIDE = {
    words.TEXT: 300,
    words.ABOUT: 640,
    words.FILE: 322,
    words.FATE: 220,
    words.TOPIC: 220,
    words.DETAILS: 260,
    words.QUESTION: 170,
    words.ROW: 140,
    words.ANSWER: 115,
    words.ASKED_AS: 190,
    words.COUNTS_AS_YES: 115,
    words.ALLIANCE: 150,
    words.TERRITORY: 150,
    words.MODULE: 220,
    words.WORKING_AID: 200,
}
"""Pixels of columns whose texts may be longer than there is room."""
_REFUSED, _COUNTED = FATES[PackageFate.REJECTED], FATES[PackageFate.COUNTED]


class Titled(Protocol):
    """A column of a table of the evaluation."""

    @property
    def title(self) -> str: ...


class Sheet(Protocol):
    """A table of the evaluation."""

    @property
    def title(self) -> str: ...

    @property
    def columns(self) -> Sequence[Titled]: ...

    @property
    def rows(self) -> Sequence[Sequence[object]]: ...


@dataclass(frozen=True)
class Line:
    """One line of a sheet."""

    place: int
    cells: tuple[object, ...]


def table_of(sheet: Sheet) -> TableView[Line]:
    """Return a sheet as a table of the screen."""
    lines = tuple(Line(place, tuple(row)) for place, row in enumerate(sheet.rows))
    columns = tuple(_column(sheet, place, lines) for place in range(len(sheet.columns)))
    spec = TableSpec(sheet.title, columns, key=_place)
    is_read = sheet.title in _READ
    table: TableView[Line] = WrappingTable(spec) if is_read else TableView(spec)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    table.set_rows(lines)
    return table


def _column(sheet: Sheet, place: int, lines: Sequence[Line]) -> Column[Line]:
    title = sheet.columns[place].title
    values = [line.cells[place] for line in lines if line.cells[place] not in (None, "")]
    numeric = bool(values) and all(isinstance(value, int | float) for value in values)
    longest = max((len(_text(place, line)) for line in lines[:_LOOKED_AT]), default=0)
    width = max(_LEAST, min(_MOST, max(len(title), longest) * _LETTER + _AROUND))
    return Column[Line](
        key=str(place),
        title=title,
        text=partial(_text, place),
        sort=partial(_value, place) if numeric else None,
        icon=partial(_warning, place) if title == words.FATE else None,
        width=min(width, _WIDE[title]) if title in _WIDE else width,
        numeric=numeric,
    )


def _text(place: int, line: Line) -> str:
    value = line.cells[place]
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.1f}".replace(".", ",")
    return " ".join(str(value).split())


def _warning(place: int, line: Line) -> tuple[str, str] | None:
    """Return the sign of a file that somebody has to look at: refused, or counted with a note."""
    told = str(line.cells[place])
    is_noted = told.startswith(_COUNTED) and told != _COUNTED
    return ("warn", "warn") if told.startswith(_REFUSED) or is_noted else None


def _value(place: int, line: Line) -> object:
    return line.cells[place]


def _place(line: Line) -> int:
    return line.place

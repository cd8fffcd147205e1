"""The tables in words: what both the workbook and the paper show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.statistics.codes import By, TableCode
from gkdesk.statistics.tables import TOTAL
from gkdesk.text.papers import statistics as words

if TYPE_CHECKING:
    from gkdesk.statistics.cells import Key
    from gkdesk.statistics.spans import Span
    from gkdesk.statistics.suppression import Suppression
    from gkdesk.statistics.tables import Counted, Row, Table

Figure = int | str
"""A number, or the word for one that is hidden."""
_ROWS_BY = {
    TableCode.STATUS: By.STATUS,
    TableCode.FIELD: By.FIELD,
    TableCode.MUNICIPALITY: By.MUNICIPALITY,
    TableCode.STEPS: By.FIELD,
    TableCode.REFERRALS: By.FIELD,
    TableCode.MEETINGS: By.PURPOSE,
}
_COLUMNS_BY = {TableCode.STEPS: By.STEP_STATE, TableCode.REFERRALS: By.REFERRAL_STATE}


@dataclass(frozen=True)
class ShownTable:
    """A table as it is read; a row is its name and its figures."""

    title: str
    note: str
    first: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Figure, ...]], ...]


@dataclass(frozen=True)
class Terms:
    """The words of codes, and those of the programme profile."""

    codes: Mapping[By, Mapping[str, str]]
    profile: Mapping[str, str]
    threshold: int
    grouped: bool = False

    def said(self, text: str) -> str:
        """Put the words of the profile and the smallest number into a text."""
        limits = {"least": self.threshold, "most": self.threshold - 1}
        return text.format(**self.profile, **limits)


def shown_tables(counted: Counted, made: Suppression, terms: Terms) -> tuple[ShownTable, ...]:
    """Return all tables in words; what is hidden is a word instead of a number."""
    composing = _Composing(counted, made, terms)
    return tuple(composing.table(each) for each in counted.tables)


class _Composing:
    """Puts the tables of one export into words."""

    def __init__(self, counted: Counted, made: Suppression, terms: Terms) -> None:
        self._counted = counted
        self._hidden = made.hidden
        self._terms = terms
        self._spans = {span.code: _span_word(span) for span in counted.spans}

    def table(self, table: Table) -> ShownTable:
        return ShownTable(
            title=words.TABLES[table.code],
            note=self._note(table.code),
            first=words.FIRST_COLUMNS[table.code],
            columns=tuple(self._column(table, column) for column in table.columns),
            rows=tuple((self._row(table, row), self._figures(row)) for row in table.rows),
        )

    def _note(self, code: TableCode) -> str:
        if code is TableCode.STATUS and self._terms.grouped:
            return words.GROUPED_NOTE
        return words.NOTES[code]

    def _column(self, table: Table, code: str) -> str:
        if code == TOTAL:
            return words.COUNT if table.code is TableCode.OVERVIEW else words.TOTAL
        by = _COLUMNS_BY.get(table.code)
        return words.COLUMNS[code] if by is None else self._word(by, code)

    def _row(self, table: Table, row: Row) -> str:
        if table.code is TableCode.OVERVIEW:
            return words.OVERVIEW[row.code]
        if row.code == TOTAL:
            return words.TOTAL
        if table.code is TableCode.PERIOD:
            return self._spans[row.code]
        return self._word(_ROWS_BY[table.code], row.code)

    def _word(self, by: By, code: str) -> str:
        # A code that is gone from its list is none that a reader could know.
        return self._terms.codes[by].get(code, words.NO_ENTRY)

    def _figures(self, row: Row) -> tuple[Figure, ...]:
        return tuple(self._figure(key) for key in row.keys)

    def _figure(self, key: Key) -> Figure:
        if key in self._counted.things:
            return self._counted.things[key]
        return words.HIDDEN if key in self._hidden else self._counted.cells.cells[key].value


def _span_word(span: Span) -> str:
    return words.QUARTER.format(span.year, span.quarter) if span.quarter else str(span.year)

"""A repeated table on paper: with columns where they have room, else a card for every row."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING

from gkdesk.export import content
from gkdesk.services.working_aids.printing.questions import (
    MARKS,
    SEPARATOR,
    ZONES,
    note,
    small,
    text,
)
from gkdesk.services.working_aids.printing.reader import NOTHING
from gkdesk.text.hyphens import SOFT_HYPHEN, hyphenated
from gkdesk.text.papers import working_aids as words
from gkdesk.working_aids.template import CHOSEN, UNANSWERED, Kind, Question, Zone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.services.working_aids.printing.reader import Reader, Said
    from gkdesk.working_aids.template import Group

ROOM = 162.0
"""Millimetres that the columns of a table may fill."""
_ROW_LABEL, _TEXT, _NUMBER, _KEY = 34.0, 24.0, 21.0, 16.0
_LETTER, _BOX, _PADDING = 1.65, 9.0, 4.0
_MOST_BOXES, _LONGEST_BOX, _MOST_KEYS = 4, 22, 12
_ROW_HEIGHT = 10.0
_EMPTY, _EMPTY_BESIDE = 4, 2
_REMARK_LINES = 2
_NARROW = 11
"""Letters that a narrow column holds in one line."""
_BOX_SIGN = "☐"


class _Look(Enum):
    """How a cell is answered: boxes in it, the digit of a key, or words."""

    BOXES = auto()
    KEY = auto()
    WORDS = auto()


@dataclass(frozen=True)
class _Column:
    question: Question
    number: str
    look: _Look
    width: float


Row = tuple[int | None, str]


def table_block(reader: Reader, table: Group) -> content.Block:
    """Return a table with its bar."""
    return _Table(reader, table).block()


class _Table:
    """One table on its way to paper."""

    def __init__(self, reader: Reader, table: Group) -> None:
        self._reader = reader
        self._table = table
        self._known: dict[tuple[str, int], Said] = {}
        asked = [each for each in table.questions() if each.kind not in UNANSWERED]
        self._columns = self._alike([self._column(each) for each in asked])
        self._fixed = bool(table.rows and reader.template.lists.get(table.rows))
        # The first column of a table of fixed rows names those that somebody adds.
        first = self._columns[0] if self._columns else None
        names = self._fixed and table.more and first is not None
        self._naming = first if names and first and _is_name(first.question) else None

    def block(self) -> content.Block:
        zones = {each.question.zone for each in self._columns}
        mark = MARKS[zones.pop()] if len(zones) == 1 else content.Mark.BOTH
        return content.Marked(tuple(self._blocks()), mark)

    def _blocks(self) -> Iterator[content.Block]:
        about = (*self._zones(), self._reader.condition(self._table.relevant))
        yield note(SEPARATOR.join(filter(None, about)))
        number = self._reader.numbers.get(self._table.name, "")
        yield content.Heading(text(f"{number} {self._table.label}".strip()), 4, bookmark=False)
        if self._table.hint:
            yield content.Paragraph(text(self._table.hint), content.TextStyle.SMALL)
        for line in self._legend():
            yield content.Paragraph(text(line), content.TextStyle.NOTE)
        rows = self._rows()
        if not rows:
            yield note(words.NO_ANSWER)
        elif self._needed() <= ROOM:
            yield self._as_table(rows)
        else:
            yield from (self._as_card(place, row) for place, row in enumerate(rows, 1))
        if self._reader.to_fill_in and any(each.question.remark for each in self._columns):
            field = content.Field((content.passage(words.REMARKS),), lines=_REMARK_LINES)
            yield content.Fields((field,))

    def _column(self, question: Question) -> _Column:
        number = self._reader.numbers.get(question.name, "").rpartition(" ")[2]
        labels = [each.label for each in self._reader.choices(question)]
        longest = max(map(len, labels), default=0)
        if question.kind in CHOSEN and len(labels) <= _MOST_BOXES and longest <= _LONGEST_BOX:
            return _Column(question, number, _Look.BOXES, _BOX + _LETTER * longest)
        if self._reader.form is None and question.kind in CHOSEN and len(labels) <= _MOST_KEYS:
            return _Column(question, number, _Look.KEY, _KEY)
        is_number = question.kind in (Kind.INTEGER, Kind.DECIMAL, Kind.DATE)
        return _Column(question, number, _Look.WORDS, _NUMBER if is_number else _TEXT)

    def _alike(self, columns: list[_Column]) -> list[_Column]:
        """Answer all lists of a table in one way: where one needs digits, the others have them."""
        if not any(each.look is _Look.KEY for each in columns):
            return columns
        return [
            replace(each, look=_Look.KEY, width=_KEY) if each.look is _Look.BOXES else each
            for each in columns
        ]

    def _needed(self) -> float:
        shown = (each for each in self._columns if each is not self._naming)
        needed = sum(map(_least, shown))
        return needed + (_ROW_LABEL if self._fixed else 0.0)

    def _zones(self) -> Iterator[str]:
        found = {
            zone: [each.number for each in self._columns if each.question.zone is zone]
            for zone in (Zone.RETURN, Zone.LOCAL)
        }
        only = [zone for zone, numbers in found.items() if numbers]
        if len(only) == 1:
            yield ZONES[only[0]]
            return
        for zone in only:
            several = words.COLUMNS if len(found[zone]) > 1 else words.COLUMN
            yield words.COLUMNS_OF.format(ZONES[zone], several.format(", ".join(found[zone])))

    def _legend(self) -> Iterator[str]:
        """Explain columns: hints, when they are asked, and the digits to write in."""
        for column in self._columns:
            question = column.question
            if column.look is _Look.KEY:
                labels = enumerate((each.label for each in self._reader.choices(question)), 1)
                key = ", ".join(f"{place} {label}" for place, label in labels)
                yield words.KEY.format(column.number, key)
            elif question.kind in CHOSEN and column.look is _Look.WORDS and self._is_blank:
                yield words.IN_WORDS.format(column.number)
            said = (question.hint, self._reader.condition(question.relevant))
            if any(said):
                yield f"{column.number} – {SEPARATOR.join(filter(None, said))}"

    @property
    def _is_blank(self) -> bool:
        return self._reader.form is None

    def _rows(self) -> list[Row]:
        """Return the rows, on a blank paper with empty ones to write in, else those answered."""
        rows: list[Row] = list(self._reader.rows(self._table))
        if not self._reader.to_fill_in:
            return [
                row for row in rows if any(self._said(column, row[0]) for column in self._columns)
            ]
        if not self._table.more:
            return rows
        return rows + [(None, "")] * (_EMPTY_BESIDE if rows else _EMPTY)

    def _as_table(self, rows: list[Row]) -> content.Table:
        shown = [each for each in self._columns if each is not self._naming]
        header = [content.cell(_broken(f"{each.number} {each.question.label}")) for each in shown]
        columns = [content.Column(weight=_least(each)) for each in shown]
        if self._fixed:
            naming = self._naming
            name = f"{naming.number} {naming.question.label}" if naming else ""
            title = words.ENTRY_OR.format(name) if name else words.ENTRY
            header.insert(0, content.cell(title))
            columns.insert(0, content.Column(weight=_ROW_LABEL))
        return content.Table(
            columns=tuple(columns),
            header=tuple(header),
            rows=tuple(tuple(self._cells(row, shown)) for row in rows),
            header_column=True,
            row_height=_ROW_HEIGHT,
        )

    def _cells(self, row: Row, shown: list[_Column]) -> Iterator[content.Cell]:
        ref, _ = row
        if self._fixed:
            name = _broken(self._name(row))
            yield content.Cell((small(name),)) if name else content.Cell()
        for column in shown:
            asked = self._reader.is_asked(column.question.name, ref) or ref is None
            said = self._said(column, ref)
            yield content.Cell(tuple(self._in_cell(column, said)) if asked else ())

    def _name(self, row: Row) -> str:
        ref, label = row
        named = self._said(self._naming, ref).shown if self._naming else ""
        return label or named

    def _said(self, column: _Column, ref: int | None) -> Said:
        """Return what stands in a cell; asked for once, because what is withheld is counted."""
        if ref is None:
            return NOTHING
        key = column.question.name, ref
        if key not in self._known:
            self._known[key] = self._reader.said(column.question, ref)
        return self._known[key]

    def _in_cell(self, column: _Column, said: Said) -> Iterator[content.Block]:
        if said.shown:
            yield small(said.shown)
        elif column.look is _Look.BOXES and self._reader.to_fill_in:
            for choice in self._reader.choices(column.question):
                yield small(f"{_BOX_SIGN} {choice.label}")
        if said.remark:
            yield small(f"{words.REMARK}: {said.remark}")

    def _as_card(self, place: int, row: Row) -> content.Card:
        ref, label = row
        title = self._name(row) or self._title(place, ref)
        fields = [
            self._field(column, ref)
            for column in self._columns
            if column is not self._naming or not label
        ]
        kept = tuple(each for each in fields if each is not None)
        blocks = (content.Fields(kept, compact=True),) if kept else ()
        return content.Card((text(title),), blocks)

    def _title(self, place: int, ref: int | None) -> str:
        is_further = ref is None and self._fixed
        return words.FURTHER_ROW if is_further else words.ROW_NUMBER.format(place)

    def _field(self, column: _Column, ref: int | None) -> content.Field | None:
        if ref is not None and not self._reader.is_asked(column.question.name, ref):
            return None
        said = self._said(column, ref)
        if not said and not self._reader.to_fill_in:
            return None
        told = " – ".join(filter(None, (said.shown, said.remark)))
        if not told and column.look is _Look.BOXES:
            labels = (each.label for each in self._reader.choices(column.question))
            told = "   ".join(f"{_BOX_SIGN} {label}" for label in labels)
        label = text(f"{column.number} {column.question.label}")
        return content.Field((label,), text(told) if told else None)


def _is_name(question: Question) -> bool:
    return question.kind is Kind.TEXT and not question.prefill


def _broken(label: str) -> str:
    """Let words of narrow columns go on in the next line."""
    return hyphenated(label, _NARROW)


def _least(column: _Column) -> float:
    """Return the millimetres of a column: its cells and the longest word above them."""
    return max(column.width, _PADDING + _LETTER * (_longest_word(column.question.label) + 1))


def _longest_word(label: str) -> int:
    """Return how many letters of a heading stay in one line."""
    pieces = _broken(label).replace(SOFT_HYPHEN, " ").split()
    return max(map(len, pieces), default=0)

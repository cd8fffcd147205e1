"""Rows of a table as values, with everything that is wrong in them; nothing is stored."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from gkdesk.errors import InvalidInput
from gkdesk.incoming.assignment import unwanted_columns
from gkdesk.incoming.doubles import doubles
from gkdesk.incoming.joining import Joined
from gkdesk.incoming.parsing import Parser
from gkdesk.incoming.private_words import is_private
from gkdesk.incoming.problems import CellProblem
from gkdesk.incoming.spec import ValueKind
from gkdesk.incoming.table import STEP, SourceKind
from gkdesk.progress import Silent
from gkdesk.text.folding import fold
from gkdesk.text.sentences.incoming import finding_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.incoming.assignment import Assignment
    from gkdesk.incoming.spec import ImportSpec
    from gkdesk.incoming.table import Notice, Row, Table
    from gkdesk.progress import Progress
    from gkdesk.text.codes.clients import CodeList

_SHOWN = 40
_PLACEHOLDERS = frozenset({"-", "--", "–", "—", "/", "./.", "k.a.", "k. a.", "n/a", "n.a."})
"""What people write into a cell to say that there is nothing to write."""


class Severity(Enum):
    """What a finding means for its row."""

    WARNING = "warning"
    """The row is accepted; somebody should look at it."""
    LEFT_OUT = "left_out"
    """One value cannot be accepted; the row can be, without it."""
    REFUSED = "refused"
    """The row cannot be accepted."""
    DUPLICATE = "duplicate"
    """The same record stands further above."""
    QUESTION = "question"
    """It may be somebody who is there already; a person has to say so."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong in one row; `letter` and `column` are empty if it is about the whole row."""

    row: int
    problem: str
    severity: Severity
    column: str = ""
    letter: str = ""
    value: str = ""
    data: tuple[tuple[str, str | int], ...] = ()

    @property
    def sentence(self) -> str:
        """Return the reason, with an example."""
        return finding_sentence(self.problem, dict(self.data))


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """The values of a row by target; empty ones are left out."""

    number: int
    values: Mapping[str, object]
    left_out: tuple[str, ...] = ()

    def of(self, group: str) -> dict[str, object]:
        """Return the values of one group by field name."""
        head = f"{group}."
        return {
            key.removeprefix(head): value
            for key, value in self.values.items()
            if key.startswith(head)
        }


@dataclass(frozen=True)
class Checked:
    """All rows of a file: whole ones, ones that would lack a value, repeated and refused ones."""

    accepted: tuple[CheckedRow, ...]
    partial: tuple[CheckedRow, ...]
    duplicates: tuple[CheckedRow, ...]
    refused: tuple[int, ...]
    findings: tuple[Finding, ...]


def check(
    table: Table,
    assignment: Assignment,
    spec: ImportSpec,
    *,
    codes: Mapping[CodeList, Mapping[str, str]],
    today: dt.date,
    progress: Progress | None = None,
) -> Checked:
    """Read every row; `codes` are the words of the editable lists.

    Findings come in the order of the rows. Raises nothing but `Cancelled` of the progress.
    """
    reader = _RowReader(table, assignment, spec, codes, today)
    watched = progress or Silent()
    done: list[CheckedRow] = []
    for place, row in enumerate(table.rows):
        if place % STEP == 0:
            watched.step(place, len(table.rows))
        checked = reader.read(row)
        if checked is not None:
            done.append(checked)
    watched.step(len(table.rows), len(table.rows))
    return reader.result(done)


class _RowReader:
    """Reads one row after the other and collects what is wrong."""

    def __init__(
        self,
        table: Table,
        assignment: Assignment,
        spec: ImportSpec,
        codes: Mapping[CodeList, Mapping[str, str]],
        today: dt.date,
    ) -> None:
        self._table = table
        self._spec = spec
        self._columns = assignment.columns
        self._sources = [
            (target, assignment.columns[target.key])
            for target in spec.targets
            if target.key in assignment.columns
        ]
        # Whatever meaning somebody gave a column: a number is private if its header says so.
        self._flags = {
            target.key: target.flag
            for target, column in self._sources
            if target.flag and is_private(table.columns[column].name)
        }
        # A mark that cannot be read is none that keeps something open.
        self._marks = [t.key for t, _column in self._sources if t.kind is ValueKind.PRIVATE]
        self._parsers = {target.key: Parser(target, codes, today) for target in spec.targets}
        self._findings: list[Finding] = []
        self._refused: list[int] = []
        used = set(assignment.columns.values())
        self._notices: dict[int, list[Notice]] = {}
        for notice in table.notices:
            if notice.refused:
                self._refuse(notice.row, notice.problem)
            elif notice.column is None or notice.column in used:
                self._notices.setdefault(notice.row, []).append(notice)
        for column in sorted(unwanted_columns(table, spec)):
            problem = "unwanted_by_hand" if column in used else "unwanted_column"
            self._find(table.header_row, problem, Severity.WARNING, column)

    def read(self, row: Row) -> CheckedRow | None:
        """Return the row with its values, or None for one that is refused."""
        values: dict[str, object] = {}
        left_out: list[str] = []
        for notice in self._notices.get(row.number, ()):
            self._note(row, notice)
            values |= {key: True for key in self._marks if self._columns[key] == notice.column}
        for key, text, column in self._texts(row):
            try:
                value = self._parsers[key].value(text)
            except (CellProblem, InvalidInput) as error:
                left_out.append(key)
                self._find(row.number, error.problem, Severity.LEFT_OUT, column, text, error.data)
                continue
            if value not in ("", None, ()):
                values[key] = value
                self._warn(row.number, key, text, value, column)
        values |= {flag: True for key, flag in self._flags.items() if key in values}
        self._settle(row.number, values, left_out)
        self._check_periods(row.number, values, left_out)
        if not self._is_whole(row.number, values, left_out):
            return None
        return CheckedRow(row.number, values, tuple(left_out))

    def result(self, rows: list[CheckedRow]) -> Checked:
        """Return everything, the findings sorted by row."""
        if self._spec.share_marks is not None:
            values = [dict(row.values) for row in rows]
            self._spec.share_marks(values)
            rows = [replace(row, values=own) for row, own in zip(rows, values, strict=True)]
        double = doubles(rows, self._spec)
        joined = Joined(rows, double, self._spec)
        for number, first in double.items():
            self._note_double(number, first, joined)
        fresh = [row for row in joined.rows if row.number not in double]
        return Checked(
            tuple(row for row in fresh if not row.left_out),
            tuple(row for row in fresh if row.left_out),
            tuple(row for row in rows if row.number in double),
            tuple(sorted(self._refused)),
            tuple(sorted(self._findings, key=_row_of)),
        )

    def _note_double(self, number: int, first: int, joined: Joined) -> None:
        data: dict[str, str | int] = {"row": first, "where": row_word(self._table.kind)}
        problem = "duplicate_row_joined" if joined.added[number] else "duplicate_row"
        if joined.lost[number]:
            problem, data["what"] = "duplicate_row_loses", ", ".join(joined.lost[number])
        self._find(number, problem, Severity.DUPLICATE, data=data)

    def _texts(self, row: Row) -> Iterator[tuple[str, str, int]]:
        """Give the text for each target, put together from all columns that serve it."""
        found: dict[str, tuple[list[str], int]] = {}
        for target, column in self._sources:
            text = row.cells[column].strip()
            if not text or text.casefold() in _PLACEHOLDERS:
                continue
            pieces = target.spread(text) if target.spread else {target.part_of or target.key: text}
            for key, piece in pieces.items():
                found.setdefault(key, ([], column))[0].append(piece)
        for key, (texts, column) in found.items():
            yield key, _joined(texts), column

    def _is_whole(self, number: int, values: dict[str, object], left_out: list[str]) -> bool:
        """Tell whether the row makes a record; note what is missing."""
        lacking = [t.key for t in self._spec.targets if t.required and t.key not in values]
        for group, key in self._spec.needed.items():
            mine = any(name.startswith(f"{group}.") for name in (*values, *left_out))
            if mine and key not in values and key not in lacking:
                lacking.append(key)
        for key in lacking:
            self._refuse(number, "required", {"what": self._spec.target(key).name}, key)
        if self._spec.one_of and not any(key in values for key in self._spec.one_of):
            lacking.append(self._spec.one_of[0])
            self._refuse(number, self._spec.nameless)
        return not lacking

    def _settle(self, number: int, values: dict[str, object], left_out: list[str]) -> None:
        for key in self._spec.settle(values) if self._spec.settle else ():
            left_out.append(key)
            column = self._columns.get(key)
            self._find(number, "belongs_to_nobody", Severity.LEFT_OUT, column)

    def _check_periods(self, number: int, values: dict[str, object], left_out: list[str]) -> None:
        for first, last in self._spec.periods:
            begin, end = values.get(first), values.get(last)
            if isinstance(begin, dt.date) and isinstance(end, dt.date) and end < begin:
                del values[last]
                left_out.append(last)
                column = self._columns.get(last)
                self._find(number, "ends_before_start", Severity.LEFT_OUT, column)

    def _warn(self, number: int, key: str, text: str, value: object, column: int) -> None:
        warned = self._parsers[key].warning(text, value)
        if warned is not None:
            problem, data = warned
            self._find(number, problem, Severity.WARNING, column, text, data)

    def _note(self, row: Row, notice: Notice) -> None:
        text = "" if notice.column is None else row.cells[notice.column]
        self._find(row.number, notice.problem, Severity.WARNING, notice.column, text)

    def _refuse(
        self,
        number: int,
        problem: str,
        data: Mapping[str, str | int] | None = None,
        key: str = "",
    ) -> None:
        if number not in self._refused[-1:]:
            self._refused.append(number)
        self._find(number, problem, Severity.REFUSED, self._columns.get(key), data=data)

    def _find(
        self,
        number: int,
        problem: str,
        severity: Severity,
        column: int | None = None,
        text: str = "",
        data: Mapping[str, str | int] | None = None,
    ) -> None:
        place = None if column is None else self._table.columns[column]
        self._findings.append(
            Finding(
                number,
                problem,
                severity,
                place.label if place else "",
                place.letter if place else "",
                shortened(text),
                tuple((data or {}).items()),
            )
        )


def shortened(text: str) -> str:
    """Return the beginning of a value in one line, for a list of findings."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"


def row_word(kind: SourceKind) -> str:
    """Return what the rows of a source are called."""
    return "Karte" if kind is SourceKind.CARDS else "Zeile"


def _joined(texts: list[str]) -> str:
    """Put parts together; one that another already contains is not repeated."""
    if len(texts) == 1:
        return texts[0]
    words = [set(fold(text).split()) for text in texts]
    kept = [
        text
        for place, text in enumerate(texts)
        if not any(
            words[place] < other or (words[place] == other and before < place)
            for before, other in enumerate(words)
        )
    ]
    return " ".join(kept)


def _row_of(finding: Finding) -> int:
    return finding.row

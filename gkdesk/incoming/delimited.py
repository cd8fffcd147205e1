"""Rows of a CSV file: which character separates, and records with their quoted line breaks."""

from __future__ import annotations

import csv
import io
from collections import Counter as Count
from typing import TYPE_CHECKING

from gkdesk.incoming.table import STEP, Counter, Grid, Notice, Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.progress import Progress

_DELIMITERS = (";", "\t", ",")
_SAMPLE_LINES = 200
_NAMED = "sep="
RECORD_LINES = 200
RECORD_LENGTH = 200_000
"""So many lines and characters a record may have; more is a quote that nobody closed. A record of
a single line may be longer."""


def read_grid(
    text: str, delimiter: str, progress: Progress, *, odd: frozenset[int] = frozenset()
) -> Grid:
    """Return all records that hold something, numbered as a spreadsheet does.

    `odd` are the indices of lines in another encoding than the rest: their records get a notice.

    A record whose quotes do not fit together becomes a notice, and reading goes on in the next
    line, so that one forgotten quote does not swallow the rest of the file.
    """
    count = Counter()
    records = _Records(_lines(text), delimiter, count, progress)
    rows: list[Row] = []
    told: list[Notice] = []
    for number, cells in records:
        if any(map(str.strip, cells)):
            count.row(len(cells))
            rows.append(Row(number, tuple(cells)))
            if odd and not odd.isdisjoint(records.lines):
                told.append(Notice(number, "other_encoding"))
    return Grid(tuple(rows), (*records.broken, *told))


def find_delimiter(text: str) -> str:
    """Return the character that cuts most lines into the same number of cells.

    Title lines, and commas inside of texts, disturb some lines, not most. Among equals the one
    with more cells wins; a file of one column has none, and the semicolon stands for it.
    """
    if text[: len(_NAMED)].lower() == _NAMED and text[4:5] in _DELIMITERS:
        return text[4]
    lines = _lines(text[: 512 * 1024])[:_SAMPLE_LINES]
    scored = [(_evenness(lines, delimiter), delimiter) for delimiter in _DELIMITERS]
    best = max(scored, key=_score)
    return best[1] if best[0][1] > 1 else _DELIMITERS[0]


def _score(scored: tuple[tuple[float, int], str]) -> tuple[float, int]:
    return scored[0]


def _evenness(lines: list[str], delimiter: str) -> tuple[float, int]:
    """Return which share of the records has the most frequent width above one, and that width."""
    widths = [
        len(cells)
        for cells in csv.reader(_short(lines), delimiter=delimiter)
        if any(map(str.strip, cells))
    ]
    usual = Count(width for width in widths if width > 1).most_common(1)
    return (usual[0][1] / len(widths), usual[0][0]) if usual else (0.0, 1)


def _short(lines: list[str]) -> Iterator[str]:
    """Give the reader so little that no field can reach its limit."""
    room = csv.field_size_limit() - 1
    for line in lines:
        room -= len(line)
        if room < 0:
            return
        yield line


def _lines(text: str) -> list[str]:
    """Return the lines with their ends; only CR and LF end one, as in the csv module."""
    lines = list(io.StringIO(text, newline=""))
    if lines and lines[0][: len(_NAMED)].lower() == _NAMED and len(lines[0].strip()) <= 5:
        lines[0] = "\n"
    return lines


class _RecordTooLong(csv.Error):
    """A record does not end within its limits."""


class _Records:
    """Reads record by record and starts anew behind a broken one; `lines` are those of the last."""

    def __init__(
        self, lines: list[str], delimiter: str, count: Counter, progress: Progress
    ) -> None:
        self.broken: list[Notice] = []
        self.lines = range(0)
        self._lines = lines
        self._delimiter = delimiter
        self._count = count
        self._progress = progress
        self._begun = 0
        self._given = 0

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        number = 0
        while self._begun < len(self._lines):
            start = self._begun
            reader = csv.reader(self._from(start), delimiter=self._delimiter, strict=True)
            try:
                for cells in reader:
                    number += 1
                    self.lines = range(self._begun, start + reader.line_num)
                    self._begun = start + reader.line_num
                    yield number, cells
                return
            except csv.Error:
                number += 1
                self._count.row(0)
                self.broken.append(Notice(number, "broken_quotes", refused=True))
                self._begun += 1

    def _from(self, start: int) -> Iterator[str]:
        """Give the lines, as many as one record may have."""
        begun, length = -1, 0
        for index in range(start, len(self._lines)):
            self._given += 1
            if self._given % STEP == 0:
                self._progress.step(self._begun, len(self._lines))
            line = self._lines[index]
            if begun != self._begun:
                begun, length = self._begun, 0
            length += len(line)
            if index > begun and (index - begun >= RECORD_LINES or length > RECORD_LENGTH):
                raise _RecordTooLong
            yield line

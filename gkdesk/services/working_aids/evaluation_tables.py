"""The tables of an evaluation on paper: counts and shares by type of Gebietskörperschaft, with N.

The pattern is the report's Table 2 (001:910-986).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.export import content
from gkdesk.services.working_aids.evaluation_charts import given_codes, label_of, told_answers
from gkdesk.text.papers import evaluation as words
from gkdesk.working_aids.evaluation.figures import Split, per_cent, shares

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gkdesk.working_aids.evaluation.results import Closed, Series

NUMBERS = content.Column(width=21, align=content.Align.END)
_EMPTY = content.Cell()
_NONE = "\N{EN DASH}"


def plain_table(
    header: tuple[str, ...],
    rows: Iterable[tuple[str, ...]],
    columns: tuple[content.Column, ...] | None = None,
) -> content.Table:
    """Return a table of texts; without `columns` all but the first hold numbers."""
    return _table(header, (tuple(_cell(text) for text in row) for row in rows), columns)


def answers_table(closed: Closed) -> content.Table:
    """Return the counts of a question: a line for each answer."""
    rows = ((each.label, *_with_shares(each.counts, closed.n)) for each in told_answers(closed))
    return plain_table((words.ANSWER, *_heads(closed.n)), rows)


def rows_table(rows: tuple[Closed, ...]) -> content.Table:
    """Return the counts of a question in fixed rows.

    Where one answer alone was given and every row has the same N, each row is a line. Else the
    answers stand below their row and its N.
    """
    codes = given_codes(rows)
    shown = [row for row in rows if row.n.total]
    if len(codes) == 1 and len({row.n for row in shown}) == 1:
        lines = (
            (row.row_label, *_with_shares(each.counts, row.n))
            for row in shown
            for each in row.answers
            if each.code in codes
        )
        return plain_table((label_of(rows, codes[0]), *_heads(shown[0].n)), lines)
    cells = (line for row in shown for line in _below(row, codes))
    return _table((words.ROW_AND_ANSWER, words.TOTAL, *words.TYPE_HEADS), cells)


def series_table(series: Series) -> content.Table:
    """Return a series: a line for each year, with its own N."""
    rows = (
        (str(year.year), *(_of(*each) for each in zip(year.yes.all, year.n.all, strict=True)))
        for year in series.years
    )
    return plain_table((words.YEAR, words.TOTAL, *words.TYPE_HEADS), rows)


def _below(row: Closed, codes: tuple[str, ...]) -> Iterator[tuple[content.Cell, ...]]:
    sizes = tuple(words.N_IS.format(n) if n else _NONE for n in row.n.all)
    yield tuple(_cell(text, strong=True) for text in (row.row_label, *sizes))
    for each in row.answers:
        if each.code in codes:
            counts = (
                said if n else _NONE
                for said, n in zip(_with_shares(each.counts, row.n), row.n.all, strict=True)
            )
            yield tuple(_cell(text) for text in (each.label, *counts))


def _heads(n: Split) -> tuple[str, ...]:
    heads = (words.TOTAL, *words.TYPE_HEADS)
    return tuple(
        words.HEAD_WITH_N.format(head, size) for head, size in zip(heads, n.all, strict=True)
    )


def _with_shares(counts: Split, n: Split) -> tuple[str, ...]:
    return tuple(
        str(count)
        if share is None
        else words.WITH_SHARE.format(said=count, share=words.per_cent(share))
        for count, share in zip(counts.all, shares(counts, n), strict=True)
    )


def _of(count: int, n: int) -> str:
    if not n:
        return _NONE
    return words.of_n(count, n, per_cent(count, n))


def _cell(text: str, *, strong: bool = False) -> content.Cell:
    said = content.mixed(content.foreign(text, strong=strong), field=words.ANSWER)
    return content.Cell((content.Paragraph(said, content.TextStyle.SMALL),)) if text else _EMPTY


def _table(
    header: tuple[str, ...],
    rows: Iterable[tuple[content.Cell, ...]],
    columns: tuple[content.Column, ...] | None = None,
) -> content.Table:
    first = content.Column(1.0)
    return content.Table(
        columns=columns or (first, *(NUMBERS for _head in header[1:])),
        header=tuple(content.cell(head) for head in header),
        rows=tuple(rows),
        header_column=True,
        together=True,
    )

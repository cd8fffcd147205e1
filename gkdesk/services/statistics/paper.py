"""The statistics as a document with tables that a screen reader can read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.export import content
from gkdesk.services.network_papers import page
from gkdesk.services.statistics.sheets import period_words
from gkdesk.text.bidi_safe import inside
from gkdesk.text.papers import statistics as words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gkdesk.services.network_papers.source import PaperHead
    from gkdesk.services.statistics.composing import ShownTable, Terms
    from gkdesk.statistics.facts import Period

_WIDEST = 6
"""So many columns of figures stand on a page beside the names of the rows."""
_FIGURE = content.Column(width=21.0, align=content.Align.END)


def compose(
    head: PaperHead,
    period: Period,
    tables: Sequence[ShownTable],
    terms: Terms,
    *,
    has_cases: bool,
) -> content.Document:
    """Return the statistics for reading and printing."""
    blocks: list[content.Block] = [page.paragraph(terms.said(words.LEAD))]
    if not has_cases:
        blocks.append(content.Notice((content.passage(words.NO_CASES),)))
    for table in tables:
        blocks += _table(table)
    blocks.append(content.PageBreak())
    blocks += _codebook(terms)
    blocks += _list(words.RULES, map(terms.said, words.RULE_LINES))
    blocks += _list(words.NOT_INSIDE, map(terms.said, words.NOT_INSIDE_LINES))
    subtitle = f"{inside(head.alliance)}, {period_words(period)}"
    return page.document(head, words.TITLE, blocks, subtitle=subtitle)


def _table(table: ShownTable) -> Iterator[content.Block]:
    yield content.Section(0.25)
    yield page.heading(table.title)
    yield page.paragraph(table.note, content.TextStyle.NOTE, keep=True)
    if not table.columns or len(table.rows) == 1:
        yield page.paragraph(words.NOTHING_COUNTED)
        return
    starts = range(0, len(table.columns), _even(len(table.columns)))
    for number, start in enumerate(starts, start=1):
        part = slice(start, start + starts.step)
        several = len(starts) > 1
        title = words.PART.format(table.title, number, len(starts)) if several else ""
        yield _part(table, part, title)


def _even(columns: int) -> int:
    """Return how many columns stand side by side, the parts of about the same width."""
    parts = -(-columns // _WIDEST)
    return -(-columns // parts)


def _part(table: ShownTable, part: slice, title: str) -> content.Table:
    rows = tuple(
        (_name(name), *(content.Cell((_figure(figure),)) for figure in figures[part]))
        for name, figures in table.rows
    )
    columns = table.columns[part]
    return content.Table(
        columns=(content.Column(1.0), *(_FIGURE for _each in columns)),
        header=(_head(table.first), *(_head(each, content.Align.END) for each in columns)),
        rows=rows,
        caption=content.passage(title) if title else None,
        header_column=True,
    )


def _name(name: str) -> content.Cell:
    said = content.mixed(content.foreign(name), field=words.FIRST_COLUMNS["municipality"])
    return content.Cell((content.Paragraph(said, content.TextStyle.SMALL),))


def _head(text: str, align: content.Align = content.Align.START) -> content.Cell:
    said = content.mixed(content.foreign(text))
    return content.Cell((content.Paragraph(said, content.TextStyle.SMALL, align),))


def _figure(figure: int | str) -> content.Paragraph:
    said = content.passage(str(figure))
    return content.Paragraph(said, content.TextStyle.SMALL, content.Align.END)


def _codebook(terms: Terms) -> Iterator[content.Block]:
    yield page.heading(words.CODEBOOK)
    rows = (tuple(map(terms.said, row)) for row in words.MEANINGS)
    yield content.Table(
        columns=(content.Column(1.0), content.Column(2.6), content.Column(0.9)),
        header=tuple(_head(each) for each in words.CODEBOOK_COLUMNS),
        rows=tuple(tuple(page.stacked(page.small(text)) for text in row) for row in rows),
        header_column=True,
    )


def _list(title: str, lines: Iterable[str]) -> Iterator[content.Block]:
    yield content.Section(0.2)
    yield page.heading(title)
    yield content.ItemList(tuple(content.ListItem(content.passage(line)) for line in lines))

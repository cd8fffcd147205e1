"""The statistics as sheets of a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.export.network.sheet import Column, Sheet
from gkdesk.services.network_papers.page import note_of
from gkdesk.text.bidi_safe import inside
from gkdesk.text.dates import format_day_joined
from gkdesk.text.papers import network as papers
from gkdesk.text.papers import statistics as words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gkdesk.services.network_papers.source import PaperHead
    from gkdesk.services.statistics.composing import ShownTable, Terms
    from gkdesk.statistics.facts import Period

_SOFT_HYPHEN = "\u00ad"


def sheets(
    head: PaperHead, period: Period, tables: Sequence[ShownTable], terms: Terms
) -> tuple[Sheet, ...]:
    """Return what the file is, its tables, the codebook, the rules, and what is not inside."""
    return (
        _lines(head, words.ABOUT, _about(head, period, terms)),
        *(_table(head, table) for table in tables),
        _codebook(head, terms),
        _lines(head, words.RULES, map(terms.said, words.RULE_LINES)),
        _lines(head, words.NOT_INSIDE, map(terms.said, words.NOT_INSIDE_LINES)),
    )


def period_words(period: Period) -> str:
    """Return the period in words."""
    days = (format_day_joined(day) for day in (period.first, period.last))
    return words.PERIOD.format(*days)


def _about(head: PaperHead, period: Period, terms: Terms) -> Iterator[str]:
    office = head.office
    yield words.TITLE
    yield period_words(period)
    yield from filter(None, (head.alliance, office.name, office.unit))
    yield papers.audience_line(head.audience)
    yield papers.AS_OF.format(format_day_joined(head.today))
    yield words.SMALLEST.format(terms.threshold)
    yield terms.said(words.LEAD)
    if head.is_demo:
        yield papers.DEMO


def _table(head: PaperHead, table: ShownTable) -> Sheet:
    columns = (Column(table.first, 44), *(Column(_plain(title), 16) for title in table.columns))
    rows = tuple((inside(name), *figures) for name, figures in table.rows)
    return Sheet(table.title, columns, rows, note=note_of(head), warning=table.note)


def _codebook(head: PaperHead, terms: Terms) -> Sheet:
    columns = tuple(map(Column, words.CODEBOOK_COLUMNS, (28, 100, 34)))
    rows = tuple(tuple(map(terms.said, row)) for row in words.MEANINGS)
    return Sheet(words.CODEBOOK, columns, rows, note=note_of(head))


def _lines(head: PaperHead, title: str, lines: Iterator[str] | map[str]) -> Sheet:
    rows = tuple((line,) for line in lines)
    return Sheet(title, (Column(title, 110),), rows, note=note_of(head))


def _plain(title: str) -> str:
    return title.replace(_SOFT_HYPHEN, "")

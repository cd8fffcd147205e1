"""An evaluation as a document: what came back, changes over the years, question by question."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from gkdesk.export import content
from gkdesk.export.charts.drawing import drawn
from gkdesk.export.charts.figure import Figure
from gkdesk.export.map.text import Ruler
from gkdesk.services.working_aids import evaluation_charts as charts
from gkdesk.services.working_aids.evaluation_sheets import (
    file_row,
    gap_counts,
    note,
    number_note,
    return_rows,
    rules,
)
from gkdesk.text.codes.return_packages import PackageFate
from gkdesk.text.dates import format_day_joined
from gkdesk.text.papers import evaluation as words
from gkdesk.text.papers.network import DEMO
from gkdesk.working_aids.evaluation.figures import Split, shares
from gkdesk.working_aids.evaluation.gaps import MODULE_WORDS, Module

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from gkdesk.export.charts.chart import Chart
    from gkdesk.working_aids.evaluation.results import AidResult, Closed, Evaluation, Number, Said

_LANGUAGE = "de"
_TEXTS_LIMIT = 400
"""More free texts are left to the sheet."""
_NUMBERS = content.Column(width=28, align=content.Align.END)


def compose(
    found: Evaluation, *, created: dt.datetime, author: str = "", is_demo: bool = False
) -> content.Document:
    """Return an evaluation as a document."""
    day = format_day_joined(created.date())
    blocks = tuple(_Paper(found, day, is_demo=is_demo).blocks())
    running = [content.passage(words.TITLE)]
    if is_demo:
        running.append(content.passage(DEMO))
    return content.Document(
        title=words.TITLE,
        language=_LANGUAGE,
        blocks=blocks,
        footer=content.Footer(tuple(running), day),
        author=author,
        created=created,
    )


class _Paper:
    """The blocks of one evaluation."""

    def __init__(self, found: Evaluation, day: str, *, is_demo: bool) -> None:
        self._found = found
        self._day = day
        self._is_demo = is_demo
        self._ruler = Ruler()

    def blocks(self) -> Iterator[content.Block]:
        yield content.Heading(content.passage(words.TITLE))
        if self._is_demo:
            yield content.Notice((content.passage(DEMO),), content.Tone.EXERCISE)
        yield from self._returns()
        yield from self._series()
        for aid in self._found.aids:
            yield content.PageBreak()
            yield from self._aid(aid)
        yield content.PageBreak()
        yield from _files(self._found)
        yield _heading(words.ABOUT, 2)
        yield content.ItemList(
            tuple(content.ListItem(content.passage(rule)) for rule in rules(self._found))
        )

    def _figure(self, chart: Chart) -> Figure:
        return Figure(drawn(chart, self._ruler))

    def _returns(self) -> Iterator[content.Block]:
        found = self._found
        yield _heading(words.RETURNS, 2)
        if found.is_empty:
            yield _paragraph(words.NO_RETURNS)
            return
        counted = [each for each in found.reports if each.fate is PackageFate.COUNTED]
        places = {each.returned.head.sender.ags for each in counted if each.returned}
        total = sum(each.counts.total for each in found.returns)
        yield _paragraph(words.RETURNS_LEAD.format(count=total, alliances=len(places)))
        yield self._figure(charts.returns_chart(found))
        rows = (
            (f"{title} ({year})", *map(str, counts))
            for title, year, _versions, *counts in return_rows(found)
        )
        yield _table((words.WORKING_AID, words.TOTAL, *words.TYPE_HEADS), rows)

    def _series(self) -> Iterator[content.Block]:
        if not self._found.series:
            return
        yield _heading(words.SERIES, 2)
        for series in self._found.series:
            yield _heading(series.label, 3)
            yield self._figure(charts.series_chart(series))

    def _aid(self, aid: AidResult) -> Iterator[content.Block]:
        yield _heading(f"{aid.title} ({aid.round})", 2)
        yield _small(_n_line(aid.counts, words.RETURNED))
        for rows in charts.in_tables(aid.closed):
            yield from self._question(rows)
        for number in aid.numbers:
            if number.n.total or number.bands:
                yield from self._number(number)
        yield from _gaps(aid)
        yield from _texts(aid.texts)

    def _question(self, rows: tuple[Closed, ...]) -> Iterator[content.Block]:
        first = rows[0]
        yield _heading(_asked(first.number, first.label), 3)
        line = _n_line(first.n, "N")
        yield _small("; ".join(filter(None, (line, note(first)))))
        if not first.n.total:
            return
        if not first.row:
            yield self._figure(charts.closed_chart(first))
            return
        yield self._figure(charts.rows_chart(rows))
        lines = ((row.row_label, *_with_shares(charts.yes(row), row.n)) for row in rows)
        yield _table((charts.yes_label(first), words.TOTAL, *words.TYPE_HEADS), lines)

    def _number(self, number: Number) -> Iterator[content.Block]:
        label = " – ".join(filter(None, (number.label, number.row_label)))
        yield _heading(_asked(number.number, label), 3)
        line = _n_line(number.n, "N")
        yield _small("; ".join(filter(None, (line, number_note(number)))))
        if number.n.total:
            yield _paragraph(
                f"{words.SUM} {_plain(number.total)}, {words.LEAST} {_plain(number.least)}, "
                f"{words.MIDDLE} {_plain(number.middle)}, {words.MOST} {_plain(number.most)}"
                f"{' ' + number.unit if number.unit else ''}."
            )
        if number.bands:
            yield self._figure(charts.bands_chart(number))


def _asked(number: str, label: str) -> str:
    return f"{number} {label}".strip()


def _plain(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def _n_line(n: Split, name: str) -> str:
    types = ", ".join(
        f"{head} {count}" for head, count in zip(words.TYPE_NAMES, n.by_type, strict=True)
    )
    return f"{name} = {n.total} ({types})"


def _with_shares(counts: Split, n: Split) -> tuple[str, ...]:
    return tuple(
        str(count)
        if share is None
        else words.WITH_SHARE.format(said=count, share=words.per_cent(share))
        for count, share in zip(counts.all, shares(counts, n), strict=True)
    )


def _gaps(aid: AidResult) -> Iterator[content.Block]:
    if not aid.gaps:
        return
    yield _heading(words.GAPS, 3)
    counts = gap_counts(aid)
    order = [module.value for module in MODULE_WORDS]
    lines = sorted(counts.items(), key=lambda line: (order.index(line[0][0]), -line[1], line[0]))
    rows = ((MODULE_WORDS[Module(module)], label, str(count)) for (module, label), count in lines)
    columns = (content.Column(1.2), content.Column(2.0), _NUMBERS)
    yield _table((words.MODULE, words.TOPIC, words.COUNT), rows, columns)


def _texts(texts: tuple[Said, ...]) -> Iterator[content.Block]:
    if not texts:
        return
    yield _heading(words.TEXTS, 3)
    if len(texts) > _TEXTS_LIMIT:
        yield _paragraph(words.TEXTS_IN_SHEET.format(len(texts)))
        return
    for alliance, said in groupby(texts, key=_alliance):
        yield _heading(alliance, 4)
        for each in said:
            where = " – ".join(filter(None, (_asked(each.number, each.label), each.row_label)))
            yield content.Paragraph(
                content.mixed(content.Run(f"{where} ", strong=True), content.foreign(each.text)),
                content.TextStyle.SMALL,
            )


def _alliance(said: Said) -> str:
    return said.alliance


def _files(found: Evaluation) -> Iterator[content.Block]:
    yield _heading(words.FILES, 2)
    others = [each for each in found.reports if each.fate is not PackageFate.COUNTED]
    if not others:
        yield _paragraph(words.ALL_COUNTED)
        return
    yield _paragraph(words.FILES_LEAD)
    rows = []
    for report in others:
        name, fate, reason, *_what, instead = (str(each or "") for each in file_row(report))
        rows.append((name, ". ".join(filter(None, (fate, reason, instead)))))
    yield _table((words.FILE, words.FATE), rows, (content.Column(1.0), content.Column(1.6)))


def _heading(text: str, level: int) -> content.Heading:
    return content.Heading(content.mixed(content.foreign(text), field=words.QUESTION), level)


def _paragraph(text: str) -> content.Paragraph:
    return content.Paragraph(content.passage(text, field=words.TEXT))


def _small(text: str) -> content.Paragraph:
    said = content.passage(text, field=words.TEXT)
    return content.Paragraph(said, content.TextStyle.NOTE, keep_with_next=True)


def _table(
    header: tuple[str, ...],
    rows: Iterable[tuple[str, ...]],
    columns: tuple[content.Column, ...] | None = None,
) -> content.Table:
    first = content.Column(1.0)
    return content.Table(
        columns=columns or (first, *(_NUMBERS for _head in header[1:])),
        header=tuple(content.cell(head) for head in header),
        rows=tuple(tuple(content.cell(text) for text in row) for row in rows),
        header_column=True,
    )

"""An evaluation as a document: what came back, changes over the years, question by question."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from gkdesk.export import content
from gkdesk.export.charts.drawing import drawn, pieces
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
from gkdesk.services.working_aids.evaluation_tables import (
    NUMBERS,
    answers_table,
    plain_table,
    rows_table,
    series_table,
)
from gkdesk.text.codes.return_packages import PackageFate
from gkdesk.text.dates import format_day_joined
from gkdesk.text.papers import evaluation as words
from gkdesk.text.papers.network import DEMO
from gkdesk.working_aids.evaluation.gaps import MODULE_WORDS, Module

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from gkdesk.export.charts.chart import Chart
    from gkdesk.working_aids.evaluation.results import (
        AidResult,
        Closed,
        Evaluation,
        Number,
        Said,
        Series,
    )

_LANGUAGE = "de"
_TEXTS_LIMIT = 400
"""More free texts are left to the sheet."""
_MOST_HIGH = 560.0
"""The height of a chart that leaves room on a page for its heading."""


def compose(
    found: Evaluation, *, created: dt.datetime, author: str = "", is_demo: bool = False
) -> content.Document:
    """Return an evaluation as a document."""
    day = format_day_joined(created.astimezone().date())
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

    def _figures(self, chart: Chart) -> Iterator[Figure]:
        """Draw a chart above its table; a high one goes on below, on another page if need be."""
        divided = pieces(chart, self._ruler, _MOST_HIGH)
        for number, piece in enumerate(divided, start=1):
            title = words.PIECE.format(title=piece.title, number=number, total=len(divided))
            named = replace(piece, title=title) if number > 1 else piece
            made = drawn(named, self._ruler, titled=number > 1)
            yield Figure(made, keep_with_next=len(divided) == 1)

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
        yield from self._figures(charts.returns_chart(found))
        rows = (
            (words.aid_and_round(str(title), int(str(year))), *map(str, counts))
            for title, year, _versions, *counts in return_rows(found)
        )
        yield plain_table((words.WORKING_AID, words.TOTAL, *words.TYPE_HEADS), rows)

    def _series(self) -> Iterator[content.Block]:
        if not self._found.series:
            return
        yield _heading(words.SERIES, 2)
        single = []
        for series in self._found.series:
            if len(series.years) < charts.LEAST_YEARS:
                single.append(series)
            else:
                yield from self._years(series)
        if single:
            told = "; ".join(f"{each.label} ({each.years[0].year})" for each in single)
            yield _paragraph(words.ONE_YEAR.format(told))

    def _years(self, series: Series) -> Iterator[content.Block]:
        yield _heading(series.label, 3)
        for line in charts.asked_in(series):
            yield _small(line)
        yield from self._figures(charts.series_chart(series))
        yield series_table(series)

    def _aid(self, aid: AidResult) -> Iterator[content.Block]:
        yield _heading(words.aid_and_round(aid.title, aid.round), 2)
        yield _small(words.n_line(aid.counts.by_type, words.RETURNED))
        unanswered = []
        told_of = {number.name for number in aid.numbers if number.n.total}
        for each in charts.questions(aid):
            if isinstance(each, tuple):
                if any(row.n.total for row in each):
                    yield from self._question(each)
                else:
                    unanswered.append(each[0].number or each[0].label)
            elif each.n.total:
                yield from self._number(each)
            elif each.name not in told_of:
                unanswered.append(each.number or each.label)
        if unanswered:
            told = ", ".join(sorted(set(unanswered), key=charts.in_order))
            yield _paragraph(words.UNANSWERED.format(told))
        yield from _gaps(aid)
        yield from _texts(aid.texts)

    def _question(self, rows: tuple[Closed, ...]) -> Iterator[content.Block]:
        first = rows[0]
        yield _heading(charts.asked(first), 3)
        if told := note(first):
            yield _small(told)
        if not first.row:
            yield from self._figures(charts.closed_chart(first))
            if left_out := len(first.answers) - len(charts.told_answers(first)):
                yield _small(words.NOT_GIVEN.format(left_out))
            yield answers_table(first)
            return
        yield from self._figures(charts.rows_chart(rows))
        if skipped := [row.row_label for row in rows if not row.n.total]:
            yield _small(words.UNANSWERED_ROWS.format("; ".join(skipped)))
        yield rows_table(rows)

    def _number(self, number: Number) -> Iterator[content.Block]:
        label = " – ".join(filter(None, (number.label, number.row_label)))
        yield _heading(_asked(number.number, label), 3)
        line = words.n_line(number.n.by_type)
        yield _small("; ".join(filter(None, (line, number_note(number)))))
        spread = (
            f"{words.SUM} {_plain(number.total)}, {words.LEAST} {_plain(number.least)}, "
            f"{words.MIDDLE} {_plain(number.middle)}, {words.MOST} {_plain(number.most)}"
            f"{' ' + number.unit if number.unit else ''}."
        )
        yield replace(_paragraph(spread), keep_with_next=bool(number.bands))
        if number.bands:
            yield from self._figures(charts.bands_chart(number))
            rows = ((each.label, *map(str, each.counts.all)) for each in number.bands)
            yield plain_table((words.BAND, words.TOTAL, *words.TYPE_HEADS), rows)


def _asked(number: str, label: str) -> str:
    return f"{number} {label}".strip()


def _plain(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def _gaps(aid: AidResult) -> Iterator[content.Block]:
    if not aid.gaps:
        return
    yield _heading(words.GAPS, 3)
    counts = gap_counts(aid)
    order = [module.value for module in MODULE_WORDS]
    lines = sorted(counts.items(), key=lambda line: (order.index(line[0][0]), -line[1], line[0]))
    rows = ((MODULE_WORDS[Module(module)], label, str(count)) for (module, label), count in lines)
    columns = (content.Column(1.2), content.Column(2.0), NUMBERS)
    yield plain_table((words.MODULE, words.TOPIC, words.COUNT), rows, columns)


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
    others = [each for each in found.reports if each.note or each.fate is not PackageFate.COUNTED]
    if not others:
        yield _paragraph(words.ALL_COUNTED)
        return
    yield _paragraph(words.FILES_LEAD)
    rows = []
    for report in others:
        name, fate, reason, *_what, instead = (str(each or "") for each in file_row(report))
        rows.append((name, ". ".join(filter(None, (fate, reason, instead)))))
    yield plain_table((words.FILE, words.FATE), rows, (content.Column(1.0), content.Column(1.6)))


def _heading(text: str, level: int) -> content.Heading:
    return content.Heading(content.mixed(content.foreign(text), field=words.QUESTION), level)


def _paragraph(text: str) -> content.Paragraph:
    return content.Paragraph(content.passage(text, field=words.TEXT))


def _small(text: str) -> content.Paragraph:
    said = content.passage(text, field=words.TEXT)
    return content.Paragraph(said, content.TextStyle.NOTE, keep_with_next=True)

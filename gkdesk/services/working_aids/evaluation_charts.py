"""The charts of an evaluation: what each of them shows, and what it says to who cannot see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.export.charts.chart import Bar, BarChart, Chart, Year, YearChart
from gkdesk.text.papers import evaluation as words
from gkdesk.working_aids.evaluation.figures import per_cent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gkdesk.working_aids.evaluation.figures import Split
    from gkdesk.working_aids.evaluation.results import (
        Closed,
        Counted,
        Evaluation,
        Number,
        Series,
    )


@dataclass(frozen=True)
class NamedChart:
    """A chart with a name for its file."""

    name: str
    chart: Chart


def charts(found: Evaluation) -> Iterator[NamedChart]:
    """Go through all charts of an evaluation, as pictures for a report."""
    if found.returns:
        yield NamedChart("ruecklauf", returns_chart(found))
    for series in found.series:
        yield NamedChart(f"reihe_{series.key}", series_chart(series))
    for aid in found.aids:
        for rows in in_tables(aid.closed):
            first = rows[0]
            if first.n.total:
                chart = rows_chart(rows) if first.row else closed_chart(first)
                yield NamedChart(f"{aid.aid}_{aid.round}_{first.name}", chart)
        for number in aid.numbers:
            if number.bands:
                yield NamedChart(f"{aid.aid}_{aid.round}_{number.name}", bands_chart(number))


def in_tables(closed: Iterable[Closed]) -> Iterator[tuple[Closed, ...]]:
    """Go through the questions; the fixed rows of one question come together."""
    rows: list[Closed] = []
    for each in closed:
        if rows and (not each.row or each.name != rows[0].name):
            yield tuple(rows)
            rows = []
        if each.row:
            rows.append(each)
        else:
            yield (each,)
    if rows:
        yield tuple(rows)


def returns_chart(found: Evaluation) -> BarChart:
    """Return the chart of what came back."""
    bars = tuple(
        Bar(f"{each.title} ({each.round})", each.counts.by_type, str(each.counts.total))
        for each in found.returns
    )
    return _bars(words.RETURNS, bars)


def closed_chart(closed: Closed) -> BarChart:
    """Return the chart of a question: a bar for each answer."""
    return _bars(f"{closed.number} {closed.label}".strip(), _answers(closed.answers, closed.n))


def rows_chart(rows: tuple[Closed, ...]) -> BarChart:
    """Return the chart of a question in fixed rows: a bar for each row, of those who said yes."""
    bars = tuple(
        Bar(row.row_label, counts.by_type, _end(counts, row.n))
        for row in rows
        for counts in (yes(row),)
    )
    return _bars(f"{rows[0].number} {rows[0].label}".strip(), bars)


def yes(closed: Closed) -> Split:
    """Return how many gave an answer that counts as yes, else the first one."""
    counted = [each.counts for each in closed.answers if each.is_yes] or [closed.answers[0].counts]
    by_type = (sum(each) for each in zip(*(one.by_type for one in counted), strict=True))
    return type(counted[0])(tuple(by_type))


def yes_label(closed: Closed) -> str:
    """Return the words of what `yes` counts."""
    named = [each.label for each in closed.answers if each.is_yes] or [closed.answers[0].label]
    return ", ".join(named)


def bands_chart(number: Number) -> BarChart:
    """Return the chart of the classes of a number."""
    bars = tuple(
        Bar(band.label, band.counts.by_type, str(band.counts.total)) for band in number.bands
    )
    return _bars(f"{number.number} {number.label}".strip(), bars)


def series_chart(series: Series) -> YearChart:
    """Return the chart of a series: a column for each year."""
    years = tuple(
        Year(
            each.year,
            each.yes.total,
            each.n.total,
            words.OF_N.format(count=each.yes.total, n=each.n.total),
            _share(each.yes, each.n),
        )
        for each in series.years
    )
    told = "; ".join(words.CHART_YEAR.format(year=each.year, above=each.above) for each in years)
    sentence = words.CHART_YEARS.format(title=series.label, years=told)
    return YearChart(series.label, sentence, years, words.FILLED, words.FRAMED)


def _share(counts: Split, n: Split) -> str:
    share = per_cent(counts.total, n.total)
    return "" if share is None else f"{words.per_cent(share)} %"


def _answers(answers: Iterable[Counted], n: Split) -> tuple[Bar, ...]:
    return tuple(Bar(each.label, each.counts.by_type, _end(each.counts, n)) for each in answers)


def _end(counts: Split, n: Split) -> str:
    share = per_cent(counts.total, n.total)
    if share is None:
        return str(counts.total)
    return words.WITH_SHARE.format(said=counts.total, share=words.per_cent(share))


def _bars(title: str, bars: tuple[Bar, ...]) -> BarChart:
    told = "; ".join(words.CHART_BAR.format(label=bar.label, end=bar.end) for bar in bars)
    return BarChart(title, words.CHART_BARS.format(title=title, bars=told), words.TYPE_NAMES, bars)

"""The charts of an evaluation: what each of them shows, and what it says to who cannot see it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gkdesk.export.charts.chart import Bar, BarChart, Chart, Year, YearChart
from gkdesk.export.charts.drawing import MOST_PARTS
from gkdesk.services.working_aids.evaluation_sheets import note, question
from gkdesk.text.papers import evaluation as words
from gkdesk.working_aids.evaluation.figures import per_cent

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gkdesk.working_aids.evaluation.figures import Split
    from gkdesk.working_aids.evaluation.results import (
        AidResult,
        Asked,
        Closed,
        Counted,
        Evaluation,
        Number,
        Series,
    )

MOST_ANSWERS = 30
"""Longer lists are not shown with all that nobody answered."""
_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9]+")
_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"}
)
_LONGEST_PART = 40
LEAST_YEARS = 2
"""One year alone is no change."""


@dataclass(frozen=True)
class NamedChart:
    """A chart with a name for its file; `below` tells in a list how much it counts."""

    name: str
    chart: Chart
    below: str = words.CHART_LISTED


def charts(found: Evaluation) -> Iterator[NamedChart]:
    """Go through all charts of an evaluation, as pictures for a report."""
    if found.returns:
        yield NamedChart("ruecklauf", returns_chart(found))
    for series in found.series:
        if len(series.years) >= LEAST_YEARS:
            first, last = series.years[0].year, series.years[-1].year
            yield NamedChart(
                _name(f"Reihe {first} bis {last}", series.label or series.key),
                series_chart(series),
                words.CHART_WITH_YEARS.format(first, last),
            )
    for aid in found.aids:
        for (number, label), size, chart in _of_aid(aid):
            noted = replace(
                chart, note=f"{words.aid_and_round(aid.title, aid.round)}. {chart.note}"
            )
            name = _name(str(aid.round), aid.title, number, label)
            yield NamedChart(name, noted, words.CHART_WITH_N.format(size))


def _of_aid(aid: AidResult) -> Iterator[tuple[tuple[str, str], str, BarChart]]:
    for each in questions(aid):
        if isinstance(each, tuple):
            first = each[0]
            size = _sizes(row for row in each if row.n.total)
            chart = rows_chart(each) if first.row else closed_chart(first)
            if any(row.n.total for row in each):
                yield (first.number, first.label), size, chart
        elif each.bands and each.n.total:
            yield (each.number, each.label), words.N_IS.format(each.n.total), bands_chart(each)


def questions(aid: AidResult) -> list[tuple[Closed, ...] | Number]:
    """Return the questions that are counted, by their numbers as on paper."""
    closed = [(rows[0].number, rows) for rows in in_tables(aid.closed)]
    numbers = [(number.number, number) for number in aid.numbers]
    whole: list[tuple[str, tuple[Closed, ...] | Number]] = [*closed, *numbers]
    return [each for _number, each in sorted(whole, key=_place)]


def in_order(number: str) -> tuple[bool, list[int], str]:
    """Return what puts numbers of questions in order; what has none stands last."""
    return not number, [int(digits) for digits in re.findall(r"\d+", number)], number


def _place(asked: tuple[str, object]) -> tuple[bool, list[int], str]:
    return in_order(asked[0])


def _name(*parts: str) -> str:
    """Return the name of a file from what it shows, with signs that every disk takes."""
    return "_".join(filter(None, map(_fit, parts)))


def _fit(text: str) -> str:
    kept = _NOT_IN_NAMES.sub("-", text.translate(_UMLAUTS)).strip("-")
    if len(kept) <= _LONGEST_PART:
        return kept
    return kept[: _LONGEST_PART + 1].rpartition("-")[0] or kept[:_LONGEST_PART]


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
        Bar(
            words.aid_and_round(each.title, each.round), each.counts.by_type, str(each.counts.total)
        )
        for each in found.returns
    )
    return _bars(words.RETURNS, words.TYPE_NAMES, bars)


def closed_chart(closed: Closed) -> BarChart:
    """Return the chart of a question: a bar for each answer."""
    bars = tuple(
        Bar(each.label, each.counts.by_type, _end(each.counts, closed.n))
        for each in told_answers(closed)
    )
    made = _bars(asked(closed), words.TYPE_NAMES, bars)
    return replace(made, note=_noted(words.n_line(closed.n.by_type), closed))


def told_answers(closed: Closed) -> tuple[Counted, ...]:
    """Return the answers of a question; of a long list (municipalities) those that were given."""
    if len(closed.answers) <= MOST_ANSWERS:
        return closed.answers
    return tuple(each for each in closed.answers if each.counts.total)


def rows_chart(rows: tuple[Closed, ...]) -> BarChart:
    """Return the chart of a question in fixed rows: a bar for each row.

    Bars are divided by answers. Where nobody gave more than one answer they are divided by types.
    """
    codes = given_codes(rows)
    shown = [row for row in rows if row.n.total]
    if len(codes) > 1:
        return _stacked(shown, codes)
    counted = [(row, each) for row in shown for each in row.answers if each.code in codes]
    bars = tuple(
        Bar(row.row_label, each.counts.by_type, _end(each.counts, row.n)) for row, each in counted
    )
    title = words.ONE_ANSWER.format(asked(rows[0]), label_of(rows, codes[0])) if codes else ""
    made = _bars(title or asked(rows[0]), words.TYPE_NAMES, bars)
    return replace(made, note=_noted(_n_of_rows(shown), rows[0]))


def given_codes(rows: Iterable[Closed]) -> tuple[str, ...]:
    """Return the answers that anybody gave in any row, in the order of their list."""
    counts: dict[str, int] = {}
    for row in rows:
        for each in row.answers:
            counts[each.code] = counts.get(each.code, 0) + each.counts.total
    return tuple(code for code, count in counts.items() if count)


def label_of(rows: Iterable[Closed], code: str) -> str:
    """Return the words of an answer."""
    return next(each.label for row in rows for each in row.answers if each.code == code)


def _stacked(rows: list[Closed], codes: tuple[str, ...]) -> BarChart:
    """Divide bars by answers; those that are one too many are counted together."""
    kept = _most_given(rows, codes) if len(codes) > MOST_PARTS else codes
    names = tuple(label_of(rows, code) for code in kept)
    if len(kept) < len(codes):
        names = (*names, words.FURTHER_ANSWERS)
    bars = []
    for row in rows:
        counts = [_count(row.answers, {code}) for code in kept]
        if len(kept) < len(codes):
            counts.append(_count(row.answers, set(codes) - set(kept)))
        bars.append(Bar(row.row_label, tuple(counts), words.N_IS.format(row.n.total)))
    made = _bars(asked(rows[0]), names, tuple(bars), words.CHART_BARS_BY_ANSWER)
    return replace(made, note=_noted(_n_of_rows(rows), rows[0]))


def _most_given(rows: list[Closed], codes: tuple[str, ...]) -> tuple[str, ...]:
    totals = {code: sum(_count(row.answers, {code}) for row in rows) for code in codes}
    first = sorted(codes, key=totals.__getitem__, reverse=True)[: MOST_PARTS - 1]
    return tuple(code for code in codes if code in first)


def _count(answers: Iterable[Counted], codes: set[str]) -> int:
    return sum(each.counts.total for each in answers if each.code in codes)


def bands_chart(number: Number) -> BarChart:
    """Return the chart of the classes of a number."""
    bars = tuple(
        Bar(band.label, band.counts.by_type, str(band.counts.total)) for band in number.bands
    )
    made = _bars(f"{number.number} {number.label}".strip(), words.TYPE_NAMES, bars)
    return replace(made, note=words.n_line(number.n.by_type))


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
    return YearChart(
        series.label, sentence, years, words.FILLED, words.FRAMED, note="\n".join(asked_in(series))
    )


def asked_in(series: Series) -> Iterator[str]:
    """Say how the question stood in each year and what counts as yes, and where that differs."""
    years: dict[Asked, list[str]] = {}
    for year in series.years:
        for each in year.asked:
            years.setdefault(each, []).append(str(year.year))
    if not series.is_one_question:
        yield words.QUESTIONS_DIFFER
    for each, when in years.items():
        yield words.ASKED_IN.format(
            years=", ".join(when),
            question=f"{each.number} {each.label}".strip(),
            aid=each.aid,
            yes=words.OR.join(each.yes),
        )


def _share(counts: Split, n: Split) -> str:
    share = per_cent(counts.total, n.total)
    return "" if share is None else f"{words.per_cent(share)}\N{NO-BREAK SPACE}%"


def _end(counts: Split, n: Split) -> str:
    share = per_cent(counts.total, n.total)
    if share is None:
        return str(counts.total)
    return words.WITH_SHARE.format(said=counts.total, share=words.per_cent(share))


def asked(closed: Closed) -> str:
    """Return the number and the words of a question."""
    return f"{closed.number} {question(closed)}".strip()


def _noted(size: str, closed: Closed) -> str:
    return "; ".join(filter(None, (size, note(closed))))


def _n_of_rows(rows: Iterable[Closed]) -> str:
    """Say the N of all rows, or the least and the most where they differ."""
    kept = tuple(rows)
    sizes = {row.n.by_type for row in kept}
    return words.n_line(sizes.pop()) if len(sizes) == 1 else _sizes(kept)


def _sizes(rows: Iterable[Closed]) -> str:
    totals = sorted({row.n.total for row in rows}) or [0]
    if len(totals) == 1:
        return words.N_IS.format(totals[0])
    return words.N_BETWEEN.format(totals[0], totals[-1])


def _bars(
    title: str, parts: tuple[str, ...], bars: tuple[Bar, ...], sentence: str = words.CHART_BARS
) -> BarChart:
    told = "; ".join(_told(bar, parts) for bar in bars)
    return BarChart(title, sentence.format(title=title, bars=told), parts, bars)


def _told(bar: Bar, parts: tuple[str, ...]) -> str:
    """Say a bar with all its parts, for who does not see them."""
    said = words.CHART_BAR.format(label=bar.label, end=bar.end)
    counted = zip(parts, bar.counts, strict=True)
    pieces = ", ".join(f"{part} {count}" for part, count in counted if count)
    return words.CHART_PARTS.format(said, pieces) if pieces else said

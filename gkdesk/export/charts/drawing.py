"""From charts to drawings of marks. Lengths are points; y grows downwards.

Parts of bars differ in lightness, stand in one order and carry their number, so that grey paper
and eyes that see no colour lose nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.export.charts.chart import BarChart, Chart, YearChart
from gkdesk.export.map.text import Ruler
from gkdesk.network.marks import (
    About,
    Anchor,
    CurveMark,
    Drawing,
    Fill,
    Frame,
    Layer,
    Mark,
    Point,
    PolygonMark,
    Stroke,
    Subject,
    TextMark,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.export.charts.chart import Bar, Year

WIDTH = 476.0
"""As wide as the text of an upright A4 page."""

_TOKENS = ("a1", "a2", "a4")
_ON_TOKENS = ("on_accent", "on_accent", "ink")
_SIZE, _SMALL, _LINE = 8.5, 8.0, 10.5
_STRONG = 600
_LABELS = 176.0
_END = 66.0
_GAP = 6.0
_THICK = 13.0
_LEAST_PITCH = 20.0
_LEGEND = 22.0
_MOST_LINES = 3
_COLUMN, _COLUMNS_HIGH, _COLUMN_PITCH, _MOST_PITCH = 44.0, 120.0, 100.0, 150.0
_ELLIPSIS = "…"


def drawn(chart: Chart, ruler: Ruler) -> Drawing:
    """Return a chart as a drawing that every renderer of maps can paint."""
    made = _Bars(chart, ruler) if isinstance(chart, BarChart) else _Years(chart, ruler)
    marks = tuple(made.marks())
    return Drawing(
        WIDTH,
        made.height,
        chart.title,
        chart.sentence,
        marks,
        Frame(Point(0.0, 0.0), 1.0, 1.0),
        (),
    )


@dataclass
class _Bars:
    """Bars that lie, with their names at the left and their sums at the end."""

    chart: BarChart
    ruler: Ruler

    def __post_init__(self) -> None:
        self._lines = [_wrapped(bar.label, _LABELS, self.ruler) for bar in self.chart.bars]
        self._pitches = [max(_LEAST_PITCH, len(each) * _LINE + _GAP) for each in self._lines]
        longest = max((sum(bar.counts) for bar in self.chart.bars), default=0)
        self._scale = (WIDTH - _LABELS - 2 * _GAP - _END) / max(longest, 1)

    @property
    def height(self) -> float:
        return _LEGEND + sum(self._pitches) + _GAP

    def marks(self) -> Iterator[Mark]:
        yield from _legend(self.chart.parts, self.ruler)
        top = _LEGEND
        for number, bar in enumerate(self.chart.bars, start=1):
            about = About(Subject.LEGEND, number, f"{bar.label}: {bar.end}")
            yield from self._bar(
                bar, about, self._lines[number - 1], top, self._pitches[number - 1]
            )
            top += self._pitches[number - 1]
        axis = _LABELS + _GAP
        yield _line(Point(axis, _LEGEND - 2), Point(axis, top), Stroke("edge", 0.8))

    def _bar(
        self, bar: Bar, about: About, lines: list[str], top: float, pitch: float
    ) -> Iterator[Mark]:
        middle = top + pitch / 2
        baseline = middle - (len(lines) - 1) * _LINE / 2 + _SIZE * 0.35
        for line in lines:
            yield _text(about, line, Point(_LABELS, baseline), Anchor.END)
            baseline += _LINE
        left = _LABELS + _GAP
        for part, count in enumerate(bar.counts):
            if count:
                right = left + count * self._scale
                yield _block(about, left, middle - _THICK / 2, right, middle + _THICK / 2, part)
                yield from self._count(about, count, left, right, middle, part)
                left = right
        yield _text(about, bar.end, Point(left + _GAP, middle + _SIZE * 0.35), weight=_STRONG)

    def _count(
        self, about: About, count: int, left: float, right: float, middle: float, part: int
    ) -> Iterator[Mark]:
        said = str(count)
        if len(self.chart.parts) > 1 and self.ruler(said, _SMALL, 400) + 4 <= right - left:
            at = Point((left + right) / 2, middle + _SMALL * 0.35)
            colour = _ON_TOKENS[part % len(_ON_TOKENS)]
            yield _text(about, said, at, Anchor.MIDDLE, colour=colour, size=_SMALL)


@dataclass
class _Years:
    """Columns that stand, one for each year."""

    chart: YearChart
    ruler: Ruler

    height = _LEGEND + 18 + _COLUMNS_HIGH + 34

    def marks(self) -> Iterator[Mark]:
        yield from _legend((self.chart.filled, self.chart.framed), self.ruler, framed=True)
        years = self.chart.years
        most = max((year.whole for year in years), default=0)
        pitch = min(_MOST_PITCH, WIDTH / max(len(years), 1))
        foot = _LEGEND + 18 + _COLUMNS_HIGH
        for place, year in enumerate(years):
            about = About(Subject.LEGEND, year.year, f"{year.year}: {year.above}, {year.below}")
            yield from self._column(year, about, pitch * (place + 0.5), foot, max(most, 1))
        width = pitch * len(years)
        yield _line(Point(0.0, foot), Point(width, foot), Stroke("edge", 0.8))

    def _column(
        self, year: Year, about: About, centre: float, foot: float, most: int
    ) -> Iterator[Mark]:
        scale = _COLUMNS_HIGH / most
        half = _COLUMN / 2
        top = foot - year.whole * scale
        frame = _box(centre - half, top, centre + half, foot)
        yield PolygonMark(about, Layer.ACTORS, frame, Fill("sunken"), Stroke("edge", 0.8))
        if year.count:
            filled = _box(centre - half, foot - year.count * scale, centre + half, foot)
            yield PolygonMark(about, Layer.ACTORS, filled, Fill(_TOKENS[0]))
        at = Point(centre, top - 5)
        yield _text(about, year.above, at, Anchor.MIDDLE, weight=_STRONG)
        at = Point(centre, foot + 13)
        yield _text(about, str(year.year), at, Anchor.MIDDLE, weight=_STRONG)
        yield _text(about, year.below, Point(centre, foot + 25), Anchor.MIDDLE)


def _legend(parts: tuple[str, ...], ruler: Ruler, *, framed: bool = False) -> Iterator[Mark]:
    """Name the parts; one alone needs no name."""
    if len(parts) < 2:
        return
    left = 0.0
    for number, part in enumerate(parts):
        about = About(Subject.LEGEND)
        if framed and number:
            frame = _box(left, 2, left + 9, 11)
            yield PolygonMark(about, Layer.LEGEND, frame, Fill("sunken"), Stroke("edge", 0.8))
        else:
            yield _block(about, left, 2, left + 9, 11, number)
        yield _text(about, part, Point(left + 13, 10))
        left += 13 + ruler(part, _SIZE, 400) + 16


def _block(
    about: About, left: float, top: float, right: float, bottom: float, part: int
) -> PolygonMark:
    token = _TOKENS[part % len(_TOKENS)]
    frame = _box(left, top, right, bottom)
    return PolygonMark(about, Layer.ACTORS, frame, Fill(token), Stroke("surface", 0.6))


def _box(left: float, top: float, right: float, bottom: float) -> tuple[Point, ...]:
    return Point(left, top), Point(right, top), Point(right, bottom), Point(left, bottom)


def _line(start: Point, end: Point, stroke: Stroke) -> CurveMark:
    return CurveMark(About(Subject.LEGEND), Layer.GROUND, start, start, end, end, stroke)


def _text(
    about: About,
    text: str,
    at: Point,
    anchor: Anchor = Anchor.START,
    *,
    colour: str = "ink",
    size: float = _SIZE,
    weight: int = 400,
) -> TextMark:
    return TextMark(about, Layer.LABELS, text, at, size, colour, weight, anchor)


def _wrapped(text: str, width: float, ruler: Ruler) -> list[str]:
    """Break a name into few lines; what does not fit ends with an ellipsis."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and ruler(longer, _SIZE, 400) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    kept = lines[:_MOST_LINES]
    if len(lines) > _MOST_LINES:
        kept[-1] += _ELLIPSIS
    return [_cut(line, width, ruler) for line in kept]


def _cut(line: str, width: float, ruler: Ruler) -> str:
    if ruler(line, _SIZE, 400) <= width:
        return line
    kept = line.removesuffix(_ELLIPSIS)
    while kept and ruler(kept + _ELLIPSIS, _SIZE, 400) > width:
        kept = kept[:-1]
    return kept + _ELLIPSIS

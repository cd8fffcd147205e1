"""From charts to drawings of marks. Lengths are points; y grows downwards.

Parts of bars differ in lightness, stand in one order and carry their number, so that grey paper
and eyes that see no colour lose nothing.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
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
_ON_TOKENS = ("on_accent", "on_accent", "on_a4")
_MANY_TOKENS = ("a1", "a2", "bar3", "a4", "line", "surface")
_ON_MANY = ("on_accent", "on_accent", "on_accent", "on_a4", "ink", "ink")
MOST_PARTS = len(_MANY_TOKENS)
"""More parts of a bar could not be told from each other."""
_SIZE, _SMALL, _LINE = 8.5, 8.0, 10.5
_STRONG = 600
_LABELS = 176.0
_END = 66.0
_GAP = 6.0
_THICK = 13.0
_LEAST_PITCH = 20.0
_KEY, _KEY_LINE, _LEGEND = 9.0, 14.0, 22.0
_MOST_LINES = 3
_TITLE, _TITLE_LINE, _MOST_TITLE = 10.0, 13.0, 6
_MOST_NOTE = 5
"""Lines of each part of a note: a long question, its aid and its answers."""
_COLUMN, _COLUMNS_HIGH, _MOST_PITCH = 44.0, 72.0, 150.0
_ELLIPSIS = "…"


def drawn(chart: Chart, ruler: Ruler, *, titled: bool = False, noted: bool = False) -> Drawing:
    """Return a chart as a drawing that every renderer of maps can paint.

    A picture that stands alone carries its title and its note; a page says both around it.
    """
    head = _Head(chart, ruler, titled=titled, noted=noted)
    made = (
        _Bars(chart, ruler, head.height)
        if isinstance(chart, BarChart)
        else _Years(chart, ruler, head.height)
    )
    marks = (*head.marks(), *made.marks())
    return Drawing(
        WIDTH,
        made.height,
        chart.title,
        chart.sentence,
        marks,
        Frame(Point(0.0, 0.0), 1.0, 1.0),
        (),
    )


def pieces(chart: Chart, ruler: Ruler, most: float) -> tuple[Chart, ...]:
    """Divide a chart that is higher than `most`; all pieces have the scale of the whole."""
    if not isinstance(chart, BarChart):
        return (chart,)
    whole = _Bars(chart, ruler, 0.0)
    bars, room = sum(whole.pitches), most - (whole.height - sum(whole.pitches))
    share = bars / math.ceil(bars / room) if bars else room
    found: list[list[Bar]] = [[]]
    filled = 0.0
    for bar, pitch in zip(chart.bars, whole.pitches, strict=True):
        if filled >= share or (filled and filled + pitch > room):
            found.append([])
            filled = 0.0
        found[-1].append(bar)
        filled += pitch
    return tuple(replace(chart, bars=tuple(each), longest=whole.longest) for each in found)


class _Head:
    """The title and the note above a chart."""

    def __init__(self, chart: Chart, ruler: Ruler, *, titled: bool, noted: bool) -> None:
        title = chart.title if titled else ""
        note = chart.note if noted else ""
        self._title = _wrapped(title, WIDTH, ruler, size=_TITLE, most=_MOST_TITLE) if title else []
        self._note = [
            line
            for part in note.splitlines()
            for line in _wrapped(part, WIDTH, ruler, most=_MOST_NOTE)
        ]

    @property
    def height(self) -> float:
        """Return how much room it takes."""
        lines = len(self._title) * _TITLE_LINE + len(self._note) * _LINE
        return lines + _GAP if lines else 0.0

    def marks(self) -> Iterator[Mark]:
        """Go through its lines."""
        about = About(Subject.LEGEND)
        top = 0.0
        for line in self._title:
            top += _TITLE_LINE
            yield _text(about, line, Point(0.0, top - 3), size=_TITLE, weight=_STRONG)
        for line in self._note:
            top += _LINE
            yield _text(about, line, Point(0.0, top - 2))


@dataclass
class _Bars:
    """Bars that lie, with their names at the left and their sums at the end."""

    chart: BarChart
    ruler: Ruler
    top: float

    def __post_init__(self) -> None:
        chart = self.chart
        self._lines = [_wrapped(bar.label, _LABELS, self.ruler) for bar in chart.bars]
        self.pitches = [max(_LEAST_PITCH, len(each) * _LINE + _GAP) for each in self._lines]
        self.longest = chart.longest or max((sum(bar.counts) for bar in chart.bars), default=0)
        self._scale = (WIDTH - _LABELS - 2 * _GAP - _END) / max(self.longest, 1)
        self._legend = _Legend(chart.parts, self.ruler, self.top)

    @property
    def height(self) -> float:
        return self._legend.bottom + sum(self.pitches) + _GAP

    def marks(self) -> Iterator[Mark]:
        yield from self._legend.marks()
        top = first = self._legend.bottom
        for number, bar in enumerate(self.chart.bars, start=1):
            about = About(Subject.LEGEND, number, f"{bar.label}: {bar.end}")
            yield from self._bar(bar, about, self._lines[number - 1], top, self.pitches[number - 1])
            top += self.pitches[number - 1]
        axis = _LABELS + _GAP
        yield _line(Point(axis, first - 2), Point(axis, top), Stroke("edge", 0.8))

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
                box = _box(left, middle - _THICK / 2, right, middle + _THICK / 2)
                yield _block(about, box, part, len(self.chart.parts))
                yield from self._count(about, count, left, right, middle, part)
                left = right
        yield _text(about, bar.end, Point(left + _GAP, middle + _SIZE * 0.35), weight=_STRONG)

    def _count(
        self, about: About, count: int, left: float, right: float, middle: float, part: int
    ) -> Iterator[Mark]:
        said, parts = str(count), len(self.chart.parts)
        if parts > 1 and self.ruler(said, _SMALL, 400) + 4 <= right - left:
            at = Point((left + right) / 2, middle + _SMALL * 0.35)
            _token, colour = _paint(part, parts)
            yield _text(about, said, at, Anchor.MIDDLE, colour=colour, size=_SMALL)


@dataclass
class _Years:
    """Columns that stand, one for each year. All are of one height, so that shares compare."""

    chart: YearChart
    ruler: Ruler
    top: float

    @property
    def height(self) -> float:
        return self._foot + 34

    @property
    def _foot(self) -> float:
        return self.top + _LEGEND + 18 + _COLUMNS_HIGH

    def marks(self) -> Iterator[Mark]:
        yield from self._legend()
        years = self.chart.years
        pitch = min(_MOST_PITCH, WIDTH / max(len(years), 1))
        for place, year in enumerate(years):
            about = About(Subject.LEGEND, year.year, f"{year.year}: {year.above}, {year.below}")
            yield from self._column(year, about, pitch * (place + 0.5))
        width = pitch * len(years)
        yield _line(Point(0.0, self._foot), Point(width, self._foot), Stroke("edge", 0.8))

    def _legend(self) -> Iterator[Mark]:
        about, left = About(Subject.LEGEND), 0.0
        for token, name in ((_TOKENS[0], self.chart.filled), ("sunken", self.chart.framed)):
            box = _box(left, self.top + 2, left + _KEY, self.top + 2 + _KEY)
            yield PolygonMark(about, Layer.LEGEND, box, Fill(token), Stroke("edge", 0.8))
            yield _text(about, name, Point(left + _KEY + 4, self.top + 10))
            left += _KEY + 4 + self.ruler(name, _SIZE, 400) + 16

    def _column(self, year: Year, about: About, centre: float) -> Iterator[Mark]:
        half, foot = _COLUMN / 2, self._foot
        top = foot - _COLUMNS_HIGH
        frame = _box(centre - half, top, centre + half, foot)
        yield PolygonMark(about, Layer.ACTORS, frame, Fill("sunken"), Stroke("edge", 0.8))
        if year.count:
            filled = foot - _COLUMNS_HIGH * year.count / max(year.whole, year.count)
            box = _box(centre - half, filled, centre + half, foot)
            yield PolygonMark(about, Layer.ACTORS, box, Fill(_TOKENS[0]))
        at = Point(centre, top - 5)
        yield _text(about, year.above, at, Anchor.MIDDLE, weight=_STRONG)
        at = Point(centre, foot + 13)
        yield _text(about, str(year.year), at, Anchor.MIDDLE, weight=_STRONG)
        yield _text(about, year.below, Point(centre, foot + 25), Anchor.MIDDLE)


class _Legend:
    """The names of the parts, in as many lines as they need; one alone needs no name."""

    def __init__(self, parts: tuple[str, ...], ruler: Ruler, top: float) -> None:
        self._number = len(parts)
        self._places: list[tuple[str, float, float]] = []
        left, line = 0.0, top
        for part in parts if len(parts) > 1 else ():
            name = _cut(part, WIDTH - _KEY - 4, ruler)
            wide = _KEY + 4 + ruler(name, _SIZE, 400)
            if left and left + wide > WIDTH:
                left, line = 0.0, line + _KEY_LINE
            self._places.append((name, left, line))
            left += wide + 16
        self.bottom = line + _LEGEND

    def marks(self) -> Iterator[Mark]:
        about = About(Subject.LEGEND)
        for part, (name, left, top) in enumerate(self._places):
            yield _block(about, _box(left, top + 2, left + _KEY, top + 11), part, self._number)
            yield _text(about, name, Point(left + _KEY + 4, top + 10))


def _paint(part: int, parts: int) -> tuple[str, str]:
    """Return the token of a part, and that of a number on it."""
    few = parts <= len(_TOKENS)
    tokens, on_them = (_TOKENS, _ON_TOKENS) if few else (_MANY_TOKENS, _ON_MANY)
    return tokens[part % len(tokens)], on_them[part % len(tokens)]


def _block(about: About, box: tuple[Point, ...], part: int, parts: int) -> PolygonMark:
    token, _on_it = _paint(part, parts)
    is_pale = token in _MANY_TOKENS[4:]
    edge = Stroke("edge", 0.8) if is_pale else Stroke("surface", 0.6)
    return PolygonMark(about, Layer.ACTORS, box, Fill(token), edge)


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


def _wrapped(
    text: str, width: float, ruler: Ruler, *, size: float = _SIZE, most: int = _MOST_LINES
) -> list[str]:
    """Break a text into few lines; what does not fit ends with an ellipsis."""
    weight = 400 if size == _SIZE else _STRONG
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and ruler(longer, size, weight) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    kept = lines[:most]
    if len(lines) > most:
        kept[-1] += _ELLIPSIS
    return [_cut(line, width, ruler, size=size, weight=weight) for line in kept]


def _cut(line: str, width: float, ruler: Ruler, *, size: float = _SIZE, weight: int = 400) -> str:
    if ruler(line, size, weight) <= width:
        return line
    kept = line.removesuffix(_ELLIPSIS)
    while kept and ruler(kept + _ELLIPSIS, size, weight) > width:
        kept = kept[:-1]
    return kept + _ELLIPSIS

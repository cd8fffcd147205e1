"""The legend of a map: what its lines, patterns and signs mean, as marks of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from gkdesk.network.curves import EDGE_WIDTHS, Curve, dash_of
from gkdesk.network.layout import Division
from gkdesk.network.lines import GONE_DASH, quality_sign
from gkdesk.network.look import ChangesView, Colouring, Look
from gkdesk.network.marks import About, CurveMark, Layer, Mark, Point, Stroke, Subject, TextMark
from gkdesk.network.signs import FATE_SIGNS, SIGN_TOKENS, Brush, Sign, arrow, node, pattern, sign
from gkdesk.text.codes.network import (
    Area,
    Fate,
    FormalBasis,
    InterfaceType,
    MechanismGroup,
    Quality,
    Ring,
)
from gkdesk.text.wording.clients import word
from gkdesk.text.wording.map import (
    LEGEND_BASES,
    LEGEND_INTENSITY,
    LEGEND_ONE_WAY,
    LEGEND_STALE,
)

if TYPE_CHECKING:
    from gkdesk.network.labels import Measure

_ROW = 1.75
_BASES = (FormalBasis.AGREEMENT, FormalBasis.MINUTES, FormalBasis.LIVED)
_LINE = 2.8
_SPACE = 0.6
_BETWEEN = 1.8

_Painter = Callable[[Point], Iterator[Mark]]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A sample of this width, drawn from its left middle, and its words."""

    text: str
    width: float
    paint: _Painter


@dataclass(frozen=True, slots=True)
class _Row:
    entries: tuple[_Entry, ...]
    starts: tuple[float, ...]


def legend_height(look: Look, division: Division, measure: Measure, lines: int = 0) -> float:
    """Return how much of the page the legend takes, with so many lines of text below it."""
    if not look.has_legend:
        return 0.0
    rows = len(_rows(look, division, measure)) + lines
    return look.type_size * (_ROW * rows + 0.6)


def draw_legend(
    look: Look, division: Division, measure: Measure, lines: Sequence[str] = ()
) -> Iterator[Mark]:
    """Draw the legend at the foot of the page, with these lines of text below it."""
    if not look.has_legend:
        return
    size, page = look.type_size, look.page
    top = page.height - page.margin - legend_height(look, division, measure, len(lines))
    left, right = Point(page.margin, top), Point(page.width - page.margin, top)
    rule = Stroke("line", look.scaled(1.1))
    yield CurveMark(_about(), Layer.LEGEND, left, left, right, right, rule)
    middle = top + size * (0.6 + _ROW / 2)
    for row in _rows(look, division, measure):
        for entry, start in zip(row.entries, row.starts, strict=True):
            yield from entry.paint(Point(start, middle))
            yield _text(entry.text, start + entry.width + _SPACE * size, middle, look)
        middle += _ROW * size
    for line in lines:
        yield _text(line, page.margin, middle, look)
        middle += _ROW * size


def _text(text: str, x: float, middle: float, look: Look) -> Mark:
    size = look.type_size
    at = Point(x, middle + 0.36 * size)
    return TextMark(About(Subject.LEGEND, 0, text), Layer.LEGEND, text, at, size, "ink2")


def _rows(look: Look, division: Division, measure: Measure) -> list[_Row]:
    """Let the entries flow into rows of the width of the page."""
    size, page = look.type_size, look.page
    rows: list[list[tuple[_Entry, float]]] = [[]]
    x = page.margin
    for entry in _entries(look, division):
        width = entry.width + _SPACE * size + measure(entry.text, size, 400)
        if rows[-1] and x + width > page.width - page.margin:
            rows.append([])
            x = page.margin
        rows[-1].append((entry, x))
        x += width + _BETWEEN * size
    return [
        _Row(tuple(entry for entry, _x in row), tuple(start for _entry, start in row))
        for row in rows
    ]


def _entries(look: Look, division: Division) -> Iterator[_Entry]:
    size = look.type_size
    for basis, text in zip(_BASES, LEGEND_BASES, strict=True):
        yield _Entry(text, _LINE * size, partial(_basis, look, basis))
    yield _Entry(LEGEND_INTENSITY, 2.4 * size, partial(_intensity, look))
    yield _Entry(LEGEND_ONE_WAY, _LINE * size, partial(_one_way, look))
    for kind, text in _kinds(look.colouring):
        yield _Entry(text, 1.4 * _LINE * size, partial(_kind, look, kind))
    if look.shows_quality:
        for quality in Quality:
            yield _Entry(word(quality), 1.2 * size, partial(_quality, look, quality))
    if isinstance(look.view, ChangesView):
        for fate in FATE_SIGNS:
            yield _Entry(word(fate), (_LINE + 1.6) * size, partial(_fate, look, fate))
    yield _Entry(LEGEND_STALE, size, partial(_sign, look, Sign.STALE))
    if division is not Division.AREA:
        for area in Area:
            yield _Entry(word(area), 1.3 * size, partial(_area, look, area))


def _kinds(colouring: Colouring) -> list[tuple[int, str]]:
    if colouring is Colouring.MECHANISM:
        return [(index, word(group)) for index, group in enumerate(MechanismGroup, start=1)]
    if colouring is Colouring.INTERFACE:
        return [(index, word(kind)) for index, kind in enumerate(InterfaceType, start=1)]
    return []


def _about() -> About:
    return About(Subject.LEGEND)


def _brush() -> Brush:
    return Brush(_about(), Layer.LEGEND)


def _straight(at: Point, length: float) -> Curve:
    end = Point(at.x + length, at.y)
    return Curve(at, Point(at.x + length / 3, at.y), Point(at.x + length * 2 / 3, at.y), end)


def _line(look: Look, at: Point, length: float, stroke: Stroke) -> Mark:
    return _brush().line(at, Point(at.x + length * look.type_size, at.y), stroke)


def _basis(look: Look, basis: FormalBasis, at: Point) -> Iterator[Mark]:
    dash = dash_of(basis, look.scaled(1.0))
    yield _line(look, at, _LINE, Stroke("edge", look.scaled(EDGE_WIDTHS[1]), dash, bool(dash)))


def _intensity(look: Look, at: Point) -> Iterator[Mark]:
    size = look.type_size
    for index, width in enumerate(EDGE_WIDTHS):
        x = at.x + (0.2 + 0.62 * index) * size
        top, bottom = Point(x, at.y - 0.55 * size), Point(x, at.y + 0.55 * size)
        yield _brush().line(top, bottom, Stroke("edge", look.scaled(width)))


def _one_way(look: Look, at: Point) -> Iterator[Mark]:
    length = _LINE * look.type_size
    stroke = Stroke("edge", look.scaled(EDGE_WIDTHS[1]))
    yield _brush().line(at, Point(at.x + length - look.scaled(3), at.y), stroke)
    yield arrow(_brush(), _straight(at, length), look.scaled(10), stroke.token)


def _kind(look: Look, kind: int, at: Point) -> Iterator[Mark]:
    token, length = f"tie{kind}", 1.4 * _LINE * look.type_size
    stroke = Stroke(token, look.scaled(EDGE_WIDTHS[1]))
    yield _brush().line(at, Point(at.x + length, at.y), stroke)
    curve = _straight(at, length)
    yield from pattern(_brush(), kind, curve, size=look.scaled(7.5), token=token)


def _quality(look: Look, quality: Quality, at: Point) -> Iterator[Mark]:
    size = look.type_size
    yield from quality_sign(_brush(), quality, Point(at.x + 0.6 * size, at.y), size)


def _fate(look: Look, fate: Fate, at: Point) -> Iterator[Mark]:
    kind, size = FATE_SIGNS[fate], look.type_size
    dash = tuple(look.scaled(part) for part in GONE_DASH) if fate is Fate.GONE else ()
    width = look.scaled(EDGE_WIDTHS[1])
    yield _line(look, at, _LINE, Stroke(SIGN_TOKENS[kind], width, dash, bool(dash)))
    yield from sign(_brush(), kind, Point(at.x + (_LINE + 1.0) * size, at.y), size)


def _sign(look: Look, kind: Sign, at: Point) -> Iterator[Mark]:
    size = look.type_size
    yield from sign(_brush(), kind, Point(at.x + size / 2, at.y), size)


def _area(look: Look, area: Area, at: Point) -> Iterator[Mark]:
    centre = Point(at.x + 0.6 * look.type_size, at.y)
    yield node(_brush(), centre, look.scaled(7), area=area, ring=Ring.CORE)

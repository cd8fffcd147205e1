"""The small signs of the map, put together from marks: nodes, clock, changes, arrows, patterns."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from gkdesk.network.marks import (
    About,
    CurveMark,
    EllipseMark,
    Fill,
    Layer,
    Mark,
    Point,
    PolygonMark,
    Stroke,
)
from gkdesk.text.codes.network import Area, Fate, Ring

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.network.curves import Curve

SIGN_WIDTH = 1.2
"""Room of one sign behind a name, in sizes of type."""

_AREA_TOKENS = {area: f"a{index}" for index, area in enumerate(Area, start=1)}
_CORNERS = {Area.EDUCATION: (4, 45.0), Area.SOCIAL: (4, 0.0), Area.WORK: (6, 0.0)}
_SIZES = {Area.EDUCATION: 1.24, Area.SOCIAL: 1.22, Area.WORK: 1.1}


class Sign(StrEnum):
    """A sign behind a name."""

    STALE = "stale"
    NEW = "new"
    GONE = "gone"
    CHANGED = "changed"


FATE_SIGNS = {Fate.NEW: Sign.NEW, Fate.GONE: Sign.GONE, Fate.CHANGED: Sign.CHANGED}
SIGN_TOKENS = {
    Sign.STALE: "warn",
    Sign.NEW: "ok",
    Sign.GONE: "err",
    Sign.CHANGED: "warn",
}


def area_ink(area: Area | None) -> str:
    """Return the token of texts and outlines of an area."""
    return f"{_AREA_TOKENS[area]}_t" if area else "ink2"


@dataclass(frozen=True, slots=True)
class Brush:
    """Where and for what a sign is drawn."""

    about: About
    layer: Layer
    opacity: float = 1.0

    def line(self, start: Point, end: Point, stroke: Stroke) -> CurveMark:
        """Return a straight line."""
        return CurveMark(self.about, self.layer, start, start, end, end, stroke)


def node(brush: Brush, centre: Point, radius: float, *, area: Area | None, ring: Ring) -> Mark:
    """Return the node of an organisation: shape by area, filled or only tinted by ring."""
    token = _AREA_TOKENS[area] if area else "edge"
    if ring is Ring.WIDER:
        token = f"{token}_s" if area else "surface"
    fill = Fill(token, brush.opacity)
    stroke = Stroke(area_ink(area), max(radius * 0.17, 0.6), opacity=brush.opacity)
    if area is Area.MIGRATION:
        return EllipseMark(brush.about, brush.layer, centre, radius, radius, fill, stroke)
    corners, turn = _CORNERS.get(area, (3, -90.0)) if area else (3, -90.0)
    points = polygon(centre, radius * (_SIZES[area] if area else 1.15), corners, turn)
    return PolygonMark(brush.about, brush.layer, points, fill, stroke)


def polygon(centre: Point, radius: float, corners: int, turn: float) -> tuple[Point, ...]:
    """Return the corners of a regular polygon; `turn` in degrees, 0 has a corner at the right."""
    return tuple(
        Point(centre.x + radius * across, centre.y + radius * down)
        for across, down in _corners(corners, turn)
    )


@cache
def _corners(count: int, turn: float) -> tuple[tuple[float, float], ...]:
    """Return the corners of a polygon of radius 1; there are only a few kinds of them."""
    angles = [math.radians(turn + 360 * corner / count) for corner in range(count)]
    return tuple((math.cos(angle), math.sin(angle)) for angle in angles)


def sign(brush: Brush, kind: Sign, centre: Point, size: float) -> Iterator[Mark]:
    """Draw a sign behind a name; `size` is that of the type."""
    radius = size * 0.42
    pen = Stroke(SIGN_TOKENS[kind], size * 0.1, opacity=brush.opacity)
    if kind is Sign.STALE:
        yield EllipseMark(brush.about, brush.layer, centre, radius, radius, None, pen)
        above = Point(centre.x, centre.y - radius * 0.6)
        beside = Point(centre.x + radius * 0.45, centre.y + radius * 0.25)
        yield brush.line(centre, above, pen)
        yield brush.line(centre, beside, pen)
    elif kind is Sign.CHANGED:
        points = polygon(Point(centre.x, centre.y + radius * 0.2), radius * 1.15, 3, -90.0)
        yield PolygonMark(brush.about, brush.layer, points, Fill("surface", brush.opacity), pen)
    else:
        points = polygon(centre, radius * 1.3, 4, 45.0)
        yield PolygonMark(brush.about, brush.layer, points, Fill("surface", brush.opacity), pen)
        arm = radius * 0.55
        yield brush.line(Point(centre.x - arm, centre.y), Point(centre.x + arm, centre.y), pen)
        if kind is Sign.NEW:
            yield brush.line(Point(centre.x, centre.y - arm), Point(centre.x, centre.y + arm), pen)


def arrow(brush: Brush, curve: Curve, size: float, token: str) -> Mark:
    """Return the arrow head at the end of a curve."""
    way = unit_at_end(curve)
    tip = Point(curve.end.x + way.x * size * 0.3, curve.end.y + way.y * size * 0.3)
    back = Point(tip.x - way.x * size, tip.y - way.y * size)
    half = size * 0.45
    points = (
        tip,
        Point(back.x - way.y * half, back.y + way.x * half),
        Point(back.x + way.y * half, back.y - way.x * half),
    )
    return PolygonMark(brush.about, brush.layer, points, Fill(token, brush.opacity))


def unit_at_end(curve: Curve) -> Point:
    """Return the direction in which a curve arrives."""
    return curve.direction(0.98)


PATTERN_SHARES = (0.32, 0.5, 0.68)


def pattern(brush: Brush, kind: int, curve: Curve, *, size: float, token: str) -> Iterator[Mark]:
    """Draw the pattern of a kind of tie along its curve: the colour is never the only sign.

    1 is an open circle, 2 a cross, 3 a bar across, 4 a double bar.
    """
    for share in PATTERN_SHARES:
        yield from _ornament(brush, kind, (curve.at(share), curve.direction(share)), size, token)


def _ornament(
    brush: Brush, kind: int, place: tuple[Point, Point], size: float, token: str
) -> Iterator[Mark]:
    at, way = place
    pen = Stroke(token, size * 0.28, opacity=brush.opacity)
    ground = Fill("surface", brush.opacity)
    if kind == 1:
        yield EllipseMark(brush.about, brush.layer, at, size * 0.5, size * 0.5, ground, pen)
    elif kind == 2:
        for turn in (0.25, 0.75):
            angle = math.atan2(way.y, way.x) + turn * math.pi
            yield _bar(brush, at, Point(math.cos(angle), math.sin(angle)), size * 0.65, pen)
    else:
        for step in (0.0,) if kind == 3 else (-0.35, 0.35):
            centre = Point(at.x + way.x * size * step, at.y + way.y * size * step)
            yield _bar(brush, centre, Point(-way.y, way.x), size * 0.75, pen)


def _bar(brush: Brush, at: Point, way: Point, half: float, pen: Stroke) -> Mark:
    return brush.line(
        Point(at.x - way.x * half, at.y - way.y * half),
        Point(at.x + way.x * half, at.y + way.y * half),
        pen,
    )

"""The lines between organisations: gently bent to the middle, by width, dash, arrow and pattern."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.network.marks import Point
from gkdesk.text.codes.network import (
    MECHANISM_GROUPS,
    Direction,
    FormalBasis,
    InterfaceType,
    Mechanism,
    MechanismGroup,
)
from gkdesk.text.ids import OrganisationId

if TYPE_CHECKING:
    from gkdesk.network.graph import Tie

EDGE_WIDTHS = (1.5, 2.4, 3.4, 4.6)
QUIET_WIDTH = 1.1
QUIET_OPACITY = 0.43
"""As the theme's `[map]` states them."""

_DASHED = (7.5, 4.5)
_DOTTED = (0.2, 6.0)
_BEND = 0.3
_SIBLING_GAP = 14.0

_WRITTEN = (
    FormalBasis.AGREEMENT,
    FormalBasis.FORWARDING_CONTRACT,
    FormalBasis.ADMINISTRATIVE_AGREEMENT,
)


@dataclass(frozen=True, slots=True)
class Curve:
    """A cubic Bézier curve."""

    start: Point
    control1: Point
    control2: Point
    end: Point

    def at(self, share: float) -> Point:
        """Return the point at `share`, 0 to 1."""
        rest = 1 - share
        a, b, c, d = rest**3, 3 * rest**2 * share, 3 * rest * share**2, share**3
        return Point(
            a * self.start.x + b * self.control1.x + c * self.control2.x + d * self.end.x,
            a * self.start.y + b * self.control1.y + c * self.control2.y + d * self.end.y,
        )

    def direction(self, share: float) -> Point:
        """Return the direction at `share`, of length 1."""
        before, after = self.at(max(0.0, share - 0.02)), self.at(min(1.0, share + 0.02))
        return unit(before, after)


def unit(start: Point, end: Point) -> Point:
    """Return the direction from one point to another, of length 1; (1, 0) if they are the same."""
    length = math.hypot(end.x - start.x, end.y - start.y)
    if not length:
        return Point(1.0, 0.0)
    return Point((end.x - start.x) / length, (end.y - start.y) / length)


def dash_of(basis: FormalBasis, scale: float) -> tuple[float, ...]:
    """Return the dash of a basis: solid for a contract, dashed for minutes, dotted for practice."""
    if basis in _WRITTEN:
        return ()
    pattern = _DOTTED if basis is FormalBasis.LIVED else _DASHED
    return tuple(length * scale for length in pattern)


def kind_of(code: InterfaceType | Mechanism | None) -> int:
    """Return the number of the colour and pattern of a kind of tie, 1 to 4; 0 if it has none."""
    if code is None:
        return 0
    if isinstance(code, InterfaceType):
        return list(InterfaceType).index(code) + 1
    return list(MechanismGroup).index(MECHANISM_GROUPS[code]) + 1


def siblings(ties: Sequence[Tie]) -> dict[int, float]:
    """Return for ties of the same pair how far each steps aside, in parts of the usual gap."""
    pairs: dict[tuple[OrganisationId, OrganisationId], list[Tie]] = {}
    for tie in sorted(ties, key=lambda tie: tie.id):
        pairs.setdefault((min(tie.first, tie.second), max(tie.first, tie.second)), []).append(tie)
    return {
        tie.id: index - (len(group) - 1) / 2
        for group in pairs.values()
        for index, tie in enumerate(group)
    }


@dataclass(frozen=True, slots=True)
class Ends:
    """The nodes that a curve runs between, and the middle that it bends to."""

    centres: Mapping[OrganisationId, Point]
    radii: Mapping[OrganisationId, float]
    middle: Point
    scale: float


class Courses:
    """The curves of the ties of a network; nodes that stay where they are keep them."""

    def __init__(self, ties: Sequence[Tie], ends: Ends) -> None:
        self._ties = ties
        self._ends = ends
        self._aside = siblings(ties)
        self._curves: dict[int, Curve] = {}

    def fits(self, ties: Sequence[Tie], ends: Ends) -> bool:
        """Return whether these ties run as those that are known."""
        return self._ties is ties and self._ends == ends

    def curve(self, tie: Tie) -> Curve:
        """Return the curve of a tie."""
        known = self._curves.get(tie.id)
        if known is None:
            known = self._curves[tie.id] = curve_of(tie, self._ends, self._aside[tie.id])
        return known


def curve_of(tie: Tie, ends: Ends, aside: float) -> Curve:
    """Return the curve of a tie from border to border of its nodes."""
    first, second = ends.centres[tie.first], ends.centres[tie.second]
    across, down = second.x - first.x, second.y - first.y
    length = math.hypot(across, down)
    x, y = _bent(first, second, ends.middle, length)
    if aside and length:
        # Both directions of one pair must step to different sides.
        side = 1.0 if tie.first < tie.second else -1.0
        step = side * aside * _SIBLING_GAP * ends.scale / length
        x, y = x - down * step, y + across * step
    gap = 1.5 * ends.scale
    ahead = gap + (ends.scale * 2.0 if tie.direction is Direction.ONE_WAY else 0.0)
    start = _moved(first, x, y, ends.radii[tie.first] + gap)
    end = _moved(second, x, y, ends.radii[tie.second] + ahead)
    return Curve(start, _towards(start, x, y), _towards(end, x, y), end)


def _bent(first: Point, second: Point, middle: Point, length: float) -> tuple[float, float]:
    """Return the point that pulls the curve; a short line must not make a loop."""
    x, y = (first.x + second.x) / 2, (first.y + second.y) / 2
    away = math.hypot(middle.x - x, middle.y - y)
    share = _BEND * min(1.0, length / max(away * 1.5, 1.0))
    return x + (middle.x - x) * share, y + (middle.y - y) * share


def _towards(start: Point, x: float, y: float) -> Point:
    return Point(start.x + (x - start.x) * 2 / 3, start.y + (y - start.y) * 2 / 3)


def _moved(start: Point, x: float, y: float, length: float) -> Point:
    across, down = x - start.x, y - start.y
    most = math.hypot(across, down)
    if not most:
        return Point(start.x, start.y)
    # A neighbour that stands close by must not be overrun.
    share = min(length, most * 0.8) / most
    return Point(start.x + across * share, start.y + down * share)

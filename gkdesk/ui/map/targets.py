"""What can be meant on the map: by a pointer, by a direction, by the beginning of a name."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from gkdesk.network.curves import Curve
from gkdesk.network.marks import Box, CurveMark, Layer, Subject
from gkdesk.text.folding import fold
from gkdesk.text.ids import OrganisationId

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QPointF

    from gkdesk.network.graph import Network
    from gkdesk.network.marks import About, Drawing, Mark, Point, Spot

ACTOR, TIE, NOTHING = Subject.ACTOR.value, Subject.TIE.value, ""
"""The kinds of what can be chosen; nothing is the ground."""

_LEAST_REACH = 12.0
_LINE_REACH = 6.0
_SAMPLES = 12
TIE_RING = 13.0
"""Room of the page around the mark of a line."""

_SHARES = tuple(0.5 + step * 0.04 * side for step in range(10) for side in (1, -1))
_ASIDE = 1.6
"""How much worse a way to the side is than one ahead."""


@dataclass(frozen=True, slots=True)
class Target:
    """An organisation, a cooperation or nothing."""

    kind: str = NOTHING
    ref: int = 0

    def __bool__(self) -> bool:
        return self.kind != NOTHING


NOWHERE = Target()
"""The ground of the map."""


@dataclass(frozen=True, slots=True)
class Hits:
    """How many things a text found, which of them, from 1, is meant now, and what that is."""

    number: int = 0
    place: int = 0
    target: Target = NOWHERE

    def __bool__(self) -> bool:
        return self.number > 0


class Targets:
    """The things of one drawing; points are those of its page."""

    def __init__(self, drawing: Drawing, network: Network) -> None:
        self._drawing = drawing
        self._spots = {spot.actor: spot for spot in drawing.spots}
        self._network = network
        self._lines: dict[int, tuple[tuple[float, float], ...]] = {}

    def spot(self, actor: int) -> Spot | None:
        """Return where an organisation stands; None if it is not shown."""
        return self._spots.get(OrganisationId(actor))

    def has(self, target: Target) -> bool:
        """Return whether a thing is shown."""
        if target.kind == ACTOR:
            return target.ref in self._spots
        return target.kind == TIE and target.ref in self._curves

    def sentence(self, target: Target) -> str:
        """Return what a thing is in one sentence."""
        about = self._told.get((target.kind, target.ref))
        return about.sentence if about else ""

    def name(self, actor: int) -> str:
        """Return the name of an organisation as the map writes it."""
        return self._names.get(actor, "")

    def label(self, actor: int) -> list[Mark]:
        """Return the marks of the name of an organisation."""
        about = (Subject.ACTOR, actor)
        return [
            mark
            for mark in self._drawing.marks
            if mark.layer is Layer.LABELS and (mark.about.subject, mark.about.id) == about
        ]

    def named_in(self, box: Box) -> list[int]:
        """Return the organisations whose names stand at least partly in a box."""
        return [s.actor for s in self._drawing.spots if s.label and s.label.overlaps(box)]

    def unnamed(self, actor: int) -> bool:
        """Return whether there was no room for the name of an organisation."""
        return any(one.actor == actor for one in self._drawing.unnamed)

    def at(self, point: QPointF) -> Target:
        """Return what lies under a point: first a node, then a line, then a name."""
        x, y = point.x(), point.y()
        return self._node_at(x, y) or self._line_at(x, y) or self._label_at(x, y)

    def actor_at(self, point: QPointF) -> int | None:
        """Return the organisation under a point."""
        x, y = point.x(), point.y()
        found = self._node_at(x, y) or self._label_at(x, y)
        return found.ref or None

    def _node_at(self, x: float, y: float) -> Target:
        near = []
        for spot in self._drawing.spots:
            away = math.hypot(spot.centre.x - x, spot.centre.y - y)
            if away <= max(spot.radius * 1.25, _LEAST_REACH):
                near.append((away, spot.actor))
        return Target(ACTOR, min(near)[1]) if near else NOWHERE

    def _line(self, tie: int) -> tuple[tuple[float, float], ...]:
        if tie not in self._lines:
            self._lines[tie] = _polyline(self._curves[tie])
        return self._lines[tie]

    def _label_at(self, x: float, y: float) -> Target:
        for spot in self._drawing.spots:
            box = spot.label
            if box and box.left <= x <= box.right and box.top <= y <= box.bottom:
                return Target(ACTOR, spot.actor)
        return NOWHERE

    def _line_at(self, x: float, y: float) -> Target:
        best, found = _LINE_REACH, NOWHERE
        for left, top, right, bottom, tie in self._bounds:
            if left <= x <= right and top <= y <= bottom:
                away = _distance(self._line(tie), x, y)
                if away < best:
                    best, found = away, Target(TIE, tie)
        return found

    def beside(self, actor: int | None, way: tuple[int, int]) -> int | None:
        """Return the nearest organisation in a direction; the first one of all from nowhere."""
        start = self._spots.get(OrganisationId(actor)) if actor is not None else None
        if start is None:
            return self.first()
        for width in (1.0, 4.0):
            found = min(self._ahead(start, way, width), default=None)
            if found:
                return found[1]
        return None

    def first(self) -> int | None:
        """Return the organisation that is read first."""
        spots = sorted(self._drawing.spots, key=lambda spot: (spot.centre.y, spot.centre.x))
        return spots[0].actor if spots else None

    def _ahead(
        self, start: Spot, way: tuple[int, int], width: float
    ) -> Iterator[tuple[float, int]]:
        for spot in self._drawing.spots:
            x, y = spot.centre.x - start.centre.x, spot.centre.y - start.centre.y
            ahead, aside = x * way[0] + y * way[1], abs(x * way[1]) + abs(y * way[0])
            if ahead > 0 and aside <= width * ahead:
                yield ahead + _ASIDE * aside, spot.actor

    def ties_of(self, actor: int) -> list[int]:
        """Return the shown cooperations of an organisation, clockwise from the top."""
        spot = self.spot(actor)
        if spot is None:
            return []
        found = []
        for tie in self._network.ties:
            if actor in (tie.first, tie.second) and tie.id in self._curves:
                other = self.spot(tie.second if tie.first == actor else tie.first)
                if other is not None:
                    x, y = other.centre.x - spot.centre.x, other.centre.y - spot.centre.y
                    found.append((math.atan2(x, -y) % math.tau, tie.id))
        return [tie for _angle, tie in sorted(found)]

    def tie_middle(self, tie: int) -> Point | None:
        """Return a point near the middle of a line, best one with no node and no name around."""
        curve = self._curves.get(tie)
        if curve is None:
            return None
        return min((curve.at(share) for share in _SHARES), key=self._covered)

    def _covered(self, point: Point) -> tuple[int, int]:
        """Count the nodes and the names that a mark at a point would cover."""
        around = _box(point, TIE_RING)
        nodes = sum(around.overlaps(_box(s.centre, s.radius)) for s in self._drawing.spots)
        return nodes, len(self.named_in(around))

    def ends(self, tie: int) -> tuple[int, int] | None:
        """Return the two organisations of a cooperation."""
        return next(((one.first, one.second) for one in self._network.ties if one.id == tie), None)

    def find(self, text: str) -> list[int]:
        """Return the shown organisations of a name: those that begin with it come first."""
        wanted = fold(text.strip())
        if not wanted:
            return []
        found = []
        for actor in self._network.actors:
            names = (fold(actor.label), fold(actor.name))
            if actor.id in self._spots and any(wanted in name for name in names):
                begins = any(name.startswith(wanted) for name in names)
                found.append((not begins, names[0], actor.id))
        return [actor for _order, _name, actor in sorted(found)]

    def hits(self, text: str, before: int) -> Hits:
        """Return what a text finds: the first, or the one that follows `before`."""
        found = self.find(text)
        if not found:
            return Hits()
        at = (found.index(before) + 1) % len(found) if before in found else 0
        return Hits(len(found), at + 1, Target(ACTOR, found[at]))

    @cached_property
    def _names(self) -> dict[int, str]:
        return {actor.id: actor.label for actor in self._network.actors}

    @cached_property
    def _told(self) -> dict[tuple[str, int], About]:
        return {
            (mark.about.subject.value, mark.about.id): mark.about
            for mark in self._drawing.marks
            if mark.about.is_main
        }

    @cached_property
    def _bounds(self) -> list[tuple[float, float, float, float, int]]:
        """Return within which points a line can be meant; hands are not exact."""
        found = []
        for tie, curve in self._curves.items():
            points = (curve.start, curve.control1, curve.control2, curve.end)
            across, down = [point.x for point in points], [point.y for point in points]
            found.append(
                (
                    min(across) - _LINE_REACH,
                    min(down) - _LINE_REACH,
                    max(across) + _LINE_REACH,
                    max(down) + _LINE_REACH,
                    tie,
                )
            )
        return found

    @cached_property
    def _curves(self) -> dict[int, Curve]:
        return {
            mark.about.id: Curve(mark.start, mark.control1, mark.control2, mark.end)
            for mark in self._drawing.marks
            if isinstance(mark, CurveMark) and mark.layer is Layer.TIES and mark.about.is_main
        }


def _box(centre: Point, half: float) -> Box:
    return Box(centre.x - half, centre.y - half, centre.x + half, centre.y + half)


def _polyline(curve: Curve) -> tuple[tuple[float, float], ...]:
    points = [curve.at(step / _SAMPLES) for step in range(_SAMPLES + 1)]
    return tuple((point.x, point.y) for point in points)


def _distance(line: tuple[tuple[float, float], ...], x: float, y: float) -> float:
    """Return how far a point is from a line of straight pieces."""
    best = math.inf
    last_x, last_y = line[0]
    for next_x, next_y in line[1:]:
        across, down = next_x - last_x, next_y - last_y
        length = across * across + down * down
        share = ((x - last_x) * across + (y - last_y) * down) / length if length else 0.0
        share = min(max(share, 0.0), 1.0)
        away_x, away_y = last_x + share * across - x, last_y + share * down - y
        best = min(best, away_x * away_x + away_y * away_y)
        last_x, last_y = next_x, next_y
    return math.sqrt(best)

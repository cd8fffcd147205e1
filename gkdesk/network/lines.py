"""The ties of a map as marks: line, arrow, pattern, sign of change, sign of quality."""

from __future__ import annotations

import math
from collections import Counter
from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING

from gkdesk.network.curves import (
    EDGE_WIDTHS,
    QUIET_OPACITY,
    QUIET_WIDTH,
    Courses,
    Curve,
    dash_of,
    kind_of,
)
from gkdesk.network.emphasis import WEB, Emphasis, Weight
from gkdesk.network.look import Colouring, Look
from gkdesk.network.marks import (
    About,
    Anchor,
    Box,
    CurveMark,
    EllipseMark,
    Fill,
    Layer,
    Mark,
    Point,
    Stroke,
    Subject,
    TextMark,
)
from gkdesk.network.room import Room
from gkdesk.network.signs import FATE_SIGNS, SIGN_TOKENS, Brush, arrow, pattern, sign
from gkdesk.text.codes.network import (
    Direction,
    Fate,
    FormalBasis,
    InterfaceType,
    Mechanism,
    Quality,
)
from gkdesk.text.wording.map import tie_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gkdesk.network.graph import Tie
    from gkdesk.text.ids import OrganisationId

QUALITY_SIGNS = {
    Quality.SOUND: ("+", "ok"),
    Quality.IMPROVABLE: ("~", "ink2"),
    Quality.TO_CLARIFY: ("!", "warn"),
}
GONE_DASH = (9.0, 4.5, 0.2, 4.5)
"""Dashes and dots: no basis has that line."""

_PLAIN_OPACITY = 0.6
_DIMMED_OPACITY = 0.14
_SIGN_SHARES = tuple(0.5 + step * 0.02 * side for step in range(22) for side in (1, -1))
"""Where on its line a sign may stand; in the middle, if that is free."""
_PARTS_OF_A_SIGN = (1.0, 0.6, 0.2)
"""How much of a sign shall keep away from names, if no place is free for all of it."""


_Kind = InterfaceType | Mechanism | None
_ORDER = itemgetter(0, 1, 2, 3, 4)
_StrokeKey = tuple[Weight, int, FormalBasis, _Kind, Fate | None]


class Lines:
    """Draws all ties, and signs on them that keep away from nodes and names."""

    def __init__(
        self,
        look: Look,
        emphasis: Emphasis,
        courses: Courses,
        names: Mapping[OrganisationId, str],
    ) -> None:
        self._look = look
        self._emphasis = emphasis
        self._courses = courses
        self._names = names
        self._quiet_opacity = QUIET_OPACITY
        self._strokes: dict[_StrokeKey, Stroke] = {}
        page = Box(-math.inf, -math.inf, math.inf, math.inf)
        self._fixed, self._name_room = Room(page), Room(page)

    def draw(self, ties: Sequence[Tie]) -> Iterator[Mark]:
        """Draw the lines from the quiet to the loud.

        Lines of one stroke follow each other: so a painter can draw them at once.
        """
        weights = self._emphasis.ties
        count = Counter(weights[tie.id] for tie in ties)
        quiet = count[Weight.QUIET]
        self._quiet_opacity = QUIET_OPACITY * min(1.0, math.sqrt(WEB / max(quiet, 1)))
        lines = [
            (weight, tie.intensity, stroke.token, stroke.dash, tie.id, tie, stroke)
            for tie in ties
            if (weight := weights[tie.id]) is not Weight.AWAY
            for stroke in (self._stroke(tie, weight),)
        ]
        lines.sort(key=_ORDER)
        least = _least_with_arrow(quiet, count[Weight.DIMMED])
        for weight, *_order, tie, stroke in lines:
            yield self._line(tie, stroke)
            if weight >= least:
                yield from self._ornaments(tie, stroke)

    def signs(
        self, ties: Sequence[Tie], *, nodes: Sequence[Box], names: Sequence[Box]
    ) -> Iterator[Mark]:
        """Draw the signs that stand on the lines; where no place is free, above a name."""
        for room, boxes in ((self._fixed, nodes), (self._name_room, names)):
            for box in boxes:
                room.take(None, box)
        for tie in sorted(ties, key=self._place):
            if self._weight(tie) >= Weight.PLAIN:
                yield from self._signs(tie)

    def _place(self, tie: Tie) -> tuple[Weight, int]:
        return self._weight(tie), tie.id

    def _weight(self, tie: Tie) -> Weight:
        return self._emphasis.ties[tie.id]

    def _line(self, tie: Tie, stroke: Stroke) -> Mark:
        curve = self._courses.curve(tie)
        about = About(Subject.TIE, tie.id, partial(self._sentence, tie))
        return CurveMark(
            about, Layer.TIES, curve.start, curve.control1, curve.control2, curve.end, stroke
        )

    def _ornaments(self, tie: Tie, stroke: Stroke) -> Iterator[Mark]:
        is_arrow = tie.direction is Direction.ONE_WAY
        kind = kind_of(self._kind(tie)) if self._weight(tie) >= Weight.PLAIN else 0
        if not is_arrow and not kind:
            return
        look, curve = self._look, self._courses.curve(tie)
        brush = Brush(About(Subject.TIE, tie.id), Layer.TIES, stroke.opacity)
        if is_arrow:
            size = look.scaled(7.5) + 1.2 * stroke.width
            yield arrow(brush, curve, size, stroke.token)
        if kind:
            size = look.scaled(5.5) + 0.8 * stroke.width
            yield from pattern(brush, kind, curve, size=size, token=stroke.token)

    def _stroke(self, tie: Tie, weight: Weight) -> Stroke:
        key = (weight, tie.intensity, tie.basis, self._kind(tie), self._fate(tie))
        known = self._strokes.get(key)
        if known is None:
            known = self._strokes[key] = self._made_stroke(*key)
        return known

    def _made_stroke(
        self, weight: Weight, intensity: int, basis: FormalBasis, kind: _Kind, fate: Fate | None
    ) -> Stroke:
        look, token = self._look, _token(weight, kind, fate)
        width = EDGE_WIDTHS[intensity - 1] if weight >= Weight.PLAIN else QUIET_WIDTH
        opacity = {
            Weight.DIMMED: _DIMMED_OPACITY,
            Weight.QUIET: self._quiet_opacity,
            Weight.PLAIN: _PLAIN_OPACITY,
        }.get(weight, 1.0)
        if weight is Weight.CHOSEN:
            width += 1.0
        dash = dash_of(basis, look.scaled(1.0))
        if fate is Fate.GONE:
            dash = tuple(look.scaled(length) for length in GONE_DASH)
        return Stroke(token, look.scaled(width), dash, bool(dash), opacity)

    def _fate(self, tie: Tie) -> Fate | None:
        return self._emphasis.tie_fates.get(tie.id)

    def _kind(self, tie: Tie) -> _Kind:
        if self._look.colouring is Colouring.MECHANISM:
            return tie.mechanism
        if self._look.colouring is Colouring.INTERFACE:
            return tie.interface_type
        return None

    def _sentence(self, tie: Tie) -> str:
        return tie_sentence(
            self._names[tie.first],
            self._names[tie.second],
            direction=tie.direction,
            intensity=tie.intensity,
            basis=tie.basis,
            kind=self._kind(tie),
            quality=tie.quality if self._look.shows_quality else None,
            fate=self._fate(tie),
        )

    def _signs(self, tie: Tie) -> Iterator[Mark]:
        fate, curve = self._fate(tie), self._courses.curve(tie)
        brush = Brush(About(Subject.TIE, tie.id), Layer.TIE_SIGNS)
        size = self._look.type_size
        if fate:
            yield from sign(brush, FATE_SIGNS[fate], self._free_point(curve, size * 0.6), size)
        if tie.quality and self._shows_quality(tie):
            centre = self._free_point(curve, size * 0.65)
            yield from quality_sign(brush, tie.quality, centre, size)

    def _shows_quality(self, tie: Tie) -> bool:
        if not self._look.shows_quality:
            return False
        is_loud = self._weight(tie) >= Weight.NEAR or tie.quality is Quality.TO_CLARIFY
        return is_loud or not self._look.is_calm

    def _free_point(self, curve: Curve, radius: float) -> Point:
        """Return a point of the curve where a sign covers nothing, or only the edge of a name."""
        spots = [curve.at(share) for share in _SIGN_SHARES]
        bare = [at for at in spots if self._fixed.is_free(*_around(at, radius))]
        for part in _PARTS_OF_A_SIGN:
            for at in bare:
                if self._name_room.is_free(*_around(at, radius * part)):
                    return self._taken(at, radius)
        return self._taken(bare[0], radius) if bare else spots[0]

    def _taken(self, at: Point, radius: float) -> Point:
        self._fixed.take(None, Box(*_around(at, radius)))
        return at


def _around(at: Point, radius: float) -> tuple[float, float, float, float]:
    return at.x - radius, at.y - radius, at.x + radius, at.y + radius


def _least_with_arrow(quiet: int, dimmed: int) -> Weight:
    """Return how loud a line must be to have an arrow: in a web nobody could tell whose it is."""
    if quiet > WEB:
        return Weight.PLAIN
    return Weight.QUIET if quiet + dimmed > WEB else Weight.DIMMED


def _token(weight: Weight, kind: _Kind, fate: Fate | None) -> str:
    if fate:
        return SIGN_TOKENS[FATE_SIGNS[fate]]
    if number := kind_of(kind):
        return f"tie{number}"
    return "accent" if weight >= Weight.NEAR else "edge"


def quality_sign(brush: Brush, quality: Quality, centre: Point, size: float) -> Iterator[Mark]:
    """Draw the disc with the sign of a quality."""
    text, token = QUALITY_SIGNS[quality]
    radius = size * 0.6
    pen = Stroke(token, size * 0.1, opacity=brush.opacity)
    ground = Fill("surface", brush.opacity)
    yield EllipseMark(brush.about, brush.layer, centre, radius, radius, ground, pen)
    at = Point(centre.x, centre.y + size * 0.3)
    yield TextMark(brush.about, brush.layer, text, at, size * 0.9, token, 600, Anchor.MIDDLE)

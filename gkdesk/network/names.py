"""The organisations of a map as marks: node, emphasis, name, signs behind the name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from gkdesk.network.curves import unit
from gkdesk.network.emphasis import Emphasis, Weight
from gkdesk.network.graph import Actor
from gkdesk.network.labels import CROWD, Measure
from gkdesk.network.marks import (
    About,
    Anchor,
    EllipseMark,
    Frame,
    Label,
    Layer,
    Mark,
    Node,
    Point,
    PolygonMark,
    Stroke,
    Subject,
    TextMark,
)
from gkdesk.network.signs import FATE_SIGNS, SIGN_WIDTH, Brush, Sign, node, polygon, sign
from gkdesk.text.codes.network import Fate, Ring
from gkdesk.text.wording.map import actor_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gkdesk.network.look import Look
    from gkdesk.text.ids import OrganisationId

NODE_RADII = {Ring.CORE: 12.0, Ring.ALLIANCE: 9.0, Ring.WIDER: 7.0}
HALO = 3.5
"""As the theme's `[map]` states them."""

_DIMMED_OPACITY = 0.35
_OUTER = 0.55
_REACH = 1.22
"""How far the corners of a node stand out over its radius."""

_OUTLINE = 3.7
_RINGS = list(Ring)


@dataclass(frozen=True, slots=True)
class Stand:
    """An organisation on the page; `partners` is the number of its cooperations.

    `ring` is the name of its ring.
    """

    actor: Actor
    centre: Point
    radius: float
    partners: int
    ring: str
    fate: Fate | None

    @property
    def signs(self) -> tuple[Sign, ...]:
        """Return the signs behind the name."""
        stale = (Sign.STALE,) if self.actor.is_stale else ()
        return (*stale, FATE_SIGNS[self.fate]) if self.fate else stale


def node_radius(look: Look, ring: Ring, crowd: int) -> float:
    """Return the radius of a node; many organisations get smaller ones."""
    return look.scaled(NODE_RADII[ring]) * (1.0 if crowd <= CROWD else max(0.5, CROWD / crowd))


def label_nodes(stands: Sequence[Stand], frame: Frame, look: Look) -> list[Node]:
    """Return what has to be placed, and who chooses first.

    In a crowd that are the near and the well connected, because some will stay without a name;
    otherwise the long names, because the short ones find room between them.
    """
    is_crowd = len(stands) > CROWD
    return [
        Node(
            stand.actor.id,
            stand.actor.label,
            stand.centre,
            stand.radius * _REACH + (look.scaled(_OUTLINE) if stand.fate else 0.0),
            (
                _RINGS.index(stand.actor.ring),
                -stand.partners if is_crowd else -len(stand.actor.label),
            ),
            _outward(stand, frame),
            SIGN_WIDTH * len(stand.signs),
        )
        for stand in stands
    ]


def _outward(stand: Stand, frame: Frame) -> int:
    share = (stand.centre.x - frame.centre.x) / frame.radius_x
    if abs(share) < _OUTER:
        return 0
    return 1 if share > 0 else -1


class Figures:
    """Draws organisations and their names."""

    def __init__(self, look: Look, emphasis: Emphasis, measure: Measure) -> None:
        self._look = look
        self._emphasis = emphasis
        self._measure = measure

    def nodes(self, stands: Sequence[Stand]) -> Iterator[Mark]:
        """Draw the nodes, the loud ones last."""
        for stand in sorted(stands, key=lambda stand: self._weight(stand.actor.id)):
            actor, weight = stand.actor, self._weight(stand.actor.id)
            about = About(Subject.ACTOR, actor.id, partial(_sentence, stand))
            brush = Brush(about, Layer.ACTORS, self._opacity(weight))
            yield node(brush, stand.centre, stand.radius, area=actor.area, ring=actor.ring)
            yield from self._outlines(stand, weight)

    def _outlines(self, stand: Stand, weight: Weight) -> Iterator[Mark]:
        look, about = self._look, About(Subject.ACTOR, stand.actor.id)
        if weight is Weight.CHOSEN:
            radius = stand.radius * _REACH + look.scaled(3.5)
            pen = Stroke("accent", look.scaled(2.2))
            yield EllipseMark(about, Layer.ACTORS, stand.centre, radius, radius, None, pen)
        if stand.actor.id == look.focused:
            points = polygon(stand.centre, stand.radius * 1.5 + look.scaled(8), 4, 45.0)
            pen = Stroke("accent", look.scaled(2.0))
            yield PolygonMark(about, Layer.ACTORS, points, None, pen)
        if stand.fate:
            radius = stand.radius * _REACH + look.scaled(_OUTLINE - 0.7)
            dash = (look.scaled(2.5), look.scaled(2.5)) if stand.fate is Fate.GONE else ()
            pen = Stroke("ink2", look.scaled(1.4), dash)
            yield EllipseMark(about, Layer.ACTORS, stand.centre, radius, radius, None, pen)

    def labels(
        self, stands: Mapping[OrganisationId, Stand], labels: Sequence[Label]
    ) -> Iterator[Mark]:
        """Write the names with their signs, the loud ones last."""
        for label in sorted(labels, key=lambda label: self._weight(label.actor)):
            yield from self._label(stands[label.actor], label)

    def _label(self, stand: Stand, label: Label) -> Iterator[Mark]:
        look, level = self._look, self._weight(label.actor)
        about = About(Subject.ACTOR, label.actor)
        opacity = self._opacity(level)
        if label.has_leader:
            yield _leader(stand, label, Brush(about, Layer.LABELS, opacity))
        token = "ink2" if stand.actor.ring is Ring.WIDER and level < Weight.NEAR else "ink"
        weight = 600 if level >= Weight.NEAR else 400
        for index, line in enumerate(label.lines):
            room = label.sign if index == len(label.lines) - 1 else 0.0
            at = Point(label.x - _pulled(label.anchor, room), label.y + index * label.pitch)
            yield TextMark(
                about, Layer.LABELS, line, at, label.size, token, weight, label.anchor,
                opacity=opacity, halo=look.scaled(HALO),
            )  # fmt: skip
        width = self._measure(label.lines[-1], label.size, weight)
        start = Point(at.x + _behind(label.anchor, width), at.y - 0.36 * label.size)
        brush = Brush(about, Layer.LABELS, opacity)
        for index, kind in enumerate(stand.signs):
            x = start.x + (index + 0.55) * SIGN_WIDTH * label.size
            yield from sign(brush, kind, Point(x, start.y), label.size)

    def _weight(self, actor: OrganisationId) -> Weight:
        return self._emphasis.actors[actor]

    def _opacity(self, weight: Weight) -> float:
        return _DIMMED_OPACITY if weight is Weight.DIMMED else 1.0


def _sentence(stand: Stand) -> str:
    actor = stand.actor
    return actor_sentence(
        actor.name,
        area=actor.area,
        ring=stand.ring,
        partners=stand.partners,
        is_stale=actor.is_stale,
        fate=stand.fate,
    )


def _pulled(anchor: Anchor, room: float) -> float:
    """Return how far a line gives way to the signs behind it."""
    return {Anchor.START: 0.0, Anchor.MIDDLE: room / 2, Anchor.END: room}[anchor]


def _behind(anchor: Anchor, width: float) -> float:
    return {Anchor.START: width, Anchor.MIDDLE: width / 2, Anchor.END: 0.0}[anchor]


def _leader(stand: Stand, label: Label, brush: Brush) -> Mark:
    """Return the thin line from the border of a node to the nearest point of its far name."""
    centre, box = stand.centre, label.box
    end = Point(min(max(centre.x, box.left), box.right), min(max(centre.y, box.top), box.bottom))
    way = unit(centre, end)
    start = Point(centre.x + way.x * stand.radius, centre.y + way.y * stand.radius)
    return brush.line(start, end, Stroke("ink2", label.size * 0.07, opacity=brush.opacity))

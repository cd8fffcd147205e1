"""A network, its arrangement and a look become a drawing: pure, the same for screen and print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gkdesk.network.curves import Courses, Ends
from gkdesk.network.emphasis import Emphasis, Weight, weigh
from gkdesk.network.ground import Ground, draw_ground, draw_header, header_height
from gkdesk.network.labels import CROWD, Measure, label_steps
from gkdesk.network.legend import draw_legend, legend_height
from gkdesk.network.lines import Lines
from gkdesk.network.marks import Box, Drawing, Frame, Label, Mark, Placed, Point, Spot, Unnamed
from gkdesk.network.names import Figures, Stand, label_nodes, node_radius
from gkdesk.network.steps import Steps, finished
from gkdesk.text.ids import OrganisationId
from gkdesk.text.wording.map import map_sentence, ring_word, unnamed_line

if TYPE_CHECKING:
    from gkdesk.network.graph import Network
    from gkdesk.network.layout import Arrangement
    from gkdesk.network.look import Look

_NAMED_AT_MOST = 8
_MARKS_A_STEP = 200
_SMALLER_FOR_ALL = (0.9, 0.8)
"""Sizes of type for all names, if at the full size some would have none."""

_Labels = dict[OrganisationId, Label]


def draw(
    network: Network,
    arrangement: Arrangement,
    look: Look,
    *,
    measure: Measure,
    earlier: Drawing | None = None,
) -> Drawing:
    """Draw a network in its arrangement.

    `network` is the whole one that was arranged; what a filter or a view leaves out is said by
    `look`. `measure` returns the width of a text in the font of the renderer. With `earlier`, the
    last drawing by the same `measure`, a selection or a filter need not place all names and bend
    all lines again; the result is the same without it.
    """
    steps = drawing_steps(network, arrangement, look, measure=measure, earlier=earlier)
    return finished(steps)


def drawing_steps(
    network: Network,
    arrangement: Arrangement,
    look: Look,
    *,
    measure: Measure,
    earlier: Drawing | None = None,
) -> Steps[Drawing]:
    """Do what `draw` does in small steps, so that a screen stays alive meanwhile."""
    emphasis = weigh(network, look)
    yield
    plans = yield from _plans(network, arrangement, look, emphasis, measure, earlier)
    plan = plans[-1]
    known = plan.stands
    ties = [tie for tie in network.ties if tie.first in known and tie.second in known]
    shown = sum(emphasis.ties[tie.id] is not Weight.AWAY for tie in ties)
    courses = _courses(network, look, plan, earlier)
    marks = yield from _marks(network, arrangement, look, emphasis, plan, courses, measure)
    return Drawing(
        width=look.page.width,
        height=look.page.height,
        title=look.title,
        sentence=map_sentence(look.title, actors=len(known), ties=shown, as_of=network.as_of),
        marks=marks,
        frame=plan.ground.frame,
        spots=tuple(_spot(stand, plan.labels) for stand in known.values()),
        unnamed=plan.unnamed,
        placed=tuple(one.placed for one in plans),
        courses=courses,
    )


def _plans(
    network: Network,
    arrangement: Arrangement,
    look: Look,
    emphasis: Emphasis,
    measure: Measure,
    earlier: Drawing | None,
) -> Steps[list[_Plan]]:
    """Return the plans that were made; the last one is drawn."""
    known = earlier.placed if earlier else ()
    lines = int(len(network.actors) > CROWD)
    first = yield from _plan(
        network, arrangement, look, emphasis, measure, lines=lines, earlier=known
    )
    if not first.unnamed or not look.has_legend or lines:
        return [first]
    # The names that found no room are listed in the legend, which costs a line of it.
    second = yield from _plan(network, arrangement, look, emphasis, measure, lines=1, earlier=known)
    return [first, second]


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where everything stands; `stands` and `labels` are those that are shown."""

    ground: Ground
    every: Sequence[Stand]
    stands: dict[OrganisationId, Stand]
    labels: dict[OrganisationId, Label]
    placed: Placed
    unnamed: tuple[Unnamed, ...]
    lines: int


def _plan(
    network: Network,
    arrangement: Arrangement,
    look: Look,
    emphasis: Emphasis,
    measure: Measure,
    *,
    lines: int,
    earlier: Sequence[Placed],
) -> Steps[_Plan]:
    area = _area(look, arrangement, measure, lines)
    ground = draw_ground(arrangement, look, area, measure)
    every = _stands(network, arrangement, look, emphasis, ground.frame, area)
    shown = [s for s in every if emphasis.actors[s.actor.id] is not Weight.AWAY]
    yield
    labels, placed = yield from _labels(every, shown, look, ground, area, measure, earlier)
    unnamed = tuple(
        Unnamed(stand.actor.id, stand.actor.label)
        for stand in shown
        if stand.actor.id not in labels
    )
    stands = {stand.actor.id: stand for stand in shown}
    return _Plan(ground, every, stands, labels, placed, unnamed, lines)


def _area(look: Look, arrangement: Arrangement, measure: Measure, lines: int) -> Box:
    page = look.page
    foot = legend_height(look, arrangement.division, measure, lines)
    return Box(
        page.margin,
        page.margin + header_height(look),
        page.width - page.margin,
        page.height - page.margin - foot,
    )


def _stands(
    network: Network,
    arrangement: Arrangement,
    look: Look,
    emphasis: Emphasis,
    frame: Frame,
    area: Box,
) -> list[Stand]:
    partners: dict[OrganisationId, int] = {}
    for tie in network.ties:
        for end in {tie.first, tie.second}:
            partners[end] = partners.get(end, 0) + 1
    stands = []
    for actor in sorted(network.actors, key=lambda actor: actor.id):
        place = arrangement.places.get(actor.id)
        if place is None:
            continue
        radius = node_radius(look, actor.ring, len(network.actors))
        centre = _inside(frame.to_page(place.x, place.y), area, radius * 1.3)
        fate = emphasis.actor_fates.get(actor.id)
        ring = ring_word(actor.ring, network.core_word, network.alliance_word)
        stands.append(Stand(actor, centre, radius, partners.get(actor.id, 0), ring, fate))
    return stands


def _inside(point: Point, area: Box, edge: float) -> Point:
    """Keep a place that was chosen by hand on the page."""
    return Point(
        min(max(point.x, area.left + edge), area.right - edge),
        min(max(point.y, area.top + edge), area.bottom - edge),
    )


def _labels(
    every: Sequence[Stand],
    shown: Sequence[Stand],
    look: Look,
    ground: Ground,
    area: Box,
    measure: Measure,
    earlier: Sequence[Placed],
) -> Steps[tuple[_Labels, Placed]]:
    """Place names as if nothing were hidden; what a filter hides makes room for the unnamed."""

    def placed(stands: Sequence[Stand], scale: float, kept: Sequence[Label] = ()) -> Steps[_Labels]:
        return label_steps(
            label_nodes(stands, ground.frame, look),
            page=area,
            size=look.type_size * scale,
            measure=measure,
            obstacles=ground.boxes,
            kept=kept,
            is_strict=look.is_calm,
        )

    asked = Placed(
        tuple(label_nodes(every, ground.frame, look)), area, ground.boxes, look.type_size
    )
    same = next((one for one in earlier if replace(one, labels=()) == asked), None)
    if same:
        labels = {label.actor: label for label in same.labels}
    else:
        labels = yield from placed(every, 1.0)
        for scale in () if len(every) > CROWD or look.is_calm else _SMALLER_FOR_ALL:
            if len(labels) < len(every):
                smaller = yield from placed(every, scale)
                labels = max(labels, smaller, key=len)
    found = replace(asked, labels=tuple(labels.values()))
    kept = [labels[stand.actor.id] for stand in shown if stand.actor.id in labels]
    if len(kept) == len(shown) or len(shown) == len(every):
        return {label.actor: label for label in kept}, found
    filled = yield from placed(shown, 1.0, kept)
    return filled, found


def _courses(network: Network, look: Look, plan: _Plan, earlier: Drawing | None) -> Courses:
    """Return the ways of all lines, also of those that a filter leaves out."""
    ends = Ends(
        {stand.actor.id: stand.centre for stand in plan.every},
        {stand.actor.id: stand.radius for stand in plan.every},
        plan.ground.frame.centre,
        look.scaled(1.0),
    )
    known = earlier.courses if earlier else None
    return known if known and known.fits(network.ties, ends) else Courses(network.ties, ends)


def _marks(
    network: Network,
    arrangement: Arrangement,
    look: Look,
    emphasis: Emphasis,
    plan: _Plan,
    courses: Courses,
    measure: Measure,
) -> Steps[tuple[Mark, ...]]:
    stands = [*plan.stands.values()]
    names = {stand.actor.id: stand.actor.name for stand in stands}
    ties = [tie for tie in network.ties if tie.first in names and tie.second in names]
    figures, lines = Figures(look, emphasis, measure), Lines(look, emphasis, courses, names)
    nodes = [_node_box(stand) for stand in stands]
    boxes = [label.box for label in plan.labels.values()]
    hidden = [_fitting(plan.unnamed, look, measure)] if plan.lines and plan.unnamed else []
    parts = (
        plan.ground.marks,
        lines.draw(ties),
        figures.nodes(stands),
        figures.labels(plan.stands, [*plan.labels.values()]),
        lines.signs(ties, nodes=nodes, names=boxes),
        draw_header(look, network.as_of, measure),
        draw_legend(look, arrangement.division, measure, hidden),
    )
    marks: list[Mark] = []
    for part in parts:
        for mark in part:
            marks.append(mark)
            if len(marks) % _MARKS_A_STEP == 0:
                yield
    return tuple(marks)


def _fitting(unnamed: Sequence[Unnamed], look: Look, measure: Measure) -> str:
    """Name as many as the width of the page allows."""
    names = [one.name for one in unnamed]
    room = look.page.width - 2 * look.page.margin
    for shown in range(min(len(names), _NAMED_AT_MOST), 0, -1):
        line = unnamed_line(names, shown)
        if measure(line, look.type_size, 400) <= room:
            return line
    return unnamed_line(names, 0)


def _node_box(stand: Stand) -> Box:
    x, y, radius = stand.centre.x, stand.centre.y, stand.radius
    return Box(x - radius, y - radius, x + radius, y + radius)


def _spot(stand: Stand, labels: dict[OrganisationId, Label]) -> Spot:
    label = labels.get(stand.actor.id)
    return Spot(stand.actor.id, stand.centre, stand.radius, label.box if label else None)

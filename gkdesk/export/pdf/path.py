"""A path: steps along a vertical line, each with a mark whose shape says how far it is.

A full disc with a tick is reached, a ring with a dot is now, an empty ring is still to come; the
line towards what is still to come is dashed. A grey copy tells them apart as well.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from gkdesk.export.content import PathState
from gkdesk.export.pdf import styles
from gkdesk.export.pdf.blocks import paired_titles
from gkdesk.export.pdf.boxes import EPSILON, Box, Stack
from gkdesk.export.pdf.builder import Builder, group
from gkdesk.export.pdf.tags import Node, Role, list_numbering
from gkdesk.text.languages import is_rtl

if TYPE_CHECKING:
    from gkdesk.export import content as model
    from gkdesk.export.pdf.ink import Ink

TRACK = 30.0
RADIUS = 7.5
PEN = 1.6
DASHES = "[3.2 3.6] 0 d"
DISTANCE = 13.0
LARGE = 0.4  # of a page; a step of more may be cut
_ROUND = 0.5523


def path(builder: Builder, block: model.Path, width: float, parent: Node | None) -> list[Box]:
    """Set a path as a list of its steps."""
    if not block.steps:
        return []
    node = group(parent, Role.L, list_numbering("None"))
    states = [step.state for step in block.steps]
    boxes: list[Box] = [
        _step(builder, step, after, width, node, rtl=is_rtl(block.language))
        for step, after in zip(block.steps, [*states[1:], None], strict=True)
    ]
    boxes[0] = replace(boxes[0], before=4.0)
    boxes[-1] = replace(boxes[-1], after=8.0)
    return boxes


def _step(
    builder: Builder,
    step: model.PathStep,
    following: PathState | None,
    width: float,
    parent: Node | None,
    *,
    rtl: bool,
) -> Box:
    factor = builder.sheet.factor
    room = width - TRACK * factor
    node = group(parent, Role.LI)
    look = styles.STATE_WORDS
    label = group(node, Role.LBL) if step.state_words else None
    items = paired_titles(builder, step.state_words, room, label, look)
    body = group(node, Role.LBODY)
    items += paired_titles(builder, step.title, room, body, styles.STEP_TITLE)
    items += builder.build(step.blocks, room, body)
    content = Stack(items=items)
    return Step(
        content=content,
        width=width,
        factor=factor,
        rtl=rtl,
        state=step.state,
        following=following,
        padding=DISTANCE * factor,
        loose=content.height > LARGE * builder.page_height,
    )


@dataclass(frozen=True, kw_only=True)
class Step(Box):
    """A step with its mark, and the line from there to the mark of the next one."""

    content: Box
    width: float
    factor: float
    rtl: bool
    state: PathState | None
    following: PathState | None
    padding: float
    loose: bool = False

    @cached_property
    def height(self) -> float:
        least = 2 * RADIUS * self.factor
        below = self.padding if self.following is not None else 0.0
        return max(least, self.content.height) + below

    def draw(self, ink: Ink, x: float, top: float) -> None:
        radius = RADIUS * self.factor
        middle = x + self.width - radius - PEN if self.rtl else x + radius + PEN
        first = top - radius - PEN if self.state is not None else top + radius
        ink.artifact()
        if self.following is not None:
            self._line(ink, middle, first - radius, top - self.height)
        if self.state is not None:
            ink.operate(_mark(self.state, middle, first, radius))
        shift = 0.0 if self.rtl else TRACK * self.factor
        self.content.draw(ink, x + shift, top)

    def _line(self, ink: Ink, x: float, upper: float, lower: float) -> None:
        dashes = f"{DASHES} " if self.following is PathState.NEXT else ""
        colour = "{} {} {} RG".format(*styles.INK_SOFT)
        ink.operate(f"q {colour} {PEN} w {dashes}{x:.2f} {upper:.2f} m {x:.2f} {lower:.2f} l S Q")

    def split(self, room: float, *, force: bool) -> tuple[Box | None, Box | None]:
        if self.height <= room + EPSILON:
            return self, None
        if self.content.height <= room + EPSILON:
            return replace(self, padding=max(0.0, room - self.content.height)), None
        if not force and not self.loose:
            return None, self
        head, tail = self.content.split(room, force=force)
        if head is None or tail is None:
            whole = self if head is None else replace(self, content=head, padding=0.0)
            return (whole, None) if force else (None, self)
        return (
            replace(self, content=head, padding=0.0, after=0.0),
            replace(self, content=tail, state=None, before=0.0),
        )


def _mark(state: PathState, x: float, y: float, radius: float) -> str:
    """Return the operators of a mark: disc with tick, ring with dot, or empty ring."""
    pen = "{} {} {} RG".format(*styles.ACCENT)
    fill = "{} {} {} rg".format(*styles.ACCENT)
    circle = _circle(x, y, radius)
    if state is PathState.REACHED:
        points = ((-0.45, -0.02), (-0.12, -0.36), (0.48, 0.34))
        first, *others = (f"{x + a * radius:.2f} {y + b * radius:.2f}" for a, b in points)
        tick = " ".join([f"{first} m", *(f"{other} l" for other in others)])
        return f"q {fill} {circle} f 1 1 1 RG {PEN * 1.2:.2f} w 1 J 1 j {tick} S Q"
    if state is PathState.NOW:
        dot = _circle(x, y, radius * 0.45)
        return f"q 1 1 1 rg {pen} {PEN * 1.5:.2f} w {circle} B {fill} {dot} f Q"
    return f"q 1 1 1 rg {pen} {PEN} w {circle} B Q"


def _circle(x: float, y: float, radius: float) -> str:
    path = [f"{x + radius:.2f} {y:.2f} m"]
    for cos, sin, to_cos, to_sin in ((1, 0, 0, 1), (0, 1, -1, 0), (-1, 0, 0, -1), (0, -1, 1, 0)):
        points = (
            (cos + _ROUND * to_cos, sin + _ROUND * to_sin),
            (to_cos + _ROUND * cos, to_sin + _ROUND * sin),
            (to_cos, to_sin),
        )
        path.append(
            " ".join(f"{x + a * radius:.2f} {y + b * radius:.2f}" for a, b in points) + " c"
        )
    return " ".join([*path, "h"])

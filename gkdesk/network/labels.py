"""Where each name stands: beside its node, over nothing else, inside the page.

Names are placed one after the other, the important first, each at the best free place of a fixed
list of candidates. A name that finds none may push others to other free places. Only if that
fails it gets smaller type, then a place at a distance with a line that leads to it, and only if
that fails it stays away and is reported by the caller.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from gkdesk.network.marks import PITCH, Anchor, Box, Label, Node
from gkdesk.network.room import Room
from gkdesk.network.steps import Steps, finished

if TYPE_CHECKING:
    from gkdesk.text.ids import OrganisationId

Measure = Callable[[str, float, int], float]
"""Return the width of a text in points; arguments are the text, its size and its weight."""

WEIGHT = 600
"""Names are measured as wide as they can get, so that selecting one never moves it."""

ASCENT = 0.95
DESCENT = 0.28
"""Of a line, as shares of the size of type."""

SMALLER = (1.0, 0.9, 0.8)
_LONG_LINE = 15
_SPLIT_AFTER = " -/–"
_GAP = 0.15
_AIR = 0.3
"""Of a size of type, between two names in a line: closer ones are read as one."""

_FAR = (1.0, 2.0, 3.0, 4.0)
_DEPTH = 3
_MOST_BLOCKERS = 2
_MOST_PUSHES = 2000
_NAMES_A_STEP = 4
CROWD = 120
"""Up to so many organisations every name is fought for; beyond, the less important give way."""


def place_labels(
    nodes: Sequence[Node],
    *,
    page: Box,
    size: float,
    measure: Measure,
    obstacles: Sequence[Box] = (),
    kept: Sequence[Label] = (),
    is_strict: bool = False,
) -> dict[OrganisationId, Label]:
    """Return the labels of all names for which there is room; `kept` ones stay as they are.

    A strict map leaves a name away rather than to write it where it seems to be another's.
    """
    steps = label_steps(
        nodes,
        page=page,
        size=size,
        measure=measure,
        obstacles=obstacles,
        kept=kept,
        is_strict=is_strict,
    )
    return finished(steps)


def label_steps(
    nodes: Sequence[Node],
    *,
    page: Box,
    size: float,
    measure: Measure,
    obstacles: Sequence[Box] = (),
    kept: Sequence[Label] = (),
    is_strict: bool = False,
) -> Steps[dict[OrganisationId, Label]]:
    """Do what `place_labels` does in small steps, so that a screen stays alive meanwhile."""
    room = Room(page, [*obstacles, *(_node_box(node) for node in nodes)])
    # Kept names do not give way, and in a crowd hardly any push ends well.
    most = 0 if kept or len(nodes) > CROWD else _MOST_PUSHES
    placing = _Placing(room, {node.actor: node for node in nodes}, cache(measure), most)
    for label in kept:
        room.take(None, _with_air(label))
        placing.labels[label.actor] = label
    waiting = sorted(
        (node for node in nodes if node.actor not in placing.labels),
        key=lambda node: (node.rank, node.text, node.actor),
    )
    for scale in SMALLER if len(nodes) <= CROWD else SMALLER[::2]:
        unplaced = []
        for index, node in enumerate(waiting):
            if not placing.find(node, size * scale):
                unplaced.append(node)
            if index % _NAMES_A_STEP == 0:
                yield
        waiting = unplaced
    if len(nodes) <= CROWD:
        for node in waiting:
            placing.find_afar(node, size * SMALLER[-1], is_strict=is_strict)
            yield
    return placing.labels


def _node_box(node: Node) -> Box:
    x, y, radius = node.centre.x, node.centre.y, node.radius
    return Box(x - radius, y - radius, x + radius, y + radius)


def _with_air(label: Label) -> Box:
    box, air = label.box, _AIR * label.size
    return Box(box.left - air, box.top, box.right + air, box.bottom)


_Try = tuple[float, float, float, float, int, tuple[str, ...]]
"""A box where a name might stand, the side of its node on which it lies, and its lines."""


class _Placing:
    def __init__(
        self,
        room: Room,
        nodes: dict[OrganisationId, Node],
        measure: Measure,
        pushes: int,
    ) -> None:
        self.labels: dict[OrganisationId, Label] = {}
        self._room = room
        self._nodes = nodes
        self._measure = measure
        self._pushes = pushes
        self._journal: list[tuple[Label, bool]] = []
        self._known: dict[tuple[OrganisationId, float], list[_Try]] = {}

    def put(self, label: Label) -> None:
        self._room.take(label.actor, _with_air(label))
        self.labels[label.actor] = label
        self._journal.append((label, True))

    def find(self, node: Node, size: float) -> bool:
        """Place the name of one node; return whether there was room."""
        # Most names stand at once: candidates are made one by one, not all beforehand.
        for way in _candidates(node, size, self._measure):
            if self._room.is_free(*way[:4]):
                self.put(_label(node, size, way))
                return True
        if self._pushes <= 0:
            return False
        return self._push_for(node, size, self._candidates(node, size), _DEPTH, {node.actor})

    def find_afar(self, node: Node, size: float, *, is_strict: bool) -> bool:
        """Place a name at a distance, with a line that leads to it; best near no other node."""
        far = [replace(node, radius=node.radius + distance * size) for distance in _FAR]
        ways = [way for one in far for way in _candidates(one, size, self._measure)]
        clear = [way for way in ways if self._seems_to_be_of(node, way)]
        if self._put_afar(node, size, clear):
            return True
        return not is_strict and self._put_afar(node, size, ways)

    def _put_afar(self, node: Node, size: float, ways: Sequence[_Try]) -> bool:
        for way in ways:
            if self._room.is_free(*way[:4]):
                self.put(_label(node, size, way, has_leader=True))
                return True
        return self._push_for(node, size, ways, _DEPTH, {node.actor}, has_leader=True)

    def _seems_to_be_of(self, node: Node, way: _Try) -> bool:
        """Return whether no other node is nearer to a name: it would seem to be that one's."""
        own = _away(node, way)
        return all(
            _away(other, way) > own for other in self._nodes.values() if other.actor != node.actor
        )

    def _push_for(
        self,
        node: Node,
        size: float,
        candidates: Sequence[_Try],
        depth: int,
        settled: set[OrganisationId],
        *,
        has_leader: bool = False,
    ) -> bool:
        """Place one of the candidates by moving one or two names that are not yet settled."""
        for way in candidates:
            if self._pushes <= 0:
                return False
            blockers = self._room.blockers(*way[:4])
            if blockers and len(blockers) <= _MOST_BLOCKERS and not blockers & settled:
                self._pushes -= 1
                label = _label(node, size, way, has_leader=has_leader)
                if self._push(label, sorted(blockers), depth, settled):
                    return True
        return False

    def _push(
        self,
        label: Label,
        others: Sequence[OrganisationId],
        depth: int,
        settled: set[OrganisationId],
    ) -> bool:
        mark = len(self._journal)
        moved = [self._remove(other) for other in others]
        self.put(label)
        settled = settled | set(others)
        if all(self._place_again(old, depth, settled) for old in moved):
            return True
        self._undo_to(mark)
        return False

    def _place_again(self, old: Label, depth: int, settled: set[OrganisationId]) -> bool:
        node, size = self._nodes[old.actor], old.size
        candidates = self._candidates(node, size)
        for way in candidates:
            if self._room.is_free(*way[:4]):
                self.put(_label(node, size, way))
                return True
        return depth > 1 and self._push_for(node, size, candidates, depth - 1, settled)

    def _remove(self, actor: OrganisationId) -> Label:
        label = self.labels.pop(actor)
        self._room.free(actor, _with_air(label))
        self._journal.append((label, False))
        return label

    def _undo_to(self, mark: int) -> None:
        while len(self._journal) > mark:
            label, was_put = self._journal.pop()
            if was_put:
                self._room.free(label.actor, _with_air(self.labels.pop(label.actor)))
            else:
                self._room.take(label.actor, _with_air(label))
                self.labels[label.actor] = label

    def _candidates(self, node: Node, size: float) -> list[_Try]:
        key = (node.actor, size)
        if key not in self._known:
            self._known[key] = list(_candidates(node, size, self._measure))
        return self._known[key]


def _away(node: Node, way: _Try) -> float:
    """Return how far a box is from the border of a node."""
    left, top, right, bottom = way[:4]
    across = max(left - node.centre.x, 0.0, node.centre.x - right)
    down = max(top - node.centre.y, 0.0, node.centre.y - bottom)
    return math.hypot(across, down) - node.radius


def _candidates(node: Node, size: float, measure: Measure) -> Iterator[_Try]:
    x, y = node.centre.x, node.centre.y
    away = node.radius + _GAP * size
    for lines in _breaks(node.text):
        widths = [measure(line, size, WEIGHT) for line in lines]
        widths[-1] += node.sign_width * size
        width = max(widths)
        height = (ASCENT + DESCENT + PITCH * (len(lines) - 1)) * size
        for across, down, shift in _sides(node.outward):
            if across:
                left = x + away if across > 0 else x - away - width
                top = y + shift * height - height / 2
            else:
                left = x + shift * width - width / 2
                top = y + away if down > 0 else y - away - height
            yield left, top, left + width, top + height, across, lines


def _breaks(text: str) -> list[tuple[str, ...]]:
    """Return the ways to set a name: one line first if it is short, else two, else three."""
    one = (text,)
    if len(text) <= _LONG_LINE:
        return [one]
    two, three = _split(text, 2), _split(text, 3)
    ways = [two, one, three] if len(text) > _LONG_LINE + 3 else [one, two]
    return list(dict.fromkeys(ways))


def _split(text: str, count: int) -> tuple[str, ...]:
    """Break a text into `count` lines so that the longest is as short as can be."""
    if count == 1:
        return (text,)
    best: tuple[str, ...] = (text,)
    for at in range(1, len(text)):
        if text[at - 1] in _SPLIT_AFTER and text[at] not in _SPLIT_AFTER:
            lines = (text[:at].rstrip(), *_split(text[at:], count - 1))
            best = min(best, lines, key=_longest)
    return best


def _longest(lines: tuple[str, ...]) -> int:
    return max(len(line) for line in lines)


_Side = tuple[int, int, float]
"""Horizontal and vertical direction from the node, and a shift along the other axis."""

_RIGHT, _LEFT = (1, 0, 0.0), (-1, 0, 0.0)
_BELOW, _ABOVE = (0, 1, 0.0), (0, -1, 0.0)
_SHIFTED = (
    *((0, down, shift) for shift in (0.3, -0.3) for down in (1, -1)),
    *((across, 0, shift) for shift in (0.5, -0.5) for across in (1, -1)),
    *((0, down, shift) for shift in (0.5, -0.5, 0.15, -0.15) for down in (1, -1)),
    *((across, 0, shift) for shift in (0.25, -0.25) for across in (1, -1)),
)


@cache
def _sides(outward: int) -> tuple[_Side, ...]:
    if outward > 0:
        return (_RIGHT, _BELOW, _ABOVE, _LEFT, *_SHIFTED)
    if outward < 0:
        return (_LEFT, _BELOW, _ABOVE, _RIGHT, *_SHIFTED)
    return (_BELOW, _RIGHT, _LEFT, _ABOVE, *_SHIFTED)


_ANCHORS = {1: Anchor.START, -1: Anchor.END, 0: Anchor.MIDDLE}


def _label(node: Node, size: float, way: _Try, *, has_leader: bool = False) -> Label:
    left, top, right, bottom, across, lines = way
    x = {1: left, -1: right, 0: (left + right) / 2}[across]
    box = Box(left, top, right, bottom)
    anchor, sign = _ANCHORS[across], node.sign_width * size
    return Label(node.actor, lines, size, anchor, x, top + ASCENT * size, box, sign, has_leader)

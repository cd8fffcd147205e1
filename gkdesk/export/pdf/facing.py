"""Two languages on the two pages of a spread, page by page in step."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from gkdesk.export import content as model
from gkdesk.export.paper import Binding
from gkdesk.export.pdf.boxes import Box, Gap, Room, Stack
from gkdesk.export.pdf.builder import group
from gkdesk.export.pdf.tags import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gkdesk.export.pdf.builder import Builder
    from gkdesk.export.pdf.tags import Node


class Spread(NamedTuple):
    """The two sides of a spread, without their place on the left or right."""

    german: Box
    client: Box


@dataclass(frozen=True, slots=True)
class _Flow:
    """One box per block that is still to be set; `done` blocks have ended on earlier pages."""

    boxes: tuple[Box, ...]
    done: int = 0

    def filled(self, height: float) -> _Side:
        """Fill a page with what fits."""
        boxes = without_leading_gaps(self.boxes)
        head, tail = Stack(items=boxes).page(height)
        rest = tuple(tail.items) if tail is not None else ()
        gone = len(self.boxes) - len(rest)
        cut = bool(rest) and rest[0] is not self.boxes[gone]
        done = self.done + gone
        return _Side(head, _Flow(rest, done), done + 1 if cut else done)

    def until(self, block: int) -> _Side:
        """Fill a page with what comes before a block."""
        count = max(0, block - self.done)
        head = Stack(items=without_leading_gaps(self.boxes[:count]))
        return _Side(head, _Flow(self.boxes[count:], self.done + count), block)


class _Side(NamedTuple):
    """A page and what comes after it; all blocks before `reach` have at least begun."""

    box: Box
    rest: _Flow
    reach: int


def spreads(
    builder: Builder, block: model.Facing, width: float, height: float, root: Node
) -> Iterator[Spread]:
    """Yield the pages of both languages; both have the same number of them.

    The side that needs more room sets the pace: what has not begun on its page does not begin
    on the page opposite.
    """
    german, client = _flows(builder, block, width, root)
    in_step = len(german.boxes) == len(client.boxes)
    while german.boxes or client.boxes:
        left, right = german.filled(height), client.filled(height)
        if in_step and left.reach > right.reach:
            left = german.until(right.reach)
        elif in_step and right.reach > left.reach:
            right = client.until(left.reach)
        yield Spread(left.box, right.box)
        german, client = left.rest, right.rest


def _flows(builder: Builder, block: model.Facing, width: float, root: Node) -> tuple[_Flow, _Flow]:
    """Set both languages; headings that open them share one entry in the outline."""
    level = builder.last_level
    german, silent = _one_entry_each(block.german, block.client)
    left = _flow(builder, german, width, root)
    builder.last_level = level
    builder.rtl = builder.page.binding is Binding.RIGHT
    right = _flow(builder, silent, width, root)
    builder.rtl = False
    return left, right


def _flow(builder: Builder, blocks: Sequence[model.Block], width: float, root: Node) -> _Flow:
    node = group(root, Role.SECT)
    return _Flow(tuple(_as_one(builder.build([each], width, node)) for each in blocks))


def _one_entry_each(
    german: Sequence[model.Block], client: Sequence[model.Block]
) -> tuple[Sequence[model.Block], Sequence[model.Block]]:
    """Leave the outline to the German headings, unless there are none."""
    if not any(isinstance(each, model.Heading) for each in german):
        return german, client
    silent = [
        replace(each, bookmark=False) if isinstance(each, model.Heading) else each
        for each in client
    ]
    return german, silent


def _as_one(boxes: list[Box]) -> Box:
    """Return the boxes of a block as one, which can be split wherever they can."""
    if len(boxes) == 1:
        return boxes[0]
    if not boxes:
        return Stack(items=())
    first, last = boxes[0], boxes[-1]
    return Stack(items=boxes, before=first.before, after=last.after, keep_next=last.keep_next)


def without_leading_gaps(boxes: Sequence[Box]) -> tuple[Box, ...]:
    """Return what a page begins with: no empty space."""
    items = list(boxes)
    while len(items) > 1 and isinstance(items[0], Gap | Room):
        items.pop(0)
    return tuple(items)

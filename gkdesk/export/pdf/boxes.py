"""Boxes: what has been set and waits for a place on a page. All lengths are points.

A box knows its height, can be split where it may be split, and draws itself below a given top.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from gkdesk.errors import PartTooLarge
from gkdesk.export.content import Align
from gkdesk.export.pdf.ink import Area, Ink
from gkdesk.export.pdf.paragraph import Line
from gkdesk.export.pdf.styles import FIRST_BASELINE, HAIRLINE, WRITING_LINE, Colour
from gkdesk.export.pdf.tags import Node

EPSILON = 0.01
ORPHANS = 2
UNSPLIT_LINES = 3
WORTH_CUTTING = 100.0
KEPT_WHOLE = 140.0  # a short pair of texts, or a short table, stays on one page


@dataclass(frozen=True, kw_only=True)
class Box(ABC):
    """The parent of all boxes; `before` and `after` collapse with those of neighbours.

    What is `spare` vanishes where the page has no room for it.
    """

    before: float = 0.0
    after: float = 0.0
    keep_next: bool = False
    spare: bool = False

    @property
    @abstractmethod
    def height(self) -> float:
        """Return the height without the distances to neighbours."""

    @abstractmethod
    def draw(self, ink: Ink, x: float, top: float) -> None:
        """Draw the box; `x` is its left edge, `top` its upper edge."""

    def split(self, room: float, *, force: bool) -> tuple[Box | None, Box | None]:
        """Return what fits into `room` and the rest; `force` when a fresh page is too small.

        Whoever is forced gives something away, so that the rest is less than it was.
        """
        if self.height <= room + EPSILON or force:
            return self, None
        return None, self


@dataclass(frozen=True, kw_only=True)
class Text(Box):
    """Lines of one paragraph."""

    lines: Sequence[Line]
    width: float
    size: float
    leading: float
    align: Align
    rtl: bool
    colour: Colour
    node: Node | None
    bookmark: tuple[str, int] | None = None

    @property
    def height(self) -> float:
        return len(self.lines) * self.leading

    def draw(self, ink: Ink, x: float, top: float) -> None:
        if self.bookmark:
            ink.bookmark(*self.bookmark, top)
        baseline = top - self.size * FIRST_BASELINE
        for line in self.lines:
            ink.line(line, x + self._indent(line), baseline, self.colour, self.node)
            baseline -= self.leading

    def _indent(self, line: Line) -> float:
        if self.align is Align.CENTER:
            return (self.width - line.width) / 2
        right = self.rtl != (self.align is Align.END)
        return self.width - line.width if right else 0.0

    def split(self, room: float, *, force: bool) -> tuple[Box | None, Box | None]:
        total = len(self.lines)
        fitting = int((room + EPSILON) / self.leading)
        if fitting >= total:
            return self, None
        fitting = min(fitting, total - ORPHANS)
        if fitting < ORPHANS or total <= UNSPLIT_LINES:
            if not force:
                return None, self
            fitting = max(1, int((room + EPSILON) / self.leading))
            if fitting >= total:
                return self, None
        head = replace(self, lines=self.lines[:fitting], after=0.0, keep_next=False)
        return head, replace(self, lines=self.lines[fitting:], before=0.0, bookmark=None)


@dataclass(frozen=True, kw_only=True)
class Gap(Box):
    """Empty space."""

    size: float

    @property
    def height(self) -> float:
        return self.size

    def draw(self, ink: Ink, x: float, top: float) -> None:
        """Draw nothing."""


@dataclass(frozen=True, kw_only=True)
class Room(Box):
    """A place where a page ends if less than `needed` of it is left; it has no height."""

    needed: float

    @property
    def height(self) -> float:
        return 0.0

    def draw(self, ink: Ink, x: float, top: float) -> None:
        """Draw nothing."""

    def split(self, room: float, *, force: bool) -> tuple[Box | None, Box | None]:
        return (self, None) if force or self.fits(room) else (None, self)

    def fits(self, room: float) -> bool:
        """Tell whether enough of the page is left."""
        return self.needed <= room + EPSILON


@dataclass(frozen=True, kw_only=True)
class Rules(Box):
    """Lines to write on."""

    count: int
    spacing: float
    width: float

    @property
    def height(self) -> float:
        return self.count * self.spacing

    def draw(self, ink: Ink, x: float, top: float) -> None:
        for number in range(1, self.count + 1):
            ink.rule(x, top - number * self.spacing, self.width, HAIRLINE, WRITING_LINE)

    def split(self, room: float, *, force: bool) -> tuple[Box | None, Box | None]:
        fitting = max(int((room + EPSILON) / self.spacing), 1 if force else 0)
        if fitting >= self.count:
            return self, None
        if fitting < 1:
            return None, self
        return replace(self, count=fitting), replace(self, count=self.count - fitting)


@dataclass(frozen=True, kw_only=True)
class Bar(Box):
    """A short thick line as ornament."""

    width: float
    thickness: float
    colour: Colour
    shift: float = 0.0

    @property
    def height(self) -> float:
        return self.thickness

    def draw(self, ink: Ink, x: float, top: float) -> None:
        area = Area(x + self.shift, top - self.thickness, self.width, self.thickness)
        ink.block(area, self.colour)


@dataclass(frozen=True, kw_only=True)
class Stack(Box):
    """Boxes below each other."""

    items: Sequence[Box]

    @cached_property
    def height(self) -> float:
        total = sum(item.height for item in self.items)
        return total + sum(
            max(upper.after, lower.before)
            for upper, lower in zip(self.items, self.items[1:], strict=False)
        )

    def draw(self, ink: Ink, x: float, top: float) -> None:
        previous: Box | None = None
        for item in self.items:
            if previous is not None:
                top -= max(previous.after, item.before)
            item.draw(ink, x, top)
            top -= item.height
            previous = item

    def split(self, room: float, *, force: bool) -> tuple[Box | None, Box | None]:
        used = 0.0
        for index, item in enumerate(self.items):
            distance = max(self.items[index - 1].after, item.before) if index else 0.0
            rest_room = room - used - distance
            crowded = index > 0 and isinstance(item, Room) and not item.fits(rest_room)
            if item.height <= rest_room + EPSILON and not crowded:
                used += distance + item.height
                continue
            if item.spare:
                others = [*self.items[:index], *self.items[index + 1 :]]
                return replace(self, items=others).split(room, force=force)
            head, tail = item.split(rest_room, force=force and self._must_cut(index, rest_room))
            return self._cut(index, head, tail, force=force)
        return self, None

    def page(self, height: float) -> tuple[Box, Stack | None]:
        """Return what fills a fresh page and the rest; a box that is too large for any is cut.

        Raises PartTooLarge where no cut takes anything away: there would be pages without end.
        """
        for force in (False, True):
            head, tail = self.split(height, force=force)
            if head is not None and tail != self:
                return head, tail if isinstance(tail, Stack) else None
        raise PartTooLarge

    def _must_cut(self, index: int, room: float) -> bool:
        """Tell whether a fresh page cannot do better than to cut this item."""
        chained = all(each.keep_next for each in self.items[:index])
        return index == 0 or (chained and room >= WORTH_CUTTING)

    def _cut(
        self, index: int, head: Box | None, tail: Box | None, *, force: bool
    ) -> tuple[Box | None, Box | None]:
        """Cut at an item; a heading never stays behind without what follows it."""
        if head is not None:
            upper = [*self.items[:index], head]
            lower = [*([tail] if tail is not None else []), *self.items[index + 1 :]]
        else:
            at = index
            while at > 0 and self.items[at - 1].keep_next:
                at -= 1
            if at == 0:
                if not force:
                    return None, self
                at = index
            upper, lower = list(self.items[:at]), list(self.items[at:])
        rest = replace(self, items=lower) if lower else None
        return replace(self, items=upper, after=0.0 if rest else self.after), rest


@dataclass(frozen=True)
class Cell:
    """A box in a row, `x` from the row's left edge, `drop` below its upper edge."""

    x: float
    box: Box
    drop: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Row(Box):
    """Boxes beside each other; `padding` above and below. Drawn in reading order.

    A `loose` row may be split between pages when it is not short; others only when forced.
    """

    cells: Sequence[Cell]
    padding: float = 0.0
    least: float = 0.0
    loose: bool = False

    @cached_property
    def height(self) -> float:
        tallest = max((cell.drop + cell.box.height for cell in self.cells), default=0.0)
        return max(self.least, tallest + 2 * self.padding)

    def draw(self, ink: Ink, x: float, top: float) -> None:
        for cell in self.cells:
            cell.box.draw(ink, x + cell.x, top - self.padding - cell.drop)

    def split(self, room: float, *, force: bool) -> tuple[Box | None, Box | None]:
        if self.height <= room + EPSILON:
            return self, None
        if not force and (not self.loose or self.height <= KEPT_WHOLE):
            return None, self
        upper, lower = [], []
        goes_on = False
        for cell in self.cells:
            head, tail = cell.box.split(room - 2 * self.padding - cell.drop, force=force)
            if head is None:
                return None, self
            upper.append(replace(cell, box=head))
            rest = tail if tail is not None else Gap(size=0.0)
            lower.append(replace(cell, box=rest, drop=0.0))
            goes_on = goes_on or tail is not None
        if not goes_on:
            return replace(self, cells=upper, least=0.0), None
        return (
            replace(self, cells=upper, least=0.0, after=0.0),
            replace(self, cells=lower, least=0.0, before=0.0),
        )

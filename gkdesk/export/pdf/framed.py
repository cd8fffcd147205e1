"""Boxes with lines around them: cards, notices and tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import ceil

from gkdesk.export.pdf.boxes import EPSILON, KEPT_WHOLE, Box, Row
from gkdesk.export.pdf.ink import Area, Ink
from gkdesk.export.pdf.styles import (
    ACCENT,
    FRAME_LINE,
    FRAME_RADIUS,
    HAIRLINE,
    INK_SOFT,
    LINE,
    NOTICE_BAR,
    SHADE,
    Colour,
)

WIDOW = 2  # a table of more rows never leaves its last one alone on a page


@dataclass(frozen=True, kw_only=True)
class Framed(Box):
    """A box with padding; `shaded` with a bar at its side, otherwise with a thin frame.

    A `loose` one goes on in a second frame on the next page where its content can be split.
    """

    content: Box
    width: float
    padding: float
    shaded: bool = False
    bar_right: bool = False
    bar_colour: Colour = INK_SOFT
    loose: bool = False

    @cached_property
    def height(self) -> float:
        return self.content.height + 2 * self.padding

    def draw(self, ink: Ink, x: float, top: float) -> None:
        bottom = top - self.height
        if self.shaded:
            ink.block(Area(x, bottom, self.width, self.height), SHADE)
            bar = x + self.width - NOTICE_BAR if self.bar_right else x
            ink.block(Area(bar, bottom, NOTICE_BAR, self.height), self.bar_colour)
        else:
            area = Area(x, bottom, self.width, self.height)
            ink.frame(area, FRAME_RADIUS, FRAME_LINE, LINE)
        self.content.draw(ink, x + self.padding + self._indent, top - self.padding)

    @property
    def _indent(self) -> float:
        return NOTICE_BAR if self.shaded and not self.bar_right else 0.0

    def split(self, room: float, *, force: bool) -> tuple[Box | None, Box | None]:
        if self.height <= room + EPSILON:
            return self, None
        if not force and not self.loose:
            return None, self
        head, tail = self.content.split(room - 2 * self.padding, force=force)
        if head is None or tail is None:
            whole = self if head is None else replace(self, content=head)
            return (whole, None) if force else (None, self)
        return replace(self, content=head, after=0.0), replace(self, content=tail, before=0.0)


@dataclass(frozen=True, kw_only=True)
class Grid(Box):
    """A table: a header row that is repeated, and rows with thin lines between them.

    `repeated` is the header without tags: on further pages it is pagination, not content, and
    vanishes where it leaves no room for a row. A header that is content stands alone there, on
    several pages if need be, and is not repeated.
    The last `empty` rows are empty and vanish where the page ends. A table that is no higher than
    `whole` stays on one page. In a `hollow` one nothing is written yet: those of its rows that do
    not vanish stay on one page, because a head with nothing but lines continues nothing. Further
    rows like `blank` fill the page where something else begins on the next one.
    """

    header: Row | None
    repeated: Row | None
    rows: Sequence[Row]
    width: float
    empty: int = 0
    hollow: bool = False
    blank: Row | None = None
    whole: float = KEPT_WHOLE

    @cached_property
    def height(self) -> float:
        top = self.header.height if self.header is not None else 0.0
        return top + sum(row.height for row in self.rows)

    def draw(self, ink: Ink, x: float, top: float) -> None:
        if self.header is not None:
            height = self.header.height
            ink.block(Area(x, top - height, self.width, height), SHADE)
            self.header.draw(ink, x, top)
            top -= self.header.height
            ink.rule(x, top, self.width, FRAME_LINE, ACCENT)
        for row in self.rows:
            row.draw(ink, x, top)
            top -= row.height
            ink.rule(x, top, self.width, HAIRLINE, LINE)

    def split(self, room: float, *, force: bool) -> tuple[Box | None, Box | None]:
        if not force and room < self._needed <= self.whole:
            return None, self
        if self.header is not None and self._is_crowded(self.header, room):
            return self._header_alone(self.header, room) if force else (None, self)
        used = self.header.height if self.header is not None else 0.0
        for index, row in enumerate(self.rows):
            if used + row.height <= room + EPSILON:
                used += row.height
                continue
            head, tail = row.split(room - used, force=force and index == 0)
            if head is None and (index == 0 or self._would_tear(index, force=force)):
                return None, self
            if index >= len(self.rows) - self.empty:
                return replace(self, rows=self.rows[:index], empty=0), None
            at = index
            if head is None and index == len(self.rows) - 1 and index > WIDOW:
                at -= 1
            upper = [*self.rows[:at], *([head] if isinstance(head, Row) else [])]
            kept = [tail] if isinstance(tail, Row) else []
            lower = [*self.rows[at:index], *kept, *self.rows[index + 1 :]]
            return self._cut(upper, lower)
        return self, None

    def filled(self, room: float) -> Grid:
        """Return the table with as many more rows to write in as there is room for."""
        if self.blank is None or not self.blank.height:
            return self
        more = max(0, int((room + EPSILON) / self.blank.height))
        return replace(self, rows=[*self.rows, *[self.blank] * more])

    def without(self, height: float) -> Grid:
        """Return the table lower by so much, as far as rows that may vanish allow it."""
        if self.blank is None or not self.empty:
            return self
        gone = min(self.empty, ceil(height / self.blank.height))
        return replace(self, rows=self.rows[: len(self.rows) - gone], empty=self.empty - gone)

    def _is_crowded(self, header: Row, room: float) -> bool:
        """Tell whether the header takes most of the room and leaves too little for a row."""
        left = room + EPSILON - header.height
        first = min(self.rows[0].height, header.height) if self.rows else 0.0
        return left < first

    def _header_alone(self, header: Row, room: float) -> tuple[Box | None, Box | None]:
        """Cut below the header or within it; one that is only repeated is given up."""
        bare = replace(self, header=None, repeated=None)
        if header is self.repeated:
            return bare.split(room, force=True)
        head, tail = header.split(room, force=True)
        upper = head if isinstance(head, Row) else header
        lower = tail if isinstance(tail, Row) else None
        alone = replace(self, header=upper, rows=(), empty=0, blank=None)
        if lower is None and not self.rows:
            return alone, None
        return replace(alone, after=0.0), replace(bare, header=lower, before=0.0)

    def _would_tear(self, index: int, *, force: bool) -> bool:
        """Tell whether a cut above a row would leave rows to write in on both pages."""
        return self.hollow and not force and index < len(self.rows) - self.empty

    @property
    def _needed(self) -> float:
        """Return the height without the rows that may vanish."""
        kept = len(self.rows) - self.empty
        return self.height - sum(row.height for row in self.rows[kept:])

    def _cut(self, upper: list[Row], lower: list[Row]) -> tuple[Box | None, Box | None]:
        if not lower:
            return replace(self, rows=upper), None
        rest = replace(self, header=self.repeated, rows=lower, before=0.0)
        return replace(self, rows=upper, after=0.0, blank=None), rest

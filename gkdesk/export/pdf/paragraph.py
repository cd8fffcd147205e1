"""Paragraphs: from a passage to lines of placed glyphs."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from gkdesk.errors import MissingGlyph
from gkdesk.export.content import Align, Passage
from gkdesk.export.pdf import bidi, source
from gkdesk.export.pdf.breaking import (
    SOFT_HYPHEN,
    break_points,
    emergency_points,
    is_space,
    spare_points,
)
from gkdesk.export.pdf.fonts import Face, Family, face_for
from gkdesk.export.pdf.shaping import Glyph, Piece, Shape, Shaper, pieces
from gkdesk.export.pdf.source import Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkdesk.export.pdf.undrawn import Undrawn

ROUNDING = 1e-6
HYPHEN_WIDTH = 0.35  # of the type size


@dataclass(frozen=True, slots=True)
class Span:
    """Glyphs of one piece in a line; `x` from the line's left edge in points."""

    x: float
    face: Face
    size: float
    glyphs: tuple[Glyph, ...]
    stretch: float
    text: str
    rtl: bool
    language: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its spans in reading order, and the width of its ink."""

    spans: tuple[Span, ...]
    width: float


@dataclass(slots=True)
class _Measured:
    """A source line after shaping: what each character needs, and where it may break."""

    source: Source
    pieces: list[Piece]
    shapes: list[Shape]
    edges: list[float]
    size: float
    name: str | None
    rtl: bool

    def width(self, start: int, end: int) -> float:
        return self.edges[end] - self.edges[start]


class Setter:
    """Sets passages into lines of a given width.

    Raises `MissingGlyph` for a character that none of the bundled fonts draws, or has `undrawn`
    replace it.
    """

    def __init__(self, undrawn: Undrawn | None = None) -> None:
        self.shaper = Shaper()
        self._undrawn = undrawn

    def lines(
        self,
        passage: Passage,
        size: float,
        width: float,
        *,
        align: Align = Align.START,
        strong: bool = False,
    ) -> list[Line]:
        """Break a passage into lines; every line break of the author starts a new one."""
        found: list[Line] = []
        own_lines = source.lines(passage, strong=strong)
        for number, each in enumerate(own_lines, start=1):
            measured = self._measure(each, size, passage)
            for start, end in _break(measured, width):
                ends = end == len(each.text)
                room = width if align is Align.JUSTIFY and not ends else None
                broken = ends and number < len(own_lines)
                found.append(self._line(measured, start, end, room, "\n" if broken else ""))
        return found

    def widest_word(self, passage: Passage, size: float, *, strong: bool = False) -> float:
        """Return the width of the longest stretch of a passage that cannot be broken."""
        widest = 0.0
        for each in source.lines(passage, strong=strong):
            measured = self._measure(each, size, passage)
            start = 0
            text = measured.source.text
            for end in (*break_points(text, each.whole), len(text)):
                visible = end
                while visible > start and is_space(text[visible - 1]):
                    visible -= 1
                widest = max(widest, measured.width(start, visible))
                start = end
        return widest

    def line_width(self, passage: Passage, size: float, *, strong: bool = False) -> float:
        """Return the width that the longest line of a passage needs, if nothing breaks it."""
        lines = source.lines(passage, strong=strong)
        measured = (self._measure(each, size, passage) for each in lines)
        return max(each.edges[-1] for each in measured)

    def _measure(self, line: Source, size: float, passage: Passage) -> _Measured:
        try:
            return self._measured(line, size, passage)
        except MissingGlyph:
            if self._undrawn is None:
                raise
        drawable = line._replace(text=self._undrawn.replaced(line.text))
        return self._measured(drawable, size, passage)

    def _measured(self, line: Source, size: float, passage: Passage) -> _Measured:
        text = line.text
        found = bidi.levels(text, int(passage.rtl))
        cut = pieces(text, found, line.looks, passage.field)
        shapes = [self.shaper.shape(text, piece, passage.field) for piece in cut]
        widths = [0.0] * len(text)
        for piece, shape in zip(cut, shapes, strict=True):
            factor = size * piece.face.scale / 1000
            for at, units in enumerate(shape.widths, start=piece.start):
                widths[at] = units * factor
        edges = [0.0, *accumulate(widths)]
        return _Measured(line, cut, shapes, edges, size, passage.field, passage.rtl)

    def _line(
        self, measured: _Measured, start: int, end: int, room: float | None, tail: str
    ) -> Line:
        """Place the pieces of one line; `room` is the width to fill, if it is justified.

        `tail` is the line break of the author that ends the line, if there is one.
        """
        text = measured.source.text
        visible = end
        while visible > start and is_space(text[visible - 1]):
            visible -= 1
        hyphen = end < len(text) and visible > start and text[visible - 1] == SOFT_HYPHEN
        parts = self._parts(measured, start, visible)
        stretch = self._stretch(measured, start, visible, room)
        placed: dict[int, Span] = {}
        x = 0.0
        for index in bidi.visual_order([piece.level for piece, _ in parts]):
            piece, shape = parts[index]
            placed[index] = _span(measured, piece, shape, x, stretch)
            x += _shape_width(shape, piece, measured.size) + stretch * _spaces(text, piece)
        spans = [placed[index] for index in range(len(parts))]
        if hyphen:
            spans.append(self._extra(measured, parts[-1][0], "-", x, ""))
            x += spans[-1].glyphs[0].advance * spans[-1].size / 1000
        gone = text[visible:end] + tail
        if parts and gone:
            space = self._extra(measured, parts[-1][0], " ", x, gone)
            spans.append(space if not measured.rtl else _moved_before(space))
        return Line(tuple(spans), x)

    def _parts(self, measured: _Measured, start: int, end: int) -> list[tuple[Piece, Shape]]:
        parts = []
        for piece, shape in zip(measured.pieces, measured.shapes, strict=True):
            first, last = max(piece.start, start), min(piece.end, end)
            if first >= last:
                continue
            if (first, last) == (piece.start, piece.end):
                parts.append((piece, shape))
                continue
            part = Piece(first, last, piece.level, piece.face, piece.script, piece.look)
            parts.append((part, self._cut_shape(measured, part, start, end)))
        return parts

    def _cut_shape(self, measured: _Measured, part: Piece, start: int, end: int) -> Shape:
        """Shape a part of a piece; letters do not join across the end of a line."""
        text = measured.source.text[start:end]
        moved = Piece(
            part.start - start, part.end - start, part.level, part.face, part.script, part.look
        )
        return self.shaper.shape(text, moved, measured.name)

    def _stretch(self, measured: _Measured, start: int, end: int, room: float | None) -> float:
        if room is None:
            return 0.0
        gaps = sum(character == " " for character in measured.source.text[start:end])
        missing = room - measured.width(start, end)
        return missing / gaps if gaps and missing > 0 else 0.0

    def _extra(self, measured: _Measured, piece: Piece, sign: str, x: float, text: str) -> Span:
        """Make the hyphen or the invisible space at the end of a line, which readers need."""
        face = face_for(sign, Family.SANS, strong=piece.look.strong) or piece.face
        shape = self.shaper.shape(sign, Piece(0, 1, 0, face, "Latn", piece.look))
        shown = SOFT_HYPHEN if sign == "-" else sign
        named = tuple(glyph._replace(text=shown) for glyph in shape.glyphs)
        size = measured.size * face.scale
        return Span(x, face, size, named, 0.0, text, rtl=False, language=piece.look.language)


def _moved_before(space: Span) -> Span:
    """Return a space that stands left of a right-to-left line."""
    return replace(space, x=-space.glyphs[0].advance * space.size / 1000)


def _span(measured: _Measured, piece: Piece, shape: Shape, x: float, stretch: float) -> Span:
    return Span(
        x,
        piece.face,
        measured.size * piece.face.scale,
        shape.glyphs,
        stretch,
        source.spoken(measured.source.text[piece.start : piece.end]),
        piece.level % 2 == 1,
        piece.look.language,
    )


def _shape_width(shape: Shape, piece: Piece, size: float) -> float:
    return sum(shape.widths) * size * piece.face.scale / 1000


def _spaces(text: str, piece: Piece) -> int:
    return text.count(" ", piece.start, piece.end)


def _break(measured: _Measured, width: float) -> list[tuple[int, int]]:
    """Break greedily at the last place that fits; a word too long is broken between letters."""
    text = measured.source.text
    if measured.edges[-1] <= width:
        return [(0, len(text))]
    preferred = [*break_points(text, measured.source.whole), len(text)]
    possible: list[int] = []
    anywhere: list[int] = []
    found: list[tuple[int, int]] = []
    start = 0
    while start < len(text):
        end = _furthest(measured, preferred, start, width)
        if end is None:
            possible = possible or [*spare_points(text, measured.source.addresses), len(text)]
            end = _furthest(measured, possible, start, width)
        if end is None:
            anywhere = anywhere or [*emergency_points(text), len(text)]
            end = _furthest(measured, anywhere, start, width)
        if end is None:
            end = anywhere[bisect_right(anywhere, start)]
        found.append((start, end))
        start = end
    return found


def _furthest(measured: _Measured, points: Sequence[int], start: int, width: float) -> int | None:
    """Return the last point at which the line from `start` still fits, or None."""
    text, edges = measured.source.text, measured.edges
    limit = edges[start] + width + ROUNDING
    last = None
    for index in range(bisect_right(points, start), len(points)):
        end = points[index]
        while end > start and is_space(text[end - 1]):
            end -= 1
        soft = end > start and text[end - 1] == SOFT_HYPHEN
        if edges[end] + (HYPHEN_WIDTH * measured.size if soft else 0.0) > limit:
            break
        last = points[index]
    return last

"""Paragraphs: from a passage to lines of placed glyphs."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING

from gkdesk.export.content import Align, Passage
from gkdesk.export.pdf import bidi, source
from gkdesk.export.pdf.breaking import SOFT_HYPHEN, break_points, emergency_points, is_space
from gkdesk.export.pdf.fonts import Face, Family, face_for
from gkdesk.export.pdf.shaping import Glyph, Look, Piece, Shape, Shaper, pieces
from gkdesk.export.pdf.source import Source

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    levels: list[int]
    size: float
    name: str | None
    unsafe: frozenset[int] = field(default_factory=frozenset)

    def width(self, start: int, end: int) -> float:
        return self.edges[end] - self.edges[start]


class Setter:
    """Sets passages into lines of a given width."""

    def __init__(self) -> None:
        self.shaper = Shaper()

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
        for each in source.lines(passage, strong=strong):
            measured = self._measure(each, size, passage)
            breaks = _break(measured, width)
            for index, (start, end) in enumerate(breaks):
                last = index == len(breaks) - 1
                room = width if align is Align.JUSTIFY and not last else None
                found.append(self._line(measured, start, end, room))
        return found

    def widest_word(self, passage: Passage, size: float, *, strong: bool = False) -> float:
        """Return the width of the longest stretch of a passage that cannot be broken."""
        widest = 0.0
        for each in source.lines(passage, strong=strong):
            measured = self._measure(each, size, passage)
            start = 0
            for end in (*break_points(each.text), len(each.text)):
                visible = end
                while visible > start and is_space(each.text[visible - 1]):
                    visible -= 1
                widest = max(widest, measured.width(start, visible))
                start = end
        return widest

    def _measure(self, line: Source, size: float, passage: Passage) -> _Measured:
        text = line.text
        found = bidi.levels(text, int(passage.rtl))
        cut = pieces(text, found, line.looks, passage.field)
        shapes = [self.shaper.shape(text, piece, passage.field) for piece in cut]
        widths = [0.0] * len(text)
        unsafe: set[int] = set()
        for piece, shape in zip(cut, shapes, strict=True):
            factor = size * piece.face.scale / 1000
            for at, units in enumerate(shape.widths, start=piece.start):
                widths[at] = units * factor
            unsafe.update(at + piece.start for at in shape.unsafe)
        edges = [0.0, *accumulate(widths)]
        return _Measured(line, cut, shapes, edges, found, size, passage.field, frozenset(unsafe))

    def _line(self, measured: _Measured, start: int, end: int, room: float | None) -> Line:
        """Place the pieces of one line; `room` is the width to fill, if it is justified."""
        text = measured.source.text
        visible = end
        while visible > start and is_space(text[visible - 1]):
            visible -= 1
        hyphen = end < len(text) and visible > start and text[visible - 1] == SOFT_HYPHEN
        parts = self._parts(measured, start, visible)
        stretch = self._stretch(measured, start, visible, room)
        order = bidi.visual_order([piece.level for piece, _ in parts])
        spans: list[Span | None] = [None] * len(parts)
        x = 0.0
        for index in order:
            piece, shape = parts[index]
            spans[index] = self._span(measured, piece, shape, x, stretch, end, visible)
            x += _shape_width(shape, piece, measured.size) + stretch * _spaces(text, piece)
        placed = [span for span in spans if span is not None]
        if hyphen and placed:
            tail = self._hyphen(measured, parts[-1][0], x)
            placed.append(tail)
            x += tail.glyphs[0].advance * tail.size / 1000
        return Line(tuple(placed), x)

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

    def _span(
        self,
        measured: _Measured,
        piece: Piece,
        shape: Shape,
        x: float,
        stretch: float,
        end: int,
        visible: int,
    ) -> Span:
        text = measured.source.text
        tail = end if piece.end == visible else piece.end  # the vanished space is still read
        return Span(
            x,
            piece.face,
            measured.size * piece.face.scale,
            shape.glyphs,
            stretch,
            source.spoken(text[piece.start : tail]),
            piece.level % 2 == 1,
            piece.look.language,
        )

    def _hyphen(self, measured: _Measured, piece: Piece, x: float) -> Span:
        look = Look(piece.look.language, piece.look.strong)
        face = face_for("-", Family.SANS, strong=look.strong) or piece.face
        shape = self.shaper.shape("-", Piece(0, 1, 0, face, "Latn", look))
        size = measured.size * face.scale
        return Span(x, face, size, shape.glyphs, 0.0, "", rtl=False, language=look.language)


def _shape_width(shape: Shape, piece: Piece, size: float) -> float:
    return sum(shape.widths) * size * piece.face.scale / 1000


def _spaces(text: str, piece: Piece) -> int:
    return text.count(" ", piece.start, piece.end)


def _break(measured: _Measured, width: float) -> list[tuple[int, int]]:
    """Break greedily at the last place that fits; a word too long is broken between letters."""
    text = measured.source.text
    if measured.edges[-1] <= width:
        return [(0, len(text))]
    points = [*break_points(text), len(text)]
    anywhere: list[int] = []
    found: list[tuple[int, int]] = []
    start = 0
    while start < len(text):
        end = _furthest(measured, points, start, width)
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

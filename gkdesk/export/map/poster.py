"""A drawing for the wall: a large page cut into sheets of A4 that are trimmed and glued.

Neighbouring sheets show a strip twice. Each sheet says its number, row and column in the margin,
where crop marks show where its picture ends; short ticks show how far a neighbour covers it.
"""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.export.map.colours import Palette, print_palette
from gkdesk.export.map.painting import Painter, extent
from gkdesk.export.map.pdf import about, new_canvas
from gkdesk.export.map.text import LANGUAGE, Ruler, number
from gkdesk.export.pdf.assemble import assemble
from gkdesk.export.pdf.ink import Ink
from gkdesk.export.pdf.styles import MM
from gkdesk.export.pdf.tags import Node, Role
from gkdesk.network.look import Page
from gkdesk.network.marks import Box, Point
from gkdesk.text.wording.map import sheet_line

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from gkdesk.network.marks import Drawing

A1_LANDSCAPE = Page(841 * MM, 594 * MM)
A0_LANDSCAPE = Page(1189 * MM, 841 * MM)

MARGIN = 12 * MM
"""Office printers leave up to 5 mm white; the crop marks stand between that and the picture."""

OVERLAP = 10 * MM
_A4 = (210 * MM, 297 * MM)
_MARK_GAP, _MARK_LENGTH, _TICK_LENGTH = 1.5 * MM, 5 * MM, 2 * MM
_NUMBER_SIZE, _NUMBER_RISE = 8.0, 5.5 * MM
_LINE = 0.4


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: `part` is what it shows of the drawing; row and column count from 1."""

    row: int
    column: int
    part: Box
    width: float
    height: float


def sheets(drawing: Drawing) -> tuple[Sheet, ...]:
    """Cut a drawing into sheets, row by row; upright or lying, whichever takes fewer."""
    upright, lying = _cut(drawing, *_A4), _cut(drawing, *reversed(_A4))
    return lying if len(lying) < len(upright) else upright


def poster_pdf(
    drawing: Drawing, *, grey: bool = False, created: dt.datetime | None = None
) -> bytes:
    """Return a drawing as a PDF of many sheets; the same drawing gives the same bytes."""
    cut = sheets(drawing)
    out, root = io.BytesIO(), Node(Role.DOCUMENT, LANGUAGE)
    canvas = new_canvas(out, cut[0].width, cut[0].height)
    press = _Press(Ink(canvas), drawing, print_palette(grey=grey))
    for at, sheet in enumerate(cut, start=1):
        line = sheet_line(at, len(cut), row=sheet.row, column=sheet.column)
        press.print(sheet, cut, line, root)
    canvas.save()
    return assemble(out.getvalue(), about(drawing, created), press.ink, root)


def _cut(drawing: Drawing, width: float, height: float) -> tuple[Sheet, ...]:
    across, down = width - 2 * MARGIN, height - 2 * MARGIN
    columns = _count(drawing.width, across)
    rows = _count(drawing.height, down)
    steps = Point(across - OVERLAP, down - OVERLAP)
    places = [(row, column) for row in range(rows) for column in range(columns)]
    return tuple(
        Sheet(
            row + 1,
            column + 1,
            _part(drawing, Point(column * steps.x, row * steps.y), across, down),
            width,
            height,
        )
        for row, column in places
    )


def _count(length: float, shown: float) -> int:
    """Return how many sheets a length takes; a hundredth of a point is no reason for another."""
    return max(1, math.ceil((length - OVERLAP - 0.01) / (shown - OVERLAP)))


def _part(drawing: Drawing, at: Point, across: float, down: float) -> Box:
    right, bottom = min(at.x + across, drawing.width), min(at.y + down, drawing.height)
    return Box(at.x, at.y, right, bottom)


class _Press:
    """Prints sheet after sheet."""

    def __init__(self, ink: Ink, drawing: Drawing, palette: Palette) -> None:
        self.ink = ink
        self._drawing = drawing
        self._ruler = Ruler()
        self._palette = palette
        self._painter = Painter(ink, self._ruler, palette)
        self._marks = [(mark, extent(mark, self._ruler)) for mark in drawing.marks]

    def print(self, sheet: Sheet, cut: Sequence[Sheet], line: str, root: Node) -> None:
        """Print the part of the drawing, what helps to join it, and the number."""
        window = _window(sheet)
        self._title(f"{line} · {self._drawing.title}", window, root)
        figure = root.add(Role.FIGURE, LANGUAGE)
        figure.alternative = f"{line}. {self._drawing.sentence}"
        size = (window.right - window.left, window.top - window.bottom)
        figure.area = (window.left, window.bottom, *size)
        self.ink.artifact()
        corner = f"{number(window.left)} {number(window.bottom)}"
        self.ink.operate(f"q {corner} {number(size[0])} {number(size[1])} re W n")
        origin = Point(window.left - sheet.part.left, window.top + sheet.part.top)
        self.ink.tag(figure)  # also where a sheet of the edge shows nothing
        for mark, box in self._marks:
            if box.overlaps(sheet.part):
                self._painter.paint(mark, origin, figure)
        self.ink.artifact()
        self.ink.operate("Q")
        self._help(sheet, cut, window)
        self.ink.end_page()

    def _title(self, words: str, window: Box, root: Node) -> None:
        """Write into the margin what this sheet is; it is the heading of its page."""
        heading = root.add(Role.H2 if root.kids else Role.H1, LANGUAGE)
        line = self._ruler.line(words, _NUMBER_SIZE, 400)
        left, colour = window.left + MARGIN, self._palette.share("ink2")
        self.ink.line(line, left, _NUMBER_RISE, colour, heading)

    def _help(self, sheet: Sheet, cut: Sequence[Sheet], window: Box) -> None:
        """Draw crop marks at the corners, and ticks where the next sheets cover this one."""
        lines = [
            line
            for x, way in ((window.left, -1), (window.right, 1))
            for y, up in ((window.bottom, -1), (window.top, 1))
            for line in _corner(Point(x, y), way, up)
        ]
        if sheet.column < max(other.column for other in cut):
            x = window.right - OVERLAP
            lines += [_tick(Point(x, window.bottom), 0, -1), _tick(Point(x, window.top), 0, 1)]
        if sheet.row < max(other.row for other in cut):
            y = window.bottom + OVERLAP
            lines += [_tick(Point(window.left, y), -1, 0), _tick(Point(window.right, y), 1, 0)]
        colour = "{} {} {} RG".format(*self._palette.share("ink2"))
        self.ink.operate(f"q {colour} {_LINE} w {' '.join(lines)} Q")


def _window(sheet: Sheet) -> Box:
    """Return where the part stands on the sheet; here y grows upwards."""
    part, top = sheet.part, sheet.height - MARGIN
    right, bottom = MARGIN + part.right - part.left, top - (part.bottom - part.top)
    return Box(MARGIN, top, right, bottom)


def _corner(at: Point, way: int, up: int) -> tuple[str, str]:
    far = _MARK_GAP + _MARK_LENGTH
    across = _stroke(Point(at.x + way * _MARK_GAP, at.y), Point(at.x + way * far, at.y))
    return across, _stroke(Point(at.x, at.y + up * _MARK_GAP), Point(at.x, at.y + up * far))


def _tick(at: Point, way: int, up: int) -> str:
    far = _MARK_GAP + _TICK_LENGTH
    start = Point(at.x + way * _MARK_GAP, at.y + up * _MARK_GAP)
    return _stroke(start, Point(at.x + way * far, at.y + up * far))


def _stroke(start: Point, end: Point) -> str:
    return f"{number(start.x)} {number(start.y)} m {number(end.x)} {number(end.y)} l S"

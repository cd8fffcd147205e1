"""Marks on pages: text, lines and boxes, each of them tagged or declared an artifact."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from reportlab.pdfgen.canvas import Canvas

from gkdesk.export.pdf.embed import FontUse
from gkdesk.export.pdf.styles import Colour
from gkdesk.export.pdf.tags import Mark, Node

if TYPE_CHECKING:
    from gkdesk.export.pdf.paragraph import Line, Span

NEAR_ZERO = 0.005


class Area(NamedTuple):
    """A rectangle by its lower left corner, in points."""

    x: float
    y: float
    width: float
    height: float


class Bookmark(NamedTuple):
    """An entry of the outline; `page` counts from 0, `top` is points from the lower edge."""

    title: str
    level: int
    page: int
    top: float


@dataclass(slots=True)
class Ink:
    """Writes content streams through a ReportLab canvas and keeps what the tags need.

    ReportLab's own text operators know neither shaping nor tags, therefore text is written into
    the page's code list directly; lines and boxes use the canvas.
    """

    canvas: Canvas
    fonts: dict[str, FontUse] = field(default_factory=dict)
    parents: list[list[Node]] = field(default_factory=lambda: [[]])
    bookmarks: list[Bookmark] = field(default_factory=list)
    opacities: dict[float, str] = field(default_factory=dict)
    pictures: dict[bytes, str] = field(default_factory=dict)
    _open: Node | None = None
    _artifact: bool = False
    _colour: Colour | None = None

    @property
    def page(self) -> int:
        return len(self.parents) - 1

    def end_page(self) -> None:
        """Finish a page; what follows is drawn on the next one."""
        self._close()
        self.canvas.showPage()
        self.parents.append([])
        self._colour = None

    def bookmark(self, title: str, level: int, top: float) -> None:
        """Remember a place for the outline."""
        self.bookmarks.append(Bookmark(title, level, self.page, top))

    def _write(self, code: str) -> None:
        vars(self.canvas)["_code"].append(code)  # ReportLab offers no public way

    def operate(self, code: str) -> None:
        """Write operators of a drawing; whoever changes the graphics state sets q and Q."""
        self._write(code)
        self._colour = None

    def opacity(self, share: float) -> str:
        """Return the name of the graphics state that paints with this opacity."""
        return self.opacities.setdefault(share, f"O{len(self.opacities)}")

    def picture(self, data: bytes, area: Area) -> None:
        """Draw a picture out of dots into an area; the same one is kept once."""
        name = self.pictures.setdefault(data, f"I{len(self.pictures)}")
        x, y, width, height = (_number(each) for each in area)
        self.operate(f"q {width} 0 0 {height} {x} {y} cm /{name} Do Q")

    def _close(self) -> None:
        if self._open is not None or self._artifact:
            self._write("EMC")
        self._open, self._artifact = None, False

    def tag(self, node: Node) -> None:
        """Say that what follows belongs to a structure element."""
        if self._open is node:
            return
        self._close()
        marks = self.parents[-1]
        self._write(f"/{node.role} <</MCID {len(marks)}>> BDC")
        node.kids.append(Mark(self.page, len(marks)))
        marks.append(node)
        self._open = node

    def artifact(self) -> None:
        """Say that what follows is decoration or pagination."""
        if not self._artifact:
            self._close()
            self._write("/Artifact BMC")
            self._artifact = True

    def line(self, line: Line, x: float, y: float, colour: Colour, node: Node | None) -> None:
        """Draw a line of text at its baseline; without a node it is an artifact."""
        if colour != self._colour:
            self._write("{} {} {} rg".format(*colour))
            self._colour = colour
        for span in line.spans:
            if node is None:
                self.artifact()
            else:
                self.tag(node if span.language == node.language else node.span(span.language))
            self._write(self._shown(span, x + span.x, y))

    def _shown(self, span: Span, x: float, y: float) -> str:
        use = self.fonts.get(span.face.key)
        if use is None:
            use = self.fonts[span.face.key] = FontUse(span.face, f"T{len(self.fonts)}")
        start = f"BT /{use.name} {_number(span.size)} Tf 1 0 0 1 {_number(x)} {_number(y)} Tm "
        return start + _glyphs(span, use) + " ET"

    def rule(self, x: float, y: float, width: float, thickness: float, colour: Colour) -> None:
        """Draw a horizontal line as decoration."""
        self.artifact()
        self.canvas.setStrokeColorRGB(*colour)
        self.canvas.setLineWidth(thickness)
        self.canvas.line(x, y, x + width, y)

    def block(self, area: Area, colour: Colour) -> None:
        """Fill a rectangle as decoration."""
        self.artifact()
        self.canvas.setFillColorRGB(*colour)
        self._colour = None
        self.canvas.rect(*area, stroke=0, fill=1)

    def hatching(self, area: Area, step: float, thickness: float, colour: Colour) -> None:
        """Fill a rectangle with slanting lines and give it an outline, as decoration."""
        self.artifact()
        x, y, width, height = area
        lines = [f"q {_number(x)} {_number(y)} {_number(width)} {_number(height)} re W n"]
        lines.append("{} {} {} RG".format(*colour) + f" {_number(thickness)} w")
        lines.append(f"{_number(x)} {_number(y)} {_number(width)} {_number(height)} re S")
        for at in range(int((height + width) / step) + 1):
            low = y - width + at * step
            lines.append(
                f"{_number(x)} {_number(low)} m {_number(x + width)} {_number(low + width)} l S"
            )
        lines.append("Q")
        self._write(" ".join(lines))

    def frame(self, area: Area, radius: float, thickness: float, colour: Colour) -> None:
        """Draw the outline of a box as decoration."""
        self.artifact()
        self.canvas.setStrokeColorRGB(*colour)
        self.canvas.setLineWidth(thickness)
        self.canvas.roundRect(*area, radius, stroke=1, fill=0)


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _glyphs(span: Span, use: FontUse) -> str:
    """Return the operators that show the glyphs of a span from left to right.

    Between glyphs stand the corrections by which HarfBuzz differs from the plain widths.
    """
    code: list[str] = []
    row: list[str] = []
    pending, rise = 0.0, 0
    stretch = span.stretch * 1000 / span.size
    for glyph in span.glyphs:
        if glyph.dy != rise:
            _flush(code, row)
            rise = glyph.dy
            code.append(f"{_number(rise * span.size / 1000)} Ts")
        pending += glyph.dx
        cid = use.code(glyph)
        if abs(pending) > NEAR_ZERO:
            row.append(_number(-pending))
        row.append(f"<{cid:04X}>")
        extra = stretch if glyph.text == " " else 0.0
        pending = glyph.advance + extra - use.widths[cid] - glyph.dx
    _flush(code, row)
    if rise:
        code.append("0 Ts")
    return " ".join(code)


def _flush(code: list[str], row: list[str]) -> None:
    if row:
        code.append("[" + "".join(row).replace("><", "") + "] TJ")
        row.clear()

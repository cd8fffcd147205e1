"""The area of a page, and the line at its foot."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gkdesk.export.content import Align, Document, Passage, passage
from gkdesk.export.paper import PAGE_SIZES, Binding, Page
from gkdesk.export.pdf import styles
from gkdesk.export.pdf.boxes import Cell, Row, Text
from gkdesk.export.pdf.styles import MM

if TYPE_CHECKING:
    from gkdesk.export.pdf.builder import Builder

NUMBER_SHARE = 0.15
SEPARATOR = "  ·  "
SMALLEST = 0.88  # of the usual size; longer words take a second line
ROUNDED = 0.999


@dataclass(frozen=True, slots=True)
class Frame:
    """The area of a page that text may fill, in points; the same size on every page."""

    page_width: float
    page_height: float
    width: float
    height: float
    top: float
    inner: float
    outer: float

    def left(self, number: int, page: Page) -> float:
        """Return the left edge of the area on a page; pages count from 0."""
        return self.inner if bound_left(number, page) else self.outer


def frame_of(page: Page) -> Frame:
    """Return the area that the margins of a page leave."""
    width, height = (each * MM for each in PAGE_SIZES[page.size])
    margins = page.margins
    return Frame(
        page_width=width,
        page_height=height,
        width=width - (margins.inner + margins.outer) * MM,
        height=height - (margins.top + margins.bottom) * MM,
        top=height - margins.top * MM,
        inner=margins.inner * MM,
        outer=margins.outer * MM,
    )


def bound_left(number: int, page: Page) -> bool:
    """Tell whether a page is bound at its left edge; the first page is a right-hand page."""
    left = page.binding is Binding.LEFT
    return left != (page.two_sided and number % 2 == 1)


def foot(builder: Builder, document: Document, frame: Frame, number: int) -> Row | None:
    """Set the foot of a page: running title and date inside, page number outside."""
    footer = document.footer
    style = builder.sheet.scaled(styles.FOOTER)
    number_room = frame.width * NUMBER_SHARE
    running_room = frame.width - number_room
    inside_left = bound_left(number, document.page) or not document.page.two_sided
    cells = []
    words = [each.plain for each in footer.running] + ([footer.date] if footer.date else [])
    if words:
        language = footer.running[0].language if footer.running else document.language
        running = _in_one_line(builder, passage(SEPARATOR.join(words), language), running_room)
        at = 0.0 if inside_left else number_room
        cells.append(Cell(at, _towards(running, right=not inside_left)))
    if footer.page_numbers:
        own = builder.text(passage(str(number + 1), "de"), style, number_room, None)
        at = running_room if inside_left else 0.0
        cells.append(Cell(at, _towards(own, right=inside_left)))
    return Row(cells=cells) if cells else None


def _in_one_line(builder: Builder, words: Passage, width: float) -> Text:
    """Set the running words in one line: in large print they are as large as they fit."""
    style = builder.sheet.scaled(styles.FOOTER)
    needed = builder.setter.line_width(words, style.size)
    smaller = max(styles.FOOTER.size * SMALLEST, style.size * min(1.0, ROUNDED * width / needed))
    return builder.text(words, replace(style, size=smaller), width, None)


def _towards(text: Text, *, right: bool) -> Text:
    """Turn a text towards one edge, whatever its own direction."""
    return replace(text, align=Align.END if right != text.rtl else Align.START)

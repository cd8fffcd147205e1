"""A drawing as a tagged PDF of one page, as large as the page of the drawing.

The map is one figure that says what it shows; every organisation and every cooperation is a
figure of its own with its sentence, so that a screen reader walks from one to the next. Title
and legend are text.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from reportlab.pdfgen.canvas import Canvas

from gkdesk.export.content import Document
from gkdesk.export.map.colours import print_palette
from gkdesk.export.map.painting import Painter, extent, joined, within
from gkdesk.export.map.text import LANGUAGE, Ruler
from gkdesk.export.pdf.assemble import assemble
from gkdesk.export.pdf.ink import Area, Ink
from gkdesk.export.pdf.render import PREAMBLE
from gkdesk.export.pdf.tags import Node, Role
from gkdesk.network.marks import Box, Point, Subject, TextMark

if TYPE_CHECKING:
    import datetime as dt

    from gkdesk.network.marks import Drawing, Mark


def map_pdf(drawing: Drawing, *, grey: bool = False, created: dt.datetime | None = None) -> bytes:
    """Return a drawing as a PDF of one page; the same drawing gives the same bytes."""
    out, ruler = io.BytesIO(), Ruler()
    canvas = new_canvas(out, drawing.width, drawing.height)
    ink, tags = Ink(canvas), _Tags(drawing, ruler)
    painter = Painter(ink, ruler, print_palette(grey=grey))
    origin = Point(0.0, drawing.height)
    for mark in drawing.marks:
        painter.paint(mark, origin, tags.node(mark))
    ink.end_page()
    canvas.save()
    return assemble(out.getvalue(), about(drawing, created), ink, tags.root)


def new_canvas(out: io.BytesIO, width: float, height: float) -> Canvas:
    """Return the canvas of a file that depends on its content alone."""
    canvas = Canvas(out, pagesize=(width, height), pageCompression=0, invariant=1)
    vars(canvas)["_preamble"] = PREAMBLE  # the usual one names a font that is not embedded
    return canvas


def about(drawing: Drawing, created: dt.datetime | None) -> Document:
    """Return what the file says about itself."""
    title = drawing.title or drawing.sentence
    return Document(title, LANGUAGE, (), subject=drawing.sentence, created=created, bookmarks=False)


class _Tags:
    """Finds the structure element of each mark; they are read in the order set up here."""

    def __init__(self, drawing: Drawing, ruler: Ruler) -> None:
        self.root = Node(Role.DOCUMENT, LANGUAGE)
        self._ruler = ruler
        self._page = Box(0.0, 0.0, drawing.width, drawing.height)
        self._header = self._section()
        self._map = self.root.add(Role.FIGURE, LANGUAGE)
        self._map.alternative = drawing.sentence
        self._map.area = Area(0.0, 0.0, drawing.width, drawing.height)
        self._sections = {Subject.ACTOR: self._section(), Subject.TIE: self._section()}
        self._legend = self._section()
        self._figures: dict[tuple[Subject, int], Node] = {}
        self._boxes: dict[tuple[Subject, int], Box] = {}

    def _section(self) -> Node:
        node = self.root.add(Role.SECT, LANGUAGE)
        node.may_vanish = True
        return node

    def node(self, mark: Mark) -> Node | None:
        """Return the element of a mark; None for what only decorates a text."""
        subject = mark.about.subject
        if subject in self._sections:
            return self._figure(mark)
        if subject in (Subject.RING, Subject.SECTOR):
            return self._map
        if not isinstance(mark, TextMark):
            return None
        if subject is Subject.PAGE:
            return self._header.add(Role.P if self._header.kids else Role.H1, LANGUAGE)
        return self._legend.add(Role.P, LANGUAGE)

    def _figure(self, mark: Mark) -> Node:
        key = (mark.about.subject, mark.about.id)
        box = within(extent(mark, self._ruler), self._page)
        figure = self._figures.get(key)
        if figure is None:
            figure = self._sections[mark.about.subject].add(Role.FIGURE, LANGUAGE)
            self._figures[key], self._boxes[key] = figure, box
        figure.alternative = figure.alternative or mark.about.sentence
        box = self._boxes[key] = joined(self._boxes[key], box)
        bottom = self._page.bottom - box.bottom
        figure.area = Area(box.left, bottom, box.right - box.left, box.bottom - box.top)
        return figure

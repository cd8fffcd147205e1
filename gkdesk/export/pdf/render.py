"""From a document to the bytes of a PDF."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportlab.pdfgen.canvas import Canvas

from gkdesk.export import content as model
from gkdesk.export.charts.figure import Figure
from gkdesk.export.paper import Binding, PageSize
from gkdesk.export.pdf import blocks
from gkdesk.export.pdf.assemble import assemble
from gkdesk.export.pdf.boxes import Box, Gap, Rules, Stack
from gkdesk.export.pdf.builder import Builder, Make
from gkdesk.export.pdf.cover import cover, inline_cover
from gkdesk.export.pdf.facing import spreads
from gkdesk.export.pdf.figure import figure
from gkdesk.export.pdf.forms import fields
from gkdesk.export.pdf.helpers import helper_map
from gkdesk.export.pdf.ink import Ink
from gkdesk.export.pdf.letter import letter
from gkdesk.export.pdf.letterhead import letterhead
from gkdesk.export.pdf.marked import marked
from gkdesk.export.pdf.paging import paged
from gkdesk.export.pdf.paragraph import Setter
from gkdesk.export.pdf.path import path
from gkdesk.export.pdf.picture import picture
from gkdesk.export.pdf.sheet_area import foot, frame_of
from gkdesk.export.pdf.styles import MM, Sheet
from gkdesk.export.pdf.tables import table
from gkdesk.export.pdf.tags import Node, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.export.content import Document
    from gkdesk.export.pdf.undrawn import Undrawn

PREAMBLE = "1 0 0 1 0 0 cm"
FOOTER_DROP = 4.5 * MM
BLANK_SPACING = 9.0 * MM
NOTHING = Gap(size=0.0)
CARD_SIZES = (1.0, 0.95, 0.9, 0.85, 0.8, 0.76)
"""Shares of its usual size of print; tried until each side of a card holds what belongs there."""

MAKERS: dict[type[model.Block], Make] = {
    model.Heading: blocks.heading,
    model.Paragraph: blocks.paragraph,
    model.ItemList: blocks.item_list,
    model.Table: table,
    model.Bilingual: blocks.bilingual,
    model.Fields: fields,
    model.Card: blocks.card,
    model.Marked: marked,
    model.RuledLines: blocks.ruled,
    Figure: figure,
    model.Spacer: blocks.spacer,
    model.PageBreak: blocks.nothing,
    model.LinesToEnd: blocks.nothing,
    model.Section: blocks.section,
    model.Notice: blocks.notice,
    model.Cover: inline_cover,
    model.Path: path,
    model.HelperMap: helper_map,
    model.Picture: picture,
    model.Facing: blocks.nothing,
    model.Letter: letter,
}


def render_pdf(document: Document, undrawn: Undrawn | None = None) -> bytes:
    """Return a document as a tagged PDF; the same document gives the same bytes.

    Raises `MissingGlyph`, with the field and the character, before anything is written; with
    `undrawn` a visible sign stands there instead, and `undrawn` knows where.
    """
    for shrink in CARD_SIZES if document.page.size is PageSize.CARD else (1.0,):
        rendering = _Rendering(document, undrawn, shrink)
        pages = rendering.filled()
        if len(pages) <= len(_sections(document.blocks)):
            break
    return rendering.written(pages)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One page that has been filled; a cover carries no footer, a spread no lines to write on."""

    box: Box
    cover: bool = False
    spread: bool = False


class _Rendering:
    """One document on its way to paper."""

    def __init__(self, document: Document, undrawn: Undrawn | None, shrink: float) -> None:
        self.document = document
        self.frame = frame_of(document.page)
        self.setter = Setter(undrawn)
        sheet = Sheet(document.page.size, document.text_size, shrink)
        self.builder = Builder(
            self.setter, sheet, MAKERS, self.frame.height, document.page, document.letterhead
        )
        self.root = Node(Role.DOCUMENT, document.language)

    def filled(self) -> list[_Sheet]:
        """Set all pages."""
        return self._finished(list(self._pages()))

    def written(self, pages: list[_Sheet]) -> bytes:
        """Return pages as a PDF."""
        bare = self.document.page.size is PageSize.CARD
        feet = [
            None if page.cover or bare else foot(self.builder, self.document, self.frame, number)
            for number, page in enumerate(pages)
        ]
        out = io.BytesIO()
        canvas = Canvas(
            out,
            pagesize=(self.frame.page_width, self.frame.page_height),
            pageCompression=0,
            invariant=1,
        )
        vars(canvas)["_preamble"] = PREAMBLE  # the usual one names a font that is not embedded
        ink = Ink(canvas)
        for number, page in enumerate(pages):
            left = self.frame.left(number, self.document.page)
            page.box.draw(ink, left, self.frame.top)
            if (below := feet[number]) is not None:
                below.draw(ink, left, self.frame.top - self.frame.height - FOOTER_DROP)
            ink.end_page()
        canvas.save()
        return assemble(out.getvalue(), self.document, ink, self.root)

    def _pages(self) -> Iterator[_Sheet]:
        """Fill pages one after the other."""
        width = self.frame.width
        count = 0
        for section in _sections(self.document.blocks):
            first = section[0] if section else None
            head = self._head(first) if count == 0 else []
            if isinstance(first, model.Cover):
                height = self.frame.height - Stack(items=[*head, NOTHING]).height
                boxes = cover(self.builder, first, width, height, self.root)
                found = paged([*head, *boxes], self.frame.height, balanced=False)
                pages = [_Sheet(box, cover=not number) for number, box in enumerate(found)]
            elif isinstance(first, model.Facing):
                pages = list(self._spreads(first, count))
            else:
                boxes = self.builder.build(section, width, self.root)
                pages = [_Sheet(box) for box in self._paged([*head, *boxes], section)]
            for page in pages:
                yield page
                count += 1

    def _paged(self, boxes: list[Box], section: list[model.Block]) -> list[Box]:
        """Fill the pages of a section; a card has sides, which are what they are."""
        is_ruled = bool(section) and isinstance(section[-1], model.LinesToEnd)
        is_card = self.document.page.size is PageSize.CARD
        return paged(boxes, self.frame.height, balanced=not is_card, ruled=is_ruled)

    def _head(self, first: model.Block | None) -> list[Box]:
        """Return the head of the paper; in a letter it is part of the letter."""
        head = self.document.letterhead
        if head is None or isinstance(first, model.Letter | model.Facing):
            return []
        return letterhead(self.builder, head, self.frame.width, self.root)

    def _spreads(self, block: model.Facing, before: int) -> Iterator[_Sheet]:
        """Fill spreads; the first page of a document stands alone, so they begin at odd ones.

        What is left over before that is for notes by hand.
        """
        if before % 2 == 0:
            height = self.frame.height
            yield _Sheet(_rules(int(height / BLANK_SPACING), BLANK_SPACING, self.frame.width))
        german_first = self.document.page.binding is Binding.LEFT
        for spread in spreads(self.builder, block, self.frame.width, self.frame.height, self.root):
            sides = (spread.german, spread.client)
            for box in sides if german_first else reversed(sides):
                yield _Sheet(box, spread=True)

    def _finished(self, pages: list[_Sheet]) -> list[_Sheet]:
        """Rule the rest of the last page, and whole pages up to the number that was asked for."""
        last = self.document.blocks[-1] if self.document.blocks else None
        if not isinstance(last, model.LinesToEnd):
            return pages
        spacing, page = last.spacing * MM, pages[-1]
        if not page.spread:
            rest = self.frame.height - page.box.height
            below = _rules(int(rest / spacing), spacing, self.frame.width)
            page = replace(page, box=Stack(items=[page.box, below]))
        whole = _rules(int(self.frame.height / spacing), spacing, self.frame.width)
        missing = -len(pages) % last.pages
        return [*pages[:-1], page, *(_Sheet(whole) for _ in range(missing))]


def _rules(count: int, spacing: float, width: float) -> Rules:
    return Rules(count=count, spacing=spacing, width=width)


def _sections(found: tuple[model.Block, ...]) -> list[list[model.Block]]:
    """Cut the blocks at page breaks, before letters, around covers and facing pages."""
    sections: list[list[model.Block]] = [[]]
    for block in found:
        if isinstance(block, model.PageBreak):
            sections.append([])
        elif isinstance(block, model.Cover | model.Facing):
            sections.append([block])
            sections.append([])
        elif isinstance(block, model.Letter):
            sections.append([block])
        else:
            sections[-1].append(block)
    kept = [section for section in sections if any(map(_is_seen, section))]
    return kept or [[]]


def _is_seen(block: model.Block) -> bool:
    """Tell whether a block is more than room for others: it has a page even on its own."""
    return not isinstance(block, model.Section | model.Spacer)

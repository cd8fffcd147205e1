"""What all blocks need to become boxes: set text, structure elements, nested blocks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from gkdesk.export import content as model
from gkdesk.export.content import Align, Passage
from gkdesk.export.paper import A4, Page
from gkdesk.export.pdf import source, styles
from gkdesk.export.pdf.boxes import Box, Stack, Text
from gkdesk.export.pdf.paragraph import Line, Setter
from gkdesk.export.pdf.styles import Sheet, Style
from gkdesk.export.pdf.tags import Node, Role

OPPOSITE = {Align.START: Align.END, Align.END: Align.START}


@dataclass(slots=True)
class Builder:
    """Builds the boxes of one document; `parent` None means: not content, no tags.

    `page_height` is what text may fill of a page; a letter puts the `letterhead` at its place.
    On a page in a language from right to left, `rtl`, everything begins at the right, names in
    Latin letters as well.
    """

    setter: Setter
    sheet: Sheet
    makers: Mapping[type[model.Block], Make]
    page_height: float
    page: Page = A4
    letterhead: model.Letterhead | None = None
    last_level: int = 0
    rtl: bool = False

    def build(self, blocks: Sequence[model.Block], width: float, parent: Node | None) -> list[Box]:
        """Return the boxes of blocks that stand below each other."""
        found: list[Box] = []
        for block in blocks:
            found.extend(self.makers[type(block)](self, block, width, parent))
        return found

    def stack(self, blocks: Sequence[model.Block], width: float, parent: Node | None) -> Stack:
        """Return blocks as one box."""
        items = self.build(blocks, width, parent)
        if not items:
            return Stack(items=())
        return Stack(items=items, before=items[0].before, after=items[-1].after)

    def text(
        self,
        passage: Passage,
        style: Style,
        width: float,
        node: Node | None,
        align: Align = Align.START,
    ) -> Text:
        """Set a passage as one paragraph that belongs to a structure element."""
        lines = self.setter.lines(passage, style.size, width, align=align, strong=style.strong)
        if node is not None and _needs_actual_text(lines):
            node.actual_text = spoken_text(passage)
        if self.rtl and not passage.rtl and align in OPPOSITE:
            align = OPPOSITE[align]
        return Text(
            lines=lines,
            width=width,
            size=style.size,
            leading=style.line_height(passage.language),
            align=align,
            rtl=passage.rtl,
            colour=style.colour,
            node=node,
            before=style.before,
            after=style.after,
        )

    def fitted(self, passage: Passage, style: Style, width: float) -> Style:
        """Return a display style small enough for the longest word of the passage."""
        widest = self.setter.widest_word(passage, style.size, strong=style.strong)
        if widest <= width:
            return style
        least = max(styles.SMALLEST_HEADING * style.size, self.sheet.factor * 11.0)
        return replace(style, size=max(least, style.size * width / widest))


def _needs_actual_text(lines: Sequence[Line]) -> bool:
    return any(span.rtl for line in lines for span in line.spans)


def spoken_text(passage: Passage) -> str:
    """Return the text of a passage as it is read aloud and copied."""
    return source.spoken(source.text(passage.plain))


def element(parent: Node | None, role: Role, passage: Passage) -> Node | None:
    """Append a structure element in the language of a passage, if there is a tree at all."""
    return parent.add(role, passage.language) if parent is not None else None


def group(parent: Node | None, role: Role, *attributes: tuple[str, str, str]) -> Node | None:
    """Append a structure element that has no language of its own, if there is a tree at all."""
    return parent.add(role, "", *attributes) if parent is not None else None


Make = Callable[[Builder, Any, float, Node | None], list[Box]]

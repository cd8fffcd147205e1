"""A drawing in a document: one figure with its alternative text, kept on one page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.export.map.colours import print_palette
from gkdesk.export.map.painting import Painter
from gkdesk.export.map.text import LANGUAGE, Ruler
from gkdesk.export.pdf.boxes import Box
from gkdesk.export.pdf.ink import Area, Ink
from gkdesk.export.pdf.tags import Node, Role
from gkdesk.network.marks import Drawing, Point

if TYPE_CHECKING:
    from gkdesk.export.charts.figure import Figure
    from gkdesk.export.pdf.builder import Builder

_BEFORE, _AFTER = 4.0, 12.0


@dataclass(frozen=True, kw_only=True)
class Drawn(Box):
    """A drawing, as large as it is; it is made for the width of the text."""

    drawing: Drawing
    node: Node | None

    @property
    def height(self) -> float:
        return self.drawing.height

    def draw(self, ink: Ink, x: float, top: float) -> None:
        if self.node is not None:
            area = Area(x, top - self.height, self.drawing.width, self.height)
            self.node.area = area
        painter = Painter(ink, Ruler(), print_palette())
        for mark in self.drawing.marks:
            painter.paint(mark, Point(x, top), self.node)


def figure(_builder: Builder, block: Figure, _width: float, parent: Node | None) -> list[Box]:
    """Set a drawing."""
    node = parent.add(Role.FIGURE, LANGUAGE) if parent is not None else None
    if node is not None:
        node.alternative = block.drawing.sentence
    keep = block.keep_with_next
    return [Drawn(drawing=block.drawing, node=node, before=_BEFORE, after=_AFTER, keep_next=keep)]

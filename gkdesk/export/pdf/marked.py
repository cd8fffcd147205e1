"""Blocks with a bar at their side, solid or hatched, so that a copy in grey tells them apart."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gkdesk.export.content import Mark
from gkdesk.export.pdf import styles
from gkdesk.export.pdf.boxes import EPSILON, Box, Stack
from gkdesk.export.pdf.builder import group
from gkdesk.export.pdf.ink import Area
from gkdesk.export.pdf.tags import Role

if TYPE_CHECKING:
    from gkdesk.export import content as model
    from gkdesk.export.pdf.builder import Builder
    from gkdesk.export.pdf.ink import Ink
    from gkdesk.export.pdf.tags import Node

BAR = 4.5
INDENT = 15.0
DISTANCE = 11.0
HATCHING = 4.0
LARGE = 0.2  # of a page; more than that may be cut


def marked(builder: Builder, block: model.Marked, width: float, parent: Node | None) -> list[Box]:
    """Set blocks with a bar at their left side."""
    node = group(parent, Role.SECT)
    content = Stack(items=builder.build(block.blocks, width - INDENT, node))
    is_loose = content.height > LARGE * builder.page_height
    return [Barred(content=content, mark=block.mark, loose=is_loose, before=5.0, after=DISTANCE)]


@dataclass(frozen=True, kw_only=True)
class Barred(Box):
    """A box with a bar at its left side; a `loose` one goes on with its bar on the next page."""

    content: Box
    mark: Mark
    loose: bool = False

    @property
    def height(self) -> float:
        return self.content.height

    def draw(self, ink: Ink, x: float, top: float) -> None:
        area = Area(x, top - self.height, BAR, self.height)
        if self.mark is Mark.SOLID:
            ink.block(area, styles.ACCENT)
        elif self.mark is Mark.HATCHED:
            ink.hatching(area, HATCHING, styles.HAIRLINE, styles.INK_SOFT)
        else:
            half = (BAR + 1.0) / 2
            ink.block(area._replace(width=half - 1.0), styles.ACCENT)
            beside = area._replace(x=x + half, width=half)
            ink.hatching(beside, HATCHING, styles.HAIRLINE, styles.INK_SOFT)
        self.content.draw(ink, x + INDENT, top)

    def split(self, room: float, *, force: bool) -> tuple[Box | None, Box | None]:
        if self.height <= room + EPSILON:
            return self, None
        if not force and not self.loose:
            return None, self
        head, tail = self.content.split(room, force=force)
        if head is None or tail is None:
            whole = self if head is None else replace(self, content=head)
            return (whole, None) if force else (None, self)
        return replace(self, content=head, after=0.0), replace(self, content=tail, before=0.0)

"""The head of an office's paper: its name and address at the left, its logo at the right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gkdesk.export.content import Align, passage
from gkdesk.export.pdf import styles
from gkdesk.export.pdf.boxes import Bar, Box, Cell, Row, Stack
from gkdesk.export.pdf.builder import Builder, element, group
from gkdesk.export.pdf.picture import placed
from gkdesk.export.pdf.styles import MM
from gkdesk.export.pdf.tags import Node, Role

if TYPE_CHECKING:
    from gkdesk.export import content as model

LOGO_SHARE = 0.45
HIGHEST = 22.0 * MM
LINE = 0.8
LANGUAGE = "de"
AFTER = 16.0


def letterhead(
    builder: Builder, head: model.Letterhead, width: float, parent: Node | None
) -> list[Box]:
    """Set the head of the first page, with a line below."""
    words = masthead(builder, head, width, parent)
    rule = Bar(width=width, thickness=LINE, colour=styles.LINE, before=6.0, after=AFTER)
    return [words, rule]


def masthead(builder: Builder, head: model.Letterhead, width: float, parent: Node | None) -> Box:
    """Set name, lines and logo beside each other."""
    node = group(parent, Role.SECT)
    room = width
    cells = []
    if head.logo is not None:
        logo = replace(head.logo, align=Align.END)
        dots = placed(logo, width * LOGO_SHARE, HIGHEST, node)
        room = width - dots.size[0] - styles.COLUMN_GAP
        cells.append(Cell(width * (1 - LOGO_SHARE), dots))
    cells.append(Cell(0.0, _words(builder, head, room, node)))
    return Row(cells=cells)


def _words(builder: Builder, head: model.Letterhead, width: float, parent: Node | None) -> Stack:
    name, lines = passage(head.name, LANGUAGE), [passage(each, LANGUAGE) for each in head.lines]
    style = builder.fitted(name, styles.HEAD_NAME, width)
    boxes: list[Box] = []
    if head.name:
        boxes.append(builder.text(name, style, width, element(parent, Role.P, name)))
    boxes += [
        builder.text(each, styles.HEAD_LINE, width, element(parent, Role.P, each)) for each in lines
    ]
    return Stack(items=boxes)

"""The cover of a booklet."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gkdesk.export.pdf import styles
from gkdesk.export.pdf.boxes import Bar, Box, Gap, Stack
from gkdesk.export.pdf.builder import Builder, element
from gkdesk.export.pdf.tags import Node, Role

if TYPE_CHECKING:
    from gkdesk.export import content as model
    from gkdesk.export.pdf.styles import Style

TOP = 0.14  # of the page stays free above the title
LEAST_GAP = 12.0
SHARES = (1.0, 0.92, 0.84, 0.76, 0.68, 0.6, 0.5)
BAR = Bar(width=46.0, thickness=2.5, colour=styles.ACCENT, before=14.0, after=16.0)


def cover(
    builder: Builder, block: model.Cover, width: float, height: float, parent: Node
) -> list[Box]:
    """Return the boxes of a cover page: titles in the upper half, blocks at the foot.

    Where they would not fit on one page, the titles get smaller.
    """
    for share in SHARES:
        top = height * TOP * max(0.0, share - 0.5) * 2
        needed = _used(_upper(builder, block, width, None, share), _lower(builder, block, width))
        if top + needed + LEAST_GAP < height:
            break
    node = parent.add(Role.SECT)
    builder.last_level = 1
    upper: list[Box] = [Gap(size=top), *_upper(builder, block, width, node, share)]
    lower = _lower(builder, block, width, node)
    return [*upper, Gap(size=max(LEAST_GAP, height - _used(upper, lower) - 1.0)), lower]


def _used(upper: list[Box], lower: Stack) -> float:
    return Stack(items=[*upper, Gap(size=0.0), lower]).height


def _lower(builder: Builder, block: model.Cover, width: float, parent: Node | None = None) -> Stack:
    return builder.stack(block.blocks, width, parent)


def _upper(
    builder: Builder, block: model.Cover, width: float, parent: Node | None, share: float
) -> list[Box]:
    """Set titles and names at a share of their usual size."""

    def display(style: Style) -> Style:
        found = builder.sheet.display(style)
        return replace(found, size=max(builder.sheet.factor * 11.0, found.size * share))

    boxes: list[Box] = []
    for title in block.title:
        style = builder.fitted(title, display(styles.COVER_TITLE), width)
        boxes.append(builder.text(title, style, width, element(parent, Role.H1, title)))
    rtl = bool(block.title) and all(each.rtl for each in block.title)
    boxes.append(replace(BAR, shift=width - BAR.width if rtl else 0.0))
    subtitle = display(styles.COVER_SUBTITLE)
    boxes += [
        builder.text(each, subtitle, width, element(parent, Role.P, each))
        for each in block.subtitle
    ]
    for index, name in enumerate(block.names):
        style = builder.fitted(name, display(styles.COVER_NAME), width)
        box = builder.text(name, style, width, element(parent, Role.P, name))
        boxes.append(replace(box, before=26.0 * share if index == 0 else 0.0))
    return boxes


def inline_cover(
    builder: Builder, block: model.Cover, width: float, parent: Node | None
) -> list[Box]:
    """Set a cover that does not stand on a page of its own, for example in a card."""
    style = builder.sheet.display(styles.COVER_TITLE)
    items = [
        builder.text(each, builder.fitted(each, style, width), width, element(parent, Role.P, each))
        for each in (*block.title, *block.subtitle)
    ]
    return [*items, *builder.build(block.blocks, width, parent)]

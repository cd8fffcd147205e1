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


def cover(
    builder: Builder, block: model.Cover, width: float, height: float, parent: Node
) -> list[Box]:
    """Return the boxes of a cover page: titles in the upper half, blocks at the foot."""
    node = parent.add(Role.SECT)
    builder.last_level = 1
    rtl = bool(block.title) and all(each.rtl for each in block.title)
    display = builder.sheet.display
    upper: list[Box] = [Gap(size=height * 0.14)]
    for title in block.title:
        style = builder.fitted(title, display(styles.COVER_TITLE), width)
        upper.append(builder.text(title, style, width, element(node, Role.H1, title)))
    bar = 46.0
    upper.append(
        Bar(
            width=bar,
            thickness=2.5,
            colour=styles.ACCENT,
            shift=width - bar if rtl else 0.0,
            before=14.0,
            after=16.0,
        )
    )
    subtitle = display(styles.COVER_SUBTITLE)
    upper += [
        builder.text(each, subtitle, width, element(node, Role.P, each)) for each in block.subtitle
    ]
    for index, name in enumerate(block.names):
        style = builder.fitted(name, display(styles.COVER_NAME), width)
        box = builder.text(name, style, width, element(node, Role.P, name))
        upper.append(replace(box, before=26.0 if index == 0 else 0.0))
    lower = builder.stack(block.blocks, width, node)
    used = Stack(items=[*upper, Gap(size=0.0), lower]).height
    return [*upper, Gap(size=max(12.0, height - used - 1.0)), lower]


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

"""A path: steps below each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.export.pdf import styles
from gkdesk.export.pdf.boxes import Box, Stack
from gkdesk.export.pdf.builder import Builder, element, group
from gkdesk.export.pdf.tags import Node, Role, list_numbering

if TYPE_CHECKING:
    from gkdesk.export import content as model


def path(builder: Builder, block: model.Path, width: float, parent: Node | None) -> list[Box]:
    """Set a path as a list of its steps."""
    node = group(parent, Role.L, list_numbering("None"))
    return [_step(builder, step, width, node) for step in block.steps]


def _step(builder: Builder, step: model.PathStep, width: float, parent: Node | None) -> Box:
    body = group(group(parent, Role.LI), Role.LBODY)
    style = builder.sheet.scaled(styles.CARD_TITLE)
    words = (*step.title, *step.state_words)
    titles: list[Box] = [
        builder.text(each, style, width, element(body, Role.P, each)) for each in words
    ]
    return Stack(items=[*titles, *builder.build(step.blocks, width, body)], after=8.0)

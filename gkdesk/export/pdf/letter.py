"""The head of a letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.export.content import Fields, TextStyle
from gkdesk.export.pdf.builder import Builder, element
from gkdesk.export.pdf.forms import fields
from gkdesk.export.pdf.tags import Node, Role

if TYPE_CHECKING:
    from gkdesk.export import content as model
    from gkdesk.export.pdf.boxes import Box


def letter(builder: Builder, block: model.Letter, width: float, parent: Node | None) -> list[Box]:
    """Set sender, recipient, facts and subject below each other."""
    style = builder.sheet.paragraph(TextStyle.BODY)
    head = (block.sender_line, *block.recipient)
    boxes: list[Box] = [
        builder.text(each, style, width, element(parent, Role.P, each)) for each in head
    ]
    boxes += fields(builder, Fields(block.info), width, parent)
    boxes += [
        builder.text(each, style, width, element(parent, Role.P, each)) for each in block.subject
    ]
    return boxes

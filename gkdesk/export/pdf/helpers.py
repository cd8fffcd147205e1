"""The map of a person's helpers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.export.content import TextStyle
from gkdesk.export.pdf.builder import Builder, element
from gkdesk.export.pdf.tags import Node, Role

if TYPE_CHECKING:
    from gkdesk.export import content as model
    from gkdesk.export.pdf.boxes import Box


def helper_map(
    builder: Builder, block: model.HelperMap, width: float, parent: Node | None
) -> list[Box]:
    """Set the helpers below the one they help."""
    style = builder.sheet.paragraph(TextStyle.BODY)
    words = [block.centre, *(each for spot in block.spots for each in (spot.name, *spot.topic))]
    return [builder.text(each, style, width, element(parent, Role.P, each)) for each in words]

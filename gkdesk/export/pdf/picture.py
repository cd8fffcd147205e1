"""Pictures out of dots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.export.pdf.boxes import Box, Gap
from gkdesk.export.pdf.styles import MM

if TYPE_CHECKING:
    from gkdesk.export import content as model
    from gkdesk.export.pdf.builder import Builder
    from gkdesk.export.pdf.tags import Node


def picture(
    _builder: Builder, block: model.Picture, _width: float, _parent: Node | None
) -> list[Box]:
    """Keep the room of a picture."""
    return [Gap(size=block.height * MM)]

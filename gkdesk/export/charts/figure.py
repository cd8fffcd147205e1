"""A drawing as a block of a document."""

from __future__ import annotations

from dataclasses import dataclass

from gkdesk.network.marks import Drawing


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing as wide as the text; its sentence is read to those who do not see it."""

    drawing: Drawing
    keep_with_next: bool = False

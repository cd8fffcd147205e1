"""What a document shows as a picture: a logo, the head of its paper, the map of the helpers."""

from __future__ import annotations

from dataclasses import dataclass

from gkdesk.export.passages import Align, Passage

MOST_HELPERS = 8
"""So many stand around the one in the middle; more would be too small to read."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture out of dots: a PNG as `picture_file.normalised` makes it, `height` in mm.

    Without an `alternative` it is decoration, which nobody is told about.
    """

    data: bytes
    alternative: str = ""
    height: float = 18.0
    align: Align = Align.START


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The head of an office's paper: its name, the lines below, and its logo."""

    name: str
    lines: tuple[str, ...] = ()
    logo: Picture | None = None


@dataclass(frozen=True, slots=True)
class HelperSpot:
    """Somebody who helps: a name, and what for in one or two languages."""

    name: Passage
    topic: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class HelperMap:
    """A person and the helpers around her; `alternative` tells it to those who do not see it.

    Raises ValueError for more than `MOST_HELPERS` spots.
    """

    centre: Passage
    spots: tuple[HelperSpot, ...]
    alternative: str
    language: str = "de"

    def __post_init__(self) -> None:
        if len(self.spots) > MOST_HELPERS:
            raise ValueError(len(self.spots))

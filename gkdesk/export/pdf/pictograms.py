"""Small pictures beside headings and in cards: drawn in strokes, as decoration.

The files are plain SVGs without colours of their own, 24 units wide and high, all in one stroke
width. Who cannot see them misses nothing: words stand beside each of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from gkdesk import paths
from gkdesk.errors import ResourceMissing
from gkdesk.export.pdf import styles
from gkdesk.export.pdf.boxes import Box, Cell, Row
from gkdesk.export.pdf.styles import Colour

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkdesk.export.pdf.ink import Ink

UNITS = 24.0
PEN = 1.75
LARGER = 1.5  # than the type beside it
GAP = 0.45  # of the size of type
FIRST_LINE_MIDDLE = 0.72  # of the size of type, below the upper edge of the line

Operation = tuple[str, tuple[tuple[float, float], ...]]
_OPERATORS = {"moveTo": "m", "lineTo": "l", "curveTo": "c", "closePath": "h", "endPath": ""}


@cache
def strokes(name: str) -> str:
    """Return the path of a pictogram as operators of PDF, in its own units, y downwards."""
    from fontTools.pens.recordingPen import RecordingPen
    from fontTools.svgLib.path import SVGPath

    path = paths.resources() / "pictograms" / f"{name}.svg"
    if not path.is_file():
        raise ResourceMissing(name=path.name)
    pen = RecordingPen()
    SVGPath(str(path)).draw(pen)
    return " ".join(_operators(pen.value))


def _operators(drawn: Sequence[Operation]) -> list[str]:
    found = []
    for operation, points in drawn:
        numbers = [f"{each:.2f}" for point in points for each in point]
        found.append(" ".join([*numbers, _OPERATORS[operation]]).strip())
    return [each for each in found if each]


@dataclass(frozen=True, kw_only=True)
class Pictogram(Box):
    """A square pictogram; it takes no height, so that it never moves the text beside it."""

    name: str
    size: float
    colour: Colour
    drop: float = 0.0

    @property
    def height(self) -> float:
        return 0.0

    def draw(self, ink: Ink, x: float, top: float) -> None:
        ink.artifact()
        scale = self.size / UNITS
        colour = "{} {} {} RG".format(*self.colour)
        place = f"{scale:.4f} 0 0 {-scale:.4f} {x:.2f} {top - self.drop:.2f} cm"
        ink.operate(f"q {place} {PEN} w 1 J 1 j {colour} {strokes(self.name)} S Q")


@dataclass(frozen=True, slots=True)
class Sign:
    """A pictogram for text of a size: how much room it takes beside it.

    `drop` moves it down, as a share of the size, where what it belongs to has two lines. Where
    neighbours have pictograms, one without a name `always` keeps its room.
    """

    name: str
    size: float
    colour: Colour = styles.ACCENT
    drop: float = 0.0
    always: bool = False

    @property
    def room(self) -> float:
        """Return the width that it takes from the text."""
        return self.size * (LARGER + GAP) if self.name or self.always else 0.0

    def beside(self, box: Box, width: float, *, rtl: bool) -> Box:
        """Return a box with the pictogram where its first line begins."""
        if not self.room:
            return box
        cells = [Cell(0.0 if rtl else self.room, box)]
        if self.name:
            side = self.size * LARGER
            drop = (FIRST_LINE_MIDDLE + self.drop) * self.size - side / 2
            drawn = Pictogram(name=self.name, size=side, colour=self.colour, drop=drop)
            cells.insert(0, Cell(width - side if rtl else 0.0, drawn))
        return Row(
            cells=cells,
            before=box.before,
            after=box.after,
            keep_next=box.keep_next,
            loose=True,
        )

"""Where the steps and transitions of a drawn chain stand; rows break, nothing overlaps."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

NARROWEST = 138.0
"""A step is given at least so much room; otherwise the chain goes on in another row."""
LINE = 18.0
DOT = 11.0
_TITLE_LINES = 2
_PLACE_LINES = 2
_LABEL_LINES = 2
_AIR = 6.0
_ROW_GAP = 14.0
_TITLES = _TITLE_LINES * LINE + _AIR
_BELOW = 2 * DOT + _AIR + _PLACE_LINES * LINE
_LABELS = _LABEL_LINES * LINE + _AIR
ROW = _TITLES + _BELOW + _AIR + _LABELS


@dataclass(frozen=True)
class Places:
    """The dots, the room of every step, and the room of every label between them."""

    dots: tuple[QPointF, ...]
    steps: tuple[QRectF, ...]
    labels: tuple[QRectF, ...]
    rows: tuple[int, ...]
    """The row of every step."""
    height: float


def places(steps: int, links: int, width: float) -> Places:
    """Return where everything stands at a width."""
    if not steps:
        return Places((), (), (), (), 0)
    in_row = max(1, min(steps, int(width / NARROWEST)))
    rows = math.ceil(steps / in_row)
    in_row = math.ceil(steps / rows)
    # After the last step of a row there is half a column more, if its label stands there.
    trailing = rows > 1 or links >= steps
    column = width / (in_row + (0.5 if trailing else 0))
    dots, rooms, labels, row_of = [], [], [], []
    for place in range(steps):
        row, at = divmod(place, in_row)
        left, top = at * column, row * (ROW + _ROW_GAP)
        dots.append(QPointF(left + column / 2, top + _TITLES + DOT))
        rooms.append(QRectF(left, top, column, _TITLES + _BELOW))
        row_of.append(row)
        if place < links:
            label_top = top + _TITLES + _BELOW + _AIR
            labels.append(QRectF(left + column / 2, label_top, column, _LABELS))
    height = rows * ROW + (rows - 1) * _ROW_GAP
    return Places(tuple(dots), tuple(rooms), tuple(labels), tuple(row_of), height)

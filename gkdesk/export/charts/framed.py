"""A drawing with air around it, for a picture that stands beside other things."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gkdesk.network.marks import CurveMark, EllipseMark, Point, PolygonMark, TextMark

if TYPE_CHECKING:
    from gkdesk.network.marks import Drawing, Mark

AIR = 10.0
"""Points on every side."""


def framed(drawing: Drawing) -> Drawing:
    """Return the same drawing on a page that is larger on every side."""
    return replace(
        drawing,
        width=drawing.width + 2 * AIR,
        height=drawing.height + 2 * AIR,
        marks=tuple(map(_moved, drawing.marks)),
    )


def _moved(mark: Mark) -> Mark:
    if isinstance(mark, TextMark):
        return replace(mark, position=_there(mark.position))
    if isinstance(mark, EllipseMark):
        return replace(mark, centre=_there(mark.centre))
    if isinstance(mark, PolygonMark):
        return replace(mark, points=tuple(map(_there, mark.points)))
    return _moved_curve(mark)


def _moved_curve(mark: CurveMark) -> CurveMark:
    points = map(_there, (mark.start, mark.control1, mark.control2, mark.end))
    start, control1, control2, end = points
    return replace(mark, start=start, control1=control1, control2=control2, end=end)


def _there(point: Point) -> Point:
    return Point(point.x + AIR, point.y + AIR)

"""The marks of a drawing on the pages of a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.export.map.text import number
from gkdesk.network.marks import (
    Anchor,
    Box,
    CurveMark,
    EllipseMark,
    Fill,
    Point,
    PolygonMark,
    Stroke,
    TextMark,
)

if TYPE_CHECKING:
    from gkdesk.export.map.colours import Palette
    from gkdesk.export.map.text import Ruler
    from gkdesk.export.pdf.ink import Ink
    from gkdesk.export.pdf.tags import Node
    from gkdesk.network.marks import Mark

_ROUND = 0.5523
"""Where the controls of a quarter of a circle stand, as a share of its radius."""

_SLANT = 0.2126
"""The slope of italic letters; the bundled fonts have none of their own."""

_ASCENT, _DESCENT = 1.07, 0.3
_SHARES = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}


class Painter:
    """Paints marks with their tags; `origin` is the upper left corner of a drawing on a page."""

    def __init__(self, ink: Ink, ruler: Ruler, palette: Palette) -> None:
        self._ink = ink
        self._ruler = ruler
        self._palette = palette

    def paint(self, mark: Mark, origin: Point, node: Node | None) -> None:
        """Paint a mark for a structure element, or as an artifact."""
        if isinstance(mark, TextMark):
            self._text(mark, origin, node)
        elif isinstance(mark, CurveMark):
            self._shape(_curve(mark, origin), None, mark.stroke, node)
        elif isinstance(mark, EllipseMark):
            self._shape(_ellipse(mark, origin), mark.fill, mark.stroke, node)
        else:
            self._shape(_polygon(mark, origin), mark.fill, mark.stroke, node)

    def _tag(self, node: Node | None) -> None:
        if node is None:
            self._ink.artifact()
        else:
            self._ink.tag(node)

    def _shape(
        self, path: str, fill: Fill | None, stroke: Stroke | None, node: Node | None
    ) -> None:
        self._tag(node)
        if fill:
            colour = "{} {} {} rg".format(*self._palette.share(fill.token))
            self._ink.operate(f"q {self._opacity(fill.opacity)}{colour} {path} f Q")
        if stroke:
            self._ink.operate(f"q {self._pen(stroke)} {path} S Q")

    def _pen(self, stroke: Stroke) -> str:
        colour = "{} {} {} RG".format(*self._palette.share(stroke.token))
        pen = f"{self._opacity(stroke.opacity)}{colour} {number(stroke.width)} w"
        if stroke.dash:
            pen += f" [{' '.join(map(number, stroke.dash))}] 0 d"
        return f"{pen} 1 J" if stroke.has_round_ends else pen

    def _opacity(self, opacity: float) -> str:
        return "" if opacity >= 1 else f"/{self._ink.opacity(opacity)} gs "

    def _text(self, mark: TextMark, origin: Point, node: Node | None) -> None:
        line = self._ruler.line(mark.text, mark.size, mark.weight)
        x = origin.x + mark.position.x - line.width * _SHARES[mark.anchor]
        y = origin.y - mark.position.y
        slant = _SLANT if mark.is_italic else 0
        place = f"1 0 {number(slant)} 1 {number(x)} {number(y)} cm"
        colour = self._palette.share(mark.token)
        if mark.halo:
            # Letters that surround letters are decoration: nobody shall hear a name twice.
            self._ink.artifact()
            pen = self._pen(Stroke("surface", mark.halo, opacity=mark.opacity))
            self._ink.operate(f"q {pen} 1 j 1 Tr {place}")
            self._ink.line(line, 0, 0, colour, None)
            self._ink.operate("Q")
        self._tag(node)
        self._ink.operate(f"q {self._opacity(mark.opacity)}{place}")
        self._ink.line(line, 0, 0, colour, node)
        self._ink.operate("Q")


def extent(mark: Mark, ruler: Ruler) -> Box:
    """Return the part of the page that a mark may touch."""
    if isinstance(mark, TextMark):
        width, at = ruler(mark.text, mark.size, mark.weight), mark.position
        left = at.x - width * _SHARES[mark.anchor]
        over = mark.halo / 2
        return Box(
            left - over,
            at.y - _ASCENT * mark.size - over,
            left + width + over,
            at.y + _DESCENT * mark.size + over,
        )
    edge = mark.stroke.width / 2 if mark.stroke else 0.0
    return _around(_outline(mark), edge)


def _outline(mark: EllipseMark | PolygonMark | CurveMark) -> tuple[Point, ...]:
    """Return points between which a mark lies."""
    if isinstance(mark, PolygonMark):
        return mark.points
    if isinstance(mark, CurveMark):
        return (mark.start, mark.control1, mark.control2, mark.end)
    centre = mark.centre
    return (
        Point(centre.x - mark.radius_x, centre.y - mark.radius_y),
        Point(centre.x + mark.radius_x, centre.y + mark.radius_y),
    )


def joined(first: Box, second: Box) -> Box:
    """Return the smallest rectangle around two."""
    return Box(
        min(first.left, second.left),
        min(first.top, second.top),
        max(first.right, second.right),
        max(first.bottom, second.bottom),
    )


def within(box: Box, page: Box) -> Box:
    """Return the part of a rectangle that lies on a page."""
    return Box(
        max(box.left, page.left),
        max(box.top, page.top),
        min(box.right, page.right),
        min(box.bottom, page.bottom),
    )


def _around(points: tuple[Point, ...], edge: float) -> Box:
    across, down = [point.x for point in points], [point.y for point in points]
    return Box(min(across) - edge, min(down) - edge, max(across) + edge, max(down) + edge)


def _at(origin: Point, x: float, y: float) -> str:
    """Write a point; on paper y grows upwards."""
    return f"{number(origin.x + x)} {number(origin.y - y)}"


def _polygon(mark: PolygonMark, origin: Point) -> str:
    first, *others = (_at(origin, point.x, point.y) for point in mark.points)
    return f"{first} m {' '.join(f'{other} l' for other in others)} h"


def _curve(mark: CurveMark, origin: Point) -> str:
    points = (mark.start, mark.control1, mark.control2, mark.end)
    start, *others = (_at(origin, point.x, point.y) for point in points)
    return f"{start} m {' '.join(others)} c"


def _ellipse(mark: EllipseMark, origin: Point) -> str:
    x, y, across, down = mark.centre.x, mark.centre.y, mark.radius_x, mark.radius_y
    path = [_at(origin, x + across, y) + " m"]
    for cos, sin, to_cos, to_sin in ((1, 0, 0, 1), (0, 1, -1, 0), (-1, 0, 0, -1), (0, -1, 1, 0)):
        points = (
            (cos + _ROUND * to_cos, sin + _ROUND * to_sin),
            (to_cos + _ROUND * cos, to_sin + _ROUND * sin),
            (to_cos, to_sin),
        )
        path.append(" ".join(_at(origin, x + a * across, y + b * down) for a, b in points) + " c")
    return " ".join([*path, "h"])

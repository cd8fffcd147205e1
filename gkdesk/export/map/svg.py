"""A drawing as SVG: text stays text, every thing says what it is, nothing comes from outside."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from gkdesk.export.map.colours import Palette, print_palette
from gkdesk.export.map.text import LANGUAGE, drawn_line, number, xml_text, xml_value
from gkdesk.network.marks import CurveMark, EllipseMark, Fill, PolygonMark, Stroke, TextMark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.network.marks import Drawing, Mark, Point

FAMILIES = "Noto Sans, Noto Naskh Arabic, Noto Sans Ethiopic, Noto Sans Symbols 2, sans-serif"


def map_svg(drawing: Drawing, *, grey: bool = False) -> bytes:
    """Return a drawing as SVG; the same drawing gives the same bytes."""
    return "\n".join(_Writer(print_palette(grey=grey)).lines(drawing)).encode("utf-8") + b"\n"


class _Writer:
    """Writes one drawing."""

    def __init__(self, palette: Palette) -> None:
        self._palette = palette

    def lines(self, drawing: Drawing) -> Iterator[str]:
        width, height = number(drawing.width), number(drawing.height)
        yield '<?xml version="1.0" encoding="UTF-8"?>'
        yield (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}pt" height="{height}pt"'
            f' viewBox="0 0 {width} {height}" role="img" aria-labelledby="title desc"'
            f' xml:lang="{LANGUAGE}" font-family={xml_value(FAMILIES)}>'
        )
        yield f'<title id="title">{xml_text(drawing.title or drawing.sentence)}</title>'
        yield f'<desc id="desc">{xml_text(drawing.sentence)}</desc>'
        ground = self._palette.code("surface")
        yield f'<rect width="{width}" height="{height}" fill="{ground}"/>'
        for (subject, _id), marks in groupby(drawing.marks, key=_thing):
            yield f'<g class="{subject}">'
            told = ""
            for mark in marks:
                sentence = mark.about.sentence
                # A shape and its caption may both carry the sentence of their thing.
                yield from self._mark(mark, sentence if sentence != told else "")
                told = sentence or told
            yield "</g>"
        yield "</svg>"

    def _mark(self, mark: Mark, sentence: str) -> Iterator[str]:
        title = f"<title>{xml_text(sentence)}</title>" if sentence else ""
        if isinstance(mark, TextMark):
            yield from self._text(mark, title)
            return
        if isinstance(mark, EllipseMark):
            name = "ellipse"
            form = (
                f'cx="{number(mark.centre.x)}" cy="{number(mark.centre.y)}"'
                f' rx="{number(mark.radius_x)}" ry="{number(mark.radius_y)}"'
            )
            paint = self._fill(mark.fill) + self._stroke(mark.stroke)
        elif isinstance(mark, PolygonMark):
            name, form = "polygon", f'points="{" ".join(map(_point, mark.points))}"'
            paint = self._fill(mark.fill) + self._stroke(mark.stroke)
        else:
            name, form = "path", f'd="{_way(mark)}"'
            paint = self._fill(None) + self._stroke(mark.stroke)
        yield f"<{name} {form}{paint}>{title}</{name}>" if title else f"<{name} {form}{paint}/>"

    def _text(self, mark: TextMark, title: str) -> Iterator[str]:
        """Write a line of text over its halo.

        The halo is a copy of its own: `paint-order` would do it in one, but office programs
        that do not know it would paint the halo over the letters.
        """
        place = (
            f'x="{number(mark.position.x)}" y="{number(mark.position.y)}"'
            f' font-size="{number(mark.size)}" font-weight="{mark.weight}"'
            f' text-anchor="{mark.anchor}"'
        )
        if mark.is_italic:
            place += ' font-style="italic"'
        words = xml_text(drawn_line(mark.text))
        if mark.halo:
            around = Stroke("surface", mark.halo, opacity=mark.opacity)
            paint = self._fill(None) + self._stroke(around) + ' stroke-linejoin="round"'
            yield f'<text aria-hidden="true" {place}{paint}>{words}</text>'
        yield f"<text {place}{self._fill(Fill(mark.token, mark.opacity))}>{title}{words}</text>"

    def _fill(self, fill: Fill | None) -> str:
        if fill is None:
            return ' fill="none"'
        return f' fill="{self._palette.code(fill.token)}"' + _opacity("fill", fill.opacity)

    def _stroke(self, stroke: Stroke | None) -> str:
        if stroke is None:
            return ""
        code = self._palette.code(stroke.token)
        paint = f' stroke="{code}" stroke-width="{number(stroke.width)}"'
        if stroke.dash:
            paint += f' stroke-dasharray="{" ".join(map(number, stroke.dash))}"'
        if stroke.has_round_ends:
            paint += ' stroke-linecap="round"'
        return paint + _opacity("stroke", stroke.opacity)


def _thing(mark: Mark) -> tuple[str, int]:
    return mark.about.subject.value, mark.about.id


def _opacity(part: str, opacity: float) -> str:
    return "" if opacity >= 1 else f' {part}-opacity="{number(opacity)}"'


def _point(point: Point) -> str:
    return f"{number(point.x)},{number(point.y)}"


def _way(mark: CurveMark) -> str:
    controls = f"{_point(mark.control1)} {_point(mark.control2)} {_point(mark.end)}"
    return f"M{_point(mark.start)} C{controls}"

"""What lies under the map: header, rings and sectors with their names."""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.network.labels import ASCENT, DESCENT, Measure
from gkdesk.network.layout import Arrangement, Division, Sector
from gkdesk.network.marks import (
    About,
    Anchor,
    Box,
    CurveMark,
    EllipseMark,
    Fill,
    Frame,
    Layer,
    Mark,
    Point,
    Stroke,
    Subject,
    TextMark,
)
from gkdesk.network.signs import Brush, area_ink, node
from gkdesk.text.codes.network import Area, Ring
from gkdesk.text.wording.clients import word
from gkdesk.text.wording.map import NO_AREA, NO_FIELD, NO_LEGAL_AREA, ring_word, state_line

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from gkdesk.network.look import Look

_SIDE = 0.125
"""Share of the width that stays free beside the outer ring for the names that stand there."""

_TITLE = 1.75
_LEAST_TITLE = 1.0
_ELLIPSIS = "…"
_NAMELESS = {
    Division.AREA: NO_AREA,
    Division.FIELD: NO_FIELD,
    Division.LEGAL_AREA: NO_LEGAL_AREA,
}
_RING_FILLS = {Ring.CORE: "ring1", Ring.ALLIANCE: "ring2"}
_PAGE = About(Subject.PAGE)


@dataclass(frozen=True, slots=True)
class Ground:
    """The marks under the map and the boxes of their texts, which no name may cover."""

    frame: Frame
    marks: tuple[Mark, ...]
    boxes: tuple[Box, ...]


def header_height(look: Look) -> float:
    """Return how much of the page the header takes."""
    if not look.title and not look.notice:
        return 0.0
    return look.type_size * (_TITLE + (2.4 if look.notice else 1.2))


def draw_header(look: Look, as_of: dt.date, measure: Measure) -> Iterator[Mark]:
    """Write the title at the left, the day and the notice at the right."""
    if not header_height(look):
        return
    page, size = look.page, look.type_size
    right, line = page.width - page.margin, page.margin + size * _TITLE
    day = state_line(as_of)
    room = right - page.margin - measure(day, size, 400) - 2 * size
    title, title_size = _fitted(look.title, room, size, measure)
    if title:
        at = Point(page.margin, line)
        yield TextMark(_PAGE, Layer.HEADER, title, at, title_size, "ink", 600)
    at = Point(right, line)
    yield TextMark(_PAGE, Layer.HEADER, day, at, size, "ink2", anchor=Anchor.END)
    if look.notice:
        at = Point(right, line + 1.3 * size)
        notice = _cut(look.notice, page.width - 2 * page.margin, size, measure)
        yield TextMark(_PAGE, Layer.HEADER, notice, at, size, "warn", 600, Anchor.END)


def _fitted(title: str, room: float, size: float, measure: Measure) -> tuple[str, float]:
    for share in (_TITLE, 1.5, 1.25, _LEAST_TITLE):
        if measure(title, size * share, 600) <= room:
            return title, size * share
    return _cut(title, room, size, measure), size


def _cut(text: str, room: float, size: float, measure: Measure) -> str:
    """Return as much of a bold line as there is room for."""
    if measure(text, size, 600) <= room:
        return text

    def width(letters: int) -> float:
        return measure(text[:letters] + _ELLIPSIS, size, 600)

    fitting = bisect_right(range(len(text)), room, key=width)
    return text[: max(fitting - 1, 0)].rstrip() + _ELLIPSIS


def frame_in(area: Box, look: Look) -> Frame:
    """Return the ellipse of the map in its part of the page."""
    width, height = area.right - area.left, area.bottom - area.top
    centre = Point((area.left + area.right) / 2, (area.top + area.bottom) / 2)
    return Frame(centre, width * (0.5 - _SIDE), height / 2 - 1.5 * look.type_size)


def draw_ground(arrangement: Arrangement, look: Look, area: Box, measure: Measure) -> Ground:
    """Draw rings, borders of sectors and all their names."""
    frame = frame_in(area, look)
    captions = [
        *_ring_captions(arrangement, look, frame, measure),
        *_sector_captions(arrangement, look, area, measure),
    ]
    marks = (
        *_rings(arrangement, look, frame),
        *_borders(arrangement, look, frame),
        *(mark for caption in captions for mark in caption.marks),
    )
    return Ground(frame, marks, tuple(caption.box for caption in captions))


def _rings(arrangement: Arrangement, look: Look, frame: Frame) -> Iterator[Mark]:
    for band in reversed(arrangement.bands):
        token = _RING_FILLS.get(band.ring)
        yield EllipseMark(
            About(
                Subject.RING,
                sentence=ring_word(band.ring, arrangement.core_word, arrangement.alliance_word),
            ),
            Layer.GROUND,
            frame.centre,
            frame.radius_x * band.outer,
            frame.radius_y * band.outer,
            Fill(token) if token else None,
            Stroke("line", look.scaled(1.1)),
        )


def _borders(arrangement: Arrangement, look: Look, frame: Frame) -> Iterator[Mark]:
    if len(arrangement.sectors) < 2:
        return
    pen = Stroke("line", look.scaled(1.1))
    for sector in arrangement.sectors:
        end = frame.to_page(math.cos(sector.start), math.sin(sector.start))
        start = frame.centre
        yield CurveMark(_PAGE, Layer.GROUND, start, start, end, end, pen)


@dataclass(frozen=True, slots=True)
class _Caption:
    marks: tuple[Mark, ...]
    box: Box


def _ring_captions(
    arrangement: Arrangement, look: Look, frame: Frame, measure: Measure
) -> Iterator[_Caption]:
    """Name every ring on its own line, where two sectors meet at the top."""
    size, seam = look.type_size, arrangement.seam
    for band in arrangement.bands:
        text, about = (
            ring_word(band.ring, arrangement.core_word, arrangement.alliance_word),
            About(Subject.RING),
        )
        at = frame.to_page(band.outer * math.cos(seam), band.outer * math.sin(seam))
        at = Point(at.x, at.y + size * 0.35)
        half = measure(text, size, 400) / 2 + size * 0.3
        box = Box(at.x - half, at.y - ASCENT * size, at.x + half, at.y + DESCENT * size)
        mark = TextMark(
            about,
            Layer.GROUND,
            text,
            at,
            size,
            "ink2",
            anchor=Anchor.MIDDLE,
            is_italic=True,
            halo=look.scaled(5),
        )
        yield _Caption((mark,), box)


def _sector_captions(
    arrangement: Arrangement, look: Look, area: Box, measure: Measure
) -> list[_Caption]:
    captions: list[_Caption] = []
    for sector in arrangement.sectors:
        if sector.key or len(arrangement.sectors) > 1:
            taken = [caption.box for caption in captions]
            captions.append(_sector_caption(arrangement, sector, look, area, taken, measure))
    return captions


def _sector_caption(
    arrangement: Arrangement,
    sector: Sector,
    look: Look,
    area: Box,
    taken: list[Box],
    measure: Measure,
) -> _Caption:
    """Write the name of a sector at the border of the map, in a corner if it lies there."""
    size = look.type_size
    division = arrangement.division
    field = Area(sector.key) if division is Division.AREA and sector.key else None
    text = _sector_name(division, sector.key, look)
    lead = 1.9 * size if field else 0.0
    width, height = measure(text, size, 600) + lead, (ASCENT + DESCENT) * size
    box = _free_box(sector, area, (width, height), taken, size)
    baseline = Point(box.left + lead, box.top + ASCENT * size)
    about = About(Subject.SECTOR, sentence=text)
    brush = Brush(about, Layer.GROUND)
    name = TextMark(about, Layer.GROUND, text, baseline, size, area_ink(field), 600)
    if not field:
        return _Caption((name,), box)
    middle = Point(box.left + 0.7 * size, baseline.y - 0.36 * size)
    shape = node(brush, middle, look.scaled(8), area=field, ring=Ring.CORE)
    return _Caption((shape, name), box)


def _sector_name(division: Division, key: str, look: Look) -> str:
    if not key:
        return _NAMELESS[division]
    if division is Division.AREA:
        return word(Area(key))
    return dict(look.sector_names).get(key, key)


def _free_box(
    sector: Sector, area: Box, extent: tuple[float, float], taken: list[Box], size: float
) -> Box:
    """Return a box at the border of the map, in the direction of the sector."""
    width, height = extent
    x, y = math.cos(sector.middle), math.sin(sector.middle)
    # A rounded rectangle: directions between the axes reach into the corners.
    reach = (abs(x) ** 6 + abs(y) ** 6) ** (-1 / 6)
    across, down = _stretched(x * reach), _stretched(y * reach)
    left = area.left + (area.right - area.left - width) * (1 + across) / 2
    top = area.top + (area.bottom - area.top - height) * (1 + down) / 2
    step = height + 0.2 * size
    for shift in (0, 1, -1, 2, -2, 3, -3):
        at = min(max(top + shift * step, area.top), area.bottom - height)
        box = Box(left, at, left + width, at + height)
        if not any(box.overlaps(other) for other in taken):
            return box
    return box


def _stretched(share: float) -> float:
    """Pull what is near a corner into it."""
    return max(-1.0, min(1.0, share * 1.35))

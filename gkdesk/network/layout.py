"""Where the organisations stand: sectors for what they do, rings for how near they are.

The map lives in a disc of radius 1 around (0, 0), x to the right, y downwards; a page stretches it
to an ellipse. Places depend on the data alone, never on their order, so that the same data give
the same picture and last year's print can lie beside this year's. Arrange the whole network and
let filters hide: then a filter never moves anything.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from gkdesk.text.codes.network import Area, Ring
from gkdesk.text.folding import fold
from gkdesk.text.ids import OrganisationId
from gkdesk.text.wording.network import ALLIANCE_WORD, CORE_WORD

if TYPE_CHECKING:
    from gkdesk.network.graph import Actor, Network, Tie


class Division(StrEnum):
    """What the sectors stand for."""

    AREA = "area"
    FIELD = "field"
    LEGAL_AREA = "legal_area"


@dataclass(frozen=True, slots=True)
class Position:
    """A point of the disc."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Sector:
    """A slice of the disc; angles in radians, clockwise on the page, 0 to the right.

    `key` is the code of the area, field or legal area, empty for actors that have none.
    """

    key: str
    start: float
    end: float
    count: int

    @property
    def middle(self) -> float:
        """Return the angle in the middle."""
        return (self.start + self.end) / 2


@dataclass(frozen=True, slots=True)
class Band:
    """The belt of one ring, between two radii."""

    ring: Ring
    inner: float
    outer: float


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A network that has its places."""

    division: Division
    sectors: tuple[Sector, ...]
    bands: tuple[Band, ...]
    places: Mapping[OrganisationId, Position]
    core_word: str = CORE_WORD
    alliance_word: str = ALLIANCE_WORD

    @property
    def seam(self) -> float:
        """Return the border between two sectors nearest to the top: there rings are named."""
        borders = [sector.start for sector in self.sectors]
        return min(borders, key=_distance_from_top)


_RADII = {Ring.CORE: 0.44, Ring.ALLIANCE: 0.75, Ring.WIDER: 1.0}
_LEAST_CORE, _MOST_CORE = 0.38, 0.58
_LEAST_BELT = 0.2
_ROWS_BETWEEN = {Ring.CORE: (0.38, 0.84), Ring.ALLIANCE: (0.17, 0.83), Ring.WIDER: (0.25, 0.88)}
"""Where the first and the last row of nodes stand, as shares of the breadth of the belt."""

_MOST_ROWS = {Ring.CORE: 3, Ring.ALLIANCE: 4, Ring.WIDER: 3}
_ONE_ROW = 0.62

# Room that a node with its name takes, as a share of the half page: names are wide and low.
_NAME_WIDTH = 0.22
_NAME_HEIGHT = 0.12

_AREA_ORDER = (Area.SOCIAL, Area.MIGRATION, Area.EDUCATION, Area.WORK)
"""Clockwise from the bottom: migration stands at the top left, education at the top right."""
_LOST_SHARE, _MOST_LOST = 0.8, 0.3
"""Those without a sector stand closer than the others."""

_BOTTOM = math.pi / 2
_TOP = 3 * math.pi / 2
_FULL = 2 * math.pi
_SWEEPS = 6
_INERTIA = 0.5
_STEPS = 720


def arrange(
    network: Network,
    division: Division = Division.AREA,
    *,
    order: Sequence[str] = (),
) -> Arrangement:
    """Give every organisation of the whole network its place.

    `order` names the codes of fields or legal areas in the order of their list; codes that are
    not in it follow by name. An actor with several stands in the one named first.
    """
    actors = sorted(network.actors, key=lambda actor: (fold(actor.label), actor.id))
    sector_of = {actor.id: _sector_key(actor, division) for actor in actors}
    sectors = _sectors(actors, sector_of, _keys(division, order, sector_of))
    bands = _bands(actors)
    cells = _cells(actors, sector_of, sectors, bands)
    slots = {cell: _slots(len(members), *cell) for cell, members in cells.items()}
    places = _settled(cells, slots, _neighbours(network.ties, sector_of))
    places.update({a.id: Position(a.place.x / 1000, a.place.y / 1000) for a in actors if a.place})
    return Arrangement(division, sectors, bands, places, network.core_word, network.alliance_word)


def _sector_key(actor: Actor, division: Division) -> str:
    if division is Division.AREA:
        return actor.area.value if actor.area else ""
    codes = actor.fields if division is Division.FIELD else actor.legal_areas
    return codes[0] if codes else ""


def _keys(
    division: Division, order: Sequence[str], sector_of: Mapping[OrganisationId, str]
) -> list[str]:
    if division is Division.AREA:
        return [area.value for area in _AREA_ORDER]
    used = set(sector_of.values()) - {""}
    known = [code for code in dict.fromkeys(order) if code in used]
    return known + sorted(used - set(known))


def _sectors(
    actors: Sequence[Actor], sector_of: Mapping[OrganisationId, str], keys: Sequence[str]
) -> tuple[Sector, ...]:
    """Cut the disc: half of it in equal slices, half by need, so that few changes move little."""
    needs = dict.fromkeys([*keys, ""], 0.0)
    counts = dict.fromkeys([*keys, ""], 0)
    for actor in actors:
        key = sector_of[actor.id]
        needs[key] += 1 / _RADII[actor.ring]
        counts[key] += 1
    total = sum(needs.values()) or 1.0
    lost = min(_MOST_LOST, _LOST_SHARE * needs[""] / total)
    if not keys:
        return (Sector("", _BOTTOM, _BOTTOM + _FULL, counts[""]),)
    rest = (1.0 - lost) / 2
    known = total - needs[""] or 1.0
    widths = [rest / len(keys) + rest * needs[key] / known for key in keys]
    if len(keys) == len(_AREA_ORDER):
        widths = _halved(widths)
    return _cut([*zip(keys, widths, strict=True)], lost, counts)


def _halved(widths: Sequence[float]) -> list[float]:
    """Let four slices meet on the vertical axis: the eye finds them again, year after year."""
    half = sum(widths) / 2
    left, right = sum(widths[:2]), sum(widths[2:])
    return [width * half / (left if index < 2 else right) for index, width in enumerate(widths)]


def _cut(
    shares: Sequence[tuple[str, float]], lost: float, counts: Mapping[str, int]
) -> tuple[Sector, ...]:
    whole = sum(width for _key, width in shares) + lost
    at = lost / 2
    sectors = []
    for key, width in shares:
        end = at + width
        sectors.append(Sector(key, _angle(at / whole), _angle(end / whole), counts[key]))
        at = end
    if lost:
        start, end = _angle(1 - lost / 2 / whole), _angle(1 + lost / 2 / whole)
        sectors.append(Sector("", start, end, counts[""]))
    return tuple(sectors)


def _bands(actors: Sequence[Actor]) -> tuple[Band, ...]:
    """Cut the rings: half of the area as drawn by default, half by how many stand in each."""
    counts = Counter(actor.ring for actor in actors)
    total = sum(counts.values())
    usual = _RADII[Ring.CORE] ** 2, _RADII[Ring.ALLIANCE] ** 2
    if not total:
        first, second = usual
    else:
        core = counts[Ring.CORE] / total
        first = (usual[0] + core) / 2
        second = (usual[1] + core + counts[Ring.ALLIANCE] / total) / 2
    inner = min(max(math.sqrt(first), _LEAST_CORE), _MOST_CORE)
    outer = min(max(math.sqrt(second), inner + _LEAST_BELT), 1 - _LEAST_BELT)
    inner, outer = round(inner, 4), round(outer, 4)
    return (
        Band(Ring.CORE, 0.0, inner),
        Band(Ring.ALLIANCE, inner, outer),
        Band(Ring.WIDER, outer, 1.0),
    )


_Cell = tuple[Band, Sector]


def _cells(
    actors: Sequence[Actor],
    sector_of: Mapping[OrganisationId, str],
    sectors: Sequence[Sector],
    bands: Sequence[Band],
) -> dict[_Cell, list[OrganisationId]]:
    by_key = {sector.key: sector for sector in sectors}
    by_ring = {band.ring: band for band in bands}
    cells: dict[_Cell, list[OrganisationId]] = {
        (band, sector): [] for band in bands for sector in sectors
    }
    for actor in actors:
        cells[by_ring[actor.ring], by_key[sector_of[actor.id]]].append(actor.id)
    return {cell: members for cell, members in cells.items() if members}


def _slots(count: int, band: Band, sector: Sector) -> list[Position]:
    """Return the places of one cell in the order of their angles, on as many rows as it takes."""
    first, last = _share(sector.start), _share(sector.end)
    room = (last - first) * _LENGTH * _row_radius(band, 0, 1)
    rows = max(1, min(_MOST_ROWS[band.ring], math.ceil(count / max(room, 0.1))))
    step = 2 if rows == 3 else 1
    slots = []
    for index in range(count):
        angle = _angle(first + (last - first) * (index + 0.5) / count)
        radius = _row_radius(band, (index * step + 1) % rows, rows)
        x, y = radius * math.cos(angle), radius * math.sin(angle)
        slots.append(Position(round(x, 4), round(y, 4)))
    return slots


def _row_radius(band: Band, row: int, rows: int) -> float:
    low, high = _ROWS_BETWEEN[band.ring]
    share = _ONE_ROW if rows == 1 else row / (rows - 1)
    return band.inner + (band.outer - band.inner) * (low + (high - low) * share)


def _neighbours(
    ties: Sequence[Tie], known: Mapping[OrganisationId, str]
) -> dict[OrganisationId, list[OrganisationId]]:
    met: dict[OrganisationId, list[OrganisationId]] = {}
    for first, second in sorted((tie.first, tie.second) for tie in ties):
        if first != second and first in known and second in known:
            met.setdefault(first, []).append(second)
            met.setdefault(second, []).append(first)
    return {actor: sorted(others) for actor, others in met.items()}


def _settled(
    cells: Mapping[_Cell, list[OrganisationId]],
    slots: Mapping[_Cell, list[Position]],
    neighbours: Mapping[OrganisationId, list[OrganisationId]],
) -> dict[OrganisationId, Position]:
    """Sort every cell again and again by where its partners stand."""
    places: dict[OrganisationId, Position] = {}
    for cell, members in cells.items():
        places.update(zip(members, slots[cell], strict=True))
    for _sweep in range(_SWEEPS):
        for cell, members in cells.items():
            _sort_by_partners(members, cell[1].middle, places, neighbours)
            places.update(zip(members, slots[cell], strict=True))
    return places


def _sort_by_partners(
    members: list[OrganisationId],
    middle: float,
    places: Mapping[OrganisationId, Position],
    neighbours: Mapping[OrganisationId, list[OrganisationId]],
) -> None:
    pulls = {}
    for index, actor in enumerate(members):
        others = neighbours.get(actor, ())
        # Its own place counts as well, so that the order settles instead of swinging; an actor
        # without ties stays where it is in the row.
        own = _INERTIA * (len(others) + 1)
        x, y = places[actor].x * own, places[actor].y * own
        for other in others:
            x += places[other].x
            y += places[other].y
        pull = math.remainder(math.atan2(y, x) - middle, _FULL) if x or y else 0.0
        pulls[actor] = (round(pull, 6), index)
    members.sort(key=pulls.__getitem__)


def _distance_from_top(angle: float) -> float:
    return abs(math.remainder(angle - _TOP, _FULL))


def _walk() -> list[float]:
    """Measure the way around the disc from the bottom, where one name's room is the unit."""
    ways = [0.0]
    for step in range(_STEPS):
        angle = _BOTTOM + (step + 0.5) * _FULL / _STEPS
        piece = math.hypot(math.sin(angle) / _NAME_WIDTH, math.cos(angle) / _NAME_HEIGHT)
        ways.append(ways[-1] + piece * _FULL / _STEPS)
    return ways


_WAYS = _walk()
_LENGTH = _WAYS[-1]


def _angle(share: float) -> float:
    """Return the angle after this share of the way around."""
    turns, way = divmod(share * _LENGTH, _LENGTH)
    index = min(max(bisect_left(_WAYS, way), 1), _STEPS)
    low, high = _WAYS[index - 1], _WAYS[index]
    step = index - 1 + (way - low) / (high - low)
    return _BOTTOM + (turns + step / _STEPS) * _FULL


def _share(angle: float) -> float:
    """Return how much of the way lies before the angle; the inverse of `_angle`."""
    turns, rest = divmod((angle - _BOTTOM) / _FULL, 1.0)
    index = min(int(rest * _STEPS), _STEPS - 1)
    low, high = _WAYS[index], _WAYS[index + 1]
    return turns + (low + (high - low) * (rest * _STEPS - index)) / _LENGTH

"""The columns of the two tables of the network, and how the signs of the map stand in them."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from gkdesk.text.codes.network import Area, Quality, Ring
from gkdesk.text.dates import format_day_bare
from gkdesk.text.wording.clients import word
from gkdesk.text.wording.map import NO_AREA
from gkdesk.text.wording.network import AREA_SHORT
from gkdesk.ui.pages.network.overview.card_signs import paint_area, paint_quality
from gkdesk.ui.tables import Column, TableSpec
from gkdesk.ui.tables.view import CellDelegate

if TYPE_CHECKING:
    import datetime as dt
    from enum import Enum

    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter

    from gkdesk.ui.pages.network.overview.table_rows import ActorLine, TieLine

PERSON = "person"
QUALITY = "quality"
"""Columns that the privacy view hides."""

NOBODY = "keine"
NEVER = "nie"
_AREA, _QUALITY = "area", "quality"
_RINGS = {ring: index for index, ring in enumerate(Ring)}


class SignDelegate(CellDelegate):
    """Paints areas and qualities as the map does."""

    def paint_mark(self, painter: QPainter, spot: QRectF, mark: tuple[str, str]) -> str:
        name, kind = mark
        if kind == _AREA:
            paint_area(painter, spot, Area(name) if name else None)
            return "ink"
        if kind == _QUALITY:
            paint_quality(painter, spot, Quality(name))
            return "ink"
        return super().paint_mark(painter, spot, mark)


def _area(line: ActorLine) -> str:
    return AREA_SHORT[line.area] if line.area else NO_AREA


def _area_mark(line: ActorLine) -> tuple[str, str]:
    return (line.area.value if line.area else "", _AREA)


def _ring(line: ActorLine) -> str:
    return line.ring_word


def _ring_rank(line: ActorLine) -> tuple[int, str]:
    return (_RINGS[line.ring], line.name.casefold())


def _cooperations(line: ActorLine) -> str:
    return str(line.cooperations)


def _person(line: ActorLine) -> str:
    return line.person or NOBODY


def _person_mark(line: ActorLine) -> tuple[str, str] | None:
    return None if line.person else ("warn", "warn")


def _checked(line: ActorLine | TieLine) -> str:
    if line.verified_on is None:
        return NEVER
    day = format_day_bare(line.verified_on)
    return f"eingetragen {day}" if line.only_entered else day


def _checked_mark(line: ActorLine | TieLine) -> tuple[str, str] | None:
    return ("clock", "warn") if line.stale else None


def _intensity(line: TieLine) -> str:
    return word(line.intensity)


def _basis(line: TieLine) -> str:
    return word(line.basis)


def _mechanism(line: TieLine) -> str:
    return _word_of(line.mechanism)


def _interface(line: TieLine) -> str:
    return _word_of(line.interface_type)


def _runs_until(line: TieLine) -> str:
    return _day(line.runs_until)


def _review_on(line: TieLine) -> str:
    return _day(line.review_on)


def _quality(line: TieLine) -> str:
    return _word_of(line.quality)


def _quality_mark(line: TieLine) -> tuple[str, str] | None:
    return (line.quality.value, _QUALITY) if line.quality else None


def _word_of(code: Enum | None) -> str:
    return word(code) if code else ""


def _day(day: dt.date | None) -> str:
    return format_day_bare(day) if day else ""


ACTORS: TableSpec[ActorLine] = TableSpec(
    "Organisationen",
    (
        Column("name", "Organisation", attrgetter("name"), width=210, stretch=True),
        Column("area", "Bereich", _area, icon=_area_mark, width=148),
        Column("ring", "Ring", _ring, sort=_ring_rank, width=124),
        Column("kind", "Art", attrgetter("kind"), width=190, shown=False),
        Column("serves", "Gebiet", attrgetter("serves"), width=150, shown=False),
        Column(
            "cooperations",
            "Kooperationen",
            _cooperations,
            sort=attrgetter("cooperations"),
            numeric=True,
            width=132,
        ),
        Column(PERSON, "Ansprechperson", _person, icon=_person_mark, width=150),
        Column(
            "verified",
            "geprüft",
            _checked,
            sort=attrgetter("verified_on"),
            icon=_checked_mark,
            width=160,
        ),
        Column("short_name", "Kurzname", attrgetter("short_name"), width=120, shown=False),
    ),
    key=attrgetter("id"),
)

TIES: TableSpec[TieLine] = TableSpec(
    "Kooperationen",
    (
        Column("first", "Organisation", attrgetter("first"), width=180, stretch=True),
        Column("second", "mit", attrgetter("second"), width=180, stretch=True),
        Column("intensity", "Intensität", _intensity, sort=attrgetter("intensity"), width=110),
        Column("basis", "Grundlage", _basis, width=156),
        Column("mechanism", "Mechanismus", _mechanism, width=190, shown=False),
        Column("interface", "Schnittstelle", _interface, width=130, shown=False),
        Column(
            "until",
            "läuft bis",
            _runs_until,
            sort=attrgetter("runs_until"),
            width=118,
            shown=False,
        ),
        Column(
            "review",
            "zu prüfen am",
            _review_on,
            sort=attrgetter("review_on"),
            width=130,
            shown=False,
        ),
        Column(
            "verified",
            "geprüft",
            _checked,
            sort=attrgetter("verified_on"),
            icon=_checked_mark,
            width=160,
        ),
        Column(QUALITY, "Einschätzung", _quality, icon=_quality_mark, width=166, stays_here=True),
    ),
    key=attrgetter("id"),
)

"""The words of the map: its legend, its captions and the sentences for people who cannot see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.text.codes.network import (
    Area,
    Direction,
    Fate,
    FormalBasis,
    Intensity,
    InterfaceType,
    Mechanism,
    Quality,
    Ring,
)
from gkdesk.text.dates import format_day
from gkdesk.text.wording.clients import word
from gkdesk.text.wording.interface_checks import INTERFACE_CHECKS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

LEGEND_BASES = ("Vereinbarung", "Protokoll, LoI", "gelebt")
LEGEND_INTENSITY = "Intensität"
LEGEND_ONE_WAY = "nur in eine Richtung"
LEGEND_STALE = "lange nicht geprüft"
NO_AREA = "ohne Bereich"
NO_FIELD = "ohne Handlungsfeld"
NO_LEGAL_AREA = "ohne Rechtskreis"

FIELD_WORDS = {
    "name": "Name",
    "short_name": "Kurzname",
    "kind": "Art",
    "area": "Bereich",
    "ring": "Ring",
    "fields": "Handlungsfelder",
    "legal_areas": "Rechtskreise",
    "municipalities": "Einzugsgebiet",
    "administration": "Verwaltung",
    "standing": "Stellung",
    "level": "Ebene",
    "first": "erste Organisation",
    "second": "zweite Organisation",
    "direction": "Richtung",
    "intensity": "Intensität",
    "basis": "Grundlage",
    "interface_type": "Art der Schnittstelle",
    "mechanism": "Mechanismus der Koordination",
    **{check.field: check.statement for check in INTERFACE_CHECKS},
    "formats": "Formate",
    "wish_for_more": "Wunsch nach mehr",
    "quality": "Einschätzung",
    "field": "Handlungsfeld",
    "has_deputy": "Vertretung",
    "runs_until": "läuft bis",
    "review_on": "zu prüfen am",
    "provider": "Träger",
    "statuses": "Aufenthaltsstatus",
    "level_from": "Sprachniveau ab",
    "level_to": "Sprachniveau bis",
    "language_level": "Sprachniveau",
    "municipality": "Gemeinde",
    "childcare": "Kinderbetreuung",
    "topic": "Thema",
    "group": "Zielgruppe",
    "legal_area": "Rechtskreis",
    "state": "Stand",
}
"""The words of the fields that a comparison names."""

FILE_WORDS = {
    "verified_on": "zuletzt geprüft am",
    "is_stale": LEGEND_STALE,
}
"""Further words of what files for other programs hold."""


def field_word(field: str) -> str:
    """Return the word of a field of an organisation, cooperation, body, seat or agreement."""
    return FIELD_WORDS[field]


def ring_word(ring: Ring, core_word: str, alliance_word: str) -> str:
    """Return the name of a ring: core body and alliance are called as in the office's profile."""
    return {Ring.CORE: core_word, Ring.ALLIANCE: alliance_word}.get(ring, word(ring))


def ring_words(core_word: str, alliance_word: str) -> dict[Ring, str]:
    """Return the names of all rings, from the inside out."""
    return {ring: ring_word(ring, core_word, alliance_word) for ring in Ring}


def state_line(as_of: dt.date) -> str:
    """Return the line with the day of a map."""
    return f"Stand: {format_day(as_of)}"


def unnamed_line(names: Sequence[str], shown: int) -> str:
    """Say for whose names there was no room, the first `shown` of them by name."""
    head = f"Ohne Namen auf der Karte, weil der Platz fehlt: {len(names)}"
    if not shown:
        return f"{head}."
    more = f" und {len(names) - shown} weitere" if shown < len(names) else ""
    return f"{head} ({', '.join(names[:shown])}{more})."


def sheet_line(at: int, total: int, *, row: int, column: int) -> str:
    """Say which sheet of a poster this is."""
    return f"Blatt {at} von {total} (Reihe {row}, Spalte {column})"


def map_sentence(title: str, *, actors: int, ties: int, as_of: dt.date) -> str:
    """Say what a map is, for people who cannot see it."""
    organisations = "1 Organisation" if actors == 1 else f"{actors} Organisationen"
    cooperations = "1 Kooperation" if ties == 1 else f"{ties} Kooperationen"
    head = title or "Karte des Netzwerks"
    return f"{head}: {organisations}, {cooperations}. {state_line(as_of)}."


def actor_sentence(
    name: str,
    *,
    area: Area | None,
    ring: str,
    partners: int,
    is_stale: bool,
    fate: Fate | None = None,
) -> str:
    """Say an organisation in one sentence."""
    works = "1 Kooperation" if partners == 1 else f"{partners} Kooperationen"
    parts = [word(area) if area else NO_AREA, ring, works]
    if is_stale:
        parts.append(LEGEND_STALE)
    if fate:
        parts.append(word(fate))
    return f"{name}: {', '.join(parts)}."


def tie_sentence(
    first: str,
    second: str,
    *,
    direction: Direction,
    intensity: int,
    basis: FormalBasis,
    kind: InterfaceType | Mechanism | None = None,
    quality: Quality | None = None,
    fate: Fate | None = None,
) -> str:
    """Say a cooperation in one sentence; `quality` only where the map may show it."""
    parts = [word(Intensity(intensity)), word(basis)]
    if direction is Direction.ONE_WAY:
        parts.append(word(direction))
    parts += [word(code) for code in (kind, quality, fate) if code is not None]
    joint = "an" if direction is Direction.ONE_WAY else "und"
    return f"{first} {joint} {second}: {', '.join(parts)}."

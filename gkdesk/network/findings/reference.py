"""What a network is compared with: published figures that ship with the program.

The sources stand beside the figures in `resources/network`.
"""

from __future__ import annotations

import csv
import functools
import tomllib
from dataclasses import dataclass
from typing import Any

from gkdesk import paths
from gkdesk.errors import ResourceMissing
from gkdesk.text.codes.findings import Territory
from gkdesk.text.findings.facts import YearFigure

COMPOSITION = "bkg-zusammensetzung-2019"
STEERING = "lenkungsgruppe-kim.toml"
AGREEMENTS = "vereinbarungen-2020-2022.toml"

_COLUMNS: dict[Territory | None, str] = {
    None: "gesamt_n44",
    Territory.CITY: "kreisfrei_n18",
    Territory.DISTRICT: "kreis_n22",
    Territory.TOWN: "kreisangehoerig_n4",
}


@dataclass(frozen=True, slots=True)
class Named:
    """In how many core groups an actor was named, by type of local authority; None is all."""

    kinds: tuple[str, ...]
    area: str
    actor: str
    counts: dict[Territory | None, int]


@dataclass(frozen=True, slots=True)
class Statewide:
    """The composition of the core groups (001:910-986); `totals` is N by type."""

    source: str
    year: int
    totals: dict[Territory | None, int]
    rows: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Expected:
    """An actor of the steering group by the KIM guidance (004:853-873)."""

    actor: str
    kinds: tuple[str, ...]
    regional: bool


@functools.cache
def statewide() -> Statewide:
    """Return the composition of 2019; raise ResourceMissing for an incomplete installation."""
    about = tomllib.loads(_text(f"{COMPOSITION}.toml"))
    lines = csv.DictReader(_text(f"{COMPOSITION}.csv").splitlines(), delimiter=";")
    rows = tuple(
        Named(
            tuple(line["art"].split()),
            line["bereich"],
            line["akteur"],
            {territory: int(line[column]) for territory, column in _COLUMNS.items()},
        )
        for line in lines
    )
    totals = {territory: about["totals"][column] for territory, column in _COLUMNS.items()}
    return Statewide(about["source"], about["year"], totals, rows)


@functools.cache
def steering_group() -> tuple[Expected, ...]:
    """Return whom the KIM guidance names, expressly not as a complete list."""
    return tuple(
        Expected(entry["word"], tuple(entry["kinds"]), entry.get("regional", False))
        for entry in _entries(STEERING, "entry")
    )


@functools.cache
def agreement_years() -> tuple[YearFigure, ...]:
    """Return in how many alliances there were agreements (001:1287-1316, 1334-1348)."""
    return tuple(
        YearFigure(entry["year"], entry["alliances"], entry["of"])
        for entry in _entries(AGREEMENTS, "year")
    )


def _entries(name: str, table: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads(_text(name))[table]
    return found


def _text(name: str) -> str:
    try:
        return (paths.resources() / "network" / name).read_text(encoding="utf-8")
    except OSError as error:
        raise ResourceMissing(name=name) from error

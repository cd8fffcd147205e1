"""What the sentence of a finding is filled with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from gkdesk.text.codes.clients import CodeList
from gkdesk.text.codes.findings import Axis, Obstacle, StatusGroup, Territory
from gkdesk.text.wording.network import CORE_WORD

NAMELESS = "(ohne Namen)"


@dataclass(frozen=True, slots=True)
class YearFigure:
    """In how many of the alliances that answered something was there in a year."""

    year: int
    alliances: int
    of: int


@dataclass(frozen=True, slots=True)
class Facts:
    """The data of one finding; each code uses those it needs.

    `number` of persons is None where it is too small to be shown. Fields, legal areas, levels and
    municipalities are codes and ids: their words come with `FindingWords`.
    """

    name: str = ""
    other: str = ""
    names: tuple[str, ...] = ()
    number: int | None = None
    total: int = 0
    share: float = 0.0
    day: dt.date | None = None
    year: int = 0
    years: tuple[YearFigure, ...] = ()
    field: str = ""
    axis: Axis | None = None
    value: str = ""
    levels: tuple[str, ...] = ()
    legal_areas: tuple[str, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()
    groups: tuple[StatusGroup, ...] = ()
    territory: Territory | None = None
    own: bool = False
    people: int = 0
    offers: int = 0
    ties: int = 0
    meetings: int = 0
    has_owner: bool = True


@dataclass(frozen=True)
class FindingWords:
    """The words of the office: its lists, its municipalities by id, and its core body."""

    lists: Mapping[CodeList, Mapping[str, str]]
    municipalities: Mapping[int, str]
    core: str = CORE_WORD

    def of(self, name: CodeList, code: str) -> str:
        """Return the word of a code; a code that is gone stands for itself."""
        return self.lists.get(name, {}).get(code, code)

    def municipality(self, number: str) -> str:
        """Return the name of a municipality by its id in digits."""
        return self.municipalities.get(int(number), NAMELESS)

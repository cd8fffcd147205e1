"""What a return package says: who answers for which round, the questions asked, and the answers."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from gkdesk.text.codes.findings import Territory
from gkdesk.working_aids.answers import NOTHING, Answers
from gkdesk.working_aids.template import CHOSEN, ChoiceList, Kind

AGS = re.compile(r"\d{5}(?:\d{3})?")
"""An Amtlicher Gemeindeschlüssel: eight digits, of a Kreis also its five."""
_NO_PLACE = "00"
_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""Signs that control a device or turn the reading order of what stands beside them."""
_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9_-]+")
NUMBERS = frozenset({Kind.INTEGER, Kind.DECIMAL, Kind.CALCULATE})
TOLERATION_BANDS = (0, 10, 20, 30, 40, 50)
"""Upper ends of the bands for persons in Ausbildungsduldung (001:2886-2943, Table 4)."""
MODULE = "baustein"
"""The column of a list of topics that says which funding module (F1–F5) a topic belongs to."""


@dataclass(frozen=True, slots=True)
class Sender:
    """The alliance that answers."""

    name: str
    ags: str
    territory: Territory


def is_sender(name: str, ags: str) -> bool:
    """Tell whether somebody can answer under a name and a key (every Land begins with 01 to 16)."""
    is_named = any(sign.isalnum() for sign in name) and not _UNFIT.search(name)
    return is_named and AGS.fullmatch(ags) is not None and not ags.startswith(_NO_PLACE)


@dataclass(frozen=True, slots=True)
class Head:
    """Who answers, for which year, and which Fassung of its return this is.

    `replaces` is the Fassung that this one corrects, 0 for the first.
    """

    sender: Sender
    round: int
    fassung: int
    created_on: dt.date
    replaces: int = 0


@dataclass(frozen=True, slots=True)
class Item:
    """A question of the return section, as it travels. `table` is the repeat that it stands in."""

    name: str
    kind: Kind
    label: str
    number: str = ""
    section: str = ""
    table: str = ""
    choices: str = ""
    unit: str = ""
    series: str = ""
    is_coded: bool = False
    bands: tuple[int, ...] = ()

    @property
    def is_closed(self) -> bool:
        """Tell whether its answers come from a list."""
        return self.kind in CHOSEN

    @property
    def is_number(self) -> bool:
        """Tell whether its answers can be added up."""
        return self.kind in NUMBERS


@dataclass(frozen=True, slots=True)
class TableItem:
    """A repeated table of the return section; `rows` is the list of its fixed rows, if any."""

    name: str
    label: str
    section: str = ""
    rows: str = ""


@dataclass(frozen=True)
class Codebook:
    """The return section of one version of a template: enough to evaluate a stranger's own one."""

    id: str
    version: int
    title: str
    items: tuple[Item, ...]
    short: str = ""
    year: int = 0
    tables: tuple[TableItem, ...] = ()
    lists: Mapping[str, ChoiceList] = field(default_factory=lambda: MappingProxyType({}))

    def table(self, name: str) -> TableItem | None:
        """Return a table by its name, None for none."""
        return next((each for each in self.tables if each.name == name), None)

    def within(self, table: str) -> tuple[Item, ...]:
        """Return the questions of a table, or those outside of tables for an empty name."""
        return tuple(item for item in self.items if item.table == table)

    def words(self, item: Item, value: str) -> str:
        """Return an answer as people read it."""
        if not item.is_closed or item.choices not in self.lists:
            return value
        known = self.lists[item.choices]
        return "; ".join(known.label(code) for code in value.split())

    def row_label(self, table: str, entry: str) -> str:
        """Return the words of a fixed row, "" for a row of somebody's own."""
        found = self.table(table)
        if not entry or found is None or found.rows not in self.lists:
            return entry
        return self.lists[found.rows].label(entry)


@dataclass(frozen=True)
class Returned:
    """All that travels."""

    head: Head
    codebook: Codebook
    answers: Answers = NOTHING


def file_name(returned: Returned) -> str:
    """Return the name of a package; nothing in it is free text."""
    head = returned.head
    template = _NOT_IN_NAMES.sub("-", returned.codebook.id)[:60]
    return f"AH_{template}_{head.sender.ags}_{head.round}_F{head.fassung}.zip"

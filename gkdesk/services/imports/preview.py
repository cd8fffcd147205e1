"""The first rows of an import as they would be entered, value by value."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from gkdesk.incoming.spec import CHECKED_ON, ValueKind
from gkdesk.text.codes.records import RowFate
from gkdesk.text.dates import PartialDate, format_birth, format_day_bare
from gkdesk.text.wording.clients import language_word, word

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gkdesk.incoming.checking import CheckedRow
    from gkdesk.incoming.spec import ImportSpec, Target
    from gkdesk.services.imports.plan import PlannedRow, Wishes
    from gkdesk.text.codes.clients import CodeList

    Words = Mapping[CodeList, Mapping[str, str]]

SHOWN = 3
"""So many rows are enough to see whether a column has the wrong meaning."""
_TAKEN = frozenset({RowFate.NEW, RowFate.FILLED})


@dataclass(frozen=True, slots=True)
class SampleRow:
    """A row as it would be entered: pairs of the name of a field and what stands in it."""

    number: int
    name: str
    values: tuple[tuple[str, str], ...]


def samples(
    rows: Sequence[PlannedRow],
    checked: Sequence[CheckedRow],
    spec: ImportSpec,
    codes: Words,
    wishes: Wishes,
) -> tuple[SampleRow, ...]:
    """Return the first rows that are taken over, in the order of the file."""
    taken = [row for row in rows if row.fate in _TAKEN][:SHOWN]
    wanted = {row.number for row in taken}
    values = {row.number: row.values for row in checked if row.number in wanted}
    return tuple(
        SampleRow(row.number, row.name, _told(values[row.number], spec, codes, wishes))
        for row in taken
    )


def _told(
    values: Mapping[str, object], spec: ImportSpec, codes: Words, wishes: Wishes
) -> tuple[tuple[str, str], ...]:
    found = {
        target.key: (target.name, _text(values[target.key], target, codes))
        for target in spec.targets
        if target.key in values
    }
    dated = any(target.key == CHECKED_ON for target in spec.targets)
    if dated and CHECKED_ON not in found and wishes.as_of is not None:
        found[CHECKED_ON] = (spec.target(CHECKED_ON).name, format_day_bare(wishes.as_of))
    return tuple(found.values())


def _text(value: object, target: Target, codes: Words) -> str:
    if isinstance(value, tuple):
        return ", ".join(_text(piece, target, codes) for piece in value)
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, PartialDate):
        return format_birth(value)
    if isinstance(value, dt.date):
        return format_day_bare(value)
    if isinstance(value, Enum):
        return word(value)
    if target.kind is ValueKind.LANGUAGES:
        return language_word(str(value))
    known = codes.get(target.codes, {}) if target.codes is not None else {}
    return known.get(str(value), str(value))

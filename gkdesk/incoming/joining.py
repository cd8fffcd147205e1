"""Rows that mean the same record become one: what only the repeated one says is not lost."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING

from gkdesk.incoming.spec import CHECKED_ON, FURTHER_POST, ValueKind
from gkdesk.text.clean import TEXT_LIMIT
from gkdesk.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gkdesk.incoming.checking import CheckedRow
    from gkdesk.incoming.spec import ImportSpec, Target

_OF_THE_ROW = frozenset({CHECKED_ON, FURTHER_POST})


class Joined:
    """The rows after joining; `added` and `lost` name what became of the values of each double."""

    def __init__(
        self, rows: list[CheckedRow], doubles: Mapping[int, int], spec: ImportSpec
    ) -> None:
        self.added: dict[int, list[str]] = {}
        self.lost: dict[int, list[str]] = {}
        self._spec = spec
        self._values = {row.number: dict(row.values) for row in rows}
        for number, first in doubles.items():
            self._join(number, first)
        self.rows = [dataclasses.replace(row, values=self._values[row.number]) for row in rows]

    def _join(self, number: int, first: int) -> None:
        mine, theirs = self._values[first], self._values[number]
        added = self.added.setdefault(number, [])
        lost = self.lost.setdefault(number, [])
        for target in self._spec.targets:
            if target.key not in theirs or _goes_its_own_way(target):
                continue
            known, value = mine.get(target.key), theirs[target.key]
            if known is not None and _plain(known) == _plain(value):
                continue
            both = _both(target, known, value) if self._spec.joins else None
            if both is None:
                lost.append(target.name)
            elif both != known:
                mine[target.key] = both
                added.append(target.name)
        if added:
            _keep_older_day(mine, theirs)


def _goes_its_own_way(target: Target) -> bool:
    """Tell whether the value of a double is not to be joined here.

    Numbers are the same in doubles; marks of privacy are shared, whatever else becomes of a row.
    """
    return bool(target.flag) or target.kind is ValueKind.PRIVATE or target.key in _OF_THE_ROW


def _both(target: Target, known: object, value: object) -> object:
    """Return what says both, or None if only one of them can stand."""
    if known is None:
        return value
    if isinstance(known, tuple) and isinstance(value, tuple):
        return tuple(dict.fromkeys((*known, *value)))
    if target.kind is not ValueKind.TEXT:
        return None
    text = str(known) if str(value) in str(known) else f"{known}\n{value}"
    return text if len(text) <= TEXT_LIMIT else None


def _keep_older_day(mine: dict[str, object], theirs: Mapping[str, object]) -> None:
    """Let the whole hold since the older day, where both name one."""
    day, other = mine.get(CHECKED_ON), theirs.get(CHECKED_ON)
    if isinstance(day, dt.date) and isinstance(other, dt.date):
        mine[CHECKED_ON] = min(day, other)


def _plain(value: object) -> object:
    return fold(value).replace(" ", "") if isinstance(value, str) else value

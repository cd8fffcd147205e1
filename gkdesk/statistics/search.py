"""Find the change of hidden cells that no shown cell and no sum gives away.

One cell is made greater or smaller by one; each sum that no longer holds is put right by another
cell, until all hold again. What is left over of a part is never shown: it gives way by itself, as
long as it is not less than nothing. The cheapest way is the one that hides the fewest cells more,
small ones first and totals last.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from gkdesk.errors import NotSafeToPublish
from gkdesk.statistics.cells import Key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.statistics.cells import Cells

Shift = Mapping[Key, int]
"""By how much which cells are changed."""

_HIDDEN = 1.0
_SHOWN = 100.0
_DEAREST = 100.0
_TOTAL = 600.0


@dataclass(frozen=True, slots=True)
class _Effort:
    """How much each sum counts that does not hold, by how much a cell changes, how long to look."""

    haste: float
    most: int
    steps: int
    upward: bool = False


_EFFORTS = (
    _Effort(60.0, 1, 600),
    _Effort(250.0, 1, 3_000),
    _Effort(1_000.0, 4, 3_000),
    _Effort(1_000.0, 4, 50_000, upward=True),
)
"""At first what costs least. In the end nothing becomes smaller: there is always such a change,
because there might be one person more who is in everything like one of those behind the cell."""


@dataclass(frozen=True, slots=True)
class _Try:
    """A change under way, by how much which sums are off, and which of them must be put right."""

    shift: dict[Key, int]
    off: dict[int, int]
    wrong: tuple[int, ...]


def cheapest(cells: Cells, hidden: set[Key], key: Key) -> Shift:
    """Return the cheapest change of a cell that nobody sees; raise NotSafeToPublish without any."""
    for effort in _EFFORTS:
        found = _Search(cells, hidden, effort, key).run()
        if found is not None:
            return found
    raise NotSafeToPublish


class _Search:
    """All changes under way, the cheapest first."""

    def __init__(self, cells: Cells, hidden: set[Key], effort: _Effort, key: Key) -> None:
        self._cells = cells
        self._hidden = hidden
        self._effort = effort
        self._key = key
        self._heap: list[tuple[float, int, float, _Try]] = []
        self._number = count()
        self._seen: set[frozenset[tuple[Key, int]]] = set()

    def run(self) -> Shift | None:
        """Look for a change; return None where none was found in so many steps."""
        for first in self._firsts():
            for by in (1, -1):
                if self._may(first, by, {}):
                    self._push(_Try({}, {}, ()), first, by, 0.0)
        for _step in range(self._effort.steps):
            if not self._heap:
                break
            _likely, _number, cost, found = heapq.heappop(self._heap)
            if found.wrong:
                self._go_on(found, cost)
                continue
            whole = self._with_rests(found)
            if whole.get(self._key):
                return whole
        return None

    def _firsts(self) -> Iterator[Key]:
        """Go through the cells to begin with: what is left over changes with one of its sum."""
        if not self._cells.cells[self._key].is_latent:
            yield self._key
            return
        for at in self._cells.sums_of[self._key]:
            line = self._cells.sums[at]
            yield from (key for key in (*line.parts, line.total) if key != self._key)

    def _go_on(self, found: _Try, cost: float) -> None:
        """Put one sum right in every way there is: the sum with the fewest ways."""
        for key, by in min(([*self._ways(found, at)] for at in found.wrong), key=len):
            self._push(found, key, by, cost)

    def _push(self, before: _Try, key: Key, by: int, cost: float) -> None:
        shift = {**before.shift, key: before.shift.get(key, 0) + by}
        mark = frozenset(shift.items())
        if mark in self._seen:
            return
        self._seen.add(mark)
        off = self._after(before.off, key, by)
        made = _Try(shift, off, tuple(at for at in off if self._is_wrong(at, off[at])))
        spent = cost + self._price(key)
        likely = spent + self._effort.haste * len(made.wrong)
        # Of equals the newest goes on.
        heapq.heappush(self._heap, (likely, -next(self._number), spent, made))

    def _may(self, key: Key, by: int, shift: Shift) -> bool:
        """Tell whether a cell can be changed further; most that are 0 are shown, and stay it."""
        cell, before = self._cells.cells[key], shift.get(key, 0)
        if not (cell.value or cell.hides_none):
            return False
        if by * before < 0 or abs(before) >= self._effort.most:
            return False
        if cell.is_tied and not self._may_be_more(key, by, shift):
            return False
        if self._effort.upward and by < 0:
            return False
        return cell.value + before + by >= cell.least

    def _may_be_more(self, key: Key, by: int, shift: Shift) -> bool:
        return key in self._hidden and self._cells.keeps_ties(
            {**shift, key: shift.get(key, 0) + by}
        )

    def _after(self, before: Mapping[int, int], key: Key, by: int) -> dict[int, int]:
        made = dict(before)
        for at in self._cells.sums_of[key]:
            share = -by if self._cells.sums[at].total == key else by
            left = made.pop(at, 0) + share
            if left:
                made[at] = left
        return made

    def _is_wrong(self, at: int, off: int) -> bool:
        rest = self._cells.sums[at].rest
        return rest is None or self._cells.cells[rest].value < off

    def _ways(self, found: _Try, at: int) -> Iterator[tuple[Key, int]]:
        line = self._cells.sums[at]
        by = -1 if found.off[at] > 0 else 1
        for part in line.parts:
            if part != line.rest and self._may(part, by, found.shift):
                yield part, by
        if self._may(line.total, -by, found.shift):
            yield line.total, -by

    def _with_rests(self, found: _Try) -> dict[Key, int]:
        made = dict(found.shift)
        for at, off in found.off.items():
            rest = self._cells.sums[at].rest
            if rest is not None:
                made[rest] = -off
        return made

    def _price(self, key: Key) -> float:
        if key in self._hidden:
            return _HIDDEN
        lost = _SHOWN + min(self._cells.cells[key].value, _DEAREST)
        return lost + (_TOTAL if self._cells.is_total_of_several(key) else 0.0)

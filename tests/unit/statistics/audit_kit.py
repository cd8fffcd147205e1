"""A reader who knows every shown number, every sum of the tables and the rule, and wants more.

She works out the least and the greatest number that a hidden cell can be, with a solver of whole
numbers and from the tables as they are printed: nothing of the program's own proofs is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.linalg import block_diag
from scipy.optimize import Bounds, LinearConstraint, milp

from gkdesk.statistics.codes import EVENTS, PART_MEASURES, Measure, TableCode
from gkdesk.statistics.tables import TOTAL, whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gkdesk.statistics.cells import Key
    from gkdesk.statistics.suppression import Suppression
    from gkdesk.statistics.tables import Counted, Table

_MANY = 10_000
_HIDES_NONE = (Measure.NEW, Measure.ENDED)
_OVERVIEW = (
    (Measure.CASES, Measure.START, Measure.NEW),
    (Measure.CASES, Measure.ENDED, Measure.LEFT),
    (Measure.CASES, Measure.SINGLE, Measure.FAMILY),
    (Measure.PERSONS, Measure.CASES, Measure.FURTHER),
)
_BY_CASES = (TableCode.STATUS, TableCode.FIELD, TableCode.MUNICIPALITY)
_CROSSED = (TableCode.STEPS, TableCode.REFERRALS)


class Reader:
    """All that can be worked out from one export."""

    def __init__(self, counted: Counted, made: Suppression) -> None:
        self._hidden = made.hidden
        self._values = {
            key: counted.cells.cells[key].value
            for table in counted.tables
            for row in table.rows
            for key in row.keys
            if key in counted.cells.cells
        }
        self._at = {key: at for at, key in enumerate(self._values)}
        rows, least = [], []
        for total, parts in self._sums(counted.tables):
            rows.append(self._row([total], parts))
            least.append(True)
        for larger, smaller in self._parts(counted.tables):
            rows.append(self._row([larger], [smaller]))
            least.append(False)
        matrix = np.array(rows).reshape(len(rows), len(self._at))
        upper = [0 if exact else np.inf for exact in least]
        self._rules = LinearConstraint(matrix, np.zeros(len(rows)), upper)
        self._bounds = Bounds(*self._limits())

    def known(self) -> list[Key]:
        """Return the hidden cells of which the reader can work out the number."""
        open_to_doubt: set[Key] = set()
        found = []
        for key in sorted(self._hidden):
            if key not in open_to_doubt:
                changed = self._others(key)
                open_to_doubt |= changed
                if key not in changed:
                    found.append(key)
        return found

    def largest_doubt(self, larger: Key, smaller: Key) -> int:
        """Return how far apart the difference of two cells can be from what it is."""
        goal = np.array(self._row([larger], [smaller]), dtype=float)
        truth = self._values[larger] - self._values[smaller]
        ends = (self._solved(goal), self._solved(-goal))
        return max(abs(round(float(goal @ end)) - truth) for end in ends)

    def _others(self, key: Key) -> set[Key]:
        """Return the cells that are other numbers where this one is least, or greatest."""
        for sign in (1.0, -1.0):
            goal = np.zeros(len(self._at))
            goal[self._at[key]] = sign
            end = self._solved(goal)
            changed = {each for each, at in self._at.items() if end[at] != self._values[each]}
            if key in changed:
                return changed
        return set()

    def _solved(self, goal: np.ndarray) -> np.ndarray:
        whole_numbers = np.ones(len(self._at))
        result = milp(goal, constraints=self._rules, bounds=self._bounds, integrality=whole_numbers)
        assert result.success, result.message
        return np.rint(result.x)

    def _limits(self) -> tuple[list[float], list[float]]:
        low = [
            value if key not in self._hidden else 0 if key[0] in _HIDES_NONE else 1
            for key, value in self._values.items()
        ]
        high = [_MANY if key in self._hidden else value for key, value in self._values.items()]
        return low, high

    def _row(self, plus: Iterable[Key], minus: Iterable[Key]) -> list[int]:
        row = [0] * len(self._at)
        for key in plus:
            row[self._at[key]] += 1
        for key in minus:
            row[self._at[key]] -= 1
        return row

    def _sums(self, tables: Iterable[Table]) -> Iterator[tuple[Key, list[Key]]]:
        for total, *parts in _OVERVIEW:
            yield whole(total), [whole(part) for part in parts]
        for table in tables:
            if table.code in (TableCode.OVERVIEW, TableCode.MEETINGS):
                continue
            for at in range(len(table.columns)):
                column = [row.keys[at] for row in table.rows]
                if column[-1] in self._values:
                    yield column[-1], column[:-1]
            if table.code in _CROSSED:
                for row in table.rows:
                    yield row.keys[-1], list(row.keys[:-1])

    def _parts(self, tables: Iterable[Table]) -> Iterator[tuple[Key, Key]]:
        for table in tables:
            if table.code in _BY_CASES:
                for row in table.rows:
                    for part in row.keys[1:]:
                        yield row.keys[0], part
        for events, cases in EVENTS.items():
            yield whole(events), whole(cases)
            yield whole(Measure.CASES), whole(cases)


class Chain(Reader):
    """All that can be worked out from exports of periods that follow each other."""

    def __init__(self, readers: Sequence[Reader]) -> None:
        self._hidden = frozenset(
            (str(at), *key) for at, reader in enumerate(readers) for key in reader._hidden
        )
        self._values = {
            (str(at), *key): value
            for at, reader in enumerate(readers)
            for key, value in reader._values.items()
        }
        self._at = {key: at for at, key in enumerate(self._values)}
        ties = [
            self._row([(str(at - 1), *whole(Measure.LEFT))], [(str(at), *whole(Measure.START))])
            for at in range(1, len(readers))
        ]
        matrix = np.vstack([block_diag(*(each._rules.A for each in readers)), ties])
        upper = [*(end for each in readers for end in each._rules.ub), *(0 for _each in ties)]
        self._rules = LinearConstraint(matrix, np.zeros(len(matrix)), upper)
        self._bounds = Bounds(
            np.concatenate([each._bounds.lb for each in readers]),
            np.concatenate([each._bounds.ub for each in readers]),
        )


def rests(counted: Counted, threshold: int) -> Iterator[tuple[Key, Key]]:
    """Go through the cases and parts of them between which a small number is left."""
    for table in counted.tables:
        if table.code in _BY_CASES:
            for row in table.rows:
                for measure, part in zip(PART_MEASURES, row.keys[1:], strict=True):
                    assert measure == part[0] or row.code == TOTAL
                    values = [counted.cells.cells[key].value for key in (row.keys[0], part)]
                    if 0 < values[0] - values[1] < threshold:
                        yield row.keys[0], part

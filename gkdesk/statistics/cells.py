"""The cells of all tables of one export, and the sums that a reader can do with them.

A cell is a count. One of things that are no persons takes no part in this and is always shown.
A cell that is not shown at all (`is_latent`) belongs to a sum whose other cells are shown, so that
it can be worked out all the same: cases without a Begleitheft are the cases less those with one.

A cell that `is_tied` stands in the export of another period, too: what is left at the end of one
quarter is what the next begins with. Hiding it here alone would guard nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.text.findings.limits import LIMITS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Key = tuple[str, ...]
"""What a cell counts, in codes: the measure, then what it is broken down by."""

SMALLEST = LIMITS.people
"""The smallest number of persons that is shown besides none at all; it can be raised only."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A count with the number of different persons behind it."""

    value: int
    persons: int
    is_latent: bool = False
    is_tied: bool = False
    hides_none: bool = False
    """It may be hidden even where it is 0."""

    def is_small(self, threshold: int) -> bool:
        """Tell whether so few persons stand behind it that it must not be known."""
        return 0 < self.persons < threshold

    @property
    def least(self) -> int:
        """Return the least that a reader holds possible: few of what is hidden can be 0."""
        return 0 if self.is_latent or self.hides_none else 1


@dataclass(frozen=True, slots=True)
class Sum:
    """A total and the parts that make it up; `rest` is the part that is never shown."""

    total: Key
    parts: tuple[Key, ...]
    rest: Key | None = None


class Cells:
    """All counts of one export with all sums among them."""

    def __init__(self) -> None:
        self.cells: dict[Key, Cell] = {}
        self.sums: list[Sum] = []
        self.sums_of: dict[Key, list[int]] = {}

    def add(
        self,
        key: Key,
        value: int,
        persons: int | None = None,
        *,
        is_tied: bool = False,
        hides_none: bool = False,
    ) -> None:
        """Add a count; without another number, each of what it counts is a person."""
        behind = value if persons is None else persons
        if value < behind or (value > 0) != (behind > 0):
            message = "more persons than counted, or some counted without a person"
            raise ValueError(message)
        self._put(key, Cell(value, behind, is_tied=is_tied, hides_none=hides_none))

    def add_sum(self, total: Key, parts: Iterable[Key], rest: Key | None = None) -> None:
        """Say that the total is made up of the parts; raise ValueError where it is not."""
        made = Sum(total, tuple(parts), rest)
        if self.cells[total].value != sum(self.cells[part].value for part in made.parts):
            message = "parts that are not the total"
            raise ValueError(message)
        for key in (total, *made.parts):
            self.sums_of[key].append(len(self.sums))
        self.sums.append(made)

    def add_part(self, whole: Key, part: Key, rest: Key, *, of_persons: bool = True) -> None:
        """Say that one cell is a part of another; what is left over is never shown.

        Of the same persons both times, what is left over are persons, too.
        """
        left = self.cells[whole].value - self.cells[part].value
        if left < 0:
            message = "a part that is more than the whole"
            raise ValueError(message)
        self._put(rest, Cell(left, left if of_persons else 0, is_latent=True))
        self.add_sum(whole, (part, rest), rest)

    def keeps_ties(self, shift: Mapping[Key, int]) -> bool:
        """Tell whether a change leaves alone what stands elsewhere, but for one small number.

        Of this one, too, there may be one more: who was there at the end of one period, and so at
        the beginning of the next, and in nothing else of both.
        """
        tied = [by for key, by in shift.items() if self.cells[key].is_tied]
        return not tied or tied == [1]

    def is_total_of_several(self, key: Key) -> bool:
        """Tell whether a cell is a total that takes part in several sums: of all, not of a line."""
        lines = self.sums_of[key]
        return len(lines) > 1 and any(self._is_total(key, at) for at in lines)

    def _is_total(self, key: Key, at: int) -> bool:
        return self.sums[at].total == key and self.sums[at].rest is None

    def _put(self, key: Key, cell: Cell) -> None:
        self.cells[key] = cell
        self.sums_of.setdefault(key, [])

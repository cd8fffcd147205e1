"""Counts by type of Gebietskörperschaft, and the rules by which they become percentages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.text.codes.findings import Territory

if TYPE_CHECKING:
    from collections.abc import Iterable

TYPES = (Territory.CITY, Territory.DISTRICT, Territory.TOWN)
"""The order of the columns, as in the report's Table 2 (001:910-986)."""
LEAST_N = 10
"""Below so many answers there are counts only."""


@dataclass(frozen=True, slots=True)
class Split:
    """A number in total and by type, in the order of `TYPES`."""

    by_type: tuple[int, ...] = (0, 0, 0)

    @property
    def total(self) -> int:
        """Return the number of all types."""
        return sum(self.by_type)

    @property
    def all(self) -> tuple[int, ...]:
        """Return the total, then each type."""
        return (self.total, *self.by_type)

    def of(self, territory: Territory) -> int:
        """Return the number of one type."""
        return self.by_type[TYPES.index(territory)]


def split(territories: Iterable[Territory]) -> Split:
    """Count types."""
    found = list(territories)
    return Split(tuple(found.count(each) for each in TYPES))


def per_cent(count: int, whole: int) -> float | None:
    """Return a percentage with one decimal, half rounded up; None where N is too small."""
    if whole < LEAST_N:
        return None
    return (2000 * count + whole) // (2 * whole) / 10


def shares(counts: Split, wholes: Split) -> tuple[float | None, ...]:
    """Return the percentages of the total and of each type, each of its own N."""
    return tuple(per_cent(count, n) for count, n in zip(counts.all, wholes.all, strict=True))

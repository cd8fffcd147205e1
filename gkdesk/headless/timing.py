"""How long a piece of work takes: the median of some rounds."""

from __future__ import annotations

from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


ROUNDS = 7


def timed(work: Callable[[], object]) -> float:
    """Return the milliseconds of the median round."""
    samples = []
    for _ in range(ROUNDS):
        began = perf_counter()
        work()
        samples.append((perf_counter() - began) * 1000)
    return round(median(samples), 1)

"""Long computations in small steps: a screen does one now and one then, a file all at once."""

from __future__ import annotations

from collections.abc import Generator
from typing import TypeAlias, TypeVar

T = TypeVar("T")

Steps: TypeAlias = Generator[None, None, T]
"""A computation that stops every few milliseconds and returns its result at the end."""


def finished(steps: Steps[T]) -> T:
    """Do all steps that are left and return the result."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: T = end.value
            return result

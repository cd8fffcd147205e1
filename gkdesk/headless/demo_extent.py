"""How much the command `demo` writes: everything, or as much as tests need each time."""

from __future__ import annotations

from enum import Enum, auto


class Extent(Enum):
    """How many languages a kind of document comes in that needs no more than one to be seen.

    With `FEW` a kind comes in one language or a few, and each language has a few kinds. The
    command itself writes `ALL`, so that every kind can be looked at in every language it is for.
    """

    FEW = auto()
    ALL = auto()

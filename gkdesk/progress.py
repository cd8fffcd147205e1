"""How long work tells what is done and learns that it shall stop."""

from __future__ import annotations

from typing import Protocol


class Cancelled(Exception):
    """Raised by long work at its next safe step: the user cancelled or the store was locked."""


class Progress(Protocol):
    """Receives steps of long work; called from the worker's thread."""

    def step(self, done: int, total: int) -> None:
        """Report `done` of `total` steps; raise `Cancelled` when the work shall stop."""
        ...


class Silent:
    """Progress that nobody watches and nobody cancels."""

    def step(self, done: int, total: int) -> None:
        """Ignore the report."""


class Part:
    """One of several parts of longer work; each counts its own steps."""

    FINENESS = 1000

    def __init__(self, whole: Progress, number: int, *, of: int) -> None:
        self._whole = whole
        self._number = number
        self._of = of

    def step(self, done: int, total: int) -> None:
        """Report a step of this part as one of the whole."""
        share = self.FINENESS * min(done, total) // total if total else self.FINENESS
        self._whole.step(self._number * self.FINENESS + share, self._of * self.FINENESS)

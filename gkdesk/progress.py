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

"""What functions remember of words that somebody typed ends with the lock.

A worker may go on for a moment after it; what it asks then is worked out and not kept.
"""

from __future__ import annotations

from functools import lru_cache, wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar
from weakref import WeakSet

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
R = TypeVar("R")


class _Memory:
    """All that is remembered, and who is unlocked and may have it remembered."""

    def __init__(self) -> None:
        self.owners: WeakSet[object] = WeakSet()
        self.forgets: list[Callable[[], None]] = []

    def is_awake(self) -> bool:
        return bool(self.owners)


_memory = _Memory()


def remembers(most: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Let a function remember its last answers, as many as `most`, while somebody is unlocked."""

    def made(function: Callable[P, R]) -> Callable[P, R]:
        kept = lru_cache(most)(function)
        _memory.forgets.append(kept.cache_clear)

        @wraps(function)
        def asked(*values: P.args, **named: P.kwargs) -> R:
            if not _memory.is_awake():
                return function(*values, **named)
            answer: R = kept(*values, **named)  # type: ignore[arg-type]
            if not _memory.is_awake():  # the lock came meanwhile
                kept.cache_clear()
            return answer

        return asked

    return made


def wake(owner: object) -> None:
    """Begin to remember for an unlocked store."""
    _memory.owners.add(owner)


def forget(owner: object) -> None:
    """Forget everything when a store is locked, and remember nothing if no other one is open."""
    _memory.owners.discard(owner)
    for clear in _memory.forgets:
        clear()

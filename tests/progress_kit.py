"""Progress that ends long work at a chosen moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.progress import Cancelled

if TYPE_CHECKING:
    from gkdesk.store.store import Store


class CancelledAt:
    """The user cancels when a share of the work is done."""

    def __init__(self, share: float) -> None:
        self._share = share

    def step(self, done: int, total: int) -> None:
        if total and done >= self._share * total:
            raise Cancelled


class LockedAt:
    """The store is locked when a share of the work is done."""

    def __init__(self, share: float, store: Store) -> None:
        self._share = share
        self._store = store

    def step(self, done: int, total: int) -> None:
        if total and done >= self._share * total:
            self._store.close()

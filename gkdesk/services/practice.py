"""Whether a store holds invented people for practising: every paper of it says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gkdesk.store.store import Store

_DEMO = "is_demo"


def is_demo(store: Store) -> bool:
    """Tell whether everybody in the store is invented."""
    return store.settings.get(_DEMO, default=False)


def mark_as_demo(store: Store) -> None:
    """Note that everybody in the store is invented."""
    store.settings.put(_DEMO, value=True)

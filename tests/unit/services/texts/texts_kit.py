"""One store with its fixed texts, and short ways to ask about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.services.texts.texts import Texts
from tests.store_kit import copied_store

if TYPE_CHECKING:
    from pathlib import Path

    from gkdesk.services.texts.views import TextView
    from gkdesk.store.store import Store

KEY = "cover.own"
OTHER = "cover.voluntary"
DATED = "cover.printed"


def open_store(folder: Path) -> tuple[Store, Texts]:
    store = copied_store(folder / "store")
    return store, Texts(store)


def view(texts: Texts, key: str = KEY, language: str = "ar", name: str = "booklet") -> TextView:
    return next(each for each in texts.editing.texts(name, language) if each.key == key)

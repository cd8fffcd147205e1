"""One open store per test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.store_kit import new_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from gkdesk.clock import FixedClock
    from gkdesk.store.opening import NewStore
    from gkdesk.store.store import Store


@pytest.fixture
def created(tmp_path: Path, clock: FixedClock) -> Iterator[NewStore]:
    made = new_store(tmp_path / "Bestand", clock)
    yield made
    made.store.close()


@pytest.fixture
def store(created: NewStore) -> Store:
    return created.store

"""One open store per test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkdesk.store.backup import Backups
from tests.store_kit import add_organisation, new_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from gkdesk.clock import FixedClock
    from gkdesk.store.backup_files import Backup
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


@pytest.fixture
def backup(store: Store) -> Backup:
    """Return a backup of a store with two organisations, to which a third was added later."""
    add_organisation(store, "Jobcenter Musterland")
    add_organisation(store, "Beratungsstelle Lindenhof")
    made = Backups(store).run()
    add_organisation(store, "nach der Sicherung")
    return made


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "Bestand-neu"

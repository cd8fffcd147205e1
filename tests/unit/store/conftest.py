"""One open store per test."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gkdesk.store.backup import Backups
from gkdesk.store.opening import NewStore, open_with_passphrase
from tests.store_kit import PASSPHRASE, add_organisation, new_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.clock import FixedClock
    from gkdesk.store.backup_files import Backup
    from gkdesk.store.store import Store


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> NewStore:
    """Return a closed store without records, made once."""
    made = new_store(tmp_path_factory.mktemp("vorlage") / "Bestand")
    made.store.close()
    return made


@pytest.fixture
def created(tmp_path: Path, clock: FixedClock, made_once: NewStore) -> Iterator[NewStore]:
    """Return a store without records, open, of this test's own."""
    folder = Path(shutil.copytree(made_once.store.folder, tmp_path / "Bestand"))
    store = open_with_passphrase(folder, PASSPHRASE, clock=clock)
    yield NewStore(store, made_once.recovery_code)
    store.close()


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

"""Read the database of a backup, which nobody may change."""

from __future__ import annotations

import contextlib
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2

from gkdesk.errors import (
    BackupUnreadable,
    KeyFileDamaged,
    KeyFileForeign,
    KeyFileMissing,
    NotAStore,
    StoreDamaged,
    WrongPassphrase,
)
from gkdesk.store import engine
from gkdesk.store.failures import told_to_the_user

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from gkdesk.store.driver import Driver
    from gkdesk.store.engine import DatabaseFile

TABLE = "SELECT 1 FROM sqlite_master WHERE type='table' AND name=?"


@contextmanager
def damage_told(folder: Path) -> Iterator[None]:
    """Translate trouble with the parts of a backup: nothing is wrong with the store itself."""
    try:
        with told_to_the_user(folder):
            yield
    except (StoreDamaged, NotAStore):
        raise BackupUnreadable(reason="damaged") from None
    except (KeyFileMissing, KeyFileDamaged, KeyFileForeign):
        raise BackupUnreadable(reason="key_file") from None


@contextmanager
def reading(database: DatabaseFile) -> Iterator[Driver]:
    """Lend a connection to the copied database that cannot write.

    The file is the one that was backed up, so one that cannot be read has another key.
    """
    with damage_told(database.path.parent):
        try:
            driver = engine.connect(database)
        except dbapi2.DatabaseError as error:
            if getattr(error, "sqlite_errorcode", None) != dbapi2.SQLITE_NOTADB:
                raise
            raise WrongPassphrase from None
        with contextlib.closing(driver):
            driver.execute("PRAGMA query_only=ON")
            yield driver


def has_table(driver: Driver, name: str) -> bool:
    """Tell whether the copied database has a table; an older one may not."""
    return driver.execute(TABLE, (name,)).fetchone() is not None

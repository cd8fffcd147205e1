"""The write-ahead log beside the database gives its room on the disk back after a large step.

SQLite writes a large step into it before the commit, and keeps the file at its full length until
the store is closed, even if the step was refused because the disk is full.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2

from gkdesk.store.engine import BUSY_TIMEOUT_SECONDS
from gkdesk.store.files import companions

if TYPE_CHECKING:
    from pathlib import Path

    from gkdesk.store.driver import Driver

LARGE = 8 * 1024 * 1024
"""Twice the length at which SQLite begins the log anew: steps of every day stay below it."""


def give_room_back(connection: Driver, database: Path) -> None:
    """Empty a large log; outside a transaction, and without waiting for those who read.

    Where it does not succeed, because somebody reads or the disk has no room at all, the log stays
    as it is until the next step: it is whole in any case.
    """
    journal, *_others = companions(database)
    try:
        if journal.stat().st_size < LARGE:
            return
        connection.execute("PRAGMA busy_timeout=0")
        try:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        finally:
            connection.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_SECONDS * 1000}")
    except (OSError, dbapi2.Error):
        return

"""Read from backups what was erased or withdrawn for good; the present store may be lost."""

from __future__ import annotations

import contextlib
import datetime as dt
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2

from gkdesk.errors import UserError
from gkdesk.store.deletion_ledger import Deleted
from gkdesk.store.engine import DatabaseFile
from gkdesk.store.files import DATABASE
from gkdesk.store.restore_preview import has_table, reading
from gkdesk.store.withdrawal_ledger import Withdrawn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkdesk.store.backup_files import Backup
    from gkdesk.store.data_key import DataKey

LEDGER = "SELECT kind, ref, at FROM deletion_ledger"
WITHDRAWALS = "SELECT ref, withdrawn_on FROM withdrawal_ledger"


def ledger_of_backups(backups: Iterable[Backup], key: DataKey) -> list[Deleted]:
    """Return what the readable ones among `backups` note as erased.

    A backup that is damaged or has another key tells nothing, and does not stop the restore.
    """
    found: list[Deleted] = []
    for backup in backups:
        with contextlib.suppress(UserError, dbapi2.Error, OSError):
            found += _ledger(DatabaseFile(backup.folder / DATABASE, key, backup.store_id))
    return found


def withdrawals_of_backups(backups: Iterable[Backup], key: DataKey) -> list[Withdrawn]:
    """Return what the readable ones among `backups` note as withdrawn."""
    found: list[Withdrawn] = []
    for backup in backups:
        with contextlib.suppress(UserError, dbapi2.Error, OSError):
            found += _withdrawals(DatabaseFile(backup.folder / DATABASE, key, backup.store_id))
    return found


def _withdrawals(database: DatabaseFile) -> list[Withdrawn]:
    with reading(database) as driver:
        if not has_table(driver, "withdrawal_ledger"):
            return []
        rows = driver.execute(WITHDRAWALS).fetchall()
    return [Withdrawn(ref, dt.date.fromisoformat(on)) for ref, on in rows]


def _ledger(database: DatabaseFile) -> list[Deleted]:
    with reading(database) as driver:
        if not has_table(driver, "deletion_ledger"):
            return []
        rows = driver.execute(LEDGER).fetchall()
    return [Deleted(kind, ref, dt.datetime.fromisoformat(at)) for kind, ref, at in rows]

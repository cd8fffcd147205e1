"""Look into a backup without changing it: whether it is whole, what opens it, what is inside."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.errors import (
    BackupUnreadable,
    FolderUnreachable,
    KeyFileDamaged,
    KeyFileForeign,
    KeyFileMissing,
    WrongPassphrase,
)
from gkdesk.progress import Part, Silent
from gkdesk.store import integrity, migrating, recovery
from gkdesk.store.audit_log import LogEntry
from gkdesk.store.backup_files import Backup, read_backup
from gkdesk.store.backup_reading import damage_told, has_table, reading
from gkdesk.store.capture import places
from gkdesk.store.data_key import DataKey
from gkdesk.store.database_copy import hash_of
from gkdesk.store.departures import LeftSince, missing
from gkdesk.store.engine import DatabaseFile
from gkdesk.store.files import DATABASE, KEY_FILE
from gkdesk.store.keyfile import KeyFile, Slot
from gkdesk.store.restore_ledger import read_since
from gkdesk.text.labels import Label

if TYPE_CHECKING:
    from pathlib import Path

    from gkdesk.progress import Progress
    from gkdesk.store.driver import Driver
    from gkdesk.store.store import Store

Unlock = Callable[[KeyFile], DataKey]

REVISION = "SELECT version_num FROM alembic_version"
NEWEST_ENTRY = "SELECT seq, at, label, kind, ref FROM log_entry ORDER BY seq DESC LIMIT 1"


@dataclass(frozen=True)
class BackupPreview:
    """What a backup would bring back; `fits` tells whether it is one of the open store.

    `left` is what is known to have left since; `told_until` is None where the open store knows
    all of it, else when the newest backup was made that tells of it.
    """

    backup: Backup
    counts: tuple[tuple[str, int], ...]
    newest_entry: LogEntry | None
    needs_migration: bool
    fits: bool | None
    left: LeftSince
    told_until: dt.datetime | None


@dataclass(frozen=True)
class OpenedBackup:
    """A backup whose files are whole and whose key is known."""

    backup: Backup
    database: DatabaseFile
    key_file: KeyFile


def by_passphrase(passphrase: str) -> Unlock:
    """Open a backup with the passphrase that was valid when it was made."""

    def unlock(key_file: KeyFile) -> DataKey:
        return key_file.open_with_passphrase(passphrase)

    return unlock


def by_recovery_code(code: str) -> Unlock:
    """Open a backup with the recovery sheet that was valid when it was made."""
    secret = recovery.secret_of(code)

    def unlock(key_file: KeyFile) -> DataKey:
        return key_file.open_with_random_secret(Slot.RECOVERY, secret)

    return unlock


def by_open_store(store: Store) -> Unlock:
    """Open a backup of the store that is open; raises `WrongPassphrase` for another one's."""

    def unlock(key_file: KeyFile) -> DataKey:
        if key_file.store_id != store.store_id:
            raise WrongPassphrase
        return DataKey(store.database.key.raw())

    return unlock


def inspect_backup(
    folder: Path,
    unlock: Unlock,
    *,
    present: Store | None = None,
    progress: Progress | None = None,
) -> BackupPreview:
    """Check a backup as a whole and tell what is in it; nothing is written."""
    watched = progress or Silent()
    opened = open_backup(folder, unlock, progress=Part(watched, 0, of=2))
    try:
        with reading(opened.database) as driver:
            if not integrity.check(driver, Part(watched, 1, of=2)).is_sound:
                raise BackupUnreadable(reason="damaged")
            since = read_since(opened.backup, opened.database.key, present)
            return BackupPreview(
                backup=opened.backup,
                counts=_counts(driver),
                newest_entry=_newest_entry(driver),
                needs_migration=_needs_migration(driver),
                fits=None if present is None else present.store_id == opened.backup.store_id,
                left=missing(driver, since.left, since.people_erased).counted(),
                told_until=None if since.knew.register else since.told_until,
            )
    finally:
        opened.database.key.wipe()


def open_backup(folder: Path, unlock: Unlock, *, progress: Progress | None = None) -> OpenedBackup:
    """Check that the files are those that were backed up, and unlock the key."""
    if not folder.is_dir():
        raise BackupUnreadable(reason="no_folder") if folder.parent.is_dir() else FolderUnreachable
    with damage_told(folder):
        backup = read_backup(folder)
        if not folder.joinpath(KEY_FILE).exists():
            raise KeyFileMissing
        if hash_of(folder / KEY_FILE) != backup.key_file_hash:
            raise KeyFileDamaged
        if hash_of(folder / DATABASE, progress) != backup.database_hash:
            raise BackupUnreadable(reason="damaged")
        key_file = KeyFile.read(folder / KEY_FILE)
        if key_file.store_id != backup.store_id:
            raise KeyFileForeign
    database = DatabaseFile(folder / DATABASE, unlock(key_file), backup.store_id)
    return OpenedBackup(backup, database, key_file)


def _counts(driver: Driver) -> tuple[tuple[str, int], ...]:
    found = {}
    for place in places().values():
        if place.is_root and place.kind is not None and has_table(driver, place.table.name):
            count = f'SELECT count(*) FROM "{place.table.name}"'  # noqa: S608 - our own table
            found[place.kind] = driver.execute(count).fetchall()[0][0]
    return tuple(sorted(found.items()))


def _newest_entry(driver: Driver) -> LogEntry | None:
    row = driver.execute(NEWEST_ENTRY).fetchone()
    if row is None:
        return None
    seq, at, label, kind, ref = row
    return LogEntry(seq, dt.datetime.fromisoformat(at), Label(label), kind, ref)


def _needs_migration(driver: Driver) -> bool:
    row = driver.execute(REVISION).fetchone()
    return migrating.needs_migration(None if row is None else str(row[0]))

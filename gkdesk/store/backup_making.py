"""Make one backup: copy while others write, check the copy, and only then call it a backup."""

from __future__ import annotations

import contextlib
import dataclasses
import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.disk import sync_folder, write_atomically
from gkdesk.errors import BackupFailed
from gkdesk.progress import Part
from gkdesk.store import backup_files, database_copy
from gkdesk.store.backup_files import Backup, backups_in
from gkdesk.store.database_copy import copy_file, hash_of
from gkdesk.store.driver import Driver
from gkdesk.store.engine import DatabaseFile
from gkdesk.store.failures import told_to_the_user
from gkdesk.store.files import DATABASE, KEY_FILE
from gkdesk.store.keyfile import KeyFile
from gkdesk.text.labels import Label

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from pathlib import Path

    from gkdesk.progress import Progress
    from gkdesk.text.codes.clients import BackupReason

    Finish = Callable[[Backup], Backup]

TOKEN_LENGTH = 16
NEWEST_CHAIN = "SELECT chain FROM log_entry ORDER BY seq DESC LIMIT 1"
LAST_RESTORE = "SELECT chain FROM log_entry WHERE label=? ORDER BY seq DESC LIMIT 1"


@dataclass(frozen=True)
class Source:
    """What is backed up: an open connection outside a transaction, and what opens it.

    `held_key_file` lends the key file that belongs to the open store, and keeps it from changing:
    what lies on the disk may be another one, and a backup with that would open with nothing.
    """

    driver: Driver
    database: DatabaseFile
    held_key_file: Callable[[], AbstractContextManager[KeyFile]]

    def snapshot(self, driver: Driver) -> Snapshot:
        """Look at the state that is copied, together with the key file of that very state."""
        with self.held_key_file() as key_file:
            return _snapshot(driver, key_file)


@dataclass(frozen=True)
class Snapshot:
    """What is known of the copied state: key file, rows per table, and hashes of two log lines."""

    key_file: KeyFile
    rows: dict[str, int]
    state: str
    lineage: str


def make(
    source: Source, place: Path, *, reason: BackupReason, now: dt.datetime, progress: Progress
) -> Backup:
    """Write a checked backup into `place`; whatever fails leaves nothing behind."""
    store_id = source.database.store_id
    with _written_whole(place, store_id) as (folder, finish):
        database = DatabaseFile(folder / DATABASE, source.database.key, store_id)
        snapshot = database_copy.copy_database(
            source.driver,
            source.database,
            database,
            note=source.snapshot,
            progress=Part(progress, 0, of=3),
        )
        write_atomically(folder / KEY_FILE, snapshot.key_file.to_bytes())
        database_copy.check_copy(database, snapshot.rows, Part(progress, 1, of=3))
        backup = Backup(
            folder=folder,
            store_id=store_id,
            made_at=now,
            reason=reason,
            number=max((b.number for b in backups_in(place, store_id)), default=0) + 1,
            lineage=snapshot.lineage,
            state=snapshot.state,
            size=database.path.stat().st_size,
            database_hash=hash_of(database.path, Part(progress, 2, of=3)),
            key_file_hash=hash_of(folder / KEY_FILE),
        )
        return finish(backup)


def copy(backup: Backup, place: Path, progress: Progress) -> Backup:
    """Copy a checked backup into another folder; both files are read back and compared."""
    with _written_whole(place, backup.store_id) as (folder, finish):
        for name in (DATABASE, KEY_FILE):
            copy_file(backup.folder / name, folder / name, Part(progress, 0, of=2))
        read_back = hash_of(folder / DATABASE, Part(progress, 1, of=2))
        hashes = (read_back, hash_of(folder / KEY_FILE))
        if hashes != (backup.database_hash, backup.key_file_hash):
            raise BackupFailed(reason="copy_differs")
        return finish(dataclasses.replace(backup, folder=folder))


@contextlib.contextmanager
def _written_whole(place: Path, store_id: str) -> Iterator[tuple[Path, Finish]]:
    """Lend an unfinished folder; its name becomes final in `finish`, or it is removed."""
    with told_to_the_user(place):
        folder = backup_files.unfinished_folder(place, store_id)

        def finish(backup: Backup) -> Backup:
            backup_files.write_manifest(backup)
            sync_folder(folder)
            final = backup_files.free_name(place, backup.made_at, backup.reason)
            folder.rename(final)
            sync_folder(place)
            return dataclasses.replace(backup, folder=final)

        try:
            yield folder, finish
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise


def _snapshot(driver: Driver, key_file: KeyFile) -> Snapshot:
    rows = database_copy.count_rows(driver)
    if "log_entry" not in rows:
        return Snapshot(key_file, rows, "", "")
    newest = driver.execute(NEWEST_CHAIN).fetchone()
    restored = driver.execute(LAST_RESTORE, (Label.STORE_RESTORED.value,)).fetchone()
    return Snapshot(key_file, rows, _token(newest), _token(restored))


def _token(row: tuple[str] | None) -> str:
    return "" if row is None else row[0][:TOKEN_LENGTH]

"""Make one backup: copy while others write, check the copy, and only then call it a backup."""

from __future__ import annotations

import contextlib
import dataclasses
import os
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2

from gkdesk.disk import create_private, sync_folder, write_atomically
from gkdesk.errors import BackupFailed, DiskFull
from gkdesk.store import backup_files, engine, integrity
from gkdesk.store.backup_files import Backup, backups_in, hash_of
from gkdesk.store.engine import DatabaseFile
from gkdesk.store.failures import ALMOST_FULL, told_to_the_user
from gkdesk.store.files import DATABASE, KEY_FILE
from gkdesk.store.keyfile import KeyFile
from gkdesk.text.labels import Label

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from gkdesk.progress import Progress
    from gkdesk.text.codes import BackupReason

    Finish = Callable[[Backup], Backup]

PAGES_PER_STEP = 256
TOKEN_LENGTH = 16
NEWEST_CHAIN = "SELECT chain FROM log_entry ORDER BY seq DESC LIMIT 1"
LAST_RESTORE = "SELECT chain FROM log_entry WHERE label=? ORDER BY seq DESC LIMIT 1"
TABLES = "SELECT name FROM sqlite_master WHERE type='table' AND sql NOT LIKE 'CREATE VIRTUAL%'"


@dataclass(frozen=True)
class Source:
    """What is backed up: an open connection outside a transaction, and the key file beside it."""

    driver: Any
    database: DatabaseFile
    key_file: KeyFile


@dataclass(frozen=True)
class Snapshot:
    """What is known of the copied state: rows per table, and hashes of two log lines."""

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
        snapshot = _copy_database(source, database, progress)
        write_atomically(folder / KEY_FILE, source.key_file.to_bytes())
        check_copy(database, snapshot.rows)
        backup = Backup(
            folder=folder,
            store_id=store_id,
            made_at=now,
            reason=reason,
            number=max((b.number for b in backups_in(place, store_id)), default=0) + 1,
            lineage=snapshot.lineage,
            state=snapshot.state,
            size=database.path.stat().st_size,
            database_hash=hash_of(database.path),
            key_file_hash=hash_of(folder / KEY_FILE),
        )
        return finish(backup)


def copy(backup: Backup, place: Path, progress: Progress) -> Backup:
    """Copy a checked backup into another folder; both files are read back and compared."""
    with _written_whole(place, backup.store_id) as (folder, finish):
        for name in (DATABASE, KEY_FILE):
            copy_file(backup.folder / name, folder / name, progress)
        hashes = (hash_of(folder / DATABASE), hash_of(folder / KEY_FILE))
        if hashes != (backup.database_hash, backup.key_file_hash):
            raise BackupFailed(reason="copy_differs")
        return finish(dataclasses.replace(backup, folder=folder))


def check_copy(database: DatabaseFile, rows: dict[str, int] | None = None) -> None:
    """Open a copy, check every page and reference and count its rows; raises `BackupFailed`."""
    with contextlib.closing(engine.connect(database)) as connection:
        connection.execute("PRAGMA query_only=ON")
        if not integrity.check(connection).is_sound:
            raise BackupFailed(reason="damaged")
        if rows is not None and count_rows(connection) != rows:
            raise BackupFailed(reason="rows_differ")


def count_rows(driver: Any) -> dict[str, int]:  # noqa: ANN401 - the driver's type has no stubs
    """Return the number of rows of each table."""
    names = [row[0] for row in driver.execute(TABLES).fetchall()]
    count = 'SELECT count(*) FROM "{}"'
    return {name: driver.execute(count.format(name)).fetchone()[0] for name in names}


def copy_file(source: Path, target: Path, progress: Progress) -> None:
    """Copy one file in steps, so that it can be cancelled, and make it durable."""
    total, done = source.stat().st_size, 0
    create_private(target)
    with source.open("rb") as reader, target.open("r+b") as writer:
        while block := reader.read(backup_files.BLOCK):
            progress.step(done, total)
            writer.write(block)
            done += len(block)
        writer.flush()
        os.fsync(writer.fileno())
    progress.step(done, total)


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


def _copy_database(source: Source, target: DatabaseFile, progress: Progress) -> Snapshot:
    """Copy one consistent state; others read and write meanwhile."""

    def _step(_: int, remaining: int, total: int) -> None:
        progress.step(total - remaining, total)

    create_private(target.path)
    driver = source.driver
    needed = source.database.path.stat().st_size + ALMOST_FULL
    with (
        copy_errors(target.path.parent, needed),
        contextlib.closing(engine.connect(target)) as copied,
    ):
        driver.execute("BEGIN")
        try:
            snapshot = _snapshot(driver)
            driver.backup(copied, pages=PAGES_PER_STEP, progress=_step)
        finally:
            driver.execute("ROLLBACK")
        copied.execute("PRAGMA journal_mode=DELETE")
    with target.path.open("r+b") as file:
        os.fsync(file.fileno())
    return snapshot


def _snapshot(driver: Any) -> Snapshot:  # noqa: ANN401
    rows = count_rows(driver)
    if "log_entry" not in rows:
        return Snapshot(rows, "", "")
    newest = driver.execute(NEWEST_CHAIN).fetchone()
    restored = driver.execute(LAST_RESTORE, (Label.STORE_RESTORED.value,)).fetchone()
    return Snapshot(rows, _token(newest), _token(restored))


def _token(row: tuple[str] | None) -> str:
    return "" if row is None else row[0][:TOKEN_LENGTH]


@contextlib.contextmanager
def copy_errors(folder: Path, needed: int) -> Iterator[None]:
    """Say what is wrong with the target: the backup call reports it without an error code.

    When this is reached the target has been cut back already, so its room counts as free.
    """
    try:
        yield
    except dbapi2.Error as error:
        if getattr(error, "sqlite_errorcode", None) is not None:
            raise
        full = shutil.disk_usage(folder).free < needed
        raise (DiskFull() if full else BackupFailed(reason="copy")) from None

"""Copy a database or a file so that it can be stopped, and check that the copy is the same."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from typing import TYPE_CHECKING, TypeVar

from sqlcipher3 import dbapi2

from gkdesk.disk import create_private
from gkdesk.errors import BackupFailed, DiskFull, StoreDamaged
from gkdesk.progress import Silent
from gkdesk.store import engine, integrity
from gkdesk.store.failures import ALMOST_FULL, told_to_the_user

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from gkdesk.progress import Progress
    from gkdesk.store.driver import Driver
    from gkdesk.store.engine import DatabaseFile

Noted = TypeVar("Noted")

PAGES_PER_STEP = 256
BLOCK = 1024 * 1024
TABLES = "SELECT name FROM sqlite_master WHERE type='table' AND sql NOT LIKE 'CREATE VIRTUAL%'"


def copy_database(
    driver: Driver,
    source: DatabaseFile,
    target: DatabaseFile,
    *,
    note: Callable[[Driver], Noted],
    progress: Progress,
) -> Noted:
    """Copy one consistent state under the target's key; others read and write meanwhile.

    `driver` is an open connection to `source`, outside a transaction; `note` looks at the state
    that is copied, and what it finds is returned.
    """

    def _step(_: int, remaining: int, total: int) -> None:
        progress.step(total - remaining, total)

    create_private(target.path)
    needed = source.path.stat().st_size + ALMOST_FULL
    with (
        _errors_named(target.path.parent, needed),
        contextlib.closing(engine.connect(target)) as copied,
    ):
        driver.execute("BEGIN")
        try:
            noted = note(driver)
            driver.backup(copied, pages=PAGES_PER_STEP, progress=_step)
        finally:
            driver.execute("ROLLBACK")
        copied.execute("PRAGMA journal_mode=DELETE")
    with target.path.open("r+b") as file:
        os.fsync(file.fileno())
    return noted


def check_copy(database: DatabaseFile, rows: dict[str, int], progress: Progress) -> None:
    """Open a copy, check every page and reference and count its rows; raises `BackupFailed`."""
    try:
        with (
            told_to_the_user(database.path.parent),
            contextlib.closing(engine.connect(database)) as connection,
        ):
            connection.execute("PRAGMA query_only=ON")
            if not integrity.check(connection, progress).is_sound:
                raise BackupFailed(reason="damaged")
            if count_rows(connection) != rows:
                raise BackupFailed(reason="rows_differ")
    except StoreDamaged:
        raise BackupFailed(reason="damaged") from None


def count_rows(driver: Driver) -> dict[str, int]:
    """Return the number of rows of each table."""
    names = [row[0] for row in driver.execute(TABLES).fetchall()]
    count = 'SELECT count(*) FROM "{}"'
    return {name: driver.execute(count.format(name)).fetchall()[0][0] for name in names}


def copy_file(source: Path, target: Path, progress: Progress) -> None:
    """Copy one file in steps and make it durable; the copy is its owner's alone."""
    total, done = source.stat().st_size, 0
    create_private(target)
    with source.open("rb") as reader, target.open("r+b") as writer:
        while block := reader.read(BLOCK):
            progress.step(done, total)
            writer.write(block)
            done += len(block)
        writer.flush()
        os.fsync(writer.fileno())
    progress.step(done, total)


def hash_of(path: Path, progress: Progress | None = None) -> str:
    """Return the SHA-256 of a file."""
    watched = progress or Silent()
    digest = hashlib.sha256()
    total, done = path.stat().st_size, 0
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            watched.step(done, total)
            digest.update(block)
            done += len(block)
    return digest.hexdigest()


@contextlib.contextmanager
def _errors_named(folder: Path, needed: int) -> Iterator[None]:
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

"""Turn what the database driver reports into errors that the user can be told."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from gkdesk import disk
from gkdesk.errors import (
    DiskFull,
    FolderUnreachable,
    ReadOnlyFolder,
    StoreDamaged,
    StoreInUse,
    StoreLocked,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from gkdesk.errors import UserError

PRIMARY_CODE = 0xFF
PERM, BUSY, READONLY, INTERRUPT, IOERR, CORRUPT, FULL, CANTOPEN, NOTADB = (
    3, 5, 8, 9, 10, 11, 13, 14, 26,
)  # fmt: skip
BY_CODE: dict[int, type[UserError]] = {
    PERM: ReadOnlyFolder,
    BUSY: StoreInUse,
    READONLY: ReadOnlyFolder,
    INTERRUPT: StoreLocked,
    CORRUPT: StoreDamaged,
    FULL: DiskFull,
    CANTOPEN: FolderUnreachable,
    NOTADB: StoreDamaged,
}
ALMOST_FULL = 64 * 1024


@contextmanager
def told_to_the_user(folder: Path, *, may_write: bool = True) -> Iterator[None]:
    """Translate driver and file system errors inside the block; bugs pass through unchanged.

    Writing where only reading is allowed (`may_write` False) is a bug, not a read-only folder.
    """
    try:
        with disk.trouble_told():
            yield
    except DBAPIError as error:
        told = _from_driver(error.orig, folder)
        if told is None or (isinstance(told, ReadOnlyFolder) and not may_write):
            raise
        raise told from None
    except dbapi2.Error as error:
        told = _from_driver(error, folder)
        if told is None:
            raise
        raise told from None


def is_outside_trouble(error: Exception) -> bool:
    """Tell whether the disk, the folder or the file is to blame, and not the statement."""
    code = getattr(getattr(error, "orig", None), "sqlite_errorcode", None)
    return code is not None and (code & PRIMARY_CODE in BY_CODE or code & PRIMARY_CODE == IOERR)


def _from_driver(error: BaseException | None, folder: Path) -> UserError | None:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    primary = code & PRIMARY_CODE
    if primary == IOERR:
        return _from_failed_io(folder)
    known = BY_CODE.get(primary)
    return None if known is None else known()


def _from_failed_io(folder: Path) -> UserError:
    """Tell a full disk from a drive that is gone: SQLite calls both an I/O error.

    Free room may be nobody's to use: a quota shows only when something is written.
    """
    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        return FolderUnreachable()
    is_full = free < ALMOST_FULL or not disk.takes_more(folder, ALMOST_FULL)
    return DiskFull() if is_full else StoreDamaged(reason="io")

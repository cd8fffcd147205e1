"""One window per store: a lock that the system releases by itself when the program dies.

Windows deletes no file that is open, so there the lock file is enough. Elsewhere anybody may delete
or replace it while it is held, and the next window would lock a file of its own. So the store's
folder is locked as well: whoever finds the database finds the same folder. Neither database nor key
file would do: closing one would drop SQLite's own locks on it, and the other is replaced whole.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from typing import TYPE_CHECKING

from gkdesk.disk import PRIVATE_FILE
from gkdesk.errors import StoreInUse

if TYPE_CHECKING:
    from pathlib import Path

ATTEMPTS = 5
# What file systems say that know no locks on folders; there the lock file has to do.
NO_FOLDER_LOCKS = (errno.EBADF, errno.EINVAL, errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP)


class InstanceLock:
    """Hold the lock file of a store and, where it can be deleted meanwhile, the store's folder.

    A file left behind by a crash does not count as held.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handles: list[int] = []

    def acquire(self) -> None:
        """Take the lock or raise `StoreInUse`."""
        try:
            self._handles.append(_locked_file(self._path))
            if sys.platform != "win32":
                self._handles += _locked_folder(self._path.parent)
        except BaseException:
            self.release()
            raise

    def release(self) -> None:
        """Give the lock back; harmless when it is not held.

        The file stays: removing it would let two waiting programs lock two different files.
        """
        while self._handles:
            handle = self._handles.pop()
            with contextlib.suppress(OSError):
                _unlock(handle)
            os.close(handle)


def _locked_file(path: Path) -> int:
    """Return a handle on the file that lies at `path` once it is locked, not on one replaced."""
    for _ in range(ATTEMPTS):
        handle = os.open(path, os.O_RDWR | os.O_CREAT, PRIVATE_FILE)
        try:
            _lock_or_tell(handle)
            if _lies_at(handle, path):
                return handle
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)
    raise StoreInUse


def _locked_folder(folder: Path) -> list[int]:
    handle = os.open(folder, os.O_RDONLY)
    try:
        _lock_or_tell(handle)
    except BaseException as error:
        os.close(handle)
        if isinstance(error, OSError) and error.errno in NO_FOLDER_LOCKS:
            return []
        raise
    return [handle]


def _lock_or_tell(handle: int) -> None:
    try:
        _lock(handle)
    except (BlockingIOError, PermissionError):
        raise StoreInUse from None


def _lies_at(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def _unlock(handle: int) -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)

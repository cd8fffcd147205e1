"""One window per store: a lock that the system releases by itself when the program dies."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING

from gkdesk.errors import StoreInUse
from gkdesk.store.atomic import PRIVATE_FILE

if TYPE_CHECKING:
    from pathlib import Path


class InstanceLock:
    """Hold the lock file of a store; a file left behind by a crash does not count as held."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None

    def acquire(self) -> None:
        """Take the lock or raise `StoreInUse`."""
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT, PRIVATE_FILE)
        try:
            _lock(handle)
        except OSError as error:
            os.close(handle)
            if isinstance(error, BlockingIOError | PermissionError):
                raise StoreInUse from None
            raise
        self._handle = handle

    def release(self) -> None:
        """Give the lock back; harmless when it is not held.

        The file stays: removing it would let two waiting programs lock two different files.
        """
        if self._handle is None:
            return
        handle, self._handle = self._handle, None
        with contextlib.suppress(OSError):
            _unlock(handle)
        os.close(handle)


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

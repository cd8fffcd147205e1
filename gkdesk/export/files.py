"""Writing a finished file: all of it or nothing, and never a temporary file left behind."""

from __future__ import annotations

import errno
import os
import secrets
from contextlib import suppress
from typing import TYPE_CHECKING

from gkdesk.errors import DiskFull, FolderUnreachable, ReadOnlyFolder, UserError

if TYPE_CHECKING:
    from pathlib import Path

KINDS: dict[int, type[UserError]] = {
    errno.ENOSPC: DiskFull,
    errno.EDQUOT: DiskFull,
    errno.EFBIG: DiskFull,
    errno.EACCES: ReadOnlyFolder,
    errno.EPERM: ReadOnlyFolder,
    errno.EROFS: ReadOnlyFolder,
    errno.EISDIR: ReadOnlyFolder,
    errno.ENOENT: FolderUnreachable,
    errno.ENOTDIR: FolderUnreachable,
    errno.ENODEV: FolderUnreachable,
    errno.ESTALE: FolderUnreachable,
    errno.EIO: FolderUnreachable,
}


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file so that its place holds the old content or all of the new one.

    Raises `DiskFull`, `ReadOnlyFolder` or `FolderUnreachable`; other errors of the system pass.
    """
    beside = path.parent / f".gkdesk-{secrets.token_hex(8)}.tmp"
    try:
        _write(beside, data)
        beside.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        kind = KINDS.get(error.errno or 0)
        if kind is None:
            raise
        raise kind() from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _write(path: Path, data: bytes) -> None:
    """Write a new file that nobody but the user may read: documents tell about people."""
    with open(path, "xb", opener=_private) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _sync_folder(folder: Path) -> None:
    """Make the new name durable; Windows does so by itself and cannot open folders."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # some network drives refuse
            raise
    finally:
        os.close(handle)

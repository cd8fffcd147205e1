"""Write small files whole or not at all, for their owner only, and name what a disk reports."""

from __future__ import annotations

import contextlib
import errno
import os
from typing import TYPE_CHECKING

from gkdesk.errors import DiskFull, FolderUnreachable, ReadOnlyFolder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from gkdesk.errors import UserError

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
BY_ERRNO: dict[int, type[UserError]] = {
    errno.ENOSPC: DiskFull,
    errno.EDQUOT: DiskFull,
    errno.EFBIG: DiskFull,
    errno.EROFS: ReadOnlyFolder,
    errno.EACCES: ReadOnlyFolder,
    errno.EPERM: ReadOnlyFolder,
    errno.EISDIR: ReadOnlyFolder,  # a folder lies where the file shall go
    errno.ENOENT: FolderUnreachable,
    errno.ENOTDIR: FolderUnreachable,
    errno.EEXIST: FolderUnreachable,
    errno.ELOOP: FolderUnreachable,
    errno.ENAMETOOLONG: FolderUnreachable,
    errno.EIO: FolderUnreachable,
    errno.ENODEV: FolderUnreachable,
    errno.ENOTCONN: FolderUnreachable,
    errno.ESTALE: FolderUnreachable,
    errno.ENOLCK: FolderUnreachable,
}


@contextlib.contextmanager
def trouble_told() -> Iterator[None]:
    """Translate what the file system reports; what is none of the user's business passes."""
    try:
        yield
    except OSError as error:
        known = BY_ERRNO.get(error.errno or 0)
        if known is None:
            raise
        raise known from None


def write_atomically(path: Path, content: bytes) -> None:
    """Replace `path` by `content`; after a crash either the old or the new content is there.

    The file beside it has no telling name: documents are named after people. Errors are the
    system's own; `trouble_told` translates them.
    """
    _refuse_devices(path)
    beside = _name_beside(path)
    try:
        _write_new(beside, content)
        beside.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


@contextlib.contextmanager
def replacement(path: Path, content: bytes) -> Iterator[Callable[[], None]]:
    """Write `content` beside `path` and lend what puts it there.

    Where the block raises, even after that, `path` is again what it was before: the old file, or
    none.
    """
    _refuse_devices(path)
    swap = _Swap(path)
    try:
        _write_new(swap.beside, content)
        yield swap.put
    except BaseException:
        swap.take_back()
        raise
    swap.settle()


def takes_more(folder: Path, size: int) -> bool:
    """Tell whether there is room for a file of `size` bytes; other trouble does not count."""
    probe = folder / f".gkdesk-{os.urandom(8).hex()}.tmp"
    try:
        _write_new(probe, bytes(size))
    except OSError as error:
        return BY_ERRNO.get(error.errno or 0) is not DiskFull
    finally:
        with contextlib.suppress(OSError):
            probe.unlink(missing_ok=True)
    return True


def create_private(path: Path) -> None:
    """Create an empty file that only its owner may read; it must not exist yet."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE))


def sync_folder(folder: Path) -> None:
    """Make a rename in `folder` durable; Windows does so by itself and cannot open folders."""
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


def _refuse_devices(path: Path) -> None:
    """Raise PermissionError where something lies at `path` that is no file, as `/dev/full`."""
    if path.exists() and not path.is_file() and not path.is_dir():
        raise PermissionError(errno.EACCES, "not a file")


class _Swap:
    """A file put in the place of another, which is kept until that holds."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.beside = _name_beside(path)
        self._old = _name_beside(path)
        self._is_put = False

    def put(self) -> None:
        if self.path.is_file():
            self._keep_old()
        self.beside.replace(self.path)
        self._is_put = True

    def take_back(self) -> None:
        """Put the old file back; should that fail, it stays beside its place."""
        with contextlib.suppress(OSError):
            self.beside.unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            if not self._old.exists():
                self._remove_new()
            elif self._is_put or not self.path.exists():
                self._old.replace(self.path)
            else:
                self._old.unlink()

    def settle(self) -> None:
        """Let the old file go; what holds already is not told as a failure."""
        with contextlib.suppress(OSError):
            self.beside.unlink(missing_ok=True)
            self._old.unlink(missing_ok=True)
            sync_folder(self.path.parent)

    def _remove_new(self) -> None:
        if self._is_put:
            self.path.unlink()

    def _keep_old(self) -> None:
        try:
            self._old.hardlink_to(self.path)
        except OSError:  # a stick knows one name for each file only
            self.path.rename(self._old)


def _name_beside(path: Path) -> Path:
    return path.with_name(f".gkdesk-{os.urandom(8).hex()}.tmp")


def _write_new(path: Path, content: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())

"""Writing a finished document: all of it or nothing, and trouble with the disk by its name."""

from __future__ import annotations

import contextlib
from functools import partial
from typing import TYPE_CHECKING

from gkdesk import disk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file so that its place holds the old content or all of the new one.

    Raises `DiskFull`, `ReadOnlyFolder` or `FolderUnreachable`; other errors of the system pass.
    """
    with disk.trouble_told():
        disk.write_atomically(path, data)


@contextlib.contextmanager
def replacement(path: Path, data: bytes) -> Iterator[Callable[[], None]]:
    """Write a file beside its place and lend what puts it there, at the right moment.

    Where the block raises, even after that, the old file (or none) is there again. Raises as
    `write_atomically` does.
    """
    with disk.trouble_told(), disk.replacement(path, data) as put:
        yield partial(_put, put)


@contextlib.contextmanager
def folder_for(path: Path) -> Iterator[None]:
    """Make a folder for several files, if need be; where the block raises, it is gone again.

    That is so when nothing lies in it: who writes there takes back what was written. Raises as
    `write_atomically` does.
    """
    is_new = not path.exists()
    with disk.trouble_told():
        path.mkdir(exist_ok=True)
    try:
        yield
    except BaseException:
        if is_new:
            with contextlib.suppress(OSError):
                path.rmdir()
        raise


def _put(put: Callable[[], None]) -> None:
    with disk.trouble_told():
        put()

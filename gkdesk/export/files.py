"""Writing a finished document: all of it or nothing, and trouble with the disk by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk import disk

if TYPE_CHECKING:
    from pathlib import Path


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file so that its place holds the old content or all of the new one.

    Raises `DiskFull`, `ReadOnlyFolder` or `FolderUnreachable`; other errors of the system pass.
    """
    with disk.trouble_told():
        disk.write_atomically(path, data)

"""A private place for the pages that the system's print library puts into a file while printing.

Below Linux the library writes the whole job to `TMPDIR` before it hands it to the printer. For
that time `TMPDIR` names a folder of the user alone: in memory where the system has such a place,
else in the program's own folder. All are emptied after the job, at the start and with the lock.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from gkdesk import paths

if TYPE_CHECKING:
    from collections.abc import Iterator

_PREFIX = "gkdesk-druck-"
_VARIABLE = "TMPDIR"
SHARED_MEMORY = Path("/dev/shm")  # noqa: S108 - only a folder of the user alone is made in it
MOUNTS = Path("/proc/self/mounts")
_in_use: set[Path] = set()


@contextmanager
def private() -> Iterator[Path | None]:
    """Let what is spooled meanwhile lie in a folder that is gone afterwards, and yield it.

    Where the system spools in a place of its own, there is none.
    """
    if not sys.platform.startswith("linux"):
        yield None
        return
    base = _base()
    base.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-", dir=base))
    before = os.environ.get(_VARIABLE)
    _in_use.add(folder)
    os.environ[_VARIABLE] = str(folder)
    try:
        yield folder
    finally:
        _in_use.discard(folder)
        _put_back(before)
        shutil.rmtree(folder, ignore_errors=True)


def empty(folder: Path) -> bool:
    """Remove what a job has spooled so far, so that it cannot be printed; tell if there was any."""
    spooled = [path for path in folder.iterdir() if path.is_file()]
    for path in spooled:
        path.unlink()
    return bool(spooled)


def clear() -> None:
    """Remove what jobs left behind that came to no end; a job that still runs keeps its folder."""
    for base in _bases():
        for folder in base.glob(f"{_PREFIX}*"):
            if folder not in _in_use and not _is_of_another_window(folder):
                shutil.rmtree(folder, ignore_errors=True)


def _is_of_another_window(folder: Path) -> bool:
    """Tell whether a program that still runs is printing out of a folder."""
    number = folder.name.removeprefix(_PREFIX).partition("-")[0]
    return number.isdecimal() and int(number) != os.getpid() and Path("/proc", number).is_dir()


def _put_back(before: str | None) -> None:
    if before is None:
        os.environ.pop(_VARIABLE, None)
    else:
        os.environ[_VARIABLE] = before


def _base() -> Path:
    """Return the best place for the folder of a job: in memory, where no kill leaves it on disk."""
    return next(iter(_bases()))


def _bases() -> Iterator[Path]:
    """Yield the places that may hold such folders, the best first.

    Memory that all logins share will do, too: the folder in it is the user's alone.
    """
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    if runtime and Path(runtime).is_dir():
        yield Path(runtime)
    if _is_in_memory(SHARED_MEMORY) and os.access(SHARED_MEMORY, os.W_OK | os.X_OK):
        yield SHARED_MEMORY
    yield paths.user_data()


def _is_in_memory(folder: Path) -> bool:
    """Tell whether a file system without a disk is mounted at `folder`."""
    try:
        mounts = MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    kinds = [fields[2] for line in mounts if (fields := line.split())[1:2] == [str(folder)]]
    return kinds[-1:] == ["tmpfs"]

"""A private place for the pages that the system's print library puts into a file while printing.

Below Linux the library writes the whole job to `TMPDIR` before it hands it to the printer. For
that time `TMPDIR` names a folder of the user alone: in memory where the system has such a place,
else in the program's own folder. Both are emptied after the job, at the start and with the lock.
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
    for folder in _base().glob(f"{_PREFIX}*"):
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
    """Return the system's folder in memory for this login, or the program's own folder."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    return Path(runtime) if runtime and Path(runtime).is_dir() else paths.user_data()

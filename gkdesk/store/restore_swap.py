"""Put a restored store in the place of the present one, by renaming folders only.

A note beside the folders says what was begun. Whatever step a crash comes after, `finish_swap`
goes on from there; it is called before a store is looked for. Names in the note are relative, so
the whole may be moved meanwhile. The store that gives way is kept as a folder with its date.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gkdesk.disk import sync_folder, write_atomically
from gkdesk.errors import FolderUnreachable, NotAStore
from gkdesk.paths import swap_note
from gkdesk.store.failures import told_to_the_user
from gkdesk.store.files import StoreFiles
from gkdesk.store.instance_lock import InstanceLock

if TYPE_CHECKING:
    import datetime as dt

LARGEST_NOTE = 4096
RESTORED = "wiederhergestellt"
OLD = "bis"
NAME_TIME = "%Y-%m-%d-%H%M%S"
MADE_NAME = r"{place}-{end}-\d{{4}}-\d{{2}}-\d{{2}}-\d{{6}}(-\d{{1,3}})?"


@dataclass(frozen=True)
class Swap:
    """The place of the store, the folder that shall take it, and where the old store goes."""

    present: Path
    restored: Path
    old: Path

    @property
    def note(self) -> Path:
        return swap_note(self.present)


def folder_for_restored(present: Path, now: dt.datetime) -> Path:
    """Return a free folder beside the present store for one that shall take its place."""
    return _free(present, f"{RESTORED}-{now.strftime(NAME_TIME)}")


def swap_in(restored: Path, present: Path, *, now: dt.datetime) -> Path:
    """Let `restored` take the place of `present`; return where the old store lies now.

    Both must be closed and lie beside each other. The backups go along with the place. `restored`
    has its name from `folder_for_restored`: after a crash a note with another one would not count.
    """
    if restored.parent != present.parent:
        raise FolderUnreachable(place="beside")
    if not StoreFiles(restored).database.is_file():
        raise NotAStore
    if not _is_made(restored.name, present, RESTORED):
        raise FolderUnreachable(place="beside")
    old = _free(present, f"{OLD}-{now.strftime(NAME_TIME)}")
    swap = Swap(present, restored, old)
    with told_to_the_user(present.parent):
        for folder in (restored, present):
            _check_closed(folder)
        names = {"restored": restored.name, "old": old.name}
        write_atomically(swap.note, json.dumps(names).encode())
        _go_on(swap)
    return old


def finish_swap(present: Path) -> bool:
    """Finish a swap that was interrupted; tell whether there was one."""
    with told_to_the_user(present.parent):
        swap = _noted(present)
        if swap is None:
            return False
        _go_on(swap)
    return True


def has_odd_note(present: Path) -> bool:
    """Tell whether a note lies beside the store that names no swap; nothing is done because of it.

    It was damaged, or somebody else has put it there.
    """
    with told_to_the_user(present.parent):
        return swap_note(present).exists() and _noted(present) is None


def _go_on(swap: Swap) -> None:
    """Do the steps that are still to do; each can be told from the folders that are there."""
    if swap.restored.is_dir():
        if swap.present.exists():
            aside = _free(swap.present, "daneben") if swap.old.exists() else swap.old
            swap.present.rename(aside)
        _move_backups(swap.old, swap.restored)
        swap.restored.rename(swap.present)
        sync_folder(swap.present.parent)
    swap.note.unlink(missing_ok=True)


def _move_backups(old: Path, restored: Path) -> None:
    source, target = StoreFiles(old).backups, StoreFiles(restored).backups
    if not source.is_dir():
        return
    target.mkdir(exist_ok=True)
    for folder in sorted(source.iterdir()):
        if not (target / folder.name).exists():
            folder.rename(target / folder.name)


def _check_closed(folder: Path) -> None:
    """Raise `StoreInUse` if a store is open somewhere."""
    files = StoreFiles(folder)
    if files.database.exists():
        lock = InstanceLock(files.lock)
        lock.acquire()
        lock.release()


def _noted(present: Path) -> Swap | None:
    try:
        raw = json.loads(swap_note(present).read_bytes()[:LARGEST_NOTE].decode("utf-8"))
        names = (str(raw["restored"]), str(raw["old"]))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    for name, end in zip(names, (RESTORED, OLD), strict=True):
        if not _is_made(name, present, end):
            return None  # only names that `swap_in` gives: anything else would move a folder away
    restored = present.with_name(names[0])
    if restored.is_symlink() or (restored.exists() and not StoreFiles(restored).database.is_file()):
        return None  # what holds no store never takes the place of one
    return Swap(present, present.with_name(names[0]), present.with_name(names[1]))


def _is_made(name: str, present: Path, end: str) -> bool:
    """Tell whether `_free` gives names like this one."""
    pattern = MADE_NAME.format(place=re.escape(present.name), end=end)
    return re.fullmatch(pattern, name, re.ASCII) is not None


def _free(present: Path, end: str) -> Path:
    stem = f"{present.name}-{end}"
    candidate, count = present.with_name(stem), 1
    while candidate.exists():
        count += 1
        candidate = present.with_name(f"{stem}-{count}")
    return candidate

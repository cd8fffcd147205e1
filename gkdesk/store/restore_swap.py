"""Put a restored store in the place of the present one, by renaming folders only.

A note beside the folders says what was begun. Whatever step a crash comes after, `finish_swap`
goes on from there; it is called before a store is looked for. Names in the note are relative, so
the whole may be moved meanwhile. The store that gives way is kept as a folder with its date.

What is told as failed must not happen later: a step that fails takes the others back with it. And
what a crash has left to an opening is said then, by a mark in the store that has taken the place.
"""

from __future__ import annotations

import contextlib
import json
import re
import sys
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
    from collections.abc import Iterator

LARGEST_NOTE = 4096
FINISHED = "bestand.getauscht"
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
    with told_to_the_user(present.parent), _alone(present), _closed(swap):
        names = {"restored": restored.name, "old": old.name}
        write_atomically(swap.note, json.dumps(names).encode())
        _go_on_or_take_back(swap)
    return old


def finish_swap(present: Path) -> bool:
    """Finish a swap that was interrupted; tell whether there was one."""
    with told_to_the_user(present.parent):
        if _noted(present) is None:
            return False
        with _alone(present):
            swap = _noted(present)
            if swap is None:
                return False  # another window was faster
            with _closed(swap):
                _mark_finished(swap)
                _go_on_or_take_back(swap)
    return True


def take_finished(present: Path) -> Path | None:
    """Return where the old store lies after a swap that `finish_swap` has ended; only once."""
    mark = present / FINISHED
    with told_to_the_user(present):
        if not mark.is_file():
            return None
        name = mark.read_bytes()[:LARGEST_NOTE].decode("utf-8", "replace")
        mark.unlink()
    return present.with_name(name) if _is_made(name, present, OLD) else None


def has_odd_note(present: Path) -> bool:
    """Tell whether a note lies beside the store that names no swap; nothing is done because of it.

    It was damaged, or somebody else has put it there.
    """
    with told_to_the_user(present.parent):
        return swap_note(present).exists() and _noted(present) is None


def _go_on_or_take_back(swap: Swap) -> None:
    try:
        _go_on(swap)
    except OSError:
        with contextlib.suppress(OSError):  # what cannot be taken back is finished when opening
            _take_back(swap)
        raise


def _take_back(swap: Swap) -> None:
    """Put the old store in its place again, with its backups, and forget the swap."""
    if not swap.restored.is_dir():
        return
    if not swap.present.exists() and swap.old.exists():
        _move_backups(swap.restored, swap.old)
        swap.old.rename(swap.present)
        sync_folder(swap.present.parent)
    swap.restored.joinpath(FINISHED).unlink(missing_ok=True)
    swap.note.unlink(missing_ok=True)


def _mark_finished(swap: Swap) -> None:
    """Leave word of the swap in the store that takes the place, for whoever opens it."""
    place = swap.restored if swap.restored.is_dir() else swap.present
    with contextlib.suppress(OSError):  # a full disk must not keep the swap from being finished
        write_atomically(place / FINISHED, swap.old.name.encode())


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


def _move_backups(from_store: Path, to_store: Path) -> None:
    source, target = StoreFiles(from_store).backups, StoreFiles(to_store).backups
    if not source.is_dir():
        return
    target.mkdir(exist_ok=True)
    for folder in sorted(source.iterdir()):
        if not (target / folder.name).exists():
            folder.rename(target / folder.name)


@contextlib.contextmanager
def _alone(present: Path) -> Iterator[None]:
    """Let one window at a time work on a swap; another one is told that the store is in use.

    The lock lies beside the note, as the folders themselves are moved.
    """
    note = swap_note(present)
    path = note.with_name(f"{note.name}-sperre")
    lock = InstanceLock(path)
    lock.acquire()
    try:
        yield
    finally:
        # While it is held: whoever waits for the removed file takes a new one. Windows removes no
        # file that is open, and none that somebody else has opened since.
        if sys.platform != "win32":
            path.unlink(missing_ok=True)
        lock.release()
        if sys.platform == "win32":
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)


@contextlib.contextmanager
def _closed(swap: Swap) -> Iterator[None]:
    """Raise `StoreInUse` if one of the stores is open somewhere, and keep both from being opened.

    Windows moves no folder with an open file in it: it keeps watch itself, and ours must go.
    """
    with contextlib.ExitStack() as held:
        for folder in (swap.restored, swap.present):
            files = StoreFiles(folder)
            if files.database.exists():
                lock = InstanceLock(files.lock)
                lock.acquire()
                held.callback(lock.release)
        if sys.platform == "win32":
            held.close()
        yield


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

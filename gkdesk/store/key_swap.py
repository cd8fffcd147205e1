"""Put a re-keyed pair of database and key file in the place of the old one.

The pair is made whole in a folder within the store's. Renaming that folder to `READY` is the one
moment that decides: before it the old pair holds and what lies there is removed, after it the new
pair is moved into its place, however often a crash interrupts that.
"""

from __future__ import annotations

import shutil

from gkdesk.disk import sync_folder
from gkdesk.store.files import StoreFiles, companions
from gkdesk.store.instance_lock import InstanceLock

UNFINISHED = ".schluesselwechsel.neu"
READY = ".schluesselwechsel"


def unfinished(files: StoreFiles) -> StoreFiles:
    """Return the place where the new pair is made."""
    return StoreFiles(files.folder / UNFINISHED)


def decide(files: StoreFiles) -> None:
    """Let the new pair hold from now on; both files are written, checked and durable."""
    sync_folder(unfinished(files).folder)
    unfinished(files).folder.rename(files.folder / READY)
    sync_folder(files.folder)


def go_on(files: StoreFiles) -> None:
    """Move the decided pair into its place, or clear away one that was never decided.

    Whoever calls this holds the lock of the store.
    """
    ready = StoreFiles(files.folder / READY)
    if ready.folder.is_dir():
        if ready.database.exists():
            # They belong to the old file and would be read into the new one.
            for companion in companions(files.database):
                companion.unlink(missing_ok=True)
            ready.database.replace(files.database)
        if ready.key_file.exists():
            ready.key_file.replace(files.key_file)
        sync_folder(files.folder)
        shutil.rmtree(ready.folder, ignore_errors=True)
    shutil.rmtree(unfinished(files).folder, ignore_errors=True)


def finish(files: StoreFiles) -> None:
    """Finish a change of the key that was interrupted; nearly always there is none."""
    folders = (files.folder / READY, unfinished(files).folder)
    if not any(folder.is_dir() for folder in folders):
        return
    lock = InstanceLock(files.lock)
    lock.acquire()
    try:
        go_on(files)
    finally:
        lock.release()


def is_in_one_file(files: StoreFiles) -> bool:
    """Tell whether a closed database left nothing in a file beside it."""
    return not any(companion.exists() for companion in companions(files.database))

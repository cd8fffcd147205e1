"""Give a closed store a new data key: whoever knows the old one can no longer read it.

Every page is read with the old key and written with the new one; the store id, which stands in
front of the file, stays. Only the new passphrase opens the store afterwards. Backups keep the key
of their time.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from types import MappingProxyType
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from gkdesk.disk import PRIVATE_FOLDER
from gkdesk.errors import StoreDamaged
from gkdesk.progress import Part
from gkdesk.store import database_copy, engine, key_swap, key_trust
from gkdesk.store.data_key import DataKey
from gkdesk.store.engine import DatabaseFile
from gkdesk.store.failures import told_to_the_user
from gkdesk.store.files import StoreFiles
from gkdesk.store.instance_lock import InstanceLock
from gkdesk.store.kdf import STANDARD
from gkdesk.store.keyfile import KeyFile, Slot
from gkdesk.store.opening import open_with_passphrase
from gkdesk.text import passphrase as passphrase_rule
from gkdesk.text.labels import Label

if TYPE_CHECKING:
    from pathlib import Path

    from gkdesk.clock import Clock
    from gkdesk.progress import Progress


def renew_key(
    folder: Path, passphrase: str, new_passphrase: str, *, clock: Clock, progress: Progress
) -> None:
    """Re-encrypt the closed store in `folder`; only `new_passphrase` opens it afterwards.

    Raises `WrongPassphrase` if `passphrase` does not open it, and `StoreInUse` if it is open. A
    crash at any moment leaves the old pair of files or the new one.
    """
    passphrase_rule.check(new_passphrase)
    files = StoreFiles(folder)
    with told_to_the_user(folder):
        lock = InstanceLock(files.lock)
        lock.acquire()
        try:
            key_swap.go_on(files)
            key_file = KeyFile.read(files.key_file)
            old = DatabaseFile(
                files.database, key_file.open_with_passphrase(passphrase), key_file.store_id
            )
            try:
                _make_pair(files, old, new_passphrase, clock, progress)
            except BaseException:
                shutil.rmtree(key_swap.unfinished(files).folder, ignore_errors=True)
                raise
            finally:
                old.key.wipe()
            key_swap.decide(files)
            key_swap.go_on(files)
        finally:
            lock.release()


def _make_pair(
    files: StoreFiles,
    old: DatabaseFile,
    passphrase: str,
    clock: Clock,
    progress: Progress,
) -> None:
    pair = key_swap.unfinished(files)
    pair.folder.mkdir(mode=PRIVATE_FOLDER)
    new = DatabaseFile(pair.database, DataKey.new(), old.store_id)
    try:
        with contextlib.closing(engine.connect(old)) as driver:
            rows = database_copy.copy_database(
                driver, old, new, note=database_copy.count_rows, progress=Part(progress, 0, of=2)
            )
        database_copy.check_copy(new, rows, Part(progress, 1, of=2))
        key_file = KeyFile(old.store_id, MappingProxyType({}))
        key_file = key_file.with_passphrase(Slot.PASSPHRASE, passphrase, key=new.key, cost=STANDARD)
        key_file.write(pair.key_file)
        _adopt(new, key_file)
        _log(pair, passphrase, clock)
    finally:
        new.key.wipe()


def _adopt(new: DatabaseFile, key_file: KeyFile) -> None:
    """Let the new database know its key file: what it was copied with names the old one."""
    writer = engine.writing_engine(new)
    try:
        with Session(writer) as session:
            key_trust.adopt(session, key_file)
            session.commit()
    finally:
        writer.dispose()


def _log(pair: StoreFiles, passphrase: str, clock: Clock) -> None:
    """Open the pair as a user will, log the change, and leave everything in its one file."""
    store = open_with_passphrase(pair.folder, passphrase, clock=clock)
    try:
        with store.transaction(Label.DATA_KEY_RENEWED):
            pass
    except BaseException:
        store.close()
        raise
    store.close(end_of_session=True)
    if not key_swap.is_in_one_file(pair):
        raise StoreDamaged(reason="companion")
    with pair.database.open("r+b") as file:
        os.fsync(file.fileno())

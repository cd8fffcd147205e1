"""Bring a backup back as a new store; neither the present store nor any backup is touched."""

from __future__ import annotations

import contextlib
import datetime as dt
import secrets
import shutil
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from gkdesk.disk import PRIVATE_FOLDER, sync_folder, write_atomically
from gkdesk.errors import (
    BackupUnreadable,
    FolderNotEmpty,
    FolderOfBackups,
    FolderUnreachable,
)
from gkdesk.paths import holds_store
from gkdesk.progress import Part, Silent
from gkdesk.store.backup_files import MANIFEST, UNFINISHED, Backup, backups_in
from gkdesk.store.backup_reading import damage_told
from gkdesk.store.changes import Change
from gkdesk.store.data_key import DataKey
from gkdesk.store.database_copy import copy_file
from gkdesk.store.departures import NOTHING_LEFT, LeftSince, missing, put_in
from gkdesk.store.failures import told_to_the_user
from gkdesk.store.files import BACKUPS, DATABASE, FOLDER_ELSEWHERE, StoreFiles
from gkdesk.store.opening import open_with_key
from gkdesk.store.register_gaps import note_gaps
from gkdesk.store.restore_ledger import Knew, read_since
from gkdesk.store.restore_preview import (
    OpenedBackup,
    Unlock,
    inspect_backup,
    open_backup,
)
from gkdesk.text.labels import Label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.clock import Clock
    from gkdesk.progress import Progress
    from gkdesk.store.deletion_ledger import Deleted
    from gkdesk.store.engine import DatabaseFile
    from gkdesk.store.keyfile import KeyFile
    from gkdesk.store.restore_ledger import Since
    from gkdesk.store.store import Store

PARTS = 4


class ValidPassphrase(StrEnum):
    """Which passphrase opens the restored store."""

    PRESENT = "present"
    OF_BACKUP = "of_backup"


@dataclass(frozen=True)
class Restored:
    """A restored store; `knew` tells of which parts only backups told.

    `withdrawn_again` are the consents that hold in the backup and were withdrawn since; `left` is
    what is known to have left since, up to `told_until` where the present store told nothing.
    """

    folder: Path
    backup: Backup
    passphrase: ValidPassphrase
    erased_again: int
    knew: Knew
    told_until: dt.datetime
    withdrawn_again: int = 0
    left: LeftSince = NOTHING_LEFT


def restore(
    folder: Path,
    unlock: Unlock,
    target: Path,
    *,
    clock: Clock,
    present: Store | None = None,
    progress: Progress | None = None,
) -> Restored:
    """Make a new store in `target` from the backup in `folder`.

    `target` must not exist or be empty. If the present store has the same key, its key file is
    taken along, so that a passphrase that was given up does not become valid again; one that is
    foreign there is foreign in the new store, too.
    """
    watched = present.while_open(progress) if present is not None else progress or Silent()
    with told_to_the_user(target.parent):
        _check_target(target)
    inspect_backup(folder, unlock, progress=Part(watched, 0, of=PARTS))
    opened = open_backup(folder, unlock, progress=Part(watched, 1, of=PARTS))
    try:
        with told_to_the_user(target.parent), _written_whole(target) as unfinished:
            copying, settling = Part(watched, 2, of=PARTS), Part(watched, 3, of=PARTS)
            key_file = _Chosen.of(opened, present)
            _copy_files(opened, unfinished, key_file.content, copying)
            since = read_since(opened.backup, opened.database.key, present)
            with damage_told(unfinished), _opened(unfinished, opened, key_file, clock) as store:
                settled = _settle(store, since, settling)
    finally:
        opened.database.key.wipe()
    return Restored(
        folder=target,
        backup=opened.backup,
        passphrase=key_file.passphrase,
        erased_again=settled.erased,
        knew=since.knew,
        withdrawn_again=settled.withdrawn,
        left=settled.left,
        told_until=since.told_until,
    )


def _check_target(target: Path) -> None:
    if not target.parent.is_dir():
        raise FolderUnreachable
    whole = target.resolve()
    if any(_is_for_backups(folder) for folder in (whole, *whole.parents)):
        raise FolderOfBackups
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise FolderNotEmpty


def _is_for_backups(folder: Path) -> bool:
    """Tell whether a folder is a backup or one that the program keeps backups in.

    The rotation removes what lies there, and a backup with a store in it is copied half.
    """
    if (folder / MANIFEST).is_file() or folder.name == FOLDER_ELSEWHERE:
        return True
    return folder.name == BACKUPS and (holds_store(folder.parent) or bool(backups_in(folder)))


@contextlib.contextmanager
def _written_whole(target: Path) -> Iterator[Path]:
    """Lend a folder beside the target that takes its name when everything in it is right."""
    unfinished = target.with_name(f"{UNFINISHED}{target.name}-{secrets.token_hex(4)}")
    unfinished.mkdir(mode=PRIVATE_FOLDER)
    try:
        yield unfinished
        if target.exists():
            target.rmdir()
        unfinished.rename(target)
        sync_folder(target.parent)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise


@dataclass(frozen=True)
class _Chosen:
    """The key file of the restored store, and the fingerprint that makes it the right one."""

    content: bytes
    expected: str | None
    passphrase: ValidPassphrase

    @classmethod
    def of(cls, opened: OpenedBackup, present: Store | None) -> _Chosen:
        if present is None or not _has_same_key(opened, present):
            return cls(opened.key_file.to_bytes(), None, ValidPassphrase.OF_BACKUP)
        with present.keys.held() as key_file:
            content, expected = key_file.to_bytes(), present.keys.expected()
        return cls(content, expected, ValidPassphrase.PRESENT)


def _copy_files(opened: OpenedBackup, folder: Path, key_file: bytes, progress: Progress) -> None:
    files = StoreFiles(folder)
    copy_file(opened.database.path, folder / DATABASE, progress)
    write_atomically(files.key_file, key_file)
    files.backups.mkdir(mode=PRIVATE_FOLDER)


def _has_same_key(opened: OpenedBackup, present: Store) -> bool:
    same_key = secrets.compare_digest(opened.database.key.raw(), present.database.key.raw())
    return _is_same_store(opened, present) and same_key


def _is_same_store(opened: OpenedBackup, present: Store | None) -> bool:
    return present is not None and present.store_id == opened.backup.store_id


@contextlib.contextmanager
def _opened(folder: Path, opened: OpenedBackup, key_file: _Chosen, clock: Clock) -> Iterator[Store]:
    store = open_with_key(
        folder,
        DataKey(opened.database.key.raw()),
        clock=clock,
        right_key_file=key_file.expected,
        before_migration=_nothing,
    )
    try:
        yield store
    except BaseException:
        store.close()
        raise
    store.close(end_of_session=True)


@dataclass(frozen=True)
class _Settled:
    """How many rows were erased, how many consents withdrawn again, and what left since."""

    erased: int
    withdrawn: int
    left: LeftSince


def _settle(store: Store, since: Since, progress: Progress) -> _Settled:
    """Continue the log, erase and withdraw again, put in what left, and check the whole."""
    with store.transaction(Label.STORE_RESTORED) as transaction:
        note_gaps(transaction.session, since.gaps_at(store.clock.now()))
    erased = store.ledger.reapply(since.erased) if since.erased else 0
    revived = store.withdrawals.reapply(since.withdrawn) if since.withdrawn else 0
    store.search.forget(Change(entry.kind, entry.ref) for entry in since.erased)
    _discard_drafts(store, since.erased)
    with store.driver() as driver:
        left = missing(driver, since.left, since.people_erased)
    if left or since.lost:
        put_in(store.transaction, left, since.lost)
    # A log that was tampered with is told once the store is open; the records come back.
    if not store.check_integrity(progress).is_content_sound:
        raise BackupUnreadable(reason="damaged")
    return _Settled(erased, revived, left.counted())


def _discard_drafts(store: Store, ledger: tuple[Deleted, ...]) -> None:
    gone = {str(entry.ref) for entry in ledger}
    for draft in store.drafts.all():
        if gone.intersection(draft.key.split(":")):
            store.drafts.discard(draft.key)


def _nothing(files: StoreFiles, database: DatabaseFile, key_file: KeyFile, clock: Clock) -> None:
    """Make no backup before the migration: what is migrated is a copy of one."""

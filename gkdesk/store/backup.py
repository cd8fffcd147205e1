"""The backups of one store: made by schedule or by hand, rotated, and when the next one is due."""

from __future__ import annotations

import contextlib
import datetime as dt
import threading
from functools import partial
from typing import TYPE_CHECKING

from gkdesk.errors import BackupRunning, FolderUnreachable, KeyFileDamaged, KeyFileMissing
from gkdesk.progress import Part, Silent
from gkdesk.store import backup_making, engine
from gkdesk.store.backup_files import Backup, backups_in, discard
from gkdesk.store.backup_making import Source
from gkdesk.store.backup_rotation import superfluous
from gkdesk.store.failures import told_to_the_user
from gkdesk.store.files import FOLDER_ELSEWHERE, KEY_FILE
from gkdesk.store.keyfile import KeyFile, SealedKey, Slot
from gkdesk.text.codes.clients import BackupReason

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path

    from gkdesk.clock import Clock
    from gkdesk.progress import Progress
    from gkdesk.store.engine import DatabaseFile
    from gkdesk.store.files import StoreFiles
    from gkdesk.store.store import Store

__all__ = ["Backup", "Backups", "back_up_before_migration"]

INTERVAL = dt.timedelta(hours=4)


class Backups:
    """Make and list the backups of an unlocked store: one object for each, one run at a time."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._one_run = threading.Lock()

    def run(
        self,
        reason: BackupReason = BackupReason.BY_HAND,
        *,
        elsewhere: Path | None = None,
        progress: Progress | None = None,
    ) -> Backup:
        """Make a checked backup beside the store and, if chosen, in a second place.

        The second place must be there: for a missing drive `FolderUnreachable` is raised after the
        backup beside the store was made. While another run is under way `BackupRunning` is raised:
        it would take the other's unfinished folder for what a crash has left.
        """
        if not self._one_run.acquire(blocking=False):
            raise BackupRunning
        try:
            return self._run(reason, elsewhere, progress)
        finally:
            self._one_run.release()

    def all(self) -> tuple[Backup, ...]:
        """Return the backups beside the store, the newest first."""
        with told_to_the_user(self._store.folder):
            return backups_in(self._store.files.backups, self._store.store_id)

    def last(self) -> Backup | None:
        """Return the newest backup, by its number: the clock may have been wrong."""
        return next(iter(self.all()), None)

    def with_earlier_passphrase(self, elsewhere: Path | None = None) -> tuple[Backup, ...]:
        """Return the backups, here and in the second place, that another passphrase opens.

        Told by their key files: each wrapping of a key is unlike every other.
        """
        with self._store.keys.held() as key_file:
            present = key_file.slots.get(Slot.PASSPHRASE)
        places = [self._store.files.backups]
        if elsewhere is not None:
            places.append(elsewhere / FOLDER_ELSEWHERE)
        found: list[Backup] = []
        for place in places:
            with contextlib.suppress(OSError):
                found += backups_in(place, self._store.store_id)
        return tuple(backup for backup in found if _passphrase_slot(backup) not in (None, present))

    def due(self, now: dt.datetime) -> bool:
        """Tell whether a backup shall be made: one a day, and every four hours after changes."""
        last = self.last()
        if last is None or last.made_at > now:
            return True
        if last.made_at.astimezone().date() != now.astimezone().date():
            return True
        return now - last.made_at >= INTERVAL and last.state != self._state()

    def _run(
        self, reason: BackupReason, elsewhere: Path | None, progress: Progress | None
    ) -> Backup:
        watched = self._store.while_open(progress)
        parts = 1 if elsewhere is None else 2
        backup = self._make(reason, Part(watched, 0, of=parts))
        if elsewhere is not None:
            self._copy(backup, elsewhere, Part(watched, 1, of=parts))
        return backup

    def _make(self, reason: BackupReason, progress: Progress) -> Backup:
        store = self._store
        with store.driver() as driver:
            source = Source(driver, store.database, store.keys.held)
            place = store.files.backups
            now = store.clock.now()
            backup = backup_making.make(source, place, reason=reason, now=now, progress=progress)
        _rotate(place, store.store_id, now)
        return backup

    def _copy(self, backup: Backup, elsewhere: Path, progress: Progress) -> None:
        if not elsewhere.is_dir():
            raise FolderUnreachable(place="backup")
        place = elsewhere / FOLDER_ELSEWHERE
        backup_making.copy(backup, place, progress)
        _rotate(place, self._store.store_id, self._store.clock.now())

    def _state(self) -> str:
        return self._store.log.head().chain[: backup_making.TOKEN_LENGTH]


def back_up_before_migration(
    files: StoreFiles, database: DatabaseFile, key_file: KeyFile, clock: Clock
) -> Backup:
    """Back a store up that is about to be migrated; the opening of stores calls it."""
    with contextlib.closing(engine.connect(database)) as driver:
        source = Source(driver, database, partial(_lent, key_file))
        backup = backup_making.make(
            source,
            files.backups,
            reason=BackupReason.MIGRATION,
            now=clock.now(),
            progress=Silent(),
        )
    _rotate(files.backups, database.store_id, clock.now())
    return backup


def _lent(key_file: KeyFile) -> AbstractContextManager[KeyFile]:
    """Lend a key file that cannot change: the store is not open yet."""
    return contextlib.nullcontext(key_file)


def _passphrase_slot(backup: Backup) -> SealedKey | None:
    try:
        return KeyFile.read(backup.folder / KEY_FILE).slots.get(Slot.PASSPHRASE)
    except (KeyFileMissing, KeyFileDamaged, OSError):
        return None


def _rotate(place: Path, store_id: str, now: dt.datetime) -> None:
    """Let old backups go; one that cannot be removed waits for the next time."""
    for old in superfluous(backups_in(place, store_id), now):
        with contextlib.suppress(OSError):
            discard(old)

"""Backups as the user sees them: make one, list them, know when the next is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.store import restore as restoring
from gkdesk.store.backup import Backups as StoreBackups
from gkdesk.store.backup_files import Backup
from gkdesk.store.departures import LeftSince
from gkdesk.store.restore import Restored, ValidPassphrase
from gkdesk.store.restore_ledger import Knew
from gkdesk.store.restore_preview import (
    BackupPreview,
    by_open_store,
    by_passphrase,
    by_recovery_code,
    inspect_backup,
)
from gkdesk.store.restore_swap import folder_for_restored, take_finished
from gkdesk.text.codes.clients import BackupReason

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from gkdesk.progress import Progress
    from gkdesk.store.restore_preview import Unlock
    from gkdesk.store.store import Store

__all__ = [
    "Backup",
    "BackupPreview",
    "BackupReason",
    "Backups",
    "Knew",
    "LeftSince",
    "Restored",
    "ValidPassphrase",
]


class Backups:
    """The backups of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._backups = StoreBackups(store)
        self._clock = store.clock

    def make(
        self,
        progress: Progress,
        *,
        reason: BackupReason = BackupReason.BY_HAND,
        elsewhere: Path | None = None,
    ) -> Backup:
        """Make a backup, open it and count it; long work that belongs in a worker."""
        return self._backups.run(reason, elsewhere=elsewhere, progress=progress)

    def all(self) -> tuple[Backup, ...]:
        """Return the backups beside the store, the newest first."""
        return self._backups.all()

    def last_at(self) -> dt.datetime | None:
        """Return when the last backup passed its check, or None."""
        last = self._backups.last()
        return None if last is None else last.made_at

    def is_due(self) -> bool:
        """Tell whether the schedule wants a backup now."""
        return self._backups.due(self._clock.now())

    def with_earlier_passphrase(self, elsewhere: Path | None = None) -> tuple[Backup, ...]:
        """Return the backups that another passphrase opens than the present one, newest first."""
        return self._backups.with_earlier_passphrase(elsewhere)

    def preview(
        self,
        folder: Path,
        progress: Progress | None = None,
        *,
        passphrase: str = "",
        code: str = "",
    ) -> BackupPreview:
        """Open a backup and tell what is in it; nothing is changed.

        Without a secret the present key is tried; a backup from before a change of key needs the
        passphrase or the sheet of its time.
        """
        unlock = self._unlock(passphrase, code)
        watched = self._store.while_open(progress)
        return inspect_backup(folder, unlock, present=self._store, progress=watched)

    def restore(
        self, folder: Path, progress: Progress, *, passphrase: str = "", code: str = ""
    ) -> Restored:
        """Make a new store beside the present one, which stays as it is."""
        return restoring.restore(
            folder,
            self._unlock(passphrase, code),
            folder_for_restored(self._store.folder, self._clock.now()),
            clock=self._clock,
            present=self._store,
            progress=progress,
        )

    def take_finished_swap(self) -> Path | None:
        """Return where the former store lies if opening has ended an interrupted swap; only once.

        The open store is the one that was restored.
        """
        return take_finished(self._store.folder)

    def _unlock(self, passphrase: str, code: str) -> Unlock:
        if code:
            return by_recovery_code(code)
        return by_passphrase(passphrase) if passphrase else by_open_store(self._store)

"""Bring a backup back without an open store: a damaged one, a lost key file, a new device."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.disk import PRIVATE_FOLDER
from gkdesk.errors import BackupUnreadable
from gkdesk.store import restore as restore_store
from gkdesk.store.backup_files import Backup, backups_in, read_backup
from gkdesk.store.failures import told_to_the_user
from gkdesk.store.files import BACKUPS, FOLDER_ELSEWHERE
from gkdesk.store.restore import Restored, ValidPassphrase
from gkdesk.store.restore_preview import (
    BackupPreview,
    by_passphrase,
    by_recovery_code,
    inspect_backup,
)
from gkdesk.store.restore_swap import (
    finish_swap,
    folder_for_restored,
    has_odd_note,
    swap_in,
)

if TYPE_CHECKING:
    from pathlib import Path

    from gkdesk.clock import Clock
    from gkdesk.progress import Progress
    from gkdesk.store.restore_preview import Unlock

__all__ = [
    "Backup",
    "BackupPreview",
    "ClosedBackups",
    "Restored",
    "ValidPassphrase",
    "backups_at",
    "has_odd_note",
    "take_place",
]


class ClosedBackups:
    """Backups seen from outside; `place` is where the store lies or shall lie."""

    def __init__(self, place: Path, clock: Clock) -> None:
        self._place = place
        self._clock = clock

    def preview(
        self,
        folder: Path,
        progress: Progress | None = None,
        *,
        passphrase: str = "",
        code: str = "",
    ) -> BackupPreview:
        """Open a backup with a secret of its time and tell what is in it; nothing is changed."""
        return inspect_backup(folder, _unlock(passphrase, code), progress=progress)

    def restore(
        self, folder: Path, progress: Progress, *, passphrase: str = "", code: str = ""
    ) -> Restored:
        """Make a store from a backup: in its place if that is free, otherwise beside it."""
        finish_swap(self._place)
        with told_to_the_user(self._place):
            self._place.parent.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
            free = not self._place.exists() or not any(self._place.iterdir())
        target = self._place if free else folder_for_restored(self._place, self._clock.now())
        return restore_store.restore(
            folder, _unlock(passphrase, code), target, clock=self._clock, progress=progress
        )


def backups_at(place: Path) -> tuple[Backup, ...]:
    """Return the backups in a folder, the newest first, however the user points at it.

    The folder may be a backup itself, hold backups, or be a store or a second place with them.
    """
    with told_to_the_user(place):
        try:
            return (read_backup(place),)
        except BackupUnreadable:
            folders = (place, place / BACKUPS, place / FOLDER_ELSEWHERE)
            found = [backup for folder in folders for backup in backups_in(folder)]
    return tuple(sorted(found, key=lambda backup: (backup.made_at, backup.number), reverse=True))


def take_place(restored: Path, place: Path, *, clock: Clock) -> Path:
    """Put a restored, closed store in the place of the present one; return where that one lies."""
    return swap_in(restored, place, now=clock.now())


def _unlock(passphrase: str, code: str) -> Unlock:
    return by_recovery_code(code) if code else by_passphrase(passphrase)

"""Backups as the user sees them: make one, list them, know when the next is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.store.backup import Backups as StoreBackups
from gkdesk.store.backup_files import Backup
from gkdesk.text.codes import BackupReason

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from gkdesk.progress import Progress
    from gkdesk.store.store import Store

__all__ = ["Backup", "BackupReason", "Backups"]


class Backups:
    """The backups of one store."""

    def __init__(self, store: Store) -> None:
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

"""Backups without being asked: when the store is opened, and every few hours while it is open."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from gkdesk import settings as device
from gkdesk.text.codes import BackupReason
from gkdesk.ui import tasks

if TYPE_CHECKING:
    import datetime as dt

    from gkdesk.errors import UserError
    from gkdesk.progress import Progress
    from gkdesk.services.backups import Backup, Backups
    from gkdesk.ui.navigation import BackupFoot
    from gkdesk.ui.pages.page import PageContext

LOOK_EVERY_MS = 10 * 60 * 1000
FIRST_LOOK_MS = 3000


class BackupSchedule(QObject):
    """Looks whether a backup is due, makes it in a worker, and keeps the navigation's foot true."""

    failed = Signal(str)

    def __init__(
        self, context: PageContext, foot: BackupFoot, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._foot = foot
        self._running = False
        self._first = QTimer(self)
        self._first.setSingleShot(True)
        self._first.setInterval(FIRST_LOOK_MS)
        self._first.timeout.connect(self.look)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        context.backup_made.connect(self.show_last)

    def start(self) -> None:
        """Begin to look; the first time a little after the window is there."""
        self.show_last()
        self._first.start()
        self._timer.start()

    def stop(self) -> None:
        self._first.stop()
        self._timer.stop()

    @Slot()
    def show_last(self) -> None:
        """Say in words when the last backup was made."""
        backups = self._context.workspace.backups.all()
        if not backups:
            self._foot.set_words("Noch nicht gesichert", "", well=False)
            return
        count = len(backups)
        today = self._context.workspace.clock.today()
        states = "1 Stand" if count == 1 else f"{count} Stände"
        words = f"Gesichert {_moment(backups[0].made_at, today)}"
        old = (today - backups[0].made_at.astimezone().date()).days > 1
        self._foot.set_words(words, f"geprüft, {states}", well=not old)

    @Slot()
    def look(self) -> None:
        """Make a backup when the schedule wants one."""
        if self._context.workspace.backups.is_due():
            self.make_now()

    def make_now(self) -> None:
        """Make a backup in a worker; a second one is not started while one runs."""
        if self._running:
            return
        self._running = True
        second = self._context.device.get(device.BACKUP_FOLDER)
        elsewhere = Path(second) if second else None
        tasks.run(
            self,
            partial(_make, self._context.workspace.backups, elsewhere),
            done=self._on_made,
            failed=self._on_failed,
            stopped=self._on_stopped,
            title="Sicherung",
        )

    def _on_made(self, _backup: Backup) -> None:
        self._running = False
        self._context.backup_made.emit()

    def _on_failed(self, error: UserError) -> None:
        from gkdesk.text.sentences import sentence

        self._running = False
        self._context.backup_made.emit()  # it may lie beside the store and lack the second place
        self.failed.emit(sentence(error))

    def _on_stopped(self) -> None:
        self._running = False


def _moment(at: dt.datetime, today: dt.date) -> str:
    local = at.astimezone()
    days = (today - local.date()).days
    if days == 0:
        return f"heute {local:%H:%M}"
    if days == 1:
        return f"gestern {local:%H:%M}"
    return f"am {local.day}. {local.month}."


def _make(backups: Backups, elsewhere: Path | None, progress: Progress) -> Backup:
    return backups.make(progress, reason=BackupReason.SCHEDULE, elsewhere=elsewhere)

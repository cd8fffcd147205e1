"""The one place of the window that makes backups: by itself every few hours, and when asked."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from gkdesk import settings as device
from gkdesk.errors import UserError
from gkdesk.text.codes.clients import BackupReason
from gkdesk.ui import tasks

if TYPE_CHECKING:
    import datetime as dt

    from gkdesk.progress import Progress
    from gkdesk.services.safety.backups import Backup, Backups
    from gkdesk.ui.navigation import BackupFoot
    from gkdesk.ui.pages.page import PageContext

LOOK_EVERY_MS = 10 * 60 * 1000
FIRST_LOOK_MS = 3000


class BackupSchedule(QObject):
    """Looks whether a backup is due, makes it in a worker, and keeps the navigation's foot true."""

    failed = Signal(str)
    """A backup that nobody had asked for did not work; with the sentence."""

    def __init__(
        self, context: PageContext, foot: BackupFoot, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._foot = foot
        self._running: BackupReason | None = None
        self._is_wanted = False
        self._first = QTimer(self)
        self._first.setSingleShot(True)
        self._first.setInterval(FIRST_LOOK_MS)
        self._first.timeout.connect(self.look)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        context.backup_made.connect(self.show_last)
        context.backup_wanted.connect(self._on_backup_wanted)

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

    def make_now(self, reason: BackupReason = BackupReason.SCHEDULE) -> None:
        """Make a backup in a worker; a second one is not started while one runs.

        One that the user asks for meanwhile follows: it shall hold what was typed until then.
        """
        if self._running is not None:
            if reason is BackupReason.BY_HAND and self._running is not reason:
                self._is_wanted = True
            return
        self._running = reason
        second = self._context.device.get(device.BACKUP_FOLDER)
        elsewhere = Path(second) if second else None
        tasks.run(
            self,
            partial(_make, self._context.workspace.backups, reason, elsewhere),
            done=self._on_made,
            failed=self._on_failed,
            stopped=self._on_stopped,
            title="Sicherung",
        )

    @Slot()
    def _on_backup_wanted(self) -> None:
        self.make_now(BackupReason.BY_HAND)

    def _on_made(self, backup: Backup) -> None:
        self._context.backup_made.emit()
        self._end(backup)

    def _on_failed(self, error: UserError) -> None:
        self._context.backup_made.emit()  # it may lie beside the store and lack the second place
        self._end(error)

    def _on_stopped(self) -> None:
        self._end(None)

    def _end(self, result: Backup | UserError | None) -> None:
        from gkdesk.text.sentences.errors import sentence

        reason, self._running = self._running, None
        is_wanted, self._is_wanted = self._is_wanted, False
        if reason is BackupReason.BY_HAND:
            self._context.backup_ended.emit(result)
        elif isinstance(result, UserError):
            self.failed.emit(sentence(result))
        if is_wanted:
            self.make_now(BackupReason.BY_HAND)


def _moment(at: dt.datetime, today: dt.date) -> str:
    local = at.astimezone()
    days = (today - local.date()).days
    if days == 0:
        return f"heute {local:%H:%M}"
    if days == 1:
        return f"gestern {local:%H:%M}"
    return f"am {local.day}. {local.month}."


def _make(
    backups: Backups, reason: BackupReason, elsewhere: Path | None, progress: Progress
) -> Backup:
    return backups.make(progress, reason=reason, elsewhere=elsewhere)

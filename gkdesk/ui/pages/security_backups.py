"""The backups: make one now, a second place for them, the list, and bringing one back."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gkdesk import settings as device
from gkdesk.errors import UserError
from gkdesk.text.dates import format_stamp
from gkdesk.text.sizes import format_size
from gkdesk.text.wording.clients import word
from gkdesk.ui import printing, tasks, theme
from gkdesk.ui.dialogs.restore_dialog import RestoreDialog
from gkdesk.ui.widgets import Card, Hairline, IconText, Label, LinkButton, PlainButton, Role

if TYPE_CHECKING:
    from gkdesk.progress import Progress
    from gkdesk.services.safety.backups import Backup, Backups
    from gkdesk.ui.pages.page import PageContext

SHOWN = 6
NAMED = 5
HINT = (
    "Jeden Tag entsteht von selbst eine verschlüsselte Sicherung, nach Änderungen alle vier "
    "Stunden eine weitere. Sie gilt erst, wenn sie geöffnet und gezählt wurde."
)


class BackupsCard(Card):
    """Newest backups on top; nothing here can delete one."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__("Sicherungen", parent)
        self._context = context
        self._all = False
        self._busy = False
        self.now = PlainButton("Jetzt sichern", "database")
        self.state = IconText("clock", "", wrap=True)
        self.state.setVisible(False)
        self.earlier = IconText("warn", "", wrap=True)
        self.earlier.setVisible(False)
        self.place = Label("", Role.QUIET, wrap=True)
        self.choose = LinkButton("Zweiten Ort wählen …", "folder")
        self.drop = LinkButton("Zweiten Ort aufgeben", "cross")
        self.more = LinkButton("Alle zeigen", "chevron-down")
        self.rows: list[BackupLine] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.px("space.xs"))
        self.head.addWidget(self.now)
        self.body.addWidget(Label(HINT, Role.QUIET, wrap=True))
        self.body.addWidget(self.state)
        self.body.addLayout(self._lines)
        self.body.addWidget(self.earlier)
        for widget in (self.more, Hairline(), self.place, self.choose, self.drop):
            self.body.addWidget(widget)
        self.now.clicked.connect(self._on_now_clicked)
        self.more.clicked.connect(self._on_more_clicked)
        self.choose.clicked.connect(self._on_choose_clicked)
        self.drop.clicked.connect(self._on_drop_clicked)
        self._context.backup_ended.connect(self._on_backup_ended)

    def reload(self) -> None:
        """Show the backups that are there now, and where else they go."""
        backups = self._context.workspace.backups.all()
        shown = backups if self._all else backups[:SHOWN]
        if tuple(row.backup for row in self.rows) != shown:
            self._show(shown)
        self.more.setVisible(len(backups) > len(shown))
        second = self._context.device.get(device.BACKUP_FOLDER)
        self.place.setText(
            f"Außerdem in: {second}"
            if second
            else "Nur neben dem Bestand. Ein zweiter Ort, etwa ein Stick oder ein Netzlaufwerk, "
            "schützt vor dem Verlust des Geräts."
        )
        self.drop.setVisible(bool(second))
        work = partial(_earlier, self._context.workspace.backups, Path(second) if second else None)
        tasks.run(
            self,
            work,
            done=self._on_earlier_found,
            failed=self._on_earlier_unknown,
            stopped=tasks.stays_as_it_is,
        )

    def _show(self, backups: tuple[Backup, ...]) -> None:
        """Put a line for each backup; the focus stays on the backup that had it."""
        focused = next((row.backup for row in self.rows if row.button.hasFocus()), None)
        for row in self.rows:
            self._lines.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [BackupLine(backup) for backup in backups]
        for row in self.rows:
            row.button.clicked.connect(self._on_restore_clicked)
            self._lines.addWidget(row)
            row.show()  # a layout shows it only later, and what is hidden has no focus
            if row.backup == focused:
                row.button.setFocus()

    def _on_earlier_found(self, earlier: tuple[Backup, ...]) -> None:
        """Name what an earlier passphrase still opens; a place counts each of its copies."""
        self.earlier.setVisible(bool(earlier))
        if not earlier:
            return
        moments = [format_stamp(backup.made_at) for backup in earlier]
        shown = "; ".join(dict.fromkeys(moments[:NAMED]))
        more = f" und {len(moments) - NAMED} weitere" if len(moments) > NAMED else ""
        words = (
            f"Mit einer früheren Passphrase öffnen sich noch Sicherungen vom {shown}{more}. Das "
            "Programm löscht sie nicht vorzeitig. Sichern Sie jetzt neu; wenn die frühere "
            "Passphrase bekannt sein kann, verwahren Sie die älteren Ordner sicher."
        )
        self.earlier.set("warn", words, Role.BODY, "warn")

    def _on_earlier_unknown(self, _error: UserError) -> None:
        self.earlier.setVisible(False)

    @Slot()
    def _on_now_clicked(self) -> None:
        if self._busy:
            return
        self._busy = True
        self._say("clock", "Wird gesichert und geprüft …", "ink2")
        self._context.backup_wanted.emit()

    @Slot(object)
    def _on_backup_ended(self, result: Backup | UserError | None) -> None:
        from gkdesk.text.sentences.errors import sentence

        self._busy = False
        if result is None:
            self.state.setVisible(False)
        elif isinstance(result, UserError):
            self._say("error", sentence(result), "err")
        else:
            self._say("check", f"Gesichert und geprüft: {format_size(result.size)}.", "ok")

    @Slot()
    def _on_more_clicked(self) -> None:
        self._all = True
        self.reload()
        if len(self.rows) > SHOWN:
            self.rows[SHOWN].button.setFocus()  # the link that was used is gone

    @Slot()
    def _on_choose_clicked(self) -> None:
        folder = printing.ask_folder(self)
        if folder is not None and self._context.is_open():
            self._context.device.set(device.BACKUP_FOLDER, str(folder))
            self.reload()

    @Slot()
    def _on_drop_clicked(self) -> None:
        self._context.device.set(device.BACKUP_FOLDER, "")
        self.reload()
        self.choose.setFocus()  # the link that was used is gone

    @Slot()
    def _on_restore_clicked(self) -> None:
        button = self.sender()
        row = next((row for row in self.rows if row.button is button), None)
        if row is None:
            return
        workspace = self._context.workspace
        answer = RestoreDialog.ask(self, workspace.backups, row.backup, workspace.folder)
        if answer is None or not self._context.is_open():
            return
        if answer.take_place:
            self._context.place_wanted.emit(answer)
            return
        self._context.device.remember_store(workspace.folder)
        recent = self._context.device.get(device.RECENT_STORES)
        others = (*recent[:4], str(answer.restored.folder))
        self._context.device.set(device.RECENT_STORES, others)
        self._say(
            "check",
            "Wiederhergestellt als eigener Bestand. Sperren Sie und wählen Sie ihn unter "
            f"„Anderen Bestand wählen“: {answer.restored.folder.name}",
            "ok",
        )

    def _say(self, icon: str, words: str, tint: str) -> None:
        self.state.set(icon, words, Role.BODY, tint)
        self.state.setVisible(True)


class BackupLine(QWidget):
    """One backup: when, why, how large, and a way to look into it."""

    def __init__(self, backup: Backup) -> None:
        super().__init__()
        self.backup = backup
        moment = format_stamp(backup.made_at)
        self.setAccessibleName(f"Sicherung vom {moment}")
        self.button = LinkButton("Ansehen und wiederherstellen …")
        self.button.setAccessibleName(f"Sicherung vom {moment} ansehen und wiederherstellen")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px("space.l"))
        row.addWidget(IconText("database", moment, icon_color="ok"))
        row.addWidget(Label(f"{word(backup.reason)}, {format_size(backup.size)}", Role.QUIET), 1)
        row.addWidget(self.button)


def _earlier(backups: Backups, elsewhere: Path | None, _progress: Progress) -> tuple[Backup, ...]:
    return backups.with_earlier_passphrase(elsewhere)

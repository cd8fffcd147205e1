"""Look into a backup and bring it back as a store of its own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from gkdesk.errors import UserError, WrongPassphrase
from gkdesk.ui import tasks, theme
from gkdesk.ui.widgets import (
    Banner,
    FieldRow,
    HeadingLabel,
    IconText,
    Kind,
    Label,
    PassphraseField,
    PlainButton,
    PrimaryButton,
    Role,
)

if TYPE_CHECKING:
    from gkdesk.progress import Progress
    from gkdesk.services.backups import Backup, BackupPreview, Backups, Restored

WIDTH = 560
COUNTED = {
    "client": ("Mensch", "Menschen"),
    "contact_person": ("Ansprechperson", "Ansprechpersonen"),
    "organisation": ("Organisation", "Organisationen"),
    "contact_note": ("Gesprächsnotiz", "Gesprächsnotizen"),
    "follow_up": ("Wiedervorlage", "Wiedervorlagen"),
    "municipality": ("Gemeinde", "Gemeinden"),
}
SAFE = (
    "Die Sicherung wird als eigener Bestand daneben angelegt. Der jetzige Bestand und alle "
    "Sicherungen bleiben, wie sie sind. Was endgültig gelöscht wurde, bleibt gelöscht."
)
OTHER_KEY = "Diese Sicherung hat einen anderen Schlüssel. Geben Sie die Passphrase von damals ein."


class RestoreDialog(QDialog):
    """Shows what is in the backup first; restoring is its second step."""

    def __init__(self, backups: Backups, backup: Backup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("gkdesk")
        self.setAccessibleName("Sicherung wiederherstellen")
        self.setMinimumWidth(WIDTH)
        self._backups: Backups | None = backups
        self._backup = backup
        self._restored: Restored | None = None
        self.state = IconText("clock", "Die Sicherung wird geöffnet und gezählt …", wrap=True)
        self.counts = Label("", Role.READING, wrap=True)
        self.trouble = Banner("", Kind.ERROR)
        self.trouble.setVisible(False)
        self.passphrase = PassphraseField("Passphrase von damals")
        self.passphrase_row = FieldRow("Passphrase von damals", self.passphrase)
        self.passphrase_row.setVisible(False)
        self.again = PlainButton("Öffnen")
        self.again.setVisible(False)
        self.restore = PrimaryButton("Daneben wiederherstellen")
        self.restore.setEnabled(False)
        self.cancel = PlainButton("Schließen")
        self.cancel.setDefault(True)
        self._layout()
        self.again.clicked.connect(self.look)
        self.passphrase.entered.connect(self.look)
        self.restore.clicked.connect(self._on_restore_clicked)
        self.cancel.clicked.connect(self.reject)

    @classmethod
    def ask(cls, parent: QWidget, backups: Backups, backup: Backup) -> Restored | None:
        """Let the user look and decide; return what was restored."""
        dialog = cls(backups, backup, parent)
        dialog.look()
        dialog.exec()
        restored = dialog.value()
        dialog.forget()
        dialog.deleteLater()
        return restored

    def value(self) -> Restored | None:
        return self._restored

    def forget(self) -> None:
        """Let go of the store and of the passphrase."""
        self._backups = None
        self.passphrase.clear()

    @Slot()
    def look(self) -> None:
        """Open the backup in a worker and count what is in it."""
        if self._backups is None:
            return
        work = partial(_preview, self._backups, self._backup, self.passphrase.text())
        tasks.run(self, work, done=self._on_seen, failed=self._on_failed)

    def _on_seen(self, preview: BackupPreview) -> None:
        self.passphrase_row.setVisible(False)
        self.again.setVisible(False)
        self.state.set("check", "Geöffnet und geprüft. Sie enthält:", Role.BODY, "ok")
        self.counts.setText(_counted(preview))
        self.restore.setEnabled(True)

    @Slot()
    def _on_restore_clicked(self) -> None:
        if self._backups is None:
            return
        self.restore.setEnabled(False)
        self.state.set("clock", "Wird wiederhergestellt …", Role.BODY, "ink2")
        work = partial(_restore, self._backups, self._backup, self.passphrase.text())
        tasks.run(
            self, work, done=self._on_restored, failed=self._on_failed, title="Wiederherstellung"
        )

    def _on_restored(self, restored: Restored) -> None:
        self._restored = restored
        self.accept()

    def _on_failed(self, error: UserError) -> None:
        from gkdesk.text.sentences import sentence

        if isinstance(error, WrongPassphrase):
            self.state.set("key", OTHER_KEY, Role.BODY, "ink2")
            self.passphrase_row.setVisible(True)
            self.again.setVisible(True)
            self.passphrase.focus()
            return
        self.state.setVisible(False)
        self.trouble.say(sentence(error), Kind.ERROR)
        self.trouble.show()

    def _layout(self) -> None:
        margin = theme.px("space.xl")
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.px("space.s"))
        moment = f"{self._backup.made_at.astimezone():%d.%m.%Y, %H:%M}"
        column.addWidget(HeadingLabel(f"Sicherung vom {moment} Uhr", Role.SECTION))
        for widget in (self.trouble, self.state, self.counts, self.passphrase_row):
            column.addWidget(widget)
        column.addWidget(Label(SAFE, Role.QUIET, wrap=True))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.again)
        foot.addWidget(self.restore)
        column.addLayout(foot)


def _counted(preview: BackupPreview) -> str:
    counts = dict(preview.counts)
    parts = [
        f"{counts[table]} {words[0] if counts[table] == 1 else words[1]}"
        for table, words in COUNTED.items()
        if counts.get(table)
    ]
    return ", ".join(parts) if parts else "noch keine Einträge"


def _preview(
    backups: Backups, backup: Backup, passphrase: str, _progress: Progress
) -> BackupPreview:
    return backups.preview(backup.folder, passphrase=passphrase)


def _restore(backups: Backups, backup: Backup, passphrase: str, progress: Progress) -> Restored:
    return backups.restore(backup.folder, progress, passphrase=passphrase)

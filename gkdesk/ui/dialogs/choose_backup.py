"""Which backup shall be brought back: those beside the store, or those in another folder."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from gkdesk.services.safety import restoring
from gkdesk.text.dates import format_stamp
from gkdesk.text.wording.clients import word
from gkdesk.ui import printing, tasks, theme
from gkdesk.ui.dialogs.fitted import within_screen
from gkdesk.ui.widgets import (
    HeadingLabel,
    IconText,
    Label,
    LinkButton,
    PlainButton,
    Role,
    ScrollPage,
)

if TYPE_CHECKING:
    from pathlib import Path

    from gkdesk.errors import UserError
    from gkdesk.progress import Progress
    from gkdesk.services.safety.restoring import Backup

SIZE = (620, 460)
LEAD = (
    "Wählen Sie den Stand. Sie sehen zuerst, was darin ist; der jetzige Bestand und alle "
    "Sicherungen bleiben, wie sie sind."
)
NONE_HERE = (
    "Hier liegen keine Sicherungen. Wählen Sie den Ordner „sicherungen“ eines Bestands oder den "
    "zweiten Ort, etwa einen Stick."
)
NOT_SEEN = "Es wurde nicht zu Ende nachgesehen. Wählen Sie den Ordner bitte noch einmal."


class ChooseBackup(QDialog):
    """Lists the backups of a folder; the answer is one of them or None."""

    def __init__(self, place: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("gkdesk")
        self.setAccessibleName("Sicherung wählen")
        self.resize(within_screen(self, *SIZE))
        self._chosen: Backup | None = None
        self.place = Label("", Role.QUIET, wrap=True)
        self.state = IconText("clock", "", wrap=True)
        self.entries: list[BackupEntry] = []
        self.browse = PlainButton("Anderer Ordner …", "folder")
        self.cancel = PlainButton("Abbrechen")
        self._layout()
        self.browse.clicked.connect(self._on_browse_clicked)
        self.cancel.clicked.connect(self.reject)
        self._folder = place
        self.look_into(place)

    @classmethod
    def ask(cls, parent: QWidget, place: Path) -> Backup | None:
        """Ask and return the backup, None when nothing was chosen."""
        dialog = cls(place, parent)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return dialog.value() if accepted else None

    def value(self) -> Backup | None:
        return self._chosen

    def look_into(self, folder: Path) -> None:
        """Show what backups lie in a folder."""
        self.place.setText(str(folder))
        self.state.set("clock", "Es wird nachgesehen …", Role.BODY, "ink2")
        self.state.show()
        self._show(())
        self._folder = folder
        tasks.run(
            self,
            partial(_backups, folder),
            done=partial(self._on_found, folder),
            failed=partial(self._on_failed, folder),
            stopped=partial(self._on_stopped, folder),
        )

    def _on_found(self, folder: Path, backups: tuple[Backup, ...]) -> None:
        if folder != self._folder:
            return  # a slow drive answers after another folder was chosen
        self.state.setVisible(not backups)
        self.state.set("info", NONE_HERE, Role.BODY, "ink2")
        self._show(backups)
        if self.entries:
            self.entries[0].show()  # a layout shows it only later, and what is hidden has no focus
            self.entries[0].setFocus()

    def _on_failed(self, folder: Path, error: UserError) -> None:
        from gkdesk.text.sentences.errors import sentence

        if folder == self._folder:
            self.state.set("error", sentence(error), Role.BODY, "err")

    def _on_stopped(self, folder: Path) -> None:
        if folder == self._folder:
            self.state.set("info", NOT_SEEN, Role.BODY, "ink2")

    def _show(self, backups: tuple[Backup, ...]) -> None:
        for entry in self.entries:
            self._list.removeWidget(entry)
            entry.hide()
            entry.deleteLater()
        several = len({backup.store_id for backup in backups}) > 1
        self.entries = [BackupEntry(backup, several=several) for backup in backups]
        for number, entry in enumerate(self.entries):
            entry.clicked.connect(self._on_entry_clicked)
            self._list.insertWidget(number, entry)

    def _layout(self) -> None:
        margin = theme.px("space.xl")
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.px("space.s"))
        column.addWidget(HeadingLabel("Aus einer Sicherung wiederherstellen", Role.SECTION))
        column.addWidget(Label(LEAD, Role.LEAD, wrap=True))
        column.addWidget(self.place)
        column.addWidget(self.state)
        ring = theme.px("focus.width") + theme.px("focus.gap")
        area = ScrollPage(margin=ring)
        area.setAccessibleName("Sicherungen")
        self._list = area.body
        self._list.setSpacing(theme.px("space.xs"))
        self._list.addStretch(1)
        column.addWidget(area, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.browse)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        column.addLayout(foot)

    @Slot()
    def _on_entry_clicked(self) -> None:
        entry = self.sender()
        if isinstance(entry, BackupEntry):
            self._chosen = entry.backup
            self.accept()

    @Slot()
    def _on_browse_clicked(self) -> None:
        folder = printing.ask_folder(self)
        if folder is not None:
            self.look_into(folder)


class BackupEntry(LinkButton):
    """One backup: when it was made, why, and of which store if there are several."""

    def __init__(self, backup: Backup, *, several: bool) -> None:
        words = f"{format_stamp(backup.made_at)} Uhr, {word(backup.reason)}"
        if several:
            words = f"{words}, Bestand {backup.store_id[:4].upper()}"
        super().__init__(words, "database")
        self.backup = backup


def _backups(folder: Path, _progress: Progress) -> tuple[Backup, ...]:
    return restoring.backups_at(folder)

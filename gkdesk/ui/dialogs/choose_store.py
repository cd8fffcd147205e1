"""Which store shall be opened: one of the last ones, another folder, or the usual one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from gkdesk import paths
from gkdesk.ui import theme
from gkdesk.ui.dialogs.fitted import FittedDialog
from gkdesk.ui.pages.first_run_place import stores_below
from gkdesk.ui.widgets import HeadingLabel, Label, LinkButton, PlainButton, Role

WIDTH = 560
PRACTICE = "Übungsbestand (Übungsdaten, alle Personen erfunden)"
HINT = "Liegt in einem Ordner kein Bestand, sagt das Programm es, bevor etwas eingerichtet wird."


class ChooseStore(FittedDialog):
    """Offers folders; the answer is a folder or None."""

    def __init__(self, recent: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__("Bestand wählen", parent, width=WIDTH)
        self._chosen: Path | None = None
        self.entries = [_Entry(folder) for folder in _offered(recent)]
        self.browse = PlainButton("Anderer Ordner …", "folder")
        self.cancel = PlainButton("Abbrechen")
        self._layout()
        self.browse.clicked.connect(self._on_browse_clicked)
        self.cancel.clicked.connect(self.reject)
        for entry in self.entries:
            entry.clicked.connect(self._on_entry_clicked)

    @classmethod
    def ask(cls, parent: QWidget, recent: tuple[str, ...]) -> Path | None:
        """Ask and return the folder, None when nothing was chosen."""
        dialog = cls(recent, parent)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return dialog.value() if accepted else None

    def value(self) -> Path | None:
        return self._chosen

    def _layout(self) -> None:
        column = self.body
        question = "Welcher Bestand soll geöffnet werden?"
        column.addWidget(HeadingLabel(question, Role.SECTION, wrap=True))
        column.addSpacing(theme.px("space.s"))
        for entry in self.entries:
            column.addWidget(entry)
            where = Label(str(entry.folder), Role.QUIET, wrap=True)
            where.setContentsMargins(26, 0, 0, theme.px("space.s"))
            column.addWidget(where)
        column.addWidget(Label(HINT, Role.QUIET, wrap=True))
        self.foot.insertWidget(0, self.browse)
        self.foot.addWidget(self.cancel)

    @Slot()
    def _on_entry_clicked(self) -> None:
        entry = self.sender()
        if isinstance(entry, _Entry):
            self._chosen = entry.folder
            self.accept()

    @Slot()
    def _on_browse_clicked(self) -> None:
        dialog = QFileDialog(self, "Ordner des Bestands wählen")
        # The program's own dialog closes with the lock and keeps no list of folders.
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        folders = dialog.selectedFiles()
        dialog.deleteLater()
        if accepted and folders:
            self._chosen = Path(folders[0])
            self.accept()


class _Entry(LinkButton):
    """One folder; the usual one and the one for practising have names, others their last part."""

    def __init__(self, folder: Path) -> None:
        named = {paths.default_store(): "Ihr Bestand", paths.practice_store(): PRACTICE}
        icon = "star" if folder == paths.practice_store() else "database"
        super().__init__(named.get(folder, folder.name), icon)
        self.folder = folder
        self.setAccessibleDescription(str(folder))


def _offered(recent: tuple[str, ...]) -> list[Path]:
    """Return the last ones, the usual one, and every store that lies beside one of these."""
    known = dict.fromkeys([*(Path(entry) for entry in recent), paths.default_store()])
    parents = dict.fromkeys(folder.parent for folder in known)
    beside = [store for parent in parents for store in sorted(stores_below(parent))]
    return list(known | dict.fromkeys(beside))

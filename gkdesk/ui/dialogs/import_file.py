"""The first step of an import: what the file contains, and which one it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QDialog, QFileDialog, QVBoxLayout, QWidget

from gkdesk.services.imports.importing import SPECS
from gkdesk.ui import theme
from gkdesk.ui.printing import forget_dialog_history
from gkdesk.ui.widgets import Box, HeadingLabel, IconLabel, Label, PlainButton, RadioButton, Role

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent

    from gkdesk.incoming.spec import ImportSpec

QUESTION = "Was enthält die Datei?"
SAFE = "Es wird nichts übernommen, bevor Sie es gesehen haben."
DROP = "Ziehen Sie eine Datei hierher oder wählen Sie sie aus."
FORMATS = "Möglich sind Excel-Arbeitsmappen (XLSX), CSV-Dateien und Adressbücher (vCard)."
FILTER = "Listen (*.xlsx *.xlsm *.csv *.txt *.tsv *.vcf);;Alle Dateien (*)"


class FileStep(QWidget):
    """Emit `file_chosen` with the path of the file that was dropped or chosen."""

    file_chosen = Signal(object)

    def __init__(self, spec: ImportSpec) -> None:
        super().__init__()
        self._kinds = QButtonGroup(self)
        self.kinds = tuple(RadioButton(each.name) for each in SPECS)
        self.drop = DropBox()
        self.choose = self.drop.choose
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.s"))
        column.addWidget(HeadingLabel(QUESTION, Role.CARD))
        for place, button in enumerate(self.kinds):
            self._kinds.addButton(button, place)
            button.setChecked(SPECS[place] is spec)
            column.addWidget(button)
        column.addSpacing(theme.px("space.m"))
        column.addWidget(self.drop, 1)
        column.addWidget(Label(SAFE, Role.QUIET, wrap=True))
        self.choose.clicked.connect(self._on_choose_clicked)
        self.drop.dropped.connect(self.file_chosen)

    def spec(self) -> ImportSpec:
        """Return what the file is said to contain."""
        return SPECS[self._kinds.checkedId()]

    def take_focus(self) -> None:
        self.choose.setFocus()

    @Slot()
    def _on_choose_clicked(self) -> None:
        path = ask_for_file(self)
        if path is not None:
            self.file_chosen.emit(path)


class DropBox(Box):
    """A place to drop one file on, with a button to choose it instead."""

    dropped = Signal(object)

    def __init__(self) -> None:
        super().__init__("sunken")
        self.setAcceptDrops(True)
        self.setAccessibleName(DROP)
        self.body = QVBoxLayout(self)
        margin = theme.px("space.xl")
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(theme.px("space.s"))
        middle = Qt.AlignmentFlag.AlignHCenter
        self.body.addStretch(1)
        self.body.addWidget(IconLabel("download", "ink2", "icon.nav"), 0, middle)
        for text, role in ((DROP, Role.READING), (FORMATS, Role.QUIET)):
            label = Label(text, role, wrap=True)
            label.setAlignment(middle)
            self.body.addWidget(label)
        self.choose = PlainButton("Datei wählen …", "folder")
        self.body.addSpacing(theme.px("space.s"))
        self.body.addWidget(self.choose, 0, middle)
        self.body.addStretch(1)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _path_of(event) is not None:
            self.set_kind("info")
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if _path_of(event) is not None:
            event.acceptProposedAction()

    def dragLeaveEvent(self, _event: object) -> None:
        self.set_kind("sunken")

    def dropEvent(self, event: QDropEvent) -> None:
        self.set_kind("sunken")
        path = _path_of(event)
        if path is not None:
            event.acceptProposedAction()
            self.dropped.emit(path)


def ask_for_file(
    parent: QWidget, *, title: str = "Liste wählen", filters: str = FILTER
) -> Path | None:
    """Ask for a file to read; nothing about the answer is remembered."""
    dialog = QFileDialog(parent, title)
    # The program's own dialog: it closes with the lock and leaves no list of recent files.
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters(filters.split(";;"))
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    chosen = dialog.selectedFiles()
    # Destroyed at once: its end writes what it remembers, and that is removed then.
    shiboken6.delete(dialog)
    forget_dialog_history()
    return Path(chosen[0]) if accepted and chosen else None


def _path_of(event: QDropEvent) -> Path | None:
    """Return the one file that is dragged, None for several or for none of this computer."""
    urls = event.mimeData().urls()
    local = [url.toLocalFile() for url in urls if url.isLocalFile()]
    return Path(local[0]) if len(urls) == 1 and local else None

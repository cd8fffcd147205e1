"""The step before setting up where a store was expected: which folder, what is there instead."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot

from gkdesk import paths
from gkdesk.ui import theme
from gkdesk.ui.pages.first_run_step import Step
from gkdesk.ui.widgets import Label, PlainButton, Role

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

LOOKED_AT = 500
NO_FOLDER = "Diesen Ordner gibt es nicht. Ein Stick ist vielleicht nicht eingesteckt."
NO_ACCESS = "Der Ordner lässt sich nicht lesen. Ein Stick oder Laufwerk ist vielleicht nicht da."
A_FILE = "Das ist kein Ordner, sondern eine Datei."
EMPTY = "Der Ordner ist leer."
FOREIGN = "Darin liegt anderes, aber kein Bestand von gkdesk."
BEGUN = (
    "Hier wurde eine Einrichtung unterbrochen, bevor etwas eingetragen war. "
    "Sie können neu beginnen."
)
BACKUPS = (
    "Darin liegt ein Ordner mit Sicherungen, aber kein Bestand. „Aus einer Sicherung "
    "wiederherstellen“ zeigt, welche Stände es gibt."
)
BELOW = "Im Unterordner „{name}“ liegt ein Bestand."
SEVERAL = "In mehreren Unterordnern liegt ein Bestand. Wählen Sie einen davon als Ordner."
WAS_HERE = "Hier lag der Bestand, der zuletzt geöffnet war."
NOTHING_LOST = (
    "Geändert oder gelöscht wurde nichts. Wenn Sie hier neu einrichten, entsteht ein leerer "
    "Bestand; ein früherer kommt dadurch nicht zurück."
)


def is_strange(folder: Path, recent: Iterable[str]) -> bool:
    """Tell whether setting up in `folder` would surprise: somebody named it, or it is in use."""
    if folder != paths.default_store() or str(folder) in recent:
        return True
    return found_instead(folder) not in {NO_FOLDER, EMPTY, BEGUN}


def found_instead(folder: Path) -> str:
    """Say what is found in a folder without a store."""
    below = stores_below(folder)
    if below:
        return BELOW.format(name=below[0].name) if len(below) == 1 else SEVERAL
    try:
        if paths.begun_creation(folder):
            return BEGUN
        names = {entry.name.casefold() for entry in islice(folder.iterdir(), LOOKED_AT)}
    except FileNotFoundError:
        return NO_FOLDER
    except NotADirectoryError:
        return A_FILE
    except OSError:
        return NO_ACCESS
    if paths.BACKUP_FOLDER in names:
        return BACKUPS
    return FOREIGN if names else EMPTY


def stores_below(folder: Path) -> list[Path]:
    """Return the stores in the folders of `folder`: often the folder around one was chosen."""
    try:
        entries = list(islice(folder.iterdir(), LOOKED_AT))
        return [entry for entry in entries if entry.is_dir() and paths.holds_store(entry)]
    except OSError:
        return []


class NothingHereStep(Step):
    """No store in the folder that was named: choose another one, or set up here."""

    title = "Hier liegt kein Bestand"
    lead = "gkdesk hat in diesem Ordner nach Ihrem Bestand gesucht und keinen gefunden."
    next_text = ""
    other_wanted = Signal()
    recovery_wanted = Signal()
    open_wanted = Signal(object)
    """The folder of a store that lies one level below shall be opened."""

    def __init__(self, folder: Path, recent: Iterable[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        found = found_instead(folder)
        below = stores_below(folder)
        self._below = below[0] if len(below) == 1 else None
        name = "" if self._below is None else self._below.name
        self.where = Label(_breakable(str(folder)), Role.ROW, wrap=True, selectable=True)
        self.where.setAccessibleName(f"Ordner: {folder}")
        self.found = Label(found, Role.READING, wrap=True)
        self.known = Label(WAS_HERE, Role.WARN, wrap=True)
        self.open_below = PlainButton(f"Bestand in „{name}“ öffnen", "folder")
        self.other = PlainButton("Anderen Ordner wählen …", "folder")
        self.recover = PlainButton("Aus einer Sicherung wiederherstellen …", "database")
        self.set_up = PlainButton("Hier neu einrichten", "plus")
        self.set_up.setEnabled(found not in {A_FILE, NO_ACCESS})
        for label in (self.where, self.known, self.found):
            self.body.addWidget(label)
        self.body.addSpacing(theme.px("space.s"))
        for button in (self.open_below, self.other, self.recover):
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addSpacing(theme.px("space.s"))
        self.body.addWidget(Label(NOTHING_LOST, Role.READING, wrap=True))
        self.body.addWidget(self.set_up, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        # Only now: without a parent they would be windows.
        self.known.setVisible(str(folder) in recent)
        self.open_below.setVisible(self._below is not None)
        self.open_below.clicked.connect(self._on_open_below_clicked)
        self.other.clicked.connect(self.other_wanted)
        self.recover.clicked.connect(self.recovery_wanted)
        self.set_up.clicked.connect(self.done)

    def enter(self) -> None:
        first = self.other if self._below is None else self.open_below
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def takes_enter(self) -> bool:
        """Leave Enter to the buttons: nothing is set up by pressing it somewhere."""
        return True

    @Slot()
    def _on_open_below_clicked(self) -> None:
        self.open_wanted.emit(self._below)


def _breakable(path: str) -> str:
    """Let a long path wrap after its separators."""
    return path.replace("/", "/\u200b").replace("\\", "\\\u200b")

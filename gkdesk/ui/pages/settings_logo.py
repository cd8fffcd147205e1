"""The logo of the office: choose a picture, see it, say what it shows, take it away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from gkdesk.errors import UserError
from gkdesk.services.office_logo import prepared
from gkdesk.ui import tasks, theme
from gkdesk.ui.dialogs.import_file import ask_for_file
from gkdesk.ui.widgets import Banner, FieldRow, Kind, Label, LinkButton, PlainButton, Role

if TYPE_CHECKING:
    from pathlib import Path

    from gkdesk.progress import Progress
    from gkdesk.services.office_logo import Logo
    from gkdesk.ui.pages.page import PageContext

HINT = (
    "Das Logo steht oben auf Briefen und Handzetteln. Möglich sind PNG und JPEG; Durchsichtiges "
    "wird weiß, Angaben der Kamera werden entfernt."
)
NONE_YET = "Noch kein Logo gewählt."
CHOOSE, OTHER, REMOVE = "Logo wählen …", "Anderes Logo wählen …", "Logo entfernen"
WORKING = "Das Bild wird geprüft …"
CHOSEN, REMOVED = "Das Logo ist übernommen.", "Das Logo ist entfernt."
WORDS, WORDS_HELP = (
    "Was das Logo zeigt",
    "Wird vorgelesen, wenn jemand das Bild nicht sieht. Beispiel: Wappen des Kreises Musterland",
)
FILTER = "Bilder (*.png *.jpg *.jpeg *.gif *.bmp *.tif *.tiff *.webp);;Alle Dateien (*)"
SHOWN = QSize(280, 88)
MARGIN = 10


class LogoBox(QWidget):
    """Everything is stored as soon as it is chosen; undo brings the earlier one back."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Logo")
        self._context = context
        self._shown: Logo | None = None
        self.picture = QLabel()
        self.empty = Label(NONE_YET, Role.QUIET)
        self.choose = PlainButton(CHOOSE, "folder")
        self.remove = LinkButton(REMOVE, "trash")
        self.refused = Banner("", Kind.ERROR, closable=True)
        self.words = QLineEdit()
        self.words.setObjectName("logo-words")
        self.row = FieldRow(WORDS, self.words, help_text=WORDS_HELP)
        self._layout()
        self.refused.setVisible(False)
        self.choose.clicked.connect(self._on_choose_clicked)
        self.remove.clicked.connect(self._on_remove_clicked)
        self.words.editingFinished.connect(self.commit)
        self.refused.dismissed.connect(self.refused.hide)

    def reload(self) -> None:
        """Show the logo that is kept."""
        found = self._context.workspace.office.logo.current()
        self.empty.setVisible(found is None)
        for part in (self.picture, self.remove, self.row):
            part.setVisible(found is not None)
        self.choose.set_label(OTHER if found else CHOOSE)
        if found is not None:
            self._show(found)
        self._shown = found

    @Slot()
    def commit(self) -> None:
        """Save the words that are being typed."""
        if not self.words.isModified():
            return
        from gkdesk.text.sentences.errors import sentence

        self.words.setModified(False)
        try:
            outcome = self._context.workspace.office.logo.describe(self.words.text())
        except UserError as error:
            self.row.show_error(sentence(error))
            return
        self.row.show_error("")
        self._context.wrote(outcome)

    def take(self, path: Path) -> None:
        """Check a picture beside the window, then keep it."""
        self.refused.setVisible(False)
        self._be_busy(busy=True)
        tasks.run(
            self,
            partial(_prepared, path),
            done=self._keep,
            failed=self._refuse,
            stopped=self._stop,
            title="Logo prüfen",
        )

    def _layout(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.s"))
        column.addWidget(Label(HINT, Role.QUIET, wrap=True))
        column.addWidget(self.refused)
        column.addWidget(self.empty)
        column.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignLeft)
        line = QHBoxLayout()
        line.addWidget(self.choose)
        line.addWidget(self.remove)
        line.addStretch(1)
        column.addLayout(line)
        column.addWidget(self.row)

    def _show(self, logo: Logo) -> None:
        self.picture.setAccessibleName(f"Logo: {logo.alternative or 'noch nicht beschrieben'}")
        if not self.words.isModified():
            self.words.setText(logo.alternative)
        if self._shown is None or self._shown.data != logo.data:
            self.picture.setPixmap(_on_paper(logo.data, self.devicePixelRatioF()))

    @Slot()
    def _on_choose_clicked(self) -> None:
        path = ask_for_file(self, title="Logo wählen", filters=FILTER)
        if path is not None:
            self.take(path)

    @Slot()
    def _on_remove_clicked(self) -> None:
        self.words.setModified(False)
        self._context.wrote(self._context.workspace.office.logo.remove(), REMOVED)
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self, data: bytes) -> None:
        self._be_busy(busy=False)
        self._context.wrote(self._context.workspace.office.logo.choose(data), CHOSEN)

    def _refuse(self, error: UserError) -> None:
        from gkdesk.text.sentences.errors import sentence

        self._be_busy(busy=False)
        self.refused.say(sentence(error), Kind.ERROR)
        self.refused.setVisible(True)

    def _stop(self) -> None:
        self._be_busy(busy=False)

    def _be_busy(self, *, busy: bool) -> None:
        self.choose.setEnabled(not busy)
        self.choose.set_label(WORKING if busy else OTHER if self._shown else CHOOSE)


def _prepared(path: Path, _progress: Progress) -> bytes:
    return prepared(path)


def _on_paper(data: bytes, ratio: float) -> QPixmap:
    """Return a picture as it looks on white paper, in the dark look as well."""
    found = QPixmap()
    found.loadFromData(data)
    room = SHOWN * ratio
    small = found.scaled(
        room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    margin = round(MARGIN * ratio)
    paper = QPixmap(small.width() + 2 * margin, small.height() + 2 * margin)
    paper.fill(QColor("white"))
    painter = QPainter(paper)
    painter.drawPixmap(margin, margin, small)
    painter.end()
    paper.setDevicePixelRatio(ratio)
    return paper

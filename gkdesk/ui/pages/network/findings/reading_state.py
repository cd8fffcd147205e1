"""The line above what is read in a worker: that it is being read, or why it could not be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gkdesk.text.sentences.errors import sentence
from gkdesk.ui import theme
from gkdesk.ui.widgets import Label, LinkButton, Role

if TYPE_CHECKING:
    from gkdesk.ui.pages.network.findings.reading import Reading

AGAIN = "Noch einmal versuchen"
BROKEN = "Das ist nicht gelungen. Was hier steht, ist nicht der neueste Stand."


class ReadingState(QWidget):
    """Says `working` until everything it follows is read; gone while all of it stands."""

    def __init__(self, working: str) -> None:
        super().__init__()
        self._working = working
        self._readings: tuple[Reading[Any], ...] = ()
        self._label = Label(working, Role.QUIET, wrap=True)
        self.again = LinkButton(AGAIN, "refresh")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px("space.l"))
        row.addWidget(self._label, 1)
        row.addWidget(self.again)
        self.again.hide()
        self.again.clicked.connect(self._on_again_clicked)

    def follow(self, reading: Reading[Any]) -> None:
        """Tell also of this reading; call it where the line has its place already."""
        self._readings = (*self._readings, reading)
        reading.changed.connect(self._show_state)
        reading.failed.connect(self._show_state)
        self._show_state()

    def text(self) -> str:
        """Return what is said."""
        return self._label.text()

    @Slot()
    def _show_state(self) -> None:
        failed = [reading for reading in self._readings if reading.has_failed]
        if failed:
            error = next((reading.error for reading in failed if reading.error), None)
            self._label.setText(BROKEN if error is None else sentence(error))
        else:
            self._label.setText(self._working)
        self.again.setVisible(bool(failed))
        self.setVisible(bool(failed) or any(each.value is None for each in self._readings))

    @Slot()
    def _on_again_clicked(self) -> None:
        failed = [reading for reading in self._readings if reading.has_failed]
        self._label.setText(self._working)
        self.again.hide()
        for reading in failed:
            reading.want()

"""A new recovery sheet: print it, check it, and only then is it done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from gkdesk.ui import theme
from gkdesk.ui.pages.first_run_sheet import SheetStep
from gkdesk.ui.pages.first_run_step import SheetPicture
from gkdesk.ui.widgets import PlainButton, PrimaryButton

if TYPE_CHECKING:
    from collections.abc import Callable

WIDTH = 900


class SheetDialog(QDialog):
    """The step of the first run as a dialog; the code is dropped when it closes."""

    def __init__(
        self, code: str, sheet: Callable[[str], bytes], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("gkdesk")
        self.setAccessibleName("Neues Wiederherstellungsblatt")
        self.setMinimumWidth(WIDTH)
        self.step = SheetStep(code, sheet)
        self.picture = SheetPicture()
        self.done_button = PrimaryButton("Blatt geprüft")
        self.done_button.setEnabled(False)
        self.later = PlainButton("Ungeprüft schließen")
        self._layout()
        self.step.ready_changed.connect(self._on_ready_changed)
        self.done_button.clicked.connect(self.accept)
        self.later.clicked.connect(self.reject)

    @classmethod
    def ask(cls, parent: QWidget, code: str, sheet: Callable[[str], bytes]) -> bool:
        """Show the sheet; return whether it was checked."""
        dialog = cls(code, sheet, parent)
        checked = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return checked

    def hideEvent(self, event: object) -> None:
        self.step.forget()
        super().hideEvent(event)  # type: ignore[arg-type]

    def _layout(self) -> None:
        margin = theme.px("space.xl")
        row = QHBoxLayout()
        row.setSpacing(theme.px("space.xxl"))
        row.addWidget(self.step, 1)
        row.addWidget(self.picture)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.later)
        foot.addWidget(self.done_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, margin, margin, margin)
        column.addLayout(row, 1)
        column.addLayout(foot)

    @Slot()
    def _on_ready_changed(self) -> None:
        self.done_button.setEnabled(self.step.ready())

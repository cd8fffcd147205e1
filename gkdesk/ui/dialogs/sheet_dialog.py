"""A new recovery sheet: print it, check it, and only then does it take the old one's place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gkdesk.errors import UserError
from gkdesk.ui import theme
from gkdesk.ui.dialogs.fitted import FittedDialog
from gkdesk.ui.pages.first_run_sheet import SheetStep
from gkdesk.ui.pages.first_run_step import SheetPicture
from gkdesk.ui.widgets import Banner, Kind, Label, PlainButton, PrimaryButton, Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

    from gkdesk.services.safety.security import NewSheet
    from gkdesk.services.workspace import Outcome

WIDTH = 900
NARROW = 860


class SheetDialog(FittedDialog):
    """The step of the first run as a dialog; the code is dropped when it closes.

    `seal` is called when two groups were typed back from paper, not before.
    """

    def __init__(
        self,
        lead: str,
        new: NewSheet,
        draw: Callable[[str], bytes],
        seal: Callable[[NewSheet], Outcome],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Neues Wiederherstellungsblatt", parent, width=WIDTH)
        self._new: NewSheet | None = new
        self._seal = seal
        self._outcome: Outcome | None = None
        self.step = SheetStep(new.code, draw)
        self.lead = Banner(lead, Kind.INFO)
        self.picture = SheetPicture()
        self.missing = Label("", Role.QUIET, wrap=True)
        self.done_button = PrimaryButton("Geprüft: dieses Blatt gilt jetzt")
        self.done_button.setDefault(True)
        self.cancel = PlainButton("Abbrechen")
        self._layout()
        self.step.ready_changed.connect(self._on_ready_changed)
        self.done_button.clicked.connect(self._on_done_clicked)
        self.cancel.clicked.connect(self.reject)
        self._on_ready_changed()

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        lead: str,
        new: NewSheet,
        draw: Callable[[str], bytes],
        seal: Callable[[NewSheet], Outcome],
    ) -> Outcome | None:
        """Show the sheet; return what was done when it was checked, None when it was not."""
        dialog = cls(lead, new, draw, seal, parent)
        dialog.exec()
        outcome = dialog.value()
        dialog.deleteLater()
        return outcome

    def value(self) -> Outcome | None:
        return self._outcome

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.step.enter()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.picture.setVisible(self.width() >= NARROW)

    def hideEvent(self, event: QHideEvent) -> None:
        if not event.spontaneous():  # a window that is only minimised keeps its sheet
            self.step.forget()
            self._new = None
        super().hideEvent(event)

    def _layout(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.px("space.xxl"))
        row.addWidget(self.step, 1)
        row.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self.lead)
        self.body.addSpacing(theme.px("space.m"))
        self.body.addLayout(row)
        self.body.addWidget(self.missing)
        self.foot.addWidget(self.cancel)
        self.foot.addWidget(self.done_button)

    @Slot()
    def _on_ready_changed(self) -> None:
        missing = self.step.missing()
        self.missing.setText(f"Es fehlt noch: {missing}." if missing else "")
        self.done_button.setAccessibleDescription(self.missing.text())
        self.done_button.setEnabled(not missing)

    @Slot()
    def _on_done_clicked(self) -> None:
        from gkdesk.text.sentences.errors import sentence

        if self._new is None:
            return
        try:
            self._outcome = self._seal(self._new)
        except UserError as error:
            self.step.complain(sentence(error))
            self.bring_into_sight(self.step.trouble)
            return
        self.accept()

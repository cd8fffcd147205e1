"""Ask once more before something ends; the safe answer is the one that Enter gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from gkdesk.ui.dialogs.fitted import FittedDialog
from gkdesk.ui.widgets import DangerButton, HeadingLabel, Label, PlainButton, Role

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget

WIDTH = 520


class ConfirmDialog(FittedDialog):
    """Names what ends and what follows from it; two answers, each saying what it does."""

    def __init__(
        self, title: str, words: str, parent: QWidget | None = None, *, act: str, keep: str
    ) -> None:
        super().__init__(title, parent, width=WIDTH)
        self.act_button = DangerButton(act)
        self.act_button.setAutoDefault(False)
        self.keep_button = PlainButton(keep)
        self.keep_button.setDefault(True)
        self.body.addWidget(HeadingLabel(title, Role.SECTION, wrap=True))
        self.body.addWidget(Label(words, Role.LEAD, wrap=True))
        self.foot.addWidget(self.act_button)
        self.foot.addWidget(self.keep_button)
        self.act_button.clicked.connect(self.accept)
        self.keep_button.clicked.connect(self.reject)

    @classmethod
    def ask(cls, parent: QWidget, title: str, words: str, *, act: str, keep: str) -> bool:
        """Ask and return whether it shall be done."""
        dialog = cls(title, words, parent, act=act, keep=keep)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return accepted

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.keep_button.setFocus()

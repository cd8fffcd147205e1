"""A calm window that says one thing and closes with Esc or Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from gkdesk.ui import theme
from gkdesk.ui.dialogs.fitted import FittedDialog
from gkdesk.ui.widgets.buttons import PrimaryButton
from gkdesk.ui.widgets.labels import HeadingLabel, IconLabel, Label, Role

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget


class NoticeDialog(FittedDialog):
    """An icon, a heading and sentences; it asks nothing."""

    def __init__(
        self,
        title: str,
        words: str,
        parent: QWidget | None = None,
        *,
        icon: str,
        tint: str,
    ) -> None:
        super().__init__(title, parent, width=theme.px("width.text_max") * 3 // 4)
        self.text = Label(words, wrap=True, selectable=True)
        self.close_button = PrimaryButton("Schließen")
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)
        head = QHBoxLayout()
        head.setSpacing(theme.px("space.s"))
        head.addWidget(IconLabel(icon, tint, "icon.nav"))
        head.addWidget(HeadingLabel(title, Role.CARD), 1)
        self.body.setSpacing(theme.px("space.l"))
        self.body.addLayout(head)
        self.body.addWidget(self.text)
        self.foot.addWidget(self.close_button)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # The selectable sentence comes first otherwise, and Enter closes nothing there.
        self.close_button.setFocus()

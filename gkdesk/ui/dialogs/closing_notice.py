"""What is still to be said when the window is gone: something at the very end did not work."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from gkdesk.ui import theme
from gkdesk.ui.dialogs.fitted import FittedDialog
from gkdesk.ui.widgets import HeadingLabel, IconLabel, Label, PrimaryButton, Role

TITLE = "gkdesk ist geschlossen"
SAFE = (
    "Alles, was als gespeichert angezeigt wurde, ist gespeichert, und der Bestand ist gesperrt. "
    "Nur das Letzte beim Schließen ging nicht:"
)


class ClosingNotice(FittedDialog):
    """A window of its own that keeps nothing open; Enter or Esc closes it."""

    def __init__(self, sentences: tuple[str, ...]) -> None:
        super().__init__()
        self.setWindowTitle("gkdesk")
        self.setAccessibleName(TITLE)
        self.setMinimumWidth(theme.px("width.text_max") * 3 // 4)
        self.text = Label("\n\n".join((SAFE, *sentences)), wrap=True)
        self.close_button = PrimaryButton("Schließen")
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)
        self._layout()

    def _layout(self) -> None:
        margin = theme.px("space.xl")
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.px("space.l"))
        head = QHBoxLayout()
        head.setSpacing(theme.px("space.s"))
        head.addWidget(IconLabel("info", "accent", "icon.nav"))
        head.addWidget(HeadingLabel(TITLE, Role.CARD), 1)
        column.addLayout(head)
        column.addWidget(self.text)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column.addLayout(foot)

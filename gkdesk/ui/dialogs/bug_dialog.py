"""The calm window that says that a bug occurred."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from gkdesk.ui import theme
from gkdesk.ui.widgets.buttons import PrimaryButton
from gkdesk.ui.widgets.labels import HeadingLabel, IconLabel, Label, Role

BUG_TITLE = "Im Programm ist ein Fehler aufgetreten"


def bug_sentence(log_path: str) -> str:
    """Return what is said after a bug; `log_path` is empty when there is no log."""
    safe = (
        "Was als gespeichert angezeigt wurde, ist gespeichert. Sie können weiterarbeiten; wenn "
        "sich etwas seltsam verhält, sperren und öffnen Sie das Programm neu."
    )
    if not log_path:
        return f"{safe} Ein technisches Protokoll konnte nicht geschrieben werden."
    return f"{safe} Das technische Protokoll enthält keine Angaben zu Menschen: {log_path}"


class BugDialog(QDialog):
    """Says that a bug occurred; it interrupts nothing and closes with Esc or Enter."""

    def __init__(self, log_path: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("gkdesk")
        self.sentence = Label(bug_sentence(log_path), wrap=True, selectable=True)
        self._close = PrimaryButton("Schließen")
        self._close.setDefault(True)
        self._close.clicked.connect(self.accept)
        self._layout()

    def _layout(self) -> None:
        margin = theme.px("space.xl")
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.px("space.l"))
        head = QHBoxLayout()
        head.setSpacing(theme.px("space.s"))
        head.addWidget(IconLabel("error", "err", "icon.nav"))
        head.addWidget(HeadingLabel(BUG_TITLE, Role.CARD), 1)
        column.addLayout(head)
        column.addWidget(self.sentence)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._close)
        column.addLayout(foot)
        self.setMinimumWidth(theme.px("width.text_max") * 3 // 4)

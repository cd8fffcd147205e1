"""The help for the present page, in its own small window; Esc closes it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from gkdesk.ui import theme
from gkdesk.ui.dialogs.fitted import within_screen
from gkdesk.ui.pages.help_text import HelpView, load
from gkdesk.ui.widgets import PlainButton

SIZE = (620, 560)


class HelpWindow(QDialog):
    """Shows one help text; the work in the window below stays as it is."""

    def __init__(self, topic: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("gkdesk – Hilfe")
        self.setAccessibleName("Hilfe")
        self.setModal(False)
        self.resize(within_screen(self, *SIZE))
        self.view = HelpView(self)
        self.view.show_help(load(topic))
        self.close_button = PlainButton("Schließen")
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)
        self._layout()

    def _layout(self) -> None:
        margin = theme.px("space.xl")
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, margin, margin, theme.px("space.l"))
        column.addWidget(self.view, 1)
        column.addSpacing(theme.px("space.s"))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column.addLayout(foot)

"""The list of texts with what can be done to the chosen ones, and the editor beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from gkdesk.ui import theme
from gkdesk.ui.pages.texts import words
from gkdesk.ui.pages.texts.editor import TextEditor
from gkdesk.ui.pages.texts.listing import TextTable
from gkdesk.ui.widgets import FlowLayout, Label, LinkButton, PlainButton, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkdesk.services.texts.views import TextView
    from gkdesk.ui.pages.page import PrivacyView

_SHARES = (640, 420)


class Browse(QWidget):
    """Holds `table` and `editor`, and the buttons for what is chosen."""

    def __init__(self, privacy: PrivacyView) -> None:
        super().__init__()
        self.table = TextTable(privacy)
        self.nothing = Label(words.NOTHING, Role.QUIET, wrap=True)
        self.editor = TextEditor()
        self.check = PlainButton("Als geprüft vermerken …", "check")
        self.uncheck = LinkButton("Prüfung zurücknehmen")
        self.reset = LinkButton("Mitgelieferten Wortlaut nehmen")
        self._layout()
        self.editor.next_wanted.connect(self._on_editor_next_wanted)

    def show_texts(self, found: Sequence[TextView], *, is_german: bool) -> None:
        """Show other texts; what was chosen stays so as far as it is still there."""
        table = self.table
        before, chosen = table.current_key(), table.chosen()
        with QSignalBlocker(table):
            table.show_texts(found, is_german=is_german)
            if found and (before is None or not table.select(before)):
                table.selectRow(0)
            table.choose(chosen)
        table.setVisible(bool(found))
        self.nothing.setVisible(not found)
        for button in (self.check, self.uncheck):
            button.setVisible(not is_german)

    def _layout(self) -> None:
        deeds = QWidget()
        flow = FlowLayout(deeds, spacing=theme.px("space.s"))
        for button in (self.check, self.uncheck, self.reset):
            flow.addWidget(button)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(theme.px("space.xl"), theme.px("space.s"), 0, theme.px("space.s"))
        column.addWidget(self.table, 1)
        column.addWidget(self.nothing)
        column.addStretch(0)
        column.addWidget(deeds)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setChildrenCollapsible(False)
        panes.addWidget(left)
        panes.addWidget(self.editor)
        panes.setSizes(_SHARES)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(panes)

    @Slot()
    def _on_editor_next_wanted(self) -> None:
        """Go to the text below and stay in the field: leaving the old one saves it."""
        line = self.table.currentIndex().row() + 1
        if line < self.table.rows.rowCount():
            self.table.selectRow(line)
        self.editor.field.setFocus(Qt.FocusReason.OtherFocusReason)

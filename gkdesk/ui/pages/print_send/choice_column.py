"""The column in which a tab asks what is wanted: kinds of paper, and boxes below their captions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QVBoxLayout

from gkdesk.ui import theme
from gkdesk.ui.widgets import HeadingLabel, Label, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from gkdesk.ui.widgets import RadioButton


class ChoiceColumn(QVBoxLayout):
    """A column over the whole of a widget; it begins with the question „Was?“."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._captions: dict[QWidget, Label] = {}
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(theme.px("space.xs"))
        self.addWidget(HeadingLabel("Was?", Role.CARD))

    def add_kinds(self, kinds: Sequence[RadioButton]) -> QButtonGroup:
        """Add a button for each kind; return their group, in which each has its place as id."""
        group = QButtonGroup(self.parentWidget())
        for place, button in enumerate(kinds):
            group.addButton(button, place)
            self.addWidget(button)
        self.addSpacing(theme.px("space.s"))
        return group

    def add_captioned(self, box: QWidget, words: str = "") -> None:
        """Add a box below its caption: the name by which it is read out, or these words."""
        caption = Label(words or box.accessibleName(), Role.STRONG)
        caption.setBuddy(box)
        self._captions[box] = caption
        self.addSpacing(theme.px("space.xs"))
        self.addWidget(caption)
        self.addWidget(box)

    def show_box(self, box: QWidget, *, shown: bool) -> None:
        """Show or hide a box, together with its caption where it has one."""
        if box in self._captions:
            self._captions[box].setVisible(shown)
        box.setVisible(shown)

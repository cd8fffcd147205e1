"""Rows that the program proposes: what, why, and one click to take each over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gkdesk.text.bidi_safe import inside
from gkdesk.ui import theme
from gkdesk.ui.reading_order import set_reading_order
from gkdesk.ui.widgets import Hairline, Label, LinkButton, Role, SectionHeader

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Suggestion:
    """One proposal with its reason; `ref` comes back when it is accepted."""

    ref: int
    title: str
    reason: str


class SuggestedRows(QWidget):
    """Hidden while there is nothing to propose; `accepted` and `all_accepted` when used."""

    accepted = Signal(object)
    all_accepted = Signal()

    def __init__(self, caption: str, deed: str, *, all_deed: str = "") -> None:
        super().__init__()
        self._caption, self._deed = caption, deed
        self._rows: tuple[Suggestion, ...] = ()
        self._widgets: list[QWidget] = []
        self.buttons: list[LinkButton] = []
        self.header = SectionHeader(caption)
        self.all = LinkButton(all_deed or deed)
        self._has_all = bool(all_deed)
        self.header.add_action(self.all)
        self.all.setVisible(False)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.px("space.m"), 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.header)
        self.all.clicked.connect(self.all_accepted)
        self.hide()

    def show_rows(self, rows: Sequence[Suggestion]) -> None:
        """Show these proposals; the focus stays on the one that takes the place of the last."""
        if tuple(rows) == self._rows:
            return
        focused = next((at for at, each in enumerate(self.buttons) if each.hasFocus()), None)
        self._rows = tuple(rows)
        for widget in self._widgets:
            self._column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self.buttons = []
        self._widgets = [self._made(row) for row in self._rows]
        for widget in self._widgets:
            self._column.addWidget(widget)
        self.header.set_text(f"{self._caption} · {len(self._rows)}")
        self.all.setVisible(self._has_all and len(self._rows) > 1)
        self.setVisible(bool(self._rows))
        set_reading_order(self)
        if focused is not None and self.buttons:
            self.buttons[min(focused, len(self.buttons) - 1)].setFocus()

    def _made(self, row: Suggestion) -> QWidget:
        widget = QWidget(self)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(row.title, Role.STRONG, wrap=True))
        words.addWidget(Label(row.reason, Role.QUIET, wrap=True))
        button = LinkButton(self._deed, "plus")
        button.setAccessibleName(f"{self._deed}: {inside(row.title)}")
        button.setProperty("place", len(self.buttons))
        button.clicked.connect(self._on_button_clicked)
        self.buttons.append(button)
        line = QHBoxLayout()
        line.setContentsMargins(0, 6, 0, 6)
        line.setSpacing(theme.px("space.l"))
        line.addLayout(words, 1)
        line.addWidget(button)
        column = QVBoxLayout(widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(Hairline())
        return widget

    @Slot()
    def _on_button_clicked(self) -> None:
        button = self.sender()
        if button is not None:
            self.accepted.emit(self._rows[int(button.property("place"))].ref)

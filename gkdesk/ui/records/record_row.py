"""One row of a `RecordList`: two lines of words, a date, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gkdesk.text.bidi_safe import inside
from gkdesk.text.hyphens import hyphenated
from gkdesk.ui import theme
from gkdesk.ui.records.record_kit import DONE
from gkdesk.ui.records.row_text import RowText, joined
from gkdesk.ui.tips import set_tip
from gkdesk.ui.widgets import (
    ElidedLabel,
    Hairline,
    IconButton,
    IconLabel,
    Label,
    LinkButton,
    Role,
    Row,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from gkdesk.ui.records.record_kit import RowMove

__all__ = ["DONE", "EDIT", "REMOVAL", "REMOVE", "RecordRow"]

EDIT = "edit"
REMOVE = "remove"
REMOVAL = ("Entfernen", "trash")
TICKED = "Erledigt"
"""What the button says that ticks a row off; its full name says what is done, too."""


class RecordRow(QWidget):
    """Emit `wanted` with EDIT, REMOVE or DONE."""

    wanted = Signal(str)

    def __init__(
        self,
        text: RowText,
        *,
        done_name: str = "",
        done_icon: str = "",
        done_word: str = "",
        removal: tuple[str, str] = REMOVAL,
        moves: tuple[RowMove, ...] = (),
        fixed: bool = False,
        first: bool = False,
    ) -> None:
        super().__init__()
        self.text = text
        self.buttons: dict[str, IconButton | LinkButton] = {}
        self._moves = [self._move(each) for each in moves if not each.small]
        self.setAccessibleName(joined(text.title, text.line, text.when))
        title = inside(text.title)
        if done_name and not text.done:
            self._add_tick(f"{done_name}: {title}", done_icon, done_word or TICKED)
        for move in moves:
            if move.small:
                self._add_button(move.key, IconButton(f"{move.word}: {title}", move.icon))
        if not fixed:
            self._add_button(EDIT, IconButton(f"Ändern: {title}", "pencil"))
            self._add_button(REMOVE, IconButton(f"{removal[0]}: {title}", removal[1]))
        self._layout(text, first=first)

    def mark(self, icon: str, color: str) -> None:
        """Put a sign before the words."""
        self._line.insertWidget(0, IconLabel(icon, color), 0, Qt.AlignmentFlag.AlignTop)

    def focus_button(self, what: str) -> None:
        """Put the focus on a button, or on the one to edit, or on the first."""
        button = self.buttons.get(what) or self.buttons.get(EDIT)
        button = button or next(iter(self.buttons.values()), None)
        if button is not None:
            button.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and REMOVE in self.buttons:
            self.wanted.emit(REMOVE)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        if EDIT in self.buttons:
            self.wanted.emit(EDIT)

    def _move(self, move: RowMove) -> LinkButton:
        button = LinkButton(move.word, move.icon or None)
        button.setAccessibleName(f"{move.word}: {inside(self.text.title)}")
        self._add_button(move.key, button)
        return button

    def _add_tick(self, name: str, icon: str, words: str) -> None:
        if icon:
            self._add_button(DONE, IconButton(name, icon))
            return
        tick = LinkButton(words, "check")
        tick.setAccessibleName(name)
        set_tip(tick, name)
        self._add_button(DONE, tick)

    def _add_button(self, what: str, button: IconButton | LinkButton) -> None:
        button.setObjectName(what)
        button.clicked.connect(self._on_button_clicked)
        self.buttons[what] = button

    def _layout(self, text: RowText, *, first: bool) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(text.title, Role.QUIET if text.done else Role.STRONG))
        if text.line and text.wraps:
            words.addWidget(Label(hyphenated(text.line), Role.QUIET, wrap=True))
        elif text.line:
            words.addWidget(ElidedLabel(text.line, Role.QUIET))
        row = self._line = QHBoxLayout()
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(theme.px("space.s"))
        if self._moves:
            words.addWidget(Row(*self._moves, spacing=theme.px("space.l")))
        row.addLayout(words, 1)
        if text.warn:
            row.addWidget(IconLabel("warn", "warn"))
        if text.when:
            row.addWidget(Label(text.when, Role.WARN if text.warn else Role.QUIET))
        for button in self.buttons.values():
            if button not in self._moves:
                row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if not first:
            column.addWidget(Hairline())
        column.addLayout(row)

    def _on_button_clicked(self) -> None:
        button = self.sender()
        if button is not None:
            self.wanted.emit(button.objectName())

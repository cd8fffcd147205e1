"""A long list to choose from: type any part of an entry, or open the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit

from gkdesk.text.folding import fold
from gkdesk.ui.forms.inputs import ComboInput
from gkdesk.ui.tips import set_tip

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QFocusEvent, QKeyEvent
    from PySide6.QtWidgets import QWidget

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_COMING_BACK = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
_MOST_SEEN = 12


class SearchInput(ComboInput):
    """Emit `edited` with each change by the user; `key` tells what is chosen.

    Leaving it, or Enter, takes what is typed for the one entry that it can mean. Esc brings back
    what stood there before.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys: dict[str, str] = {}
        self._before = ""
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(_MOST_SEEN)
        # A click puts the cursor into the entry only after the focus has come.
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._on_soon_timeout)
        self._suggest()
        self._line().textEdited.connect(self.edited)
        self.activated.connect(self._on_activated)

    def offer(self, entries: Iterable[tuple[str, str]], empty_text: str | None = None) -> None:
        """Offer pairs of key and text; `empty_text` stands for the key "", for nothing."""
        self.clear()
        self._keys.clear()
        every = entries if empty_text is None else (("", empty_text), *entries)
        for key, text in every:
            shown = self._told_apart(text)
            self._keys[fold(shown)] = key
            self.addItem(shown, key)
        self.choose("")

    def key(self) -> str | None:
        """Return the key of the entry that is typed in full, None where there is no such entry."""
        typed = fold(self.typed())
        return self._keys.get(typed) if typed else ""

    def typed(self) -> str:
        """Return what stands in the line."""
        return self.currentText().strip()

    def choose(self, key: str) -> None:
        """Show an entry; Esc comes back to it."""
        place = self.findData(key)
        self.setCurrentIndex(place)
        if place < 0:
            self.setEditText("")
        self._line().setCursorPosition(0)
        self._before = key
        set_tip(self, self.currentText() if key else "")

    def take_up(self, text: str) -> None:
        """Show what was typed before and is no entry."""
        self.setEditText(text)

    @Slot()
    def settle(self) -> None:
        """Take what is typed for the only entry that it can mean."""
        key = self.key()
        if key is None:
            key = self._only_match()
        if key is not None:
            is_new = key != self._before
            self.choose(key)
            if is_new:
                self.edited.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.key() != self._before:
            self._close_suggestions()
            self.choose(self._before)
            self.edited.emit()
            return
        if event.key() in _ENTER and not self._is_picking():
            self._close_suggestions()
            self.settle()
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() not in _COMING_BACK:
            self._line().selectAll()
            self._soon.start()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's own signature
        # Open suggestions would eat the news that the focus went on.
        self._close_suggestions()
        return super().focusNextPrevChild(forward)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.settle()
        super().focusOutEvent(event)

    def _only_match(self) -> str | None:
        """Return the key of the only entry that holds all the words that are typed."""
        words = fold(self.typed()).split()
        found = [
            key for text, key in self._keys.items() if key and all(word in text for word in words)
        ]
        return found[0] if words and len(found) == 1 else None

    def _told_apart(self, text: str) -> str:
        """Return the text, with a number where another entry reads the same."""
        shown, number = text, 1
        while fold(shown) in self._keys:
            number += 1
            shown = f"{text} ({number})"
        return shown

    def _suggest(self) -> None:
        completer = QCompleter(self.model(), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(_MOST_SEEN)
        self.setCompleter(completer)

    def _is_picking(self) -> bool:
        """Tell whether Enter takes a suggestion that the arrow keys have reached."""
        completer = self.completer()
        popup = None if completer is None else completer.popup()
        return popup is not None and popup.isVisible() and popup.currentIndex().isValid()

    def _close_suggestions(self) -> None:
        completer = self.completer()
        popup = None if completer is None else completer.popup()
        if popup is not None:
            popup.hide()

    def _line(self) -> QLineEdit:
        line = self.lineEdit()
        if line is None:
            raise TypeError("an editable combo box has a line edit")
        return line

    @Slot()
    def _on_soon_timeout(self) -> None:
        """Select the entry, unless somebody has begun to type: what is typed takes its place."""
        if self.key() == self._before:
            self._line().selectAll()

    @Slot()
    def _on_activated(self) -> None:
        self._line().setCursorPosition(0)
        self.edited.emit()

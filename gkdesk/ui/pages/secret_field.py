"""What is special about typing secrets: the hint about caps lock, the code of the sheet."""

from __future__ import annotations

from typing import cast

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from gkdesk.ui.widgets import IconText, Role

CAPS_HINT = "Die Feststelltaste scheint eingeschaltet zu sein."
GROUP = 5
GROUPS = 7


class CapsHint(IconText):
    """Appears when what is typed into `line` looks as if caps lock were on."""

    def __init__(self, line: QLineEdit) -> None:
        super().__init__("info", CAPS_HINT, Role.BODY)
        self._line = line
        line.installEventFilter(self)
        self.setVisible(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if is_key and watched is self._line:
            self._look_at(cast("QKeyEvent", event))
        return super().eventFilter(watched, event)

    def _look_at(self, event: QKeyEvent) -> None:
        text = event.text()
        if len(text) == 1 and text.isalpha() and text.upper() != text.lower():
            shift = bool(event.modifiers() & QtCore.Qt.KeyboardModifier.ShiftModifier)
            self.setVisible(text.isupper() != shift)


class CodeField(QLineEdit):
    """The seven groups of the recovery sheet; the dashes come by themselves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("recovery-code")
        self.setProperty("large", "true")
        self.setPlaceholderText("7K2MQ-X9D4T-…")
        self.setProperty("inputMethodHints", "ImhSensitiveData|ImhNoPredictiveText")
        self.textEdited.connect(self._on_text_edited)

    def complete(self) -> bool:
        return len(_signs(self.text())) >= GROUP * GROUPS

    def groups_done(self) -> int:
        """Return how many groups are complete."""
        return len(_signs(self.text())) // GROUP

    @Slot(str)
    def _on_text_edited(self, text: str) -> None:
        before = len(_signs(text[: self.cursorPosition()]))
        signs = _signs(text)[: GROUP * GROUPS]
        groups = [signs[start : start + GROUP] for start in range(0, len(signs), GROUP)]
        self.setText("-".join(groups))
        self.setCursorPosition(min(before + max(0, before - 1) // GROUP, len(self.text())))


def _signs(text: str) -> str:
    return "".join(char for char in text.upper() if char.isalnum())

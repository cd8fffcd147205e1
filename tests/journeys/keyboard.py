"""Working without a pointer: every key goes to whatever has the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.people.hands import focused
from tests.ui.people.hands import write as write_any_script

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
MOST_STOPS = 80


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    QTest.keyClick(focused(), key, held)
    QApplication.processEvents()


def write(text: str) -> None:
    """Type where the focus is, in any script."""
    write_any_script(text)
    QApplication.processEvents()


def go_to(name: str) -> QWidget:
    """Press Tab until the control whose name begins like this has the focus."""
    passed = []
    for _ in range(MOST_STOPS):
        now = QApplication.focusWidget()
        if now is not None and now.accessibleName().startswith(name):
            return now
        passed.append("" if now is None else now.accessibleName())
        press(Qt.Key.Key_Tab)
    message = f"Tab does not lead to „{name}“ but to {list(dict.fromkeys(passed))}"
    raise AssertionError(message)

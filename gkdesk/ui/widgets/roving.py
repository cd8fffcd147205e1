"""One stop for Tab in a group of buttons: at the chosen one, however it was chosen.

Qt moves the stop only when a button is used. A choice made by the program would leave it behind,
and Tab would land on an entry that is not the one shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton, QButtonGroup

_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}
_ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}


class Roving(QObject):
    """Holds the stop of `group` and moves inside it by arrows, Home and End.

    With `choose` an entry is chosen as soon as it is reached; without, Enter or Space does that.
    Make it when all buttons are in the group.
    """

    def __init__(self, group: QButtonGroup, *, choose: bool) -> None:
        super().__init__(group)
        self._group = group
        self._choose = choose
        group.buttonToggled.connect(self.settle)
        for button in group.buttons():
            button.installEventFilter(self)
        self.settle()

    def settle(self) -> None:
        """Put the stop on the chosen button, on the first one when none is chosen."""
        buttons = self._group.buttons()
        stop = self._group.checkedButton() or buttons[0]
        for button in buttons:
            here = button is stop
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._moved(watched, event)
        # The class first: hundreds of events come by while a page is laid out.
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            self.settle()
        return False

    def _moved(self, watched: QObject, event: QKeyEvent) -> bool:
        buttons = [button for button in self._group.buttons() if _can_be_reached(button)]
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or watched not in buttons:
            return False
        key = Qt.Key(event.key())
        if key in _STEPS:
            place = buttons.index(watched) + _STEPS[key]
            target = buttons[max(0, min(len(buttons) - 1, place))]
        elif key in _ENDS:
            target = buttons[_ENDS[key]]
        else:
            return False
        target.setFocus(Qt.FocusReason.TabFocusReason)
        if self._choose:
            target.setChecked(True)
        return True


def _can_be_reached(button: QAbstractButton) -> bool:
    return button.isEnabled() and not button.isHidden()

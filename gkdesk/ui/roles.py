"""What screen readers are told a control is, where Qt would call every checkable button a tick box.

A widget is given its part once; Qt asks the factory when a screen reader first asks for the widget.
Nothing of it is loaded before a widget with a part is made.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

_PROPERTY = "part"


class Part(StrEnum):
    """What a widget is to whoever hears it."""

    TAB = "tab"
    TAB_LIST = "tab_list"
    LINK = "link"
    GROUP = "group"


_ROLES = {
    Part.TAB: QAccessible.Role.PageTab,
    Part.TAB_LIST: QAccessible.Role.PageTabList,
    Part.LINK: QAccessible.Role.Link,
    Part.GROUP: QAccessible.Role.Grouping,
}


def give(widget: QWidget, part: Part) -> None:
    """Let screen readers take `widget` for `part`; before it is shown."""
    _install()
    widget.setProperty(_PROPERTY, part.value)


def tell_selected(tab: QWidget) -> None:
    """Tell screen readers that this tab is the chosen one now."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleEvent(tab, QAccessible.Event.Selection))


class _PartInterface(QAccessibleWidget):
    """A widget in the role of its part; buttons can be pressed from outside."""

    def __init__(self, widget: QWidget, part: Part) -> None:
        super().__init__(widget, _ROLES[part])
        self._part = part

    def state(self) -> QAccessible.State:
        state = super().state()
        widget = self.widget()
        if self._part is Part.TAB and isinstance(widget, QAbstractButton):
            state.selectable = True
            state.selected = widget.isChecked()
        return state

    def actionNames(self) -> list[str]:
        names = super().actionNames()
        pressable = isinstance(self.widget(), QAbstractButton) and self.widget().isEnabled()
        return [self.pressAction(), *names] if pressable else names

    def doAction(self, actionName: str) -> None:  # noqa: N803 (Qt's name)
        widget = self.widget()
        if actionName == self.pressAction() and isinstance(widget, QAbstractButton):
            widget.click()
        else:
            super().doAction(actionName)


@cache
def _install() -> None:
    QAccessible.installFactory(_interface)


def _interface(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    if not isinstance(thing, QWidget):
        return None
    part = thing.property(_PROPERTY)
    return _PartInterface(thing, Part(part)) if part else None

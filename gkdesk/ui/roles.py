"""What screen readers are told a control is, where Qt would call every checkable button a tick box.

A widget is given its part once; Qt asks the factory when a screen reader first asks for the widget.
Nothing of it is loaded before a widget with a part is made.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
    QAccessibleValueChangeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

_PROPERTY = "part"
_SPOKEN = "spoken"


class Part(StrEnum):
    """What a widget is to whoever hears it."""

    TAB = "tab"
    TAB_LIST = "tab_list"
    LINK = "link"
    GROUP = "group"
    PICTURE = "picture"


_ROLES = {
    Part.TAB: QAccessible.Role.PageTab,
    Part.TAB_LIST: QAccessible.Role.PageTabList,
    Part.LINK: QAccessible.Role.Link,
    Part.GROUP: QAccessible.Role.Grouping,
    Part.PICTURE: QAccessible.Role.Graphic,
}


def give(widget: QWidget, part: Part) -> None:
    """Let screen readers take `widget` for `part`; before it is shown."""
    _install()
    widget.setProperty(_PROPERTY, part.value)


def tell_selected(tab: QWidget) -> None:
    """Tell screen readers that this tab is the chosen one now."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleEvent(tab, QAccessible.Event.Selection))


def say(picture: QWidget, text: str) -> None:
    """Let a picture have `text` as its value, and tell screen readers now."""
    if picture.property(_SPOKEN) == text:
        return
    picture.setProperty(_SPOKEN, text)
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleValueChangeEvent(picture, text))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(picture, text))


class _PartInterface(QAccessibleWidget):
    """A widget in the role of its part; buttons can be pressed from outside."""

    def __init__(self, widget: QWidget, part: Part) -> None:
        super().__init__(widget, _ROLES[part])
        self._part = part

    def text(self, what: QAccessible.Text) -> str:
        if what == QAccessible.Text.Value and self._part is Part.PICTURE:
            return str(self.widget().property(_SPOKEN) or "")
        return super().text(what)

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

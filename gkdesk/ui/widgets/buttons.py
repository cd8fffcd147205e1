"""Buttons: primary, plain, dangerous, link, text, icon, segmented and tabs.

Texts are given as they are read; a mnemonic sign, the gap between icon and text and the accessible
name are the buttons' own business. Icons follow the theme.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QEnterEvent, QFont, QFontMetrics, QIcon, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from gkdesk.ui import icons, theme
from gkdesk.ui.tips import set_tip

if TYPE_CHECKING:
    from collections.abc import Sequence


class KitButton(QPushButton):
    """A push button of one kind; the kinds below differ in look, not in behaviour."""

    kind: ClassVar[str] = "plain"
    icon_color: ClassVar[str] = "ink"
    checked_icon_color: ClassVar[str | None] = None
    icon_size: ClassVar[str] = "icon.button"
    ring: ClassVar[str | None] = None
    """The colour of the focus ring where the accent would not be seen."""

    def __init__(self, text: str, icon: str | None = None, parent: QWidget | None = None) -> None:
        self._icon_scheme = theme.scheme()
        super().__init__(parent)
        self._icon_name = icon
        self.setProperty("k", self.kind)
        if self.ring is not None:
            self.setProperty("ring", self.ring)
        self.setAutoDefault(False)
        self._show_icon()
        self.set_label(text)

    def label(self) -> str:
        """Return the text as it is read."""
        return self._label

    def set_label(self, text: str) -> None:
        """Change the text together with the accessible name."""
        self._label = text
        escaped = text.replace("&", "&&")
        self.setText(f" {escaped}" if self._icon_name and escaped else escaped)
        self.setAccessibleName(text)

    def set_icon(self, icon: str | None) -> None:
        """Change the icon by name, None for no icon."""
        self._icon_name = icon
        self._show_icon()
        self.set_label(self._label)

    def sizeHint(self) -> QSize:
        """Reserve the semibold width, so that a checked button does not cut its text.

        Qt measures with the font of the unchecked button even when it is checked.
        """
        hint = super().sizeHint()
        if not self.isCheckable() or not self.text():
            return hint
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        more = QFontMetrics(bold).horizontalAdvance(self.text())
        now = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(hint.width() + max(0, more - now) + 1, hint.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press a focused button as Space does; Qt knows it for dialogs only."""
        if event.key() in {QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.setCursor(QtCore.Qt.CursorShape.PointingHandCursor)
        super().enterEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # Every first polish is a change of style too; only another scheme needs another icon.
        if event.type() == QEvent.Type.StyleChange and self._icon_scheme != theme.scheme():
            self._show_icon()

    def _show_icon(self) -> None:
        self._icon_scheme = theme.scheme()
        if self._icon_name is None:
            self.setIcon(QIcon())
            return
        size = theme.px(self.icon_size)
        self.setIconSize(QSize(size, size))
        self.setIcon(
            icons.icon(self._icon_name, self.icon_color, size, checked=self.checked_icon_color)
        )


class PrimaryButton(KitButton):
    """The one loud action of a pane."""

    kind = "primary"
    icon_color = "on_accent"


class PlainButton(KitButton):
    """An ordinary action."""


class DangerButton(KitButton):
    """An action that destroys something; never the default button."""

    kind = "danger"
    icon_color = "err"


class ReversedButton(KitButton):
    """An action on a toast."""

    kind = "reversed"
    icon_color = "paper"
    ring = "paper"


class LinkButton(KitButton):
    """An action that reads as accent text and aligns with the text above it."""

    kind = "link"
    icon_color = "accent"

    def __init__(self, text: str, icon: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(text, icon, parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)


class TextButton(KitButton):
    """A quiet action of the top bar."""

    kind = "text"
    icon_color = "ink2"
    checked_icon_color = "accent"


class IconButton(KitButton):
    """An action shown by its icon alone; the name is read aloud and shown as a tooltip."""

    kind = "icon"
    icon_color = "ink2"
    checked_icon_color = "accent"

    def __init__(self, name: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__("", icon, parent)
        self.set_name(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_name(self, name: str) -> None:
        """Change what the button is called."""
        self.setAccessibleName(name)
        set_tip(self, name)


class FramedIconButton(IconButton):
    """An icon action that stands among plain buttons."""

    kind = "icon_framed"
    icon_color = "ink"


class ReversedIconButton(IconButton):
    """An icon action on a toast."""

    kind = "reversed_icon"
    icon_color = "paper"
    ring = "paper"


class SegmentButton(KitButton):
    """One segment of a `Segmented`."""

    kind = "segment"
    checked_icon_color = "on_accent"


class TabButton(KitButton):
    """One tab of a `TabBar`."""

    kind = "tab"
    icon_color = "ink2"
    checked_icon_color = "accent"


class _ExclusiveRow(QWidget):
    """A row of buttons of which exactly one is checked; arrow keys choose inside the row."""

    current_changed = Signal(int)

    def __init__(self, name: str, buttons: Sequence[KitButton], spacing: int) -> None:
        from gkdesk.ui.widgets.roving import Roving

        super().__init__()
        self.setAccessibleName(name)
        self._buttons = tuple(buttons)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(spacing)
        for index, button in enumerate(self._buttons):
            button.setCheckable(True)
            self._group.addButton(button, index)
            row.addWidget(button)
        self._buttons[0].setChecked(True)
        self._roving = Roving(self._group, choose=True)
        self._group.idToggled.connect(self._on_group_id_toggled)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def current(self) -> int:
        """Return the index of the checked button."""
        return self._group.checkedId()

    def set_current(self, index: int) -> None:
        """Check the button at `index`."""
        self._buttons[index].setChecked(True)

    def button(self, index: int) -> KitButton:
        """Return the button at `index`, for tooltips and shortcuts."""
        return self._buttons[index]

    def _on_group_id_toggled(self, index: int, on: bool) -> None:  # noqa: FBT001 (Qt's signal)
        if on:
            self.current_changed.emit(index)


class Segmented(_ExclusiveRow):
    """Two or more views of one thing; `choices` are texts or pairs of text and icon."""

    def __init__(self, name: str, choices: Sequence[str | tuple[str, str]]) -> None:
        from gkdesk.ui import roles

        buttons = [_made(SegmentButton, choice) for choice in choices]
        places = ["first", *["middle"] * (len(buttons) - 2), "last"]
        for button, place in zip(buttons, places if len(buttons) > 1 else ["only"], strict=True):
            button.setProperty("place", place)
            button.setAutoExclusive(True)  # makes it a radio button for screen readers
        super().__init__(name, buttons, spacing=0)
        roles.give(self, roles.Part.GROUP)


class TabBar(_ExclusiveRow):
    """The tabs of a detail page."""

    def __init__(self, name: str, tabs: Sequence[str | tuple[str, str]]) -> None:
        from gkdesk.ui import roles

        super().__init__(name, [_made(TabButton, tab) for tab in tabs], spacing=20)
        roles.give(self, roles.Part.TAB_LIST)
        for button in self._buttons:
            roles.give(button, roles.Part.TAB)
        self.current_changed.connect(self._on_current_changed)

    def _on_current_changed(self, index: int) -> None:
        from gkdesk.ui import roles

        roles.tell_selected(self.button(index))


def _made(kind: type[KitButton], choice: str | tuple[str, str]) -> KitButton:
    text, icon = (choice, None) if isinstance(choice, str) else choice
    return kind(text, icon)

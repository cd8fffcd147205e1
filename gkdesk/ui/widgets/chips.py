"""Filter chips (clickable, with a border) and tags (not clickable, without)."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QWidget

from gkdesk.ui import theme
from gkdesk.ui.widgets.buttons import KitButton
from gkdesk.ui.widgets.labels import IconLabel, Label, Role


class Tone(StrEnum):
    """What a tag says; never by its colour alone."""

    QUIET = "quiet"
    ACCENT = "accent"
    OK = "ok"
    WARN = "warn"
    ERROR = "err"


_ROLES = {
    Tone.QUIET: Role.QUIET,
    Tone.ACCENT: Role.ACCENT,
    Tone.OK: Role.OK,
    Tone.WARN: Role.WARN,
    Tone.ERROR: Role.ERROR,
}
_COLORS = {
    Tone.QUIET: "ink2",
    Tone.ACCENT: "accent",
    Tone.OK: "ok",
    Tone.WARN: "warn",
    Tone.ERROR: "err",
}
_ICONS = {Tone.OK: "check", Tone.WARN: "warn", Tone.ERROR: "cross"}


class Tag(QFrame):
    """A mark of icon and word; `icon` None takes the usual one of the tone, "" none."""

    def __init__(
        self,
        text: str,
        tone: Tone = Tone.QUIET,
        icon: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("tag", tone.value)
        self.setAccessibleName(text)
        name = _ICONS.get(tone, "") if icon is None else icon
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px("space.s"), 0, 10 if name else theme.px("space.s"), 0)
        row.setSpacing(5)
        if name:
            row.addWidget(IconLabel(name, _COLORS[tone]))
        row.addWidget(Label(text, _ROLES[tone]))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)


class FilterChip(KitButton):
    """A filter that is on or off: `chip.isChecked()`, signal `toggled`; on = tick and semibold."""

    kind = "chip"
    icon_color = "ink2"
    checked_icon_color = "accent"
    icon_size = "icon.inline"

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, None, parent)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._on_toggled)

    def _on_toggled(self, on: bool) -> None:  # noqa: FBT001 (Qt's signal)
        self.set_icon("check" if on else None)


class MenuChip(KitButton):
    """A filter with several values: opens `menu`; the arrow stands at the right."""

    kind = "chip"
    icon_size = "icon.inline"

    def __init__(self, text: str, menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(text, "chevron-down", parent)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        menu.setAccessibleName(text)
        self.setMenu(menu)

    def set_label(self, text: str) -> None:
        """Change the text; the gap to the arrow stands behind it here."""
        super().set_label(text)
        self.setText(text.replace("&", "&&") + " ")

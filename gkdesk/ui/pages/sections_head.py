"""The head of a page of several sections: its name and the tabs of its sections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gkdesk.ui import theme
from gkdesk.ui.records.tab_strip import TabStrip
from gkdesk.ui.tips import set_tip
from gkdesk.ui.widgets import HeadingLabel, Role

if TYPE_CHECKING:
    from collections.abc import Sequence


class SectionsHead(QWidget):
    """Emit `section_wanted` with the key of the tab that somebody chose.

    `name` is what the tabs are called for who hears them; `sections` are keys and titles.
    """

    section_wanted = Signal(str)

    def __init__(self, title: str, name: str, sections: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._keys = [key for key, _ in sections]
        self._titles = dict(sections)
        self.heading = HeadingLabel(title, Role.PAGE)
        self.strip = TabStrip(name, [title for _, title in sections])
        self.tabs = self.strip.tabs
        row = QHBoxLayout(self)
        margin = theme.px("space.xl")
        row.setContentsMargins(margin, theme.px("space.m"), margin, theme.px("space.s"))
        row.setSpacing(theme.px("space.l"))
        row.addWidget(self.heading)
        row.addWidget(self.strip, 1)
        self.tabs.current_changed.connect(self._on_tabs_current_changed)

    def current(self) -> str:
        """Return the key of the tab that is chosen."""
        return self._keys[self.tabs.current()]

    def select(self, key: str) -> None:
        """Choose a tab."""
        self.tabs.set_current(self._keys.index(key))

    def show_count(self, key: str, count: int | None) -> None:
        """Show a number behind the title of a tab."""
        title = self._titles[key]
        text = title if count is None else f"{title} {count}"
        self.tabs.button(self._keys.index(key)).set_label(text)
        self.strip.fit()

    def explain_count(self, key: str, words: str, waiting: int) -> None:
        """Say what the number behind a tab counts; what waits is told also while it is hidden."""
        self.strip.say_waiting(self._keys.index(key), waiting)
        tab = self.tabs.button(self._keys.index(key))
        set_tip(tab, words)
        tab.setAccessibleDescription(words)

    @Slot(int)
    def _on_tabs_current_changed(self, index: int) -> None:
        self.section_wanted.emit(self._keys[index])

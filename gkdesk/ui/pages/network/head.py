"""The head of the page Netzwerk: its name and the tabs of its sections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from gkdesk.ui import theme
from gkdesk.ui.tips import set_tip
from gkdesk.ui.widgets import HeadingLabel, MenuChip, Role, TabBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

FURTHER = "Weitere"
_BETWEEN = 4


class NetworkHead(QWidget):
    """Emit `section_wanted` with the key of the tab that somebody chose."""

    section_wanted = Signal(str)

    def __init__(self, sections: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._keys = [key for key, _ in sections]
        self._titles = dict(sections)
        self.heading = HeadingLabel("Netzwerk", Role.PAGE)
        self.strip = TabStrip("Bereiche des Netzwerks", [title for _, title in sections])
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


class TabStrip(QWidget):
    """Tabs in a line; those for which there is no room are in a menu at its end.

    The first ones never change their places. One of the others that is chosen stands at the end
    of the line; the room for it is kept free.
    """

    def __init__(self, name: str, titles: Sequence[str]) -> None:
        super().__init__()
        self._count = len(titles)
        self._waiting: dict[int, int] = {}
        self._name = name
        self.tabs = TabBar(name, titles)
        self._close_up()
        self._menu = QMenu(self)
        self.more = MenuChip(FURTHER, self._menu)
        self.more.setAccessibleName(f"{FURTHER}: {name}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_BETWEEN)
        row.addWidget(self.tabs)
        row.addWidget(self.more)
        row.addStretch(1)
        self.more.hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.tabs.current_changed.connect(self.fit)
        self._menu.aboutToShow.connect(self._on_menu_about_to_show)

    def _close_up(self) -> None:
        """Let all tabs find room in a window of 1366 pixels."""
        inner = self.tabs.layout()
        if inner is not None:
            inner.setSpacing(_BETWEEN)

    def shown(self) -> tuple[int, ...]:
        """Return the places of the tabs that stand in the line."""
        return tuple(i for i in range(self._count) if not self.tabs.button(i).isHidden())

    def say_waiting(self, place: int, number: int) -> None:
        """Note how much waits behind a tab: the menu says the sum of those that are in it."""
        self._waiting[place] = number
        self.fit()

    @Slot()
    def fit(self) -> None:
        """Let as many tabs stand in the line as fit, in their order."""
        if self._arrange():
            self._arrange()  # the menu that says a number is wider

    def _arrange(self) -> bool:
        """Show the tabs that fit; tell whether the menu reads otherwise than before."""
        widths = [self.tabs.button(i).sizeHint().width() + _BETWEEN for i in range(self._count)]
        room = self.width() + _BETWEEN
        kept = set(range(self._count))
        if sum(widths) > room:
            room -= self.more.sizeHint().width() + _BETWEEN
            kept = {*range(_first_ones(widths, room)), self.tabs.current()}
        for index in range(self._count):
            self.tabs.button(index).setVisible(index in kept)
        self.more.setVisible(len(kept) < self._count)
        hidden = sum(number for place, number in self._waiting.items() if place not in kept)
        label, before = f"{FURTHER}: {hidden}" if hidden else FURTHER, self.more.label()
        self.more.set_label(label)
        self.more.setAccessibleName(f"{label}, {self._name}")
        return label != before

    def minimumSizeHint(self) -> QSize:
        """Ask for the chosen tab and the menu only: the rest goes into the menu."""
        widest = max(self.tabs.button(i).sizeHint().width() for i in range(self._count))
        width = widest + _BETWEEN + self.more.sizeHint().width()
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    @Slot()
    def _on_menu_about_to_show(self) -> None:
        self._menu.clear()
        shown = set(self.shown())
        for index in range(self._count):
            if index not in shown:
                action = QAction(self.tabs.button(index).label(), self._menu)
                action.setData(index)
                action.triggered.connect(self._on_action_triggered)
                self._menu.addAction(action)

    @Slot()
    def _on_action_triggered(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.tabs.set_current(int(action.data()))
            self.tabs.button(int(action.data())).setFocus(Qt.FocusReason.OtherFocusReason)


def _first_ones(widths: Sequence[int], room: int) -> int:
    """Return how many fit at the beginning while the widest of the others fits behind them."""
    fitting = (
        count
        for count in range(len(widths) - 1, 0, -1)
        if sum(widths[:count]) + max(widths[count:]) <= room
    )
    return next(fitting, 0)

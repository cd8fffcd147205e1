"""Tabs that find room in any window: those for which there is none are in a menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from gkdesk.ui.widgets import MenuChip, TabBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

FURTHER = "Weitere"
_BETWEEN = 4


class TabStrip(QWidget):
    """Tabs in a line; those for which there is no room are in a menu at its end.

    The first ones never change their places. One of the others that is chosen stands at the end
    of the line; the room for it is kept free.
    """

    def __init__(self, name: str, titles: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
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

"""Lists of values to choose from: of options, and of records, which nothing ever replaces."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QSignalBlocker, Slot

from gkdesk.ui.forms.inputs import ComboInput

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QShowEvent

V = TypeVar("V")


class Offer(ComboInput, Generic[V]):
    """A list of values with their words; Qt would turn enums into plain text."""

    def __init__(self, name: str, entries: Iterable[tuple[V, str]] = ()) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._entries: list[tuple[V, str]] = []
        self.offer(entries)

    def value(self) -> V | None:
        """Return what is chosen, None while nothing is offered."""
        at = self.currentIndex()
        return self._entries[at][0] if 0 <= at < len(self._entries) else None

    def entries(self) -> tuple[tuple[V, str], ...]:
        """Return what is offered."""
        return tuple(self._entries)

    def choose(self, value: V) -> None:
        """Choose a value if it is offered."""
        at = self._at(value)
        if at >= 0:
            self.setCurrentIndex(at)

    def offer(self, entries: Iterable[tuple[V, str]]) -> None:
        """Offer other values; what is chosen stays chosen if it is among them."""
        offered = list(entries)
        if offered == self._entries:
            return
        chosen = self.value()
        self._fill(offered)
        at = next((at for at, (value, _) in enumerate(offered) if value == chosen), 0)
        self._point_to(at if offered else -1)

    def _at(self, value: V) -> int:
        return next((at for at, (each, _) in enumerate(self._entries) if each == value), -1)

    def _fill(self, entries: list[tuple[V, str]]) -> None:
        with QSignalBlocker(self):
            self._entries = entries
            self.clear()
            self.addItems([text for _, text in entries])

    def _point_to(self, at: int) -> None:
        with QSignalBlocker(self):
            self.setCurrentIndex(at)


class RecordOffer(Offer[V]):
    """A list of records: one that is not offered leaves nothing chosen, and never another one.

    It is chosen again as soon as it is offered again. As long as nobody has chosen or seen
    anything, the list begins at its first record.
    """

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._asked: list[V] = []  # the one that shall be chosen; None may be a value, too
        self.currentIndexChanged.connect(self._on_current_index_changed)

    def is_lost(self) -> bool:
        """Tell whether what was asked for is not offered."""
        return bool(self._asked) and self.currentIndex() < 0

    def asked(self) -> V | None:
        """Return what shall be chosen, also while it is not offered."""
        return self._asked[0] if self._asked else self.value()

    def choose(self, value: V) -> None:
        """Choose a record; one that is not offered leaves nothing chosen."""
        self._asked = [value]
        self.setCurrentIndex(self._at(value))

    def offer(self, entries: Iterable[tuple[V, str]]) -> None:
        """Offer other records; what is chosen stays chosen, or is lost."""
        offered = list(entries)
        if offered != self._entries:
            self._fill(offered)
            self._point_to(self._at(self._asked[0]) if self._asked else min(0, len(offered) - 1))
            if self.isVisible():
                self._remember()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._remember()  # what somebody sees must not become another thing under her eyes

    def begin_anew(self) -> None:
        """Ask for nothing in particular: for other records than those offered till now."""
        self._asked = []
        self._fill([])

    def _remember(self) -> None:
        at = self.currentIndex()
        if at >= 0:
            self._asked = [self._entries[at][0]]

    @Slot(int)
    def _on_current_index_changed(self, _at: int) -> None:
        self._remember()

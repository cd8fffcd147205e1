"""Netzwerk: the register, the map, what is missing, and how all of it stood before."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Slot

from gkdesk.ui.pages.network.findings.board import COUNTED
from gkdesk.ui.pages.network.sections import SECTIONS
from gkdesk.ui.pages.network.state import NetworkState
from gkdesk.ui.pages.sectioned import SectionedPage, Tab

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gkdesk.services.workspace import Change
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.pages.section import Section


class NetworkPage(SectionedPage):
    """The page Netzwerk; its sections share one network and one selection."""

    key: ClassVar[str] = "network"
    title: ClassVar[str] = "Netzwerk"
    icon: ClassVar[str] = "network"
    help_topic: ClassVar[str] = "netzwerk"
    tabs: ClassVar[tuple[Tab, ...]] = SECTIONS
    tabs_name: ClassVar[str] = "Bereiche des Netzwerks"

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.state = NetworkState(context)
        self.state.findings.changed.connect(self._on_findings_changed)

    def _make(self, key: str, parent: QWidget) -> Section:
        kind = next(each for each in SECTIONS if each.key == key)
        return kind.load()(self.context, self.state, parent)

    def _forget(self, changes: tuple[Change, ...]) -> None:
        self.state.forget(changes)

    def _counts(self) -> dict[str, int | None]:
        """Return the numbers that the sections show; the store counts for the others."""
        counted, read = self.context.workspace.counts, self._read()
        stored = {
            "overview": counted.organisations,
            "contacts": counted.contacts,
            "bodies": counted.bodies,
            "tasks": counted.tasks,
        }
        others = {key: count() for key, count in stored.items() if key not in read}
        return {**others, **super()._counts()}

    @Slot()
    def _on_findings_changed(self) -> None:
        board = self.state.findings.value
        for key in COUNTED:
            self.head.show_count(key, None if board is None else board.number(key))
            words = "" if board is None else board.words(key)
            waiting = 0 if board is None else board.number(key) or 0
            self.head.explain_count(key, words, waiting)

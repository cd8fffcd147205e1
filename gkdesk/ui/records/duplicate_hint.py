"""Say while a name is typed that there is a record that is called like it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from gkdesk.ui.widgets import FlowLayout, Label, LinkButton, Role

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gkdesk.text.codes import RecordKind
    from gkdesk.ui.pages.page import PageContext

HINT_AFTER_MS = 250
HINT_FROM_LETTERS = 4
HINTS = 3


class DuplicateHint(QWidget):
    """„Gibt es schon: …“ while a name is typed.

    `find` returns id and name of the records that a name may mean, the likeliest first.
    """

    chosen = Signal(object)

    def __init__(
        self,
        context: PageContext,
        find: Callable[[str], Sequence[tuple[int, str]]],
        *,
        icon: str = "person",
    ) -> None:
        super().__init__()
        self._context = context
        self._find = find
        self._icon = icon
        self.own = 0
        self._typed = ""
        self._links: list[LinkButton] = []
        self._timer = QTimer(self, interval=HINT_AFTER_MS, singleShot=True)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._caption = Label("Gibt es schon:", Role.WARN)
        self._flow = FlowLayout(self)
        self._flow.addWidget(self._caption)
        self.hide()

    def begin(self, own: int) -> None:
        """Forget what was found; the hits are never this record itself."""
        self.own = own
        self._show(())

    def look_for(self, name: str) -> None:
        """Look soon for others who sound like this."""
        self._typed = name.strip()
        self._timer.start()

    def names(self) -> tuple[str, ...]:
        """Return the names that are shown."""
        return tuple(link.label() for link in self._links)

    @Slot()
    def _on_timer_timeout(self) -> None:
        parent = self.parentWidget()
        hidden = parent is None or not parent.isVisible() or self._context.privacy.is_on()
        if len(self._typed) < HINT_FROM_LETTERS or hidden:
            self._show(())
            return
        self._show([hit for hit in self._find(self._typed) if hit[0] != self.own][:HINTS])

    def _show(self, hits: Sequence[tuple[int, str]]) -> None:
        for link in self._links:
            self._flow.removeWidget(link)
            link.hide()
            link.deleteLater()
        self._links = []
        for ref, name in hits:
            link = LinkButton(name, self._icon)
            link.setProperty("ref", ref)
            link.setAccessibleDescription("Gibt es schon, öffnen")
            link.clicked.connect(self._on_link_clicked)
            self._flow.addWidget(link)
            self._links.append(link)
        self.setVisible(bool(hits))

    @Slot()
    def _on_link_clicked(self) -> None:
        link = self.sender()
        if link is not None:
            self.chosen.emit(int(link.property("ref")))


def sounding_like(context: PageContext, kind: RecordKind, name: str) -> list[tuple[int, str]]:
    """Return id and name of records of a kind that sound like a name, in every script."""
    hits = context.workspace.search.find(name, limit=HINTS + 1, kinds=(kind,))
    return [(hit.ref, hit.title) for hit in hits]

"""A card of links to other records that belong to this one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout

from gkdesk.ui.reading_order import set_reading_order
from gkdesk.ui.records.elided_link import ElidedLink
from gkdesk.ui.widgets import Card, Label, LinkButton, Role, clear_layout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkdesk.text.codes.clients import RecordKind


SHOWN_AT_FIRST = 12


class LinksCard(Card):
    """Other records that belong to this one; a link opens one. Of many, some are shown at first."""

    wanted = Signal(str, object)

    def __init__(self) -> None:
        super().__init__(" ")
        self._empty = Label("", Role.QUIET)
        self._rows = QVBoxLayout()
        self._kind = ""
        self._shown: Sequence[tuple[int, str]] | None = None
        self.more = LinkButton("")
        self.body.addWidget(self._empty)
        self.body.addLayout(self._rows)
        self.body.addWidget(self.more)
        self.more.hide()
        self.more.clicked.connect(self._on_more_clicked)

    def show_links(
        self, title: str, empty: str, kind: RecordKind, links: Sequence[tuple[int, str]]
    ) -> None:
        self.title.setText(title)
        self.setAccessibleName(title)
        self._empty.setText(empty)
        self._empty.setVisible(not links)
        if links == self._shown:
            return
        self._kind, self._shown = kind.value, links
        clear_layout(self._rows)
        self._add(links[:SHOWN_AT_FIRST])
        hidden = len(links) - SHOWN_AT_FIRST
        self.more.set_label(f"{hidden} weitere zeigen")
        self.more.setAccessibleDescription(title)
        self.more.setVisible(hidden > 0)

    def _add(self, links: Sequence[tuple[int, str]]) -> None:
        for ref, text in links:
            link = ElidedLink(text, "chevron-right")
            link.setProperty("ref", ref)
            link.clicked.connect(self._on_link_clicked)
            self._rows.addWidget(link)

    @Slot()
    def _on_more_clicked(self) -> None:
        """Show all of them; the focus goes on with the first that was not seen."""
        place = self._rows.count()
        self._add((self._shown or ())[place:])
        self.more.hide()
        item = self._rows.itemAt(place)
        first = None if item is None else item.widget()
        if first is not None:
            first.show()
            first.setFocus()
        set_reading_order(self)

    def links(self) -> tuple[str, ...]:
        """Return the texts of the links."""
        return tuple(text for _, text in self._shown or ())

    @Slot()
    def _on_link_clicked(self) -> None:
        link = self.sender()
        if link is not None:
            self.wanted.emit(self._kind, int(link.property("ref")))

"""A card of links to other records that belong to this one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout

from gkdesk.ui.widgets import Card, Label, LinkButton, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkdesk.text.codes import RecordKind


class LinksCard(Card):
    """Other records that belong to this one; a link opens one."""

    wanted = Signal(str, object)

    def __init__(self) -> None:
        super().__init__(" ")
        self._empty = Label("", Role.QUIET)
        self._rows = QVBoxLayout()
        self._kind = ""
        self._shown: Sequence[tuple[int, str]] | None = None
        self.body.addWidget(self._empty)
        self.body.addLayout(self._rows)

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
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for ref, text in links:
            link = LinkButton(text, "chevron-right")
            link.setProperty("ref", ref)
            link.clicked.connect(self._on_link_clicked)
            self._rows.addWidget(link)

    def links(self) -> tuple[str, ...]:
        """Return the texts of the links."""
        return tuple(text for _, text in self._shown or ())

    @Slot()
    def _on_link_clicked(self) -> None:
        link = self.sender()
        if link is not None:
            self.wanted.emit(self._kind, int(link.property("ref")))

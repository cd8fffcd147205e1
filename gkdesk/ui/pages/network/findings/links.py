"""Records that a sentence is about, as links beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from gkdesk.text.bidi_safe import inside
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.wording.clients import word
from gkdesk.ui import theme
from gkdesk.ui.tips import set_tip
from gkdesk.ui.widgets import LinkButton, Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkdesk.services.register.names import RecordLink

_ICONS = {
    RecordKind.ORGANISATION: "building",
    RecordKind.CONTACT_PERSON: "person",
    RecordKind.BODY: "conference",
    RecordKind.COOPERATION: "link",
    RecordKind.OFFER: "school",
    RecordKind.NEED: "flag",
    RecordKind.TASK: "decision",
}
_NARROWEST = 80


class RecordLinks(Row):
    """Emit `wanted` with kind and id of the record whose link was used."""

    wanted = Signal(str, object)

    def __init__(self, links: Sequence[RecordLink]) -> None:
        self.buttons = tuple(record_button(link) for link in links)
        super().__init__(*self.buttons, spacing=theme.px("space.m"))
        for link, button in zip(links, self.buttons, strict=True):
            button.setProperty("kind", link.kind.value)
            button.setProperty("ref", link.ref)
            button.clicked.connect(self._on_button_clicked)

    @Slot()
    def _on_button_clicked(self) -> None:
        button = self.sender()
        if button is not None:
            self.wanted.emit(str(button.property("kind")), int(button.property("ref")))


def record_button(link: RecordLink) -> LinkButton:
    """Return the link to a record; its full name says what kind of record it is."""
    button = LinkButton(inside(link.name), _ICONS.get(link.kind, "chevron-right"))
    button.setMinimumWidth(_NARROWEST)  # a long name is cut, not the page widened
    set_tip(button, inside(link.name))
    button.setAccessibleName(f"{word(link.kind)} öffnen: {inside(link.name)}")
    return button

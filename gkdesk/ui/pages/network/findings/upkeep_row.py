"""One call: whom to ask, under which number, and what to tick off while the line is open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot

from gkdesk.services.networks.analysis_views import CallRow
from gkdesk.services.register.names import RecordLink
from gkdesk.text.bidi_safe import inside
from gkdesk.text.codes.clients import RecordKind
from gkdesk.ui import theme
from gkdesk.ui.pages.network.findings.links import RecordLinks
from gkdesk.ui.pages.network.findings.row import FindingRow
from gkdesk.ui.widgets import IconText, LinkButton, Role, Row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout, QWidget

STILL_RIGHT = "Stimmt noch"
ALL_RIGHT = "Alles stimmt noch"
CONFIRM, CONFIRM_ALL = "confirm", "confirm_all"


@dataclass(frozen=True)
class ToCheck:
    """A record to be checked, and the number under which to ask."""

    link: RecordLink
    phone: str = ""


def to_check(call: CallRow) -> tuple[ToCheck, ...]:
    """Return everything that one call can settle, in the order in which to ask."""
    own = (ToCheck(call.organisation),) if call.own and call.organisation is not None else ()
    people = tuple(ToCheck(person.link, person.phone) for person in call.people)
    return (*own, *people, *(ToCheck(link) for link in (*call.offers, *call.cooperations)))


class UpkeepRow(FindingRow):
    """Shows the number of the organisation and each record with „Stimmt noch“."""

    def add_detail(self, column: QVBoxLayout) -> None:
        call = self.detail
        if not isinstance(call, CallRow):
            super().add_detail(column)
            return
        if call.organisation is not None:
            column.addWidget(self._number(call.organisation, call.phone))
        items = to_check(call)
        for item in items:
            column.addWidget(self._item(item))
        if len(items) > 1 and not self.finding.is_set_aside:
            button = self._button(ALL_RIGHT, CONFIRM_ALL)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def confirmed(self, what: str) -> tuple[RecordLink, ...]:
        """Return the records that a deed confirms."""
        items = to_check(self.detail) if isinstance(self.detail, CallRow) else ()
        if what == CONFIRM_ALL:
            return tuple(item.link for item in items)
        return tuple(item.link for item in items if _deed(item.link) == what)

    def enter(self) -> None:
        """Open the organisation that is to be called."""
        if self.finding.links:
            first = self.finding.links[0]
            self.record_wanted.emit(first.kind.value, first.ref)

    def _number(self, link: RecordLink, phone: str) -> QWidget:
        parts: list[QWidget] = [self._link(link)]
        if phone:
            parts.append(IconText("phone", phone, Role.STRONG))
        return Row(*parts, spacing=theme.px("space.m"))

    def _item(self, item: ToCheck) -> QWidget:
        own = item.link.kind is RecordKind.ORGANISATION
        parts: list[QWidget] = [
            IconText("building", "Angaben zur Organisation") if own else self._link(item.link)
        ]
        if item.phone:
            parts.append(IconText("phone", item.phone, Role.QUIET))
        if not self.finding.is_set_aside:
            button = self._button(STILL_RIGHT, _deed(item.link))
            button.setAccessibleName(f"{STILL_RIGHT}: {inside(item.link.name)}")
            parts.append(button)
        row = Row(*parts, spacing=theme.px("space.m"))
        row.setContentsMargins(theme.px("space.xl"), 0, 0, 0)
        return row

    def _link(self, link: RecordLink) -> QWidget:
        links = RecordLinks((link,))
        links.wanted.connect(self.record_wanted)
        self.add_controls(*links.buttons)
        return links

    def _button(self, text: str, what: str) -> LinkButton:
        button = LinkButton(text, "check")
        button.setObjectName(what)
        button.clicked.connect(self._on_confirm_clicked)
        self.add_controls(button)
        return button

    @Slot()
    def _on_confirm_clicked(self) -> None:
        button = self.sender()
        if button is not None:
            self.deed_wanted.emit(self, button.objectName())


def _deed(link: RecordLink) -> str:
    return f"{CONFIRM}:{link.kind.value}:{link.ref}"

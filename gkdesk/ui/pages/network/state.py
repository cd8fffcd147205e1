"""What all sections of the page Netzwerk share: the network as it stands, and what is selected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gkdesk.network.freshness import DEFAULT_MONTHS
from gkdesk.text.codes.clients import RecordKind
from gkdesk.ui.pages.network.findings.board import findings_reading
from gkdesk.ui.records.lookup import OfficeLookup

if TYPE_CHECKING:
    from gkdesk.network.graph import Network
    from gkdesk.services.workspace import Change
    from gkdesk.ui.pages.page import PageContext

ON_THE_MAP = frozenset(
    kind.value
    for kind in (
        RecordKind.ORGANISATION,
        RecordKind.CONTACT_PERSON,
        RecordKind.MUNICIPALITY,
        RecordKind.BODY,
        RecordKind.COOPERATION,
        RecordKind.OFFER,
        RecordKind.NEED,
        RecordKind.CODE_ENTRY,
        RecordKind.OFFICE,
        RecordKind.PROFILE,
    )
)
"""A change of these makes the network be read anew."""
IN_FINDINGS = ON_THE_MAP | {
    kind.value for kind in (RecordKind.CLIENT, RecordKind.TASK, RecordKind.FINDING)
}
"""A change of these may lead to other findings."""


@dataclass(frozen=True)
class Selected:
    """The record that is selected on the map and in the table alike."""

    kind: RecordKind
    ref: int


class NetworkState(QObject):
    """One network and one selection for all sections."""

    selection_changed = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._context = context
        self._network: Network | None = None
        self.stale_months = DEFAULT_MONTHS
        self.lookup = OfficeLookup(context.workspace)
        self.findings = findings_reading(self, context.workspace)
        self.selected: Selected | None = None

    def network(self) -> Network:
        """Return the network as it stands; it is read again after it changed."""
        if self._network is None:
            self._network = self._context.workspace.network.now()
            self.stale_months = self._context.workspace.office.freshness().months
        return self._network

    def forget(self, changes: tuple[Change, ...]) -> None:
        """Let go of what changes may have touched; of everything without any."""
        self.lookup.forget(changes)
        if not changes or any(change.kind in ON_THE_MAP for change in changes):
            self._network = None
        if not changes or any(change.kind in IN_FINDINGS for change in changes):
            self.findings.want()

    def choose(self, kind: RecordKind, ref: int) -> None:
        """Select a record everywhere."""
        chosen = Selected(kind, ref)
        if chosen != self.selected:
            self.selected = chosen
            self.selection_changed.emit()

    def choose_nothing(self) -> None:
        """Let go of the selection everywhere."""
        if self.selected is not None:
            self.selected = None
            self.selection_changed.emit()

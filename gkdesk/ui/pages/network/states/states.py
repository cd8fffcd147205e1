"""Stände: the network as it was, and what has changed since."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from gkdesk.services.network_papers.kinds import PaperCode
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.ids import SnapshotId
from gkdesk.ui.pages.network.findings.section import paper
from gkdesk.ui.pages.network.section import NetworkSection
from gkdesk.ui.pages.network.states.comparison_view import LIST, MAP, ComparisonView
from gkdesk.ui.pages.network.states.states_list import StateList
from gkdesk.ui.tables import ListDetail
from gkdesk.ui.widgets import EmptyState

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gkdesk.services.workspace import Change
    from gkdesk.ui.pages.network.state import NetworkState
    from gkdesk.ui.pages.page import PageContext

NOTHING_YET = (
    "Hier vergleichen Sie bald zwei Stände.",
    "Sobald ein Stand festgehalten ist, sehen Sie, was seitdem neu, weggefallen oder geändert ist.",
)


class StatesSection(NetworkSection):
    """The kept states at the left, two of them compared at the right."""

    key: ClassVar[str] = "states"
    title: ClassVar[str] = "Stände"
    kinds: ClassVar[tuple[str, ...]] = (RecordKind.SNAPSHOT.value,)

    def __init__(
        self, context: PageContext, state: NetworkState, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, state, parent)
        self.panes = ListDetail("Alle Stände")
        self.list = StateList(context)
        self.view = ComparisonView(context)
        self._nothing = EmptyState(*NOTHING_YET)
        self._detail = QStackedWidget()
        self._detail.addWidget(self._nothing)
        self._detail.addWidget(self.view)
        self.panes.list_body.addWidget(self.list)
        self.panes.set_detail(self._detail)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panes)
        self.list.compare_wanted.connect(self._on_list_compare_wanted)
        self.view.wanted.connect(context.navigate)
        self.panes.back.clicked.connect(self.take_focus)

    def reload(self, changes: tuple[Change, ...]) -> None:
        """Read the states, and compare anew what was chosen."""
        del changes
        rows = self.context.workspace.snapshots.rows()
        self.list.show_rows(rows)
        readable = any(row.organisations is not None for row in rows)
        self._detail.setCurrentWidget(self.view if readable else self._nothing)
        self.view.show_states(rows)

    def shown(self) -> tuple[tuple[str, int], ...]:
        """Return the states that are compared; today is no state."""
        kept = (ref for ref in self.view.chosen() if ref is not None)
        return tuple((RecordKind.SNAPSHOT.value, ref) for ref in kept)

    def part(self) -> str:
        return "map" if self.view.is_map() else ""

    def restore(self, refs: tuple[tuple[str, int], ...], part: str) -> None:
        self.view.twin.set_current(MAP if part == "map" else LIST)
        kept = [SnapshotId(ref) for _, ref in refs]
        if kept:
            self.view.choose(kept[0], kept[1] if len(kept) > 1 else None)

    def print_this(self) -> None:
        """Go where this comparison is printed: as a map or as a list, as it is shown here."""
        code = PaperCode.MAP_COMPARED if self.view.is_map() else PaperCode.COMPARISON
        earlier, later = self.view.chosen()
        further = "" if later is None else f":{later}"
        self.context.navigate(f"{paper(code)}{further}", earlier)

    def open(self, kind: str, ref: int | None) -> None:
        """Compare a state with today, or ask for the name of a new one."""
        del kind
        if ref is None:
            self.begin_new()
        else:
            self._on_list_compare_wanted(SnapshotId(ref))

    def begin_new(self) -> None:
        self.panes.show_list()
        self.list.begin_take()

    @Slot(object)
    def _on_list_compare_wanted(self, ref: SnapshotId) -> None:
        self.view.choose(ref)
        self.panes.show_detail()
        if self.panes.is_narrow():
            self.view.earlier.setFocus()

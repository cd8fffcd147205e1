"""A section that shows one analysis."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout

from gkdesk.services.network_papers.kinds import PaperCode
from gkdesk.ui.pages.network.findings.board import COUNTED
from gkdesk.ui.pages.network.findings.row import FindingRow
from gkdesk.ui.pages.network.findings.view import FindingsView
from gkdesk.ui.pages.network.section import NetworkSection

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gkdesk.services.networks.analysis_views import AnalysisView
    from gkdesk.services.workspace import Change
    from gkdesk.ui.pages.network.state import NetworkState
    from gkdesk.ui.pages.page import PageContext


class FindingsSection(NetworkSection):
    """The findings of the first analysis behind its tab; `key` is one of COUNTED."""

    row_kind: ClassVar[type[FindingRow]] = FindingRow
    paper: ClassVar[PaperCode] = PaperCode.FINDINGS
    names_people: ClassVar[bool] = False

    def __init__(
        self, context: PageContext, state: NetworkState, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, state, parent)
        self.view = FindingsView(context, state, draft_kind(self.key), self.row_kind)
        self.view.print_wanted.connect(self.print_this)
        self.view.wanted.connect(context.navigate)
        self._layout()
        if self.names_people:
            self.view.cover_in_privacy()
        state.findings.changed.connect(self._on_findings_changed)

    def count(self) -> int | None:
        board = self.state.findings.value
        return None if board is None else board.number(self.key)

    def reload(self, changes: tuple[Change, ...]) -> None:
        """Show what is known; what changed is being read already."""
        del changes
        self._on_findings_changed()

    def details(self, view: AnalysisView) -> dict[str, object]:
        """Return what a row shows besides its finding, by the key of the finding."""
        del view
        return {}

    def open_draft(self, key: str) -> bool:
        return self.view.open_draft(key)

    def flush(self) -> None:
        self.view.flush()

    def take_focus(self) -> None:
        self.view.take_focus()

    @Slot()
    def print_this(self) -> None:
        """Go where the paper is made that says what stands here."""
        self.context.navigate(paper(self.paper))

    def _layout(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)

    @Slot()
    def _on_findings_changed(self) -> None:
        board = self.state.findings.value
        if board is not None:
            view = board.views[COUNTED[self.key][0]]
            self.view.show_view(view, board.made, self.details(view))
            self.count_changed.emit()


def paper(code: PaperCode) -> str:
    """Return the kind under which a paper of the network is asked for."""
    return f"paper.{code.value}"


def draft_kind(section: str) -> str:
    """Return the kind under which drafts of the forms of a section are kept."""
    return f"finding_{section}"

"""Schnittstellen: who has to work together, and what is not settled between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from gkdesk.text.codes.clients import RecordKind
from gkdesk.ui.pages.network.findings.interfaces_row import InterfaceRow, checks_of
from gkdesk.ui.pages.network.findings.section import FindingsSection

if TYPE_CHECKING:
    from gkdesk.network.graph import Tie
    from gkdesk.services.networks.analysis_views import AnalysisView
    from gkdesk.ui.pages.network.findings.row import FindingRow


class InterfacesSection(FindingsSection):
    """The pairs, each cooperation with the answers to its questions."""

    key: ClassVar[str] = "interfaces"
    title: ClassVar[str] = "Schnittstellen"
    row_kind: ClassVar[type[FindingRow]] = InterfaceRow

    def details(self, view: AnalysisView) -> dict[str, object]:
        ties: dict[int, Tie] = {tie.id: tie for tie in self.state.network().ties}
        found: dict[str, object] = {}
        for finding in view.findings:
            refs = [link.ref for link in finding.links if link.kind is RecordKind.COOPERATION]
            tie = ties.get(refs[0]) if refs else None
            if tie is not None:
                found[finding.key] = checks_of(tie)
        return found

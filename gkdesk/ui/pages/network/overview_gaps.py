"""Which organisations and cooperations the findings name, for the filter „nur Lücken“."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.network.findings.finding import Severity
from gkdesk.text.codes import RecordKind
from gkdesk.text.codes_findings import Analysis
from gkdesk.text.ids import CooperationId, OrganisationId
from gkdesk.ui.pages.network.filters import Named

if TYPE_CHECKING:
    from gkdesk.ui.pages.network.findings_board import Board

ANALYSES = (Analysis.COMPLETENESS, Analysis.GAPS, Analysis.INTERFACES, Analysis.DEPENDENCE)
"""What was not checked for long has a filter of its own; figures and load are no gaps."""


def named_by(board: Board) -> Named:
    """Return what is named by findings that matter and wait."""
    links = {
        (link.kind, link.ref)
        for analysis in ANALYSES
        for finding in board.views[analysis].findings
        if finding.severity >= Severity.NOTICE and not finding.is_set_aside
        for link in finding.links
    }
    return Named(
        frozenset(OrganisationId(ref) for kind, ref in links if kind is RecordKind.ORGANISATION),
        frozenset(CooperationId(ref) for kind, ref in links if kind is RecordKind.COOPERATION),
    )

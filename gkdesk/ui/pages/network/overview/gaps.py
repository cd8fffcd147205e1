"""Which organisations and cooperations the findings name, for the filter „nur Lücken“."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.network.choice import NAMING, Named, named_in
from gkdesk.network.findings.finding import Severity

if TYPE_CHECKING:
    from gkdesk.ui.pages.network.findings.board import Board


def named_by(board: Board) -> Named:
    """Return what is named by important findings that wait."""
    found = (finding for analysis in NAMING for finding in board.views[analysis].findings)
    return named_in(
        [(link.kind, link.ref) for link in finding.links]
        for finding in found
        if finding.severity >= Severity.IMPORTANT and not finding.is_set_aside
    )

"""Which organisations and cooperations the findings name, for the filter „nur Lücken“."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.network.choice import Named
from gkdesk.network.findings.finding import Severity
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.codes.findings import Analysis
from gkdesk.text.ids import CooperationId, OrganisationId

if TYPE_CHECKING:
    from gkdesk.services.networks.analysis_views import FindingView
    from gkdesk.ui.pages.network.findings.board import Board

ANALYSES = (Analysis.GAPS, Analysis.INTERFACES, Analysis.DEPENDENCE)
"""What was not checked for long has a filter of its own; who could sit in a body, figures and load
are no gaps of an organisation."""


def named_by(board: Board) -> Named:
    """Return what is named by important findings that wait.

    Where a finding is about a cooperation, its two sides are named to tell it, not as gaps.
    """
    actors: set[OrganisationId] = set()
    ties: set[CooperationId] = set()
    for finding in (each for analysis in ANALYSES for each in board.views[analysis].findings):
        if finding.severity < Severity.IMPORTANT or finding.is_set_aside:
            continue
        named = {CooperationId(ref) for ref in _refs(finding, RecordKind.COOPERATION)}
        ties |= named
        if not named:
            actors |= {OrganisationId(ref) for ref in _refs(finding, RecordKind.ORGANISATION)}
    return Named(frozenset(actors), frozenset(ties))


def _refs(finding: FindingView, kind: RecordKind) -> list[int]:
    return [link.ref for link in finding.links if link.kind is kind]

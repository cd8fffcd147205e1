"""The analyses of the network: pure functions from a network to findings.

Each finding is one plain sentence (`gkdesk.text.findings`). The same network gives the same
findings in the same order, however its lists are sorted; records that are not in the network are
never found. The quality of a cooperation is not looked at: it stays on the screen of its card.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gkdesk.network.findings.completeness import CompletenessOptions, completeness
from gkdesk.network.findings.dependence import dependence
from gkdesk.network.findings.figures import figures
from gkdesk.network.findings.gaps import GapOptions, gaps
from gkdesk.network.findings.interfaces import InterfaceOptions, interfaces
from gkdesk.network.findings.load import load
from gkdesk.network.findings.upkeep import UpkeepOptions, upkeep
from gkdesk.text.codes.findings import Analysis

if TYPE_CHECKING:
    from gkdesk.network.findings.finding import Finding
    from gkdesk.network.graph import Network


@dataclass(frozen=True, slots=True)
class FindingOptions:
    """The options of all analyses; `leading_roles` are codes of the office's list of roles."""

    completeness: CompletenessOptions = field(default_factory=CompletenessOptions)
    gaps: GapOptions = field(default_factory=GapOptions)
    interfaces: InterfaceOptions = field(default_factory=InterfaceOptions)
    upkeep: UpkeepOptions = field(default_factory=UpkeepOptions)
    leading_roles: frozenset[str] = frozenset()


def analyse(
    network: Network, analysis: Analysis, options: FindingOptions | None = None
) -> tuple[Finding, ...]:
    """Return what one analysis finds, the weightiest first."""
    chosen = options or FindingOptions()
    match analysis:
        case Analysis.COMPLETENESS:
            return completeness(network, chosen.completeness)
        case Analysis.GAPS:
            return gaps(network, chosen.gaps)
        case Analysis.INTERFACES:
            return interfaces(network, chosen.interfaces)
        case Analysis.DEPENDENCE:
            return dependence(network, chosen.leading_roles)
        case Analysis.UPKEEP:
            return upkeep(network, chosen.upkeep)
        case Analysis.FIGURES:
            return figures(network)
        case Analysis.LOAD:
            return load(network)


def analyse_all(network: Network, options: FindingOptions | None = None) -> tuple[Finding, ...]:
    """Return the findings of all analyses, in the order of their pages."""
    return tuple(finding for page in Analysis for finding in analyse(network, page, options))

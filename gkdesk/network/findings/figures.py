"""Few figures: size, density, who stands alone, who holds parts together, what is agreed."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.network.agreements import in_force
from gkdesk.network.findings.finding import Finding, Severity, key_of, ordered
from gkdesk.network.findings.lookup import Lookup, organisations
from gkdesk.network.findings.reference import agreement_years
from gkdesk.network.findings.upkeep import agreements_of
from gkdesk.network.measures import Figures, measure_network, partners
from gkdesk.text.codes.findings import Analysis, FindingCode, FollowUp
from gkdesk.text.codes.network import Area, FormalBasis, Ring
from gkdesk.text.findings.facts import Facts, YearFigure

if TYPE_CHECKING:
    from gkdesk.network.graph import Agreed, Network
    from gkdesk.text.ids import OrganisationId

_FEWEST_FOR_DENSITY = 2


@dataclass(frozen=True, slots=True)
class AgreementYear:
    """How many written bases of a kind were signed in a year, and how many held at its end.

    For the current year the end is the day of the network.
    """

    year: int
    basis: FormalBasis
    signed: int
    in_force: int


@dataclass(frozen=True, slots=True)
class NetworkFigures:
    """The figures of the page; `statewide` counts alliances with an agreement, not agreements."""

    measured: Figures
    ties: int
    by_area: tuple[tuple[Area | None, int], ...]
    by_ring: tuple[tuple[Ring, int], ...]
    agreements: tuple[tuple[FormalBasis, int], ...]
    by_year: tuple[AgreementYear, ...]
    statewide: tuple[YearFigure, ...]


def network_figures(network: Network) -> NetworkFigures:
    """Return the figures of a network."""
    lookup = Lookup(network)
    areas = Counter(actor.area for actor in network.actors)
    rings = Counter(actor.ring for actor in network.actors)
    agreed = [one for tie in lookup.ties for one in agreements_of(tie)]
    holding = Counter(one.basis for one in in_force(agreed, network.as_of))
    return NetworkFigures(
        measured=measure_network(network),
        ties=len(lookup.ties),
        by_area=tuple((area, areas[area]) for area in (*Area, None) if areas[area]),
        by_ring=tuple((ring, rings[ring]) for ring in Ring),
        agreements=tuple((basis, holding[basis]) for basis in FormalBasis if holding[basis]),
        by_year=_by_year(agreed, network.as_of),
        statewide=agreement_years(),
    )


def figures(network: Network) -> tuple[Finding, ...]:
    """Return the figures as sentences, then bridges and who stands alone."""
    shown = network_figures(network)
    if not network.actors:
        return ()
    lookup = Lookup(network)
    alone = [_alone(lookup, ref) for ref in shown.measured.isolated]
    graph = partners(network)
    bridges = []
    for ref in shown.measured.articulation_points:
        only = [other for other in graph[ref] if len(graph[other]) == 1]
        bridges.append(_bridge(lookup, ref, only))
    return ordered((*_summary(shown), *alone, *bridges))


def _summary(shown: NetworkFigures) -> list[Finding]:
    measured = shown.measured
    agreed = dict(shown.agreements)
    found = [
        _figure(FindingCode.SIZE, Facts(total=measured.actors, ties=shown.ties)),
        _figure(
            FindingCode.AGREEMENTS,
            Facts(
                total=sum(agreed.values()),
                number=agreed.get(FormalBasis.AGREEMENT, 0),
                years=shown.statewide,
            ),
        ),
    ]
    if measured.actors >= _FEWEST_FOR_DENSITY:
        facts = Facts(share=measured.density, total=measured.pairs)
        found.append(_figure(FindingCode.DENSITY, facts))
    return found


def _figure(code: FindingCode, facts: Facts) -> Finding:
    return Finding(Analysis.FIGURES, code, Severity.FIGURE, facts, key_of(code), follow_ups=())


def _alone(lookup: Lookup, ref: OrganisationId) -> Finding:
    code = FindingCode.ISOLATED
    return Finding(
        Analysis.FIGURES,
        code,
        Severity.HINT,
        Facts(name=lookup.name(ref)),
        key_of(code, ref),
        organisations(ref),
        (FollowUp.OPEN, FollowUp.TASK),
    )


def _bridge(lookup: Lookup, ref: OrganisationId, only: list[OrganisationId]) -> Finding:
    code = FindingCode.BRIDGE
    return Finding(
        Analysis.FIGURES,
        code,
        Severity.NOTICE,
        Facts(name=lookup.name(ref), names=lookup.names(only)),
        key_of(code, ref),
        organisations(ref, *sorted(only)),
        weight=len(only),
    )


def _by_year(agreed: list[Agreed], today: dt.date) -> tuple[AgreementYear, ...]:
    """Count by year of signature; what has no such day cannot be told from year to year."""
    dated = [(one, one.signed_on) for one in agreed if one.signed_on and one.signed_on <= today]
    if not dated:
        return ()
    rows = []
    for year in range(min(signed for _one, signed in dated).year, today.year + 1):
        end = min(dt.date(year, 12, 31), today)
        for basis in FormalBasis:
            own = [(one, signed) for one, signed in dated if one.basis is basis]
            signed_in = sum(signed.year == year for _one, signed in own)
            held = len(in_force((one for one, _signed in own), end))
            if signed_in or held:
                rows.append(AgreementYear(year, basis, signed_in, held))
    return tuple(rows)

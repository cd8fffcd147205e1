"""Where a need has no offer, where offers stand side by side, and whom they leave out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gkdesk.network.findings.finding import (
    SMALLEST_COUNT,
    About,
    Finding,
    Severity,
    key_of,
    ordered,
    shown_count,
)
from gkdesk.network.findings.lookup import named
from gkdesk.network.findings.matching import Match, match_of
from gkdesk.network.findings.matrix import UNMET, CellState, MatrixOptions, matrix
from gkdesk.network.findings.offers import StatusGroups, offer_findings
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.codes.findings import Analysis, Axis, FindingCode, FollowUp
from gkdesk.text.findings.facts import Facts
from gkdesk.text.findings.limits import LIMITS

if TYPE_CHECKING:
    from gkdesk.network.graph import Network, Wanted
    from gkdesk.text.ids import NeedId


@dataclass(frozen=True, slots=True)
class GapOptions:
    """The axes of the matrix, from which number on people are counted, whom offers shall be for."""

    axes: MatrixOptions = field(default_factory=MatrixOptions)
    smallest_count: int = SMALLEST_COUNT
    status_groups: StatusGroups = field(default_factory=dict)


def gaps(network: Network, options: GapOptions | None = None) -> tuple[Finding, ...]:
    """Return unmet needs, empty cells, offers side by side and offers closed to some."""
    chosen = options or GapOptions()
    needs = {need.id: need for need in network.needs if need.state in UNMET}
    matches = {
        ref: match_of(need, network.offers, network.as_of)
        for ref, need in needs.items()
        if need.field
    }
    found = [
        _need_finding(needs[ref], match, chosen)
        for ref, match in matches.items()
        if not match.is_met
    ]
    found += [_without_field(need, chosen) for need in needs.values() if not need.field]
    unmet = frozenset(ref for ref, match in matches.items() if not match.is_met)
    found += _empty_cells(network, chosen, unmet)
    found += _empty_fields(network, chosen, needs)
    found += offer_findings(network, chosen.status_groups)
    return ordered(found)


def _need_finding(need: Wanted, match: Match, options: GapOptions) -> Finding:
    code = FindingCode.NEED_UNCERTAIN if match.is_uncertain else FindingCode.NEED_UNMET
    return Finding(
        Analysis.GAPS,
        code,
        Severity.NOTICE if match.is_uncertain else Severity.IMPORTANT,
        Facts(
            name=named(need.topic),
            field=need.field,
            offers=match.candidates,
            obstacles=match.obstacles,
            number=shown_count(need.count, options.smallest_count),
            has_owner=bool(need.owner.strip()),
        ),
        key_of(code, need.id),
        (About(RecordKind.NEED, need.id),),
    )


def _without_field(need: Wanted, options: GapOptions) -> Finding:
    code = FindingCode.NEED_WITHOUT_FIELD
    return Finding(
        Analysis.GAPS,
        code,
        Severity.NOTICE,
        Facts(
            name=named(need.topic),
            number=shown_count(need.count, options.smallest_count),
            has_owner=bool(need.owner.strip()),
        ),
        key_of(code, need.id),
        (About(RecordKind.NEED, need.id),),
    )


def _empty_cells(network: Network, options: GapOptions, unmet: frozenset[NeedId]) -> list[Finding]:
    found = []
    for axis in Axis:
        table = matrix(network, axis, options.axes)
        for name, row in zip(table.fields, table.cells, strict=True):
            for value, cell in zip(table.values, row, strict=True):
                needs = [ref for ref in cell.needs if ref in unmet]
                # Many in one cell are a finding of their own beside those of the needs.
                many = len(needs) >= LIMITS.needs_in_empty_cell
                if cell.state is CellState.EMPTY and value and many:
                    found.append(_cell_finding(axis, name, value, needs))
    return found


def _cell_finding(axis: Axis, name: str, value: str, needs: list[NeedId]) -> Finding:
    code = FindingCode.CELL_EMPTY
    return Finding(
        Analysis.GAPS,
        code,
        Severity.NOTICE,
        Facts(field=name, axis=axis, value=value, total=len(needs)),
        key_of(code, axis.value, name, value),
        tuple(About(RecordKind.NEED, ref) for ref in needs),
        weight=len(needs),
    )


def _empty_fields(
    network: Network, options: GapOptions, needs: dict[NeedId, Wanted]
) -> list[Finding]:
    known: set[str] = {offer.field for offer in network.offers}
    known |= {need.field for need in needs.values()}
    code = FindingCode.FIELD_EMPTY
    return [
        Finding(
            Analysis.GAPS,
            code,
            Severity.HINT,
            Facts(field=name),
            key_of(code, name),
            follow_ups=(FollowUp.NEED, FollowUp.TASK),
        )
        for name in options.axes.fields
        if name not in known
    ]

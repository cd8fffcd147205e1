"""Who is missing in the core group, beside other core groups and the guidance of the state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.network.findings.finding import Finding, Severity, key_of, ordered
from gkdesk.network.findings.lookup import Lookup, body, named, organisations
from gkdesk.network.findings.reference import Expected, statewide, steering_group
from gkdesk.text.codes.findings import Analysis, FindingCode, FollowUp, Territory
from gkdesk.text.findings.facts import Facts
from gkdesk.text.findings.limits import LIMITS
from gkdesk.text.ids import OrganisationId

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkdesk.network.graph import Group, Network


@dataclass(frozen=True, slots=True)
class CompletenessOptions:
    """With which type of local authority to compare (None: all), and which bodies are meant."""

    territory: Territory | None = None
    core_kinds: frozenset[str] = frozenset({"core_group"})
    steering_kinds: frozenset[str] = frozenset({"steering_group"})


@dataclass(frozen=True, slots=True)
class CompositionRow:
    """An actor: in how many of `total` core groups, who of ours sits there, who could."""

    actor: str
    kinds: tuple[str, ...]
    area: str
    count: int
    total: int
    members: tuple[OrganisationId, ...]
    known: tuple[OrganisationId, ...]

    @property
    def percent(self) -> int | None:
        """Return the share in percent; None where so few were counted that it would mislead."""
        too_few = self.total < LIMITS.alliances_for_percent
        return None if too_few else round(100 * self.count / self.total)


def composition(network: Network, options: CompletenessOptions) -> tuple[CompositionRow, ...]:
    """Return our core group beside those of 2019, in the order of the published table."""
    lookup = Lookup(network)
    members = _members(lookup, options.core_kinds)
    reference = statewide()
    return tuple(
        CompositionRow(
            row.actor,
            row.kinds,
            row.area,
            row.counts[options.territory],
            reference.totals[options.territory],
            _of_kinds(lookup, members, row.kinds),
            _of_kinds(lookup, lookup.actors.keys() - members, row.kinds),
        )
        for row in reference.rows
    )


def completeness(
    network: Network, options: CompletenessOptions | None = None
) -> tuple[Finding, ...]:
    """Return who is missing in the core group and in the steering group."""
    chosen = options or CompletenessOptions()
    kinds = {group.kind for group in network.groups}
    found: list[Finding] = []
    if not kinds & (chosen.core_kinds | chosen.steering_kinds):
        found.append(_no_core_group())
    lookup = Lookup(network)
    if _members(lookup, chosen.core_kinds):
        found += _beside_others(network, chosen)
    if _members(lookup, chosen.steering_kinds):
        found += _beside_guidance(lookup, chosen)
    compared = chosen.core_kinds | chosen.steering_kinds
    found += [
        _without_seats(group)
        for group in network.groups
        if group.kind in compared and not _members(lookup, frozenset({group.kind}))
    ]
    return ordered(found)


def _no_core_group() -> Finding:
    code = FindingCode.NO_CORE_GROUP
    return Finding(
        Analysis.COMPLETENESS,
        code,
        Severity.IMPORTANT,
        Facts(),
        key_of(code),
        follow_ups=(FollowUp.TASK,),
    )


def _without_seats(group: Group) -> Finding:
    code = FindingCode.CORE_WITHOUT_SEATS
    return Finding(
        Analysis.COMPLETENESS,
        code,
        Severity.IMPORTANT,
        Facts(name=named(group.name)),
        key_of(code, group.id),
        (body(group.id),),
        (FollowUp.OPEN, FollowUp.TASK),
    )


def _beside_others(network: Network, options: CompletenessOptions) -> list[Finding]:
    year = statewide().year
    names = Lookup(network).names
    code = FindingCode.ABSENT_FROM_CORE
    return [
        Finding(
            Analysis.COMPLETENESS,
            code,
            _severity(row),
            Facts(
                name=row.actor,
                number=row.count,
                total=row.total,
                year=year,
                territory=options.territory,
                names=names(row.known),
            ),
            key_of(code, row.kinds[0]),
            organisations(*row.known),
            _follow_ups(row.known),
            weight=row.count,
        )
        for row in composition(network, options)
        if row.count and not row.members
    ]


def _severity(row: CompositionRow) -> Severity:
    if row.count >= LIMITS.named_by_most * row.total:
        return Severity.IMPORTANT
    return Severity.NOTICE if row.count >= LIMITS.named_by_many * row.total else Severity.HINT


def _beside_guidance(lookup: Lookup, options: CompletenessOptions) -> list[Finding]:
    members = _members(lookup, options.steering_kinds)
    missing = [row for row in steering_group() if not _of_kinds(lookup, members, row.kinds)]
    found = [_absent(lookup, row) for row in missing if not row.regional]
    regional = tuple(row.actor for row in missing if row.regional)
    if regional:
        code = FindingCode.REGIONAL_ABSENT
        facts = Facts(names=regional)
        found.append(
            Finding(
                Analysis.COMPLETENESS,
                code,
                Severity.HINT,
                facts,
                key_of(code),
                follow_ups=(FollowUp.TASK,),
            )
        )
    return found


def _absent(lookup: Lookup, row: Expected) -> Finding:
    code = FindingCode.ABSENT_FROM_STEERING
    known = _of_kinds(lookup, lookup.actors.keys(), row.kinds)
    return Finding(
        Analysis.COMPLETENESS,
        code,
        Severity.NOTICE,
        Facts(name=row.actor, names=lookup.names(known)),
        key_of(code, row.kinds[0]),
        organisations(*known),
        _follow_ups(known),
    )


def _follow_ups(known: tuple[OrganisationId, ...]) -> tuple[FollowUp, ...]:
    return (FollowUp.TASK, FollowUp.OPEN) if known else (FollowUp.TASK,)


def _members(lookup: Lookup, kinds: frozenset[str]) -> frozenset[OrganisationId]:
    return frozenset(
        ref
        for group in lookup.network.groups
        if group.kind in kinds
        for seat in group.seats
        for ref in lookup.seat_organisations(seat)
    )


def _of_kinds(
    lookup: Lookup, refs: Iterable[OrganisationId], kinds: tuple[str, ...]
) -> tuple[OrganisationId, ...]:
    return tuple(sorted(ref for ref in refs if lookup.actors[ref].kind in kinds))

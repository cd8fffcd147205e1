"""Seats, meetings and attendance by organisation and function, never by person."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gkdesk.network.findings.finding import Finding, Severity, key_of, ordered
from gkdesk.network.findings.lookup import Lookup, body, in_alphabet, named, organisations
from gkdesk.text.codes.findings import Analysis, FindingCode
from gkdesk.text.findings.facts import Facts
from gkdesk.text.findings.limits import LIMITS
from gkdesk.text.ids import BodyId, OrganisationId

if TYPE_CHECKING:
    from gkdesk.network.graph import Group, Network

_YEAR = dt.timedelta(days=LIMITS.sittings_days)


@dataclass(frozen=True, slots=True)
class OrganisationLoad:
    """The bodies of an organisation, those it leads, their meetings, and bodies by function."""

    organisation: OrganisationId
    name: str
    bodies: tuple[BodyId, ...]
    leads: int
    meetings: int
    functions: tuple[tuple[str, int], ...]


@dataclass(slots=True)
class _Tally:
    bodies: set[BodyId] = field(default_factory=set)
    led: set[BodyId] = field(default_factory=set)
    meetings: int = 0
    functions: dict[str, set[BodyId]] = field(default_factory=lambda: defaultdict(set))


def load_table(
    network: Network, leading_roles: frozenset[str] = frozenset()
) -> tuple[OrganisationLoad, ...]:
    """Return every organisation that sits in a body, those in most bodies first."""
    lookup = Lookup(network)
    tallies: dict[OrganisationId, _Tally] = defaultdict(_Tally)
    since = network.as_of - _YEAR
    for group in network.groups:
        met = sum(since < sitting.on <= network.as_of for sitting in group.sittings)
        for ref in _tally_seats(lookup, group, leading_roles, tallies):
            tallies[ref].meetings += met
    rows = [_row(lookup, ref, tally) for ref, tally in tallies.items()]
    return tuple(sorted(rows, key=_place))


def _tally_seats(
    lookup: Lookup,
    group: Group,
    leading_roles: frozenset[str],
    tallies: dict[OrganisationId, _Tally],
) -> set[OrganisationId]:
    present = set()
    for seat in lookup.seats(group):
        for ref in lookup.seat_organisations(seat):
            present.add(ref)
            tallies[ref].bodies.add(group.id)
            if seat.role in leading_roles:
                tallies[ref].led.add(group.id)
            if function := lookup.function(ref, seat.contact):
                tallies[ref].functions[function].add(group.id)
    return present


def _row(lookup: Lookup, ref: OrganisationId, tally: _Tally) -> OrganisationLoad:
    functions = sorted(tally.functions, key=in_alphabet)
    return OrganisationLoad(
        ref,
        lookup.name(ref),
        tuple(sorted(tally.bodies)),
        len(tally.led),
        tally.meetings,
        tuple((name, len(tally.functions[name])) for name in functions),
    )


def _place(row: OrganisationLoad) -> tuple[int, tuple[str, str], int]:
    return -len(row.bodies), in_alphabet(row.name), row.organisation


def load(network: Network) -> tuple[Finding, ...]:
    """Return who carries much, who is important and has no seat, and where few come."""
    lookup = Lookup(network)
    rows = load_table(network)
    found: list[Finding] = []
    for row in rows:
        if len(row.bodies) >= LIMITS.bodies_of_one:
            found.append(_many_bodies(row, len(network.groups)))
            found += _functions(row)
    if rows:
        seated = {row.organisation for row in rows}
        found += _without_seat(lookup, seated)
    for group in network.groups:
        found += _few_present(lookup, group)
    return ordered(found)


def _many_bodies(row: OrganisationLoad, bodies: int) -> Finding:
    code = FindingCode.MANY_BODIES
    return Finding(
        Analysis.LOAD,
        code,
        Severity.NOTICE,
        Facts(name=row.name, number=len(row.bodies), total=bodies, meetings=row.meetings),
        key_of(code, row.organisation),
        (*organisations(row.organisation), *(body(ref) for ref in row.bodies)),
        weight=len(row.bodies),
    )


def _functions(row: OrganisationLoad) -> list[Finding]:
    code = FindingCode.FUNCTION_IN_MANY_BODIES
    return [
        Finding(
            Analysis.LOAD,
            code,
            Severity.HINT,
            Facts(name=row.name, other=function, number=number),
            key_of(code, row.organisation, function),
            organisations(row.organisation),
            weight=number,
        )
        for function, number in row.functions
        if number >= LIMITS.bodies_of_one
    ]


def _without_seat(lookup: Lookup, seated: set[OrganisationId]) -> list[Finding]:
    """Return who works with many and sits nowhere (004:3836-3849)."""
    code = FindingCode.PARTNER_WITHOUT_SEAT
    return [
        Finding(
            Analysis.LOAD,
            code,
            Severity.NOTICE,
            Facts(name=lookup.name(ref), total=len(others)),
            key_of(code, ref),
            organisations(ref),
            weight=len(others),
        )
        for ref, others in lookup.partners.items()
        if ref not in seated and len(others) >= LIMITS.partners_without_seat
    ]


def _few_present(lookup: Lookup, group: Group) -> list[Finding]:
    today = lookup.network.as_of
    since = today - _YEAR
    heads = [s.present for s in group.sittings if s.present is not None and since < s.on <= today]
    seats = len(lookup.seats(group))
    if len(heads) < LIMITS.sittings or seats < LIMITS.seats:
        return []
    if sum(heads) >= LIMITS.present_part * seats * len(heads):
        return []
    code = FindingCode.FEW_PRESENT
    facts = Facts(
        name=named(group.name),
        number=round(sum(heads) / len(heads)),
        total=seats,
        meetings=len(heads),
    )
    return [
        Finding(
            Analysis.LOAD, code, Severity.NOTICE, facts, key_of(code, group.id), (body(group.id),)
        )
    ]

"""Pairs that have to work together, and what is not settled between them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
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
from gkdesk.network.findings.lookup import Lookup, Pair, organisations, pair
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.codes.findings import Analysis, FindingCode
from gkdesk.text.codes.network import Answer
from gkdesk.text.findings.facts import Facts
from gkdesk.text.findings.limits import LIMITS
from gkdesk.text.wording.interface_checks import CHECK_FIELDS, INTERFACE_CHECKS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkdesk.network.graph import Network, Tie
    from gkdesk.text.ids import OrganisationId
    from gkdesk.text.wording.interface_checks import InterfaceCheck


@dataclass(frozen=True, slots=True)
class InterfaceOptions:
    """From which number on shared clients are counted in words."""

    smallest_count: int = SMALLEST_COUNT


def interfaces(network: Network, options: InterfaceOptions | None = None) -> tuple[Finding, ...]:
    """Return pairs without cooperation or contact, and answers that are no or still open."""
    chosen = options or InterfaceOptions()
    lookup = Lookup(network)
    found = [
        _without_cooperation(lookup, both, shown_count(clients, chosen.smallest_count))
        for both, clients in lookup.shared.items()
        if both not in lookup.tied
    ]
    found += _without_contact(lookup)
    for tie in lookup.ties:
        found += _of_checks(lookup, tie)
    return ordered(found)


def _without_cooperation(lookup: Lookup, both: Pair, clients: int | None) -> Finding:
    code = FindingCode.PAIR_WITHOUT_COOPERATION
    first, second = lookup.names(both)
    many = clients is not None and clients >= LIMITS.shared_clients
    return Finding(
        Analysis.INTERFACES,
        code,
        Severity.IMPORTANT if many else Severity.NOTICE,
        Facts(name=first, other=second, number=clients),
        key_of(code, *both),
        organisations(*both),
        weight=clients or 0,
    )


def _without_contact(lookup: Lookup) -> list[Finding]:
    partners: dict[OrganisationId, int] = defaultdict(int)
    for first, second in lookup.shared:
        partners[first] += 1
        partners[second] += 1
    code = FindingCode.PARTNER_WITHOUT_CONTACT
    return [
        Finding(
            Analysis.INTERFACES,
            code,
            Severity.IMPORTANT,
            Facts(name=lookup.name(ref), total=number),
            key_of(code, ref),
            organisations(ref),
        )
        for ref, number in partners.items()
        if not lookup.actors[ref].people
    ]


def _of_checks(lookup: Lookup, tie: Tie) -> list[Finding]:
    """Return one finding of a cooperation, however many of its questions are not settled."""
    must = pair(tie.first, tie.second) in lookup.shared
    refused = [each for each in INTERFACE_CHECKS if getattr(tie, each.field) is Answer.NO]
    severity = Severity.IMPORTANT if must else Severity.NOTICE
    if len(refused) == 1:
        return [_of_tie(lookup, tie, refused[0].finding, severity)]
    if refused:
        code = FindingCode.SEVERAL_ANSWERED_NO
        return [_of_tie(lookup, tie, code, severity, said=refused)]
    still_open = sum(getattr(tie, name) is Answer.UNKNOWN for name in CHECK_FIELDS)
    if not must or not still_open:
        return []
    return [_of_tie(lookup, tie, FindingCode.CHECKS_OPEN, Severity.HINT, number=still_open)]


def _of_tie(
    lookup: Lookup,
    tie: Tie,
    code: FindingCode,
    severity: Severity,
    *,
    number: int = 0,
    said: Sequence[InterfaceCheck] = (),
) -> Finding:
    first, second = lookup.names((tie.first, tie.second))
    return Finding(
        Analysis.INTERFACES,
        code,
        severity,
        Facts(name=first, other=second, total=number, names=tuple(each.statement for each in said)),
        key_of(code, tie.id, *(each.field for each in said)),
        (
            About(RecordKind.COOPERATION, tie.id),
            *organisations(*sorted((tie.first, tie.second))),
        ),
    )

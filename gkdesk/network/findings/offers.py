"""Offers that stand side by side, and offers that leave out people without a secure status."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

from gkdesk.network.findings.finding import Finding, Severity, key_of
from gkdesk.network.findings.lookup import named, offers, offers_in_order
from gkdesk.network.findings.matrix import LEVELS, levels_of
from gkdesk.text.codes.findings import Analysis, FindingCode, FollowUp, StatusGroup
from gkdesk.text.findings.facts import Facts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkdesk.network.graph import Network, Offering
    from gkdesk.text.ids import MunicipalityId, OfferId

StatusGroups = Mapping[StatusGroup, frozenset[str]]
"""The codes of the office's list that belong to each group."""
_ANY_LEGAL_AREA = ""


def offer_findings(network: Network, groups: StatusGroups) -> list[Finding]:
    """Return what the offers show by themselves, without looking at needs."""
    listed = offers_in_order(network)
    closed = {offer.id: closed_groups(offer, groups) for offer in listed}
    found = [_closed_offer(offer, closed[offer.id]) for offer in listed if closed[offer.id]]
    return found + _closed_fields(listed, closed) + _side_by_side(listed)


def closed_groups(offer: Offering, groups: StatusGroups) -> tuple[StatusGroup, ...]:
    """Return which of the groups an offer takes nobody of."""
    if not offer.statuses:
        return ()
    admitted = frozenset(offer.statuses)
    return tuple(group for group, codes in groups.items() if not codes & admitted)


def _closed_offer(offer: Offering, groups: tuple[StatusGroup, ...]) -> Finding:
    code = FindingCode.OFFER_CLOSED
    return Finding(
        Analysis.GAPS,
        code,
        Severity.HINT,
        Facts(name=named(offer.name), groups=groups),
        key_of(code, offer.id),
        offers((offer.id,)),
        (FollowUp.OPEN, FollowUp.TASK, FollowUp.NEED),
    )


def _closed_fields(
    listed: Iterable[Offering], closed: Mapping[OfferId, tuple[StatusGroup, ...]]
) -> list[Finding]:
    by_field: dict[str, list[Offering]] = defaultdict(list)
    for offer in listed:
        by_field[offer.field].append(offer)
    return [
        _closed_field(field, group, own)
        for field, own in by_field.items()
        if field
        for group in StatusGroup
        if all(group in closed[offer.id] for offer in own)
    ]


def _closed_field(field: str, group: StatusGroup, own: list[Offering]) -> Finding:
    code = FindingCode.FIELD_CLOSED
    return Finding(
        Analysis.GAPS,
        code,
        Severity.IMPORTANT,
        Facts(field=field, groups=(group,), total=len(own)),
        key_of(code, field, group.value),
        offers(offer.id for offer in own),
        (FollowUp.NEED, FollowUp.TASK, FollowUp.OPEN),
    )


def _side_by_side(listed: Iterable[Offering]) -> list[Finding]:
    places: dict[tuple[str, MunicipalityId | None], list[Offering]] = defaultdict(list)
    for offer in listed:
        if offer.field:
            places[offer.field, offer.municipality].append(offer)
    return [_overlap(place, shared) for place, own in places.items() for shared in _overlaps(own)]


def _overlaps(own: list[Offering]) -> list[list[Offering]]:
    """Return the largest sets of offers that share a legal area and a level."""
    cells: dict[tuple[str, str], set[OfferId]] = defaultdict(set)
    legal_areas = {code for offer in own for code in offer.legal_areas} | {_ANY_LEGAL_AREA}
    for offer in own:
        for legal_area in offer.legal_areas or legal_areas:
            for level in levels_of(offer):
                cells[legal_area, level.value].add(offer.id)
    sets = sorted({frozenset(refs) for refs in cells.values() if len(refs) > 1}, key=_largest)
    kept: list[frozenset[OfferId]] = []
    for refs in sets:
        if not any(refs <= other for other in kept):
            kept.append(refs)
    return [[offer for offer in own if offer.id in refs] for refs in kept]


def _largest(refs: frozenset[OfferId]) -> tuple[int, list[OfferId]]:
    return -len(refs), sorted(refs)


def _overlap(place: tuple[str, MunicipalityId | None], shared: list[Offering]) -> Finding:
    field, municipality = place
    code = FindingCode.CELL_SEVERAL
    levels = [level for level in LEVELS if all(level in levels_of(offer) for offer in shared)]
    legal_areas = [set(offer.legal_areas) for offer in shared if offer.legal_areas]
    common = sorted(set.intersection(*legal_areas)) if legal_areas else []
    return Finding(
        Analysis.GAPS,
        code,
        Severity.HINT,
        Facts(
            field=field,
            value="" if municipality is None else str(municipality),
            levels=() if len(levels) == len(LEVELS) else tuple(level.value for level in levels),
            legal_areas=tuple(common),
            names=tuple(named(offer.name) for offer in shared),
            total=len(shared),
        ),
        key_of(code, field, municipality, *sorted(offer.id for offer in shared)),
        offers(offer.id for offer in shared),
        (FollowUp.OPEN, FollowUp.TASK),
        weight=len(shared),
    )

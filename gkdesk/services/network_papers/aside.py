"""Recognise the findings that somebody has put away by what they are about.

Papers are made of a network with numbers in place of the ids of the store, while keys of findings
hold these ids. Sentences do not tell one finding from another: organisations may share a name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.text.codes.clients import RecordKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gkdesk.network.findings.finding import Finding
    from gkdesk.services.network_papers.order import Numbers

Identity = tuple[str, frozenset[tuple[RecordKind, int]], tuple[str, ...]]
"""The code of a finding, the records it is about, and the parts of its key in no order."""


def identity(finding: Finding) -> Identity:
    """Return what tells a finding from all others of one network."""
    code, *parts = finding.key.split(":")
    return code, frozenset((each.kind, each.ref) for each in finding.about), _sorted(parts)


def put_away(found: Iterable[Finding], keys: frozenset[str], numbers: Numbers) -> set[Identity]:
    """Return which findings of the store are put away, by what they are about in a paper."""
    of_kind: dict[RecordKind, Mapping[int, int]] = {
        RecordKind.ORGANISATION: numbers.actors,
        RecordKind.CONTACT_PERSON: numbers.people,
        RecordKind.COOPERATION: numbers.ties,
        RecordKind.BODY: numbers.groups,
        RecordKind.OFFER: numbers.offers,
        RecordKind.NEED: numbers.needs,
        RecordKind.MUNICIPALITY: numbers.municipalities,
    }
    # Ids of the store are drawn at random from so many that no other part of a key looks like one.
    known = {str(ref): str(at) for each in of_kind.values() for ref, at in each.items()}
    away: set[Identity] = set()
    for finding in found:
        if finding.key in keys:
            code, *parts = finding.key.split(":")
            about = frozenset((each.kind, of_kind[each.kind][each.ref]) for each in finding.about)
            away.add((code, about, _sorted(known.get(part, part) for part in parts)))
    return away


def _sorted(parts: Iterable[str]) -> tuple[str, ...]:
    """Put the parts of a key into one order: keys name two records of a kind in that of ids."""
    return tuple(sorted(parts))

"""A finding: what was found, about which records, and how much it matters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.codes.findings import Analysis, FindingCode, FollowUp
from gkdesk.text.findings.facts import Facts
from gkdesk.text.findings.limits import LIMITS

if TYPE_CHECKING:
    from collections.abc import Iterable

SMALLEST_COUNT = LIMITS.people
"""Counts of persons below this are not shown; 0 is."""


class Severity(IntEnum):
    """How much a finding matters; the order of a list, never a mark for anybody."""

    FIGURE = 0
    HINT = 1
    NOTICE = 2
    IMPORTANT = 3


@dataclass(frozen=True, slots=True, order=True)
class About:
    """A record that a finding is about."""

    kind: RecordKind
    ref: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that an analysis found.

    `weight` orders findings of one severity. `key` stays the same as long as the same thing is
    found about the same records, so that what somebody has set aside stays set aside.
    """

    analysis: Analysis
    code: FindingCode
    severity: Severity
    facts: Facts
    key: str
    about: tuple[About, ...] = ()
    follow_ups: tuple[FollowUp, ...] = (FollowUp.TASK, FollowUp.OPEN)
    weight: int = 0


_DAY = re.compile(r":(?:\d{4}-\d\d-\d\d|never)$")
_ORDER = {code: place for place, code in enumerate(FindingCode)}
_PAGES = {analysis: place for place, analysis in enumerate(Analysis)}


def ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sort findings: by analysis, the weightiest first, then by name."""
    return tuple(sorted(findings, key=_place))


def _place(finding: Finding) -> tuple[object, ...]:
    facts = finding.facts
    return (
        _PAGES[finding.analysis],
        -finding.severity,
        -finding.weight,
        _ORDER[finding.code],
        facts.name.casefold(),
        facts.other.casefold(),
        finding.key,
    )


def key_of(code: FindingCode, *parts: object) -> str:
    """Return the key that recognises a finding again."""
    return ":".join((code.value, *(str(part) for part in parts)))


def matter_of(key: str) -> str:
    """Return a key without its day: what was made of a finding is still about the same matter."""
    return _DAY.sub("", key)


def shown_count(number: int | None, smallest: int) -> int | None:
    """Return a count of persons if it may be shown: 0, or at least the smallest count."""
    if number is None or 0 < number < max(smallest, SMALLEST_COUNT):
        return None
    return number

"""Small invented networks for the analyses, and their sentences."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from gkdesk.network.graph import (
    Actor,
    Group,
    Network,
    Offering,
    Person,
    Seat,
    SharedWork,
    Tie,
    Wanted,
)
from gkdesk.services.code_lists import EntryCategory, shipped
from gkdesk.text.codes.clients import CodeList
from gkdesk.text.codes.findings import SeatWeight, StatusGroup
from gkdesk.text.codes.network import Ring
from gkdesk.text.findings.facts import FindingWords
from gkdesk.text.findings.sentences import finding_sentence
from gkdesk.text.ids import (
    BodyId,
    ContactId,
    CooperationId,
    NeedId,
    OfferId,
    OrganisationId,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkdesk.network.findings.finding import Finding
    from gkdesk.text.codes.findings import FindingCode

TODAY = dt.date(2026, 11, 18)
FRESH = dt.date(2026, 10, 1)

WORDS = FindingWords(
    lists={
        CodeList.FIELD_OF_ACTION: {"language": "Sprache", "work": "Arbeit", "housing": "Wohnen"},
        CodeList.LEGAL_AREA: {"sgb2": "SGB II", "asylblg": "AsylbLG"},
    },
    municipalities={1: "Musterstadt", 2: "Altmuster"},
)


def _shipped(name: CodeList, category: EntryCategory) -> frozenset[str]:
    return frozenset(row.code for row in shipped(name).entries if row.category is category)


LEADING_ROLES = _shipped(CodeList.MEMBER_ROLE, SeatWeight.LEADING)
STATUS_GROUPS = {group: _shipped(CodeList.RESIDENCE_STATUS, group) for group in StatusGroup}


def network(**parts: object) -> Network:
    """Make a network on the day of the tests."""
    return Network(TODAY, **{name: tuple(records) for name, records in parts.items()})


def actor(number: int, name: str = "", **details: object) -> Actor:
    """Make an organisation that was checked lately."""
    details = {"kind": "other", "area": None, "ring": Ring.ALLIANCE, "verified_on": FRESH} | details
    return Actor(
        id=OrganisationId(number), name=name or f"Stelle {number}", short_name="", **details
    )


def person(number: int, **details: object) -> Person:
    """Make a contact person who was checked lately."""
    details = {
        "name": "Erfunden",
        "has_deputy": False,
        "is_fixed": False,
        "verified_on": FRESH,
    } | details
    return Person(id=ContactId(number), **details)


def tie(number: int, first: int, second: int, **details: object) -> Tie:
    """Make a cooperation that was checked lately."""
    ends = OrganisationId(first), OrganisationId(second)
    return Tie(CooperationId(number), *ends, **({"verified_on": FRESH} | details))


def seat(organisation: int | None, contact: int | None = None, **details: object) -> Seat:
    """Make a seat of a plain member."""
    return Seat(
        None if organisation is None else OrganisationId(organisation),
        None if contact is None else ContactId(contact),
        **({"has_deputy": False, "role": "member"} | details),
    )


def group(
    number: int, seats: Iterable[Seat], kind: str = "working_group", **details: object
) -> Group:
    """Make a body."""
    return Group(
        BodyId(number),
        details.pop("name", f"Gremium {number}"),
        kind,
        "",
        tuple(seats),
        **details,
    )


def offer(number: int, field: str = "language", **details: object) -> Offering:
    """Make an offer that is open to everybody."""
    details = {"provider": None, "verified_on": FRESH} | details
    return Offering(
        OfferId(number), details.pop("name", f"Angebot {number}"), field=field, **details
    )


def need(number: int, field: str = "language", **details: object) -> Wanted:
    """Make an open need."""
    return Wanted(NeedId(number), details.pop("topic", f"Thema {number}"), field, **details)


def shared(first: int, second: int, clients: int) -> SharedWork:
    """Make two organisations stand beside the same clients."""
    return SharedWork(OrganisationId(first), OrganisationId(second), clients)


def sentence(finding: Finding) -> str:
    """Return the sentence of a finding in the words of the tests."""
    return finding_sentence(finding.code, finding.facts, WORDS)


def sentences(findings: Iterable[Finding], code: FindingCode) -> list[str]:
    """Return the sentences of the findings of one code, in their order."""
    return [sentence(finding) for finding in findings if finding.code is code]


def codes(findings: Iterable[Finding]) -> list[FindingCode]:
    """Return what was found, in order."""
    return [finding.code for finding in findings]

"""What is asked about the interface of two organisations: the one table of it.

A record of a cooperation has one field per question, with an `Answer`.
"""

from __future__ import annotations

from dataclasses import dataclass

from gkdesk.text.codes.findings import FindingCode


@dataclass(frozen=True, slots=True)
class InterfaceCheck:
    """A question: its field, its words, and what a no is called, says and asks for.

    `found` is filled with the names of both organisations.
    """

    field: str
    statement: str
    question: str
    finding: FindingCode
    found: str
    task: str


FOUR_CHECKS = (
    InterfaceCheck(
        "know_each_other",
        "kennen sich",
        "Kennen sich beide Seiten?",
        FindingCode.DO_NOT_KNOW,
        "{both}: Die zuständigen Stellen kennen einander noch nicht.",
        "Kennenlernen anbahnen",
    ),
    InterfaceCheck(
        "can_exchange",
        "können Daten austauschen",
        "Können sie Daten austauschen?",
        FindingCode.CANNOT_EXCHANGE,
        "{both} können nach den Angaben keine Daten austauschen.",
        "Weg für den Datenaustausch klären",
    ),
    InterfaceCheck(
        "may_exchange",
        "dürfen Daten austauschen",
        "Dürfen sie Daten austauschen?",
        FindingCode.MAY_NOT_EXCHANGE,
        "{both} dürfen nach den Angaben keine Daten austauschen.",
        "Datenaustausch klären",
    ),
    InterfaceCheck(
        "inform_each_other",
        "informieren sich",
        "Informieren sie sich gegenseitig?",
        FindingCode.DO_NOT_INFORM,
        "{both} informieren sich bisher nicht gegenseitig über Entwicklungen.",
        "Gegenseitige Information vereinbaren",
    ),
)
"""The four questions to ask at an interface (004:15905-15908)."""
LEAD_CHECK = InterfaceCheck(
    "lead_is_clear",
    "Federführung ist geklärt",
    "Ist die Federführung geklärt?",
    FindingCode.LEAD_UNCLEAR,
    "{both}: Die Federführung ist nicht geklärt.",
    "Federführung klären",
)
INTERFACE_CHECKS = (*FOUR_CHECKS, LEAD_CHECK)
CHECK_FIELDS = tuple(check.field for check in INTERFACE_CHECKS)

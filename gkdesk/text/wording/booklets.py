"""The German words of the fixed codes of booklets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gkdesk.text.codes.booklets import Issue, IssuedBy, MadeAs

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import Enum

BOOKLET_WORDS: dict[type[Enum], Mapping[Any, str]] = {
    IssuedBy: {
        IssuedBy.OWN_OFFICE: "eigene Stelle",
        IssuedBy.FOREIGNERS_OFFICE: "Ausländerbehörde",
        IssuedBy.VOLUNTEER: "Ehrenamtliche",
        IssuedBy.PARTNER: "Träger oder Bündnispartner",
        IssuedBy.OTHER: "andere",
    },
    MadeAs: {
        MadeAs.PRINTED: "gedruckt",
        MadeAs.SAVED: "gespeichert",
        MadeAs.ELSEWHERE: "anderswo gemacht",
    },
    Issue: {
        Issue.PRINTED: "gedruckt",
        Issue.SAVED: "gespeichert",
    },
}


def booklets(number: int) -> str:
    """Say how many booklets."""
    return "1 Heft" if number == 1 else f"{number} Hefte"

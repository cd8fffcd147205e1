"""Fixed codes of booklets."""

from __future__ import annotations

from enum import StrEnum


class IssuedBy(StrEnum):
    """Who gave a booklet to its owner (004:5513-5524)."""

    OWN_OFFICE = "own_office"
    FOREIGNERS_OFFICE = "foreigners_office"
    VOLUNTEER = "volunteer"
    PARTNER = "partner"
    OTHER = "other"


class MadeAs(StrEnum):
    """How a booklet that is counted was made; ready-made binders are bought elsewhere."""

    PRINTED = "printed"
    SAVED = "saved"
    ELSEWHERE = "elsewhere"


class Issue(StrEnum):
    """How a booklet left the program."""

    PRINTED = "printed"
    SAVED = "saved"

"""Fixed code lists of working aids; words: `gkdesk.text.wording.working_aids`."""

from __future__ import annotations

from enum import StrEnum


class AidState(StrEnum):
    """How far a working aid has come; a closed one is sealed until it is opened again."""

    DRAFT = "draft"
    CLOSED = "closed"
    SENT = "sent"


class AidEvent(StrEnum):
    """What happened to a working aid, in its history."""

    BEGUN = "begun"
    CLOSED = "closed"
    REOPENED = "reopened"
    SENT = "sent"

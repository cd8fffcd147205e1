"""The German words of the fixed codes of working aids, in one table each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gkdesk.text.codes.working_aids import AidEvent, AidState
from gkdesk.text.dates import format_day_joined

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping
    from enum import Enum

AID_WORDS: dict[type[Enum], Mapping[Any, str]] = {
    AidState: {
        AidState.DRAFT: "Entwurf",
        AidState.CLOSED: "abgeschlossen",
        AidState.SENT: "gesendet",
    },
    AidEvent: {
        AidEvent.BEGUN: "angelegt",
        AidEvent.CLOSED: "abgeschlossen und versiegelt",
        AidEvent.REOPENED: "wieder geöffnet",
        AidEvent.SENT: "gesendet",
    },
}

UNREADABLE_TEMPLATE = "Diese Vorlage lässt sich nicht lesen. Bitte lesen Sie sie neu ein."
REQUIRED_ANSWER = "Diese Antwort fehlt noch."
FROM_SOURCE = {
    "Angaben zur Stelle": "aus den Angaben zur Stelle",
    "Netzwerk": "aus Netzwerk",
    "Konferenzen": "aus Konferenzen",
    "Menschen": "aus Menschen",
    "Diese Arbeitshilfe": "aus dieser Arbeitshilfe",
}
"""How the sentence beside a proposal begins, by what stands before the colon of its source."""


def proposal_sentence(title: str, said: str, day: dt.date) -> str:
    """Return `aus Netzwerk: 2 Vereinbarungen, Stand 3. 11. 2026`."""
    area = title.partition(":")[0]
    return f"{FROM_SOURCE.get(area, area)}: {said}, Stand {format_day_joined(day)}"


def rows_said(rows: int) -> str:
    """Say how many rows a source gives."""
    return "1 Zeile" if rows == 1 else f"{rows} Zeilen"

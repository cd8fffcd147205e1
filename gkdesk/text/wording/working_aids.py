"""The German words of the fixed codes of working aids, in one table each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gkdesk.text.codes.working_aids import AidEvent, AidState

if TYPE_CHECKING:
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

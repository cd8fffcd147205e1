"""What a check of the log can find, and the sentences for it."""

from __future__ import annotations

from enum import StrEnum

_TO_DO = (
    "Ihre Daten sind davon nicht betroffen, und gkdesk ändert am Protokoll nichts. Bitte "
    "vergleichen Sie die zuletzt gedruckte Kennziffer und geben Sie der IT Bescheid."
)


class LogFinding(StrEnum):
    """Why a log cannot be the one that the program wrote."""

    CHANGED = "changed"
    CUT_OFF = "cut_off"
    OTHER_END = "other_end"
    EMPTY = "empty"
    NO_HEAD = "no_head"
    UNPROTECTED = "unprotected"

    @property
    def sentence(self) -> str:
        """Return what was found, what is safe and what to do."""
        return f"{_FOUND[self]} {_TO_DO}"


_FOUND = {
    LogFinding.CHANGED: (
        "Das Protokoll ist verändert worden: Mindestens eine Zeile ist anders, als gkdesk sie "
        "geschrieben hat, oder sie fehlt."
    ),
    LogFinding.CUT_OFF: "Am Ende des Protokolls fehlen Zeilen, die gkdesk geschrieben hat.",
    LogFinding.OTHER_END: (
        "Das Protokoll endet anders, als gkdesk es zuletzt geschrieben hat: Zeilen sind ergänzt "
        "oder ersetzt worden."
    ),
    LogFinding.EMPTY: (
        "Das Protokoll ist leer, obwohl jeder Bestand mit der Zeile „Bestand angelegt“ beginnt."
    ),
    LogFinding.NO_HEAD: (
        "Der Vermerk, mit welcher Zeile das Protokoll endet, fehlt im Bestand. Ob am Ende Zeilen "
        "fehlen, lässt sich nicht mehr sagen."
    ),
    LogFinding.UNPROTECTED: (
        "Der Schutz, der das Ändern und Löschen von Zeilen des Protokolls verhindert, fehlt im "
        "Bestand. Die Zeilen selbst passen noch zueinander."
    ),
}

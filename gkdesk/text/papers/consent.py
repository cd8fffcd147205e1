"""The German words around consents: names of the forms, the letter of withdrawal, the register.

The text of the forms themselves stands in `resources/texts/consent`, because it is translated.
All sentences of the letter are our own; each office has them checked for data protection.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_CHECKED_FIRST = (
    "Eigene Sätze des Programms, kein amtliches Muster: Bitte lassen Sie sie vor der ersten "
    "Verwendung von der oder dem Datenschutzbeauftragten prüfen."
)

TITLES: Mapping[str, tuple[str, str]] = {
    "consent.form": (
        "Einwilligung",
        f"Weitergabe an eine Stelle, auf Deutsch und in der Sprache der Person. {_CHECKED_FIRST}",
    ),
    "consent.release": (
        "Schweigepflichtentbindung",
        f"Nach § 203 StGB, auf Deutsch und in der Sprache der Person. {_CHECKED_FIRST}",
    ),
    "consent.record": (
        "Einwilligung in die Akte",
        f"Für das Führen der Akte, eigener kurzer Vordruck. {_CHECKED_FIRST}",
    ),
    "consent.conference": (
        "Einwilligung in die Fallkonferenz",
        f"Für die Besprechung des Falls, eigener kurzer Vordruck. {_CHECKED_FIRST}",
    ),
    "consent.follow_up": (
        "Einwilligung in spätere Kontaktaufnahme",
        f"Für ein Folgeprogramm, eigener kurzer Vordruck. {_CHECKED_FIRST}",
    ),
    "consent.withdrawal_slip": (
        "Widerruf zum Unterschreiben",
        f"Für die Person, auf Deutsch und in ihrer Sprache. {_CHECKED_FIRST}",
    ),
    "consent.withdrawal_notice": (
        "Mitteilung des Widerrufs",
        f"Brief an eine Stelle mit der Bitte um Löschung, einer je Stelle. {_CHECKED_FIRST}",
    ),
}
"""What a kind of paper is called and what it is for, by its code."""

FILE_STEMS: Mapping[str, str] = {
    "consent.form": "Einwilligung",
    "consent.release": "Schweigepflichtentbindung",
    "consent.record": "Einwilligung-Akte",
    "consent.conference": "Einwilligung-Fallkonferenz",
    "consent.follow_up": "Einwilligung-Folgeprogramm",
    "consent.withdrawal_slip": "Widerruf",
    "consent.withdrawal_notice": "Mitteilung-Widerruf",
}
BLANK_STEM = "leer"

VERSION = "2026-11"
"""Of the texts; each form names it with its language and the first figures of their hash."""
OWN_SENTENCES = (
    "Fassung {version}. Eigene Sätze, kein amtliches Muster; vor der Verwendung von der oder dem "
    "Datenschutzbeauftragten zu prüfen."
)
OFFICE = "Dienststelle"
NAME = "Name"
RECIPIENT = "Empfangende Stelle"
AIM = "Zweck"
INTERPRETER = "Sprachmittlung"
THE_PERSON = "Person selbst"

SUBJECT = "Widerruf einer Einwilligung – Bitte um Löschung"
SUBJECT_RELEASE = "Widerruf einer Schweigepflichtentbindung – Bitte um Löschung"
OUR_SIGN = "Unser Zeichen"
DAY = "Datum"
GREETING = "Guten Tag,"
CONCERNS = "es geht um diese Person:"
WITHDRAWN = (
    "Ihre Einwilligung in die Weitergabe von Angaben an Sie wurde am {day} widerrufen "
    "(Art. 7 Abs. 3 DSGVO). Von diesem Tag an geben wir auf dieser Grundlage nichts mehr an Sie "
    "weiter."
)
WITHDRAWN_RELEASE = (
    "Die Entbindung von der Schweigepflicht Ihnen gegenüber wurde am {day} widerrufen. Von diesem "
    "Tag an geben wir auf dieser Grundlage nichts mehr an Sie weiter (Art. 7 Abs. 3 DSGVO, "
    "§ 203 StGB)."
)
REGISTER = "Nach unserem Verzeichnis haben Sie auf dieser Grundlage erhalten:"
REGISTER_DAY = "Tag"
REGISTER_WHAT = "Was"
NOTHING_WRITTEN = (
    "In unserem Verzeichnis steht dazu kein Schriftstück. Die Bitte gilt auch für das, was Sie aus "
    "Gesprächen notiert haben."
)
DELETE = (
    "Bitte löschen Sie diese Angaben, soweit keine andere Rechtsgrundlage und keine Pflicht zur "
    "Aufbewahrung entgegensteht (Art. 17 Abs. 1 Buchstabe b, Abs. 3 DSGVO). Bitte bestätigen Sie "
    "uns die Löschung, oder nennen Sie uns den Grund, aus dem Sie die Angaben behalten."
)
FURTHER = (
    "Wir teilen Ihnen dies nach Art. 19 DSGVO mit. Haben Sie die Angaben selbst weitergegeben, "
    "teilen Sie die Löschung bitte auch dort mit."
)
REGARDS = "Mit freundlichen Grüßen"
SIGNATURE = "Unterschrift"

DEMO = "Übungsdaten – alle Personen erfunden"
_LOGGED = "paper:"
_BLANK = ":blank"


def noted(title: str, language: str, copies: int) -> str:
    """Return `Einwilligung (ti), 1 Exemplar`, for the register of disclosures."""
    number = "1 Exemplar" if copies == 1 else f"{copies} Exemplare"
    return f"{title} ({language}), {number}"


def log_kind(code: str) -> str:
    """Return what the log notes of a blank form: its code."""
    return f"{_LOGGED}{code}{_BLANK}"


def log_subject(kind: str) -> str:
    """Return `Einwilligung, leerer Vordruck` for what `log_kind` noted, else nothing."""
    code = kind.removeprefix(_LOGGED).removesuffix(_BLANK)
    if not (kind.startswith(_LOGGED) and kind.endswith(_BLANK)) or code not in TITLES:
        return ""
    return f"{TITLES[code][0]}, leerer Vordruck"

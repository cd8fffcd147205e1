"""What the page of texts and languages says."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from gkdesk.text.dates import format_day_bare
from gkdesk.text.languages import GERMAN, Script

if TYPE_CHECKING:
    from gkdesk.services.texts.views import EasyLabel, TextProgress, TextView
    from gkdesk.text.languages import Language

TITLE = "Texte und Sprachen"
DRAFT = "Entwurf"
PROPOSED = "Entwurf, zu bestätigen"
MISSING = "fehlt, Deutsch steht da"
ORIGINAL = "Original"
OWN_GERMAN = "Ihr Wortlaut"
OUTDATED = "Entwurf: Deutsch hat sich geändert"
OUTDATED_GERMAN = "Ihr Wortlaut; der mitgelieferte ist neu"
NOTHING = "Zu diesem Filter gibt es keinen Text."
CHOOSE = "Wählen Sie links einen Text."
RESET_HINT = "Mitgelieferter Text: {text}"
RESET_NONE = "Ohne mitgelieferten Text: Dann steht Deutsch auf dem Papier."


class Show(StrEnum):
    """Which texts the list shows."""

    ALL = "alle Texte"
    DRAFTS = "nur Entwürfe"
    NOTICED = "mit Auffälligkeit"
    MISSING = "fehlt"
    PROPOSED = "zu bestätigen"
    CHECKED = "geprüft"
    OWN = "von Ihnen geändert"


SCRIPTS: dict[Script, str] = {
    Script.LATIN: "Lateinisch",
    Script.ARABIC: "Arabisch",
    Script.CYRILLIC: "Kyrillisch",
    Script.ETHIOPIC: "Äthiopisch",
    Script.GREEK: "Griechisch",
    Script.GEORGIAN: "Georgisch",
    Script.ARMENIAN: "Armenisch",
    Script.DEVANAGARI: "Devanagari (Hindi, Nepali)",
    Script.BENGALI: "Bengalisch",
    Script.TAMIL: "Tamilisch",
    Script.HEBREW: "Hebräisch",
    Script.HAN: "Chinesisch",
}


def fits(view: TextView, show: Show) -> bool:
    """Tell whether the list shows a text."""
    return {
        Show.ALL: True,
        Show.DRAFTS: view.is_draft,
        Show.NOTICED: bool(view.problems),
        Show.MISSING: view.is_missing,
        Show.PROPOSED: bool(view.proposed_by),
        Show.CHECKED: view.is_checked,
        Show.OWN: view.is_own,
    }[show]


def holds(view: TextView, query: str) -> bool:
    """Tell whether a text has the words of a search, in German, in its language or as its key."""
    said = f"{view.german}\n{view.text}\n{view.key}".casefold()
    return all(word in said for word in query.casefold().split())


def state_text(view: TextView, *, veiled: bool = False) -> str:
    """Say how far a text can be trusted; the privacy view leaves out who checked it."""
    review = view.review
    if view.is_missing:
        return MISSING
    if view.is_original:
        if not view.is_own:
            return ORIGINAL
        return OUTDATED_GERMAN if review.outdated else OWN_GERMAN
    if review.outdated:
        return OUTDATED
    if view.is_checked and review.checked_on is not None:
        day = format_day_bare(review.checked_on)
        return f"geprüft am {day}" if veiled else f"geprüft von {review.checked_by}, {day}"
    if view.proposed_by:
        return PROPOSED if veiled else f"{PROPOSED}: {view.proposed_by}"
    return DRAFT


def language_text(language: Language, checked: int, total: int) -> str:
    """Name a language with how many texts of a set are checked in it."""
    if language == GERMAN:
        return language.german
    return f"{language.german}, {checked} von {total} geprüft"


def progress_text(progress: TextProgress, *, is_german: bool) -> str:
    """Say how far a set is in a language."""
    noticed = f"{progress.noticed} mit Auffälligkeit" if progress.noticed else ""
    if is_german:
        return ", ".join(filter(None, (f"{progress.total} Texte", noticed)))
    missing = progress.total - progress.translated
    parts = (
        f"{progress.checked} von {progress.total} geprüft",
        f"{progress.proposed} zu bestätigen" if progress.proposed else "",
        f"{missing} fehlen" if missing else "",
        noticed,
    )
    return ", ".join(filter(None, parts))


def removed(language: Language, texts: int) -> str:
    """Say which language is gone, and what went with it."""
    count = {0: "ohne Texte", 1: "mit 1 Text"}.get(texts, f"mit {texts} Texten")
    return f"{language.german} entfernt, {count}"


def easy_text(label: EasyLabel | None) -> str:
    """Say what the German texts of a set may be called, and why."""
    if label is None:
        return "Einfache Sprache (Leichte Sprache erst nach einer Prüfung durch Testpersonen)"
    names = ", ".join(label.readers)
    said = f"Leichte Sprache, geprüft am {format_day_bare(label.on)} von {names}"
    return f"Nicht mehr {said}: Ein Text hat sich seither geändert" if label.is_void else said

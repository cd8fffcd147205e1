"""What the page of texts and languages says."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from gkdesk.text.dates import format_day_bare
from gkdesk.text.languages import GERMAN, Script

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkdesk.services.texts.views import Bound, EasyLabel, TextProgress, TextView
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
ORIGINAL_HINT = (
    "Das ist das deutsche Original. Ändern Sie es, sind seine Übersetzungen in {languages} "
    "veraltet und gelten als Entwurf{checked}."
)
KEY = "Schlüssel in Dateien für Übersetzende: {key}"
SIGNED = "Vermerkt wird die Prüfung von {texts} auf {language} ({of}), so wie oben zu lesen."
CHECKED = "{texts} auf {language} als geprüft vermerkt"
NOT_SIGNED = "Ohne Übersetzung und deshalb nicht dabei: {texts}."
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
    """Tell whether a text has the words of a search, in either language, its place or its key."""
    said = f"{view.german}\n{view.text}\n{view.place}\n{view.key}".casefold()
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


def count_of(texts: int) -> str:
    """Say how many texts."""
    return "1 Text" if texts == 1 else f"{texts} Texte"


def removal(language: Language, texts: int) -> str:
    """Offer to remove a language, and say what would go with it."""
    return f"{language.german} entfernen ({_with(texts)})"


def removed(language: Language, texts: int) -> str:
    """Say which language is gone, and what went with it."""
    return f"{language.german} entfernt, {_with(texts)}"


def _with(texts: int) -> str:
    return f"mit {count_of(texts)}" if texts else "ohne Texte"


def signing(signed: Sequence[TextView], missing: int, language: Language, of: str) -> str:
    """Say how many texts of which papers and language somebody signs for."""
    texts = "1 Text" if len(signed) == 1 else f"{len(signed)} Texten"
    left_out = NOT_SIGNED.format(texts=count_of(missing)) if missing else ""
    said = SIGNED.format(texts=texts, language=language.german, of=of)
    return " ".join(filter(None, (left_out, said)))


def checked(number: int, language: Language) -> str:
    """Say of how many texts a check was noted."""
    return CHECKED.format(texts=count_of(number), language=language.german)


def original_hint(bound: Bound | None) -> str:
    """Say what a change of a German text does to its translations; empty where it has none."""
    if bound is None or not bound.translations:
        return ""
    number = "1 Sprache" if bound.translations == 1 else f"{bound.translations} Sprachen"
    checked = {0: "", 1: ", auch die geprüfte"}.get(
        bound.checked, f", auch die {bound.checked} geprüften"
    )
    return ORIGINAL_HINT.format(languages=number, checked=checked)


def easy_text(label: EasyLabel | None) -> str:
    """Say what the German texts of a set may be called, and why."""
    if label is None:
        return "Einfache Sprache (Leichte Sprache erst nach einer Prüfung durch Testpersonen)"
    names = ", ".join(label.readers)
    said = f"Leichte Sprache, geprüft am {format_day_bare(label.on)} von {names}"
    return f"Nicht mehr {said}: Ein Text hat sich seither geändert" if label.is_void else said

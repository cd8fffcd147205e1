"""Words in files for translators, and what the sets of fixed texts are called."""

from __future__ import annotations

SETS: dict[str, str] = {
    "booklet": "Hefte",
    "handout": "Handzettel",
    "conference": "Fallkonferenz",
    "consent": "Einwilligungen",
    "employers": "Arbeitgeber-Blatt",
}
"""The sets of texts, in the order in which they are offered."""
KEY = "Schlüssel"
GERMAN = "Deutsch"
TRANSLATION = "Übersetzung {language} ({code})"
TRANSLATION_BEGINS = "Übersetzung"
STATE = "Stand"
CHECKED_BY = "Geprüft von"
REMARK = "Bemerkung"
FILE_TITLE = "Texte zum Übersetzen: Deutsch – {language}"
FILE_NOTE = "Wörter in geschweiften Klammern bleiben unverändert."
DRAFT = "Entwurf"
CHECKED = "geprüft"
MISSING = "fehlt"


def set_word(name: str) -> str:
    """Return what a set is called; one without a word shows its name."""
    return SETS.get(name, name)


def set_named(word: str) -> str:
    """Return the name of the set that is called so."""
    names = {said.casefold(): name for name, said in SETS.items()}
    return names.get(word.strip().casefold(), word.strip())


def state_word(*, is_missing: bool, is_checked: bool) -> str:
    """Return the state of a translation in one word."""
    if is_missing:
        return MISSING
    return CHECKED if is_checked else DRAFT

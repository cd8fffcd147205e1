"""What the renderer has to know about a BCP 47 language tag: its direction and its script."""

from __future__ import annotations

RTL_LANGUAGES = frozenset({"ar", "fa", "prs", "ps", "ckb", "ur", "he", "yi", "sd", "ug", "azb"})
RTL_SCRIPTS = frozenset({"arab", "hebr", "syrc", "thaa"})


def is_rtl(language: str) -> bool:
    """Tell whether a language is written from right to left; a script subtag decides first."""
    subtags = language.lower().split("-")
    for subtag in subtags[1:]:
        if len(subtag) == 4 and subtag.isalpha():
            return subtag in RTL_SCRIPTS
    return subtags[0] in RTL_LANGUAGES

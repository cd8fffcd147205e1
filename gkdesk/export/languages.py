"""The direction of a language tag, as the renderer needs it."""

from __future__ import annotations

from gkdesk.text import languages

RTL_SCRIPTS = frozenset({"arab", "hebr", "syrc", "thaa", "adlm"})


def is_rtl(language: str) -> bool:
    """Tell whether text with this BCP 47 tag runs right to left; a script subtag decides first."""
    primary, *subtags = language.split("-")
    for subtag in subtags:
        if len(subtag) == 4 and subtag.isalpha():
            return subtag.lower() in RTL_SCRIPTS
    return languages.is_rtl(primary.lower())

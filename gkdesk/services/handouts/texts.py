"""The texts of one handout in two languages: its own, and those it shares with other papers.

Words like „Telefon“ stand in the texts of the booklet, sentences of an invitation in those of the
conference. They are reached as `booklet:…` and `conference:…`; each keeps its own state, so that a
handout tells exactly whether something on it is an unchecked draft.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.services.handouts.template import TEXTS
from gkdesk.text.translations import Review, TextPair, TextSet, TextState

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkdesk.services.texts.texts import Texts

SHARED = ("booklet", "conference")


def handout_texts(texts: Texts, language: str, *, own: str = TEXTS) -> TextPair:
    """Return the texts of a handout; where none stand in the language, all of them are German."""
    names = tuple(dict.fromkeys((own, TEXTS)))
    first = texts.pair(language, own)
    spoken = language if first.client.texts else "de"
    pairs = [(name, texts.pair(spoken, name)) for name in (*names, *SHARED)]
    return TextPair(
        _joined("de", [(name, pair.german) for name, pair in pairs]),
        _joined(spoken, [(name, pair.client) for name, pair in pairs]),
    )


def in_her_words(texts: Texts, language: str) -> str:
    """Return „Dieser Text ist nur auf Deutsch da.“ in a language, "" where nobody can say it."""
    said = texts.pair(language, "booklet").in_client_language("notice.fallback")
    return "" if said.is_fallback else said.text


def _joined(language: str, sets: Iterable[tuple[str, TextSet]]) -> TextSet:
    found: dict[str, str] = {}
    reviews: dict[str, Review] = {}
    for name, each in sets:
        prefix = f"{name}:" if name in SHARED else ""
        for key, text in each.texts.items():
            found[f"{prefix}{key}"] = text
            reviews[f"{prefix}{key}"] = each.review(key)
    return TextSet(language, found, Review(TextState.DRAFT), reviews)

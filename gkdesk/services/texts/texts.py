"""The fixed texts that documents of this store are written with.

What ships is the ground; the office's wording and its reviews lie on top of it, and the
languages it added are offered wherever shipped ones are. Who prints fixed texts takes them from
here: `pair` for a document, `available` for a choice of languages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.text import languages, translations
from gkdesk.text.languages import GERMAN, Language
from gkdesk.text.translations import BOOKLET, TextPair

if TYPE_CHECKING:
    from gkdesk.store.store import Store


class Texts:
    """Read the fixed texts of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def pair(self, language: str, name: str = BOOKLET) -> TextPair:
        """Return a set in German and in one language, for one document.

        Raises ResourceMissing for an unknown set. A language without texts falls back to German.
        """
        return translations.text_pair(language, name=name)

    def available(self, name: str = BOOKLET) -> tuple[Language, ...]:
        """Return the languages that documents of a set are offered in, German first."""
        known = set(translations.available(name))
        shipped = [each for each in languages.booklet_languages() if each.code in known]
        return (GERMAN, *(each for each in shipped if each.code != GERMAN.code))

    def codes(self, name: str = BOOKLET) -> tuple[str, ...]:
        """Return the codes of the languages that documents of a set are offered in."""
        return tuple(each.code for each in self.available(name))

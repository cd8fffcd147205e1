"""The fixed texts that documents of one store are written with.

What ships is the ground; the office's wording and its reviews lie on top of it, and the
languages it added are offered wherever shipped ones are. Who prints fixed texts takes them from
here: `pair` for a document, `available` for a choice of languages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.services.texts.editing import TextEditing
from gkdesk.services.texts.exchange import TextExchange
from gkdesk.services.texts.own_languages import OwnLanguages
from gkdesk.services.texts.reading import text_pair, usual_language
from gkdesk.text import translations
from gkdesk.text.languages import GERMAN, Language, booklet_languages
from gkdesk.text.translations import BOOKLET, TextPair

if TYPE_CHECKING:
    from gkdesk.store.store import Store


class Texts:
    """Read the fixed texts of one store; `editing`, `own` and `exchange` change them."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.editing = TextEditing(store)
        self.own = OwnLanguages(store)
        self.exchange = TextExchange(store)

    def pair(self, language: str, name: str = BOOKLET) -> TextPair:
        """Return a set in German and in one language, for one document.

        Raises ResourceMissing for an unknown set. A language without texts falls back to German.
        """
        with self._store.read() as session:
            return text_pair(session, language, name)

    def available(self, name: str = BOOKLET) -> tuple[Language, ...]:
        """Return the languages that documents of a set are offered in, German first.

        Every language of the office is, whether it has texts already or not; what is for German
        readers alone is in German.
        """
        if not translations.is_translated(name):
            return (GERMAN,)
        known = {*translations.available(name), *(each.code for each in self.own.added())}
        offered = [each for each in booklet_languages() if each.code in known]
        return (GERMAN, *(each for each in offered if each.code != GERMAN.code))

    def usual_language(self, name: str = BOOKLET) -> str:
        """Return the foreign language of a set that the clients of the store need most."""
        offered = self.codes(name)
        with self._store.read() as session:
            return usual_language(session, offered)

    def codes(self, name: str = BOOKLET) -> tuple[str, ...]:
        """Return the codes of the languages that documents of a set are offered in."""
        return tuple(each.code for each in self.available(name))

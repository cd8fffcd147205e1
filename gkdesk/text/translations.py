"""The fixed texts of documents: German original, translations, and who has checked them.

A set of texts is a folder in `resources/texts` with one TOML file per language. A file without
a text, or a language without a file, falls back to German – the caller learns it and marks it.
The state of a text ships with the file (`entwurf` = machine-made, checked by nobody); an office
puts its own wording and its reviews on top (`gkdesk.services.texts`).
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from gkdesk import paths
from gkdesk.errors import ResourceMissing
from gkdesk.text import bidi_safe
from gkdesk.text.languages import is_rtl, language
from gkdesk.text.translation_checks import PLACEHOLDER, text_problems

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BOOKLET = "booklet"
GLOSSARY = "glossary"
_DIGEST_FIGURES = 16


class TextState(StrEnum):
    """How far a text can be trusted."""

    ORIGINAL = "original"
    DRAFT = "entwurf"
    CHECKED = "geprueft"


@dataclass(frozen=True)
class Review:
    """The state of one text in one language; an office stores these for texts it has checked.

    `outdated` says that the German text is another one than that it was written for: whatever
    somebody checked then holds no longer. A draft with `checked_by` is a proposal: a file named
    somebody, and the office has not confirmed it.
    """

    state: TextState
    checked_by: str = ""
    checked_on: dt.date | None = None
    outdated: bool = False


@dataclass(frozen=True)
class Translated:
    """A text as it will be printed; `is_fallback` says that it is German for want of better."""

    text: str
    language: str
    is_fallback: bool = False


@dataclass(frozen=True)
class Glossary:
    """Keys of one word of the glossary."""

    word: str
    meaning: str


@dataclass(frozen=True)
class TextSet:
    """All texts of one set in one language, by keys such as `me.title`."""

    language: str
    texts: Mapping[str, str]
    shipped: Review
    reviews: Mapping[str, Review] = field(default_factory=dict)

    def __contains__(self, key: str) -> bool:
        return key in self.texts

    def review(self, key: str) -> Review:
        """Return the state of one text: the office's, or the shipped one."""
        return self.reviews.get(key, self.shipped)

    @property
    def is_trusted(self) -> bool:
        """Tell whether every text is original or checked; otherwise the document says so."""
        return all(self.review(key).state is not TextState.DRAFT for key in self.texts)

    def with_texts(self, texts: Mapping[str, str]) -> TextSet:
        """Return the set with an office's own wording in place of some texts."""
        return dataclasses.replace(self, texts={**self.texts, **texts})

    def with_reviews(self, reviews: Mapping[str, Review]) -> TextSet:
        """Return the same texts with an office's reviews on top."""
        return dataclasses.replace(self, reviews={**self.reviews, **reviews})


@dataclass(frozen=True)
class TextPair:
    """The German set and the one of the client's language; German stands in for a gap.

    A pair remembers which texts were asked of it: a document takes a new one and learns at the
    end whether it shows anything that nobody has checked.
    """

    german: TextSet
    client: TextSet
    _used: set[str] = field(default_factory=set, compare=False, repr=False)

    @property
    def is_bilingual(self) -> bool:
        """Tell whether there are two languages at all."""
        return self.client.language != self.german.language

    @property
    def is_trusted(self) -> bool:
        """Tell whether each text of the set is there and checked in the client's language."""
        if not self.is_bilingual:
            return True
        return self.client.is_trusted and self.german.texts.keys() <= self.client.texts.keys()

    def unchecked(self) -> bool:
        """Tell whether one of the texts used so far is a draft that nobody has checked."""
        if not self.is_bilingual:
            return False
        return any(self.client.review(key).state is TextState.DRAFT for key in self._used)

    def in_german(self, key: str, **values: str) -> str:
        """Return the German text, filled."""
        return fill(self.german.texts[key], "de", values)

    def in_client_language(self, key: str, **values: str) -> Translated:
        """Return the client's text, filled, or the German one marked as fallback."""
        known = self.client.texts.get(key)
        if known is None:
            return Translated(self.in_german(key, **values), "de", is_fallback=True)
        self._used.add(key)
        return Translated(fill(known, self.client.language, values), self.client.language)

    def glossary(self) -> tuple[Glossary, ...]:
        """Return the words of the glossary in the order of the German file."""
        return tuple(
            Glossary(key, f"{key.removesuffix('.word')}.meaning")
            for key in self.german.texts
            if _is_glossary_word(key)
        )


@dataclass(frozen=True)
class TextProblem:
    """What is wrong with one text; the codes are those of `translation_checks`, and unknown."""

    key: str
    problem: str


def text_pair(code: str, *, name: str = BOOKLET) -> TextPair:
    """Load a set in German and in one language; raise ResourceMissing without the original."""
    return TextPair(german_texts(name), load(code, name=name))


def german_texts(name: str = BOOKLET) -> TextSet:
    """Load the German original."""
    found = load("de", name=name)
    if not found.texts:
        raise ResourceMissing(name=f"texts/{name}/de.toml")
    return found


@cache
def load(code: str, *, name: str = BOOKLET) -> TextSet:
    """Load a set in one language; without a file it is empty and everything falls back.

    A code is part of no path before it is known: a damaged store may name any.
    """
    if code not in {each.stem for each in _folder(name).glob("*.toml")}:
        return TextSet(code, {}, Review(TextState.DRAFT))
    path = _folder(name) / f"{code}.toml"
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    meta = content.pop("meta")
    return TextSet(code, dict(_flattened(content)), Review(TextState(meta["state"])))


def available(name: str = BOOKLET) -> tuple[str, ...]:
    """Return the codes of the languages that have a file, German first."""
    found = {path.stem for path in _folder(name).glob("*.toml")}
    return ("de", *sorted(found - {"de"}))


def sets() -> tuple[str, ...]:
    """Return the names of the sets of texts, sorted."""
    folder = paths.resources() / "texts"
    return tuple(sorted(each.name for each in folder.iterdir() if (each / "de.toml").is_file()))


def is_translated(name: str) -> bool:
    """Tell whether a set is for readers of other languages; some are for German ones alone."""
    return len(available(name)) > 1


def digest(german: str) -> str:
    """Return what a translation notes of the German text it was written for."""
    return hashlib.sha256(german.encode()).hexdigest()[:_DIGEST_FIGURES]


@cache
def explained_words() -> frozenset[str]:
    """Return the words that the glossary of the booklet explains, in small letters."""
    texts = german_texts(BOOKLET).texts
    entries = (text for key, text in texts.items() if _is_glossary_word(key))
    return frozenset(word.casefold() for entry in entries for word in entry.split())


def fill(text: str, code: str, values: Mapping[str, str]) -> str:
    """Put values into the placeholders; in right-to-left text each stays whole."""
    safe = bidi_safe.ltr if is_rtl(code) else bidi_safe.strip_controls
    return PLACEHOLDER.sub(lambda match: safe(values[match[1]]), text)


def problems(candidate: TextSet, original: TextSet) -> tuple[TextProblem, ...]:
    """Return everything a machine can find wrong with a translation, sorted by key.

    Missing texts are no problem: they fall back visibly.
    """
    found = []
    same = "untranslated" if candidate.language == original.language else ""
    for key, text in sorted(candidate.texts.items()):
        german = original.texts.get(key)
        if german is None:
            found.append(TextProblem(key, "unknown"))
        else:
            script = language(candidate.language).script
            wrong = text_problems(text, german, script)
            found.extend(TextProblem(key, what) for what in wrong if what != same)
    return tuple(found)


def _is_glossary_word(key: str) -> bool:
    return key.startswith(f"{GLOSSARY}.") and key.endswith(".word")


def _flattened(table: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flattened(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", str(value)


def _folder(name: str) -> Path:
    return paths.resources() / "texts" / name

"""The fixed texts of documents: German original, translations, and who has checked them.

A set of texts is a folder in `resources/texts` with one TOML file per language. A file without
a text, or a language without a file, falls back to German – the caller learns it and marks it.
The state of a text ships with the file (`entwurf` = machine-made, checked by nobody); an office
that has checked texts puts its own reviews on top.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from gkdesk import paths
from gkdesk.errors import ResourceMissing
from gkdesk.text import bidi_safe
from gkdesk.text.languages import Script, is_rtl, language, scripts_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BOOKLET = "booklet"
GLOSSARY = "glossary"
_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
_LONGEST_RATIO = 3
_LONGEST_EXTRA = 40


class TextState(StrEnum):
    """How far a text can be trusted."""

    ORIGINAL = "original"
    DRAFT = "entwurf"
    CHECKED = "geprueft"


@dataclass(frozen=True)
class Review:
    """The state of one text in one language; an office stores these for texts it has checked."""

    state: TextState
    checked_by: str = ""
    checked_on: dt.date | None = None


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

    def with_reviews(self, reviews: Mapping[str, Review]) -> TextSet:
        """Return the same texts with an office's reviews on top."""
        return dataclasses.replace(self, reviews={**self.reviews, **reviews})


@dataclass(frozen=True)
class TextPair:
    """The German set and the one of the client's language; German stands in for a gap."""

    german: TextSet
    client: TextSet

    @property
    def is_bilingual(self) -> bool:
        """Tell whether there are two languages at all."""
        return self.client.language != self.german.language

    def in_german(self, key: str, **values: str) -> str:
        """Return the German text, filled."""
        return fill(self.german.texts[key], "de", values)

    def in_client_language(self, key: str, **values: str) -> Translated:
        """Return the client's text, filled, or the German one marked as fallback."""
        known = self.client.texts.get(key)
        if known is None:
            return Translated(self.in_german(key, **values), "de", is_fallback=True)
        return Translated(fill(known, self.client.language, values), self.client.language)

    def glossary(self) -> tuple[Glossary, ...]:
        """Return the words of the glossary in the order of the German file."""
        return tuple(
            Glossary(key, f"{key.removesuffix('.word')}.meaning")
            for key in self.german.texts
            if key.startswith(f"{GLOSSARY}.") and key.endswith(".word")
        )


@dataclass(frozen=True)
class TextProblem:
    """What is wrong with one text; codes: unknown, empty, placeholders, script, controls, long."""

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
    """Load a set in one language; without a file it is empty and everything falls back."""
    path = _folder(name) / f"{code}.toml"
    if not path.is_file():
        return TextSet(code, {}, Review(TextState.DRAFT))
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    meta = content.pop("meta")
    return TextSet(code, dict(_flattened(content)), Review(TextState(meta["state"])))


def available(name: str = BOOKLET) -> tuple[str, ...]:
    """Return the codes of the languages that have a file, German first."""
    found = {path.stem for path in _folder(name).glob("*.toml")}
    return ("de", *sorted(found - {"de"}))


def fill(text: str, code: str, values: Mapping[str, str]) -> str:
    """Put values into the placeholders; in right-to-left text each stays whole."""
    safe = bidi_safe.ltr if is_rtl(code) else bidi_safe.strip_controls
    return _PLACEHOLDER.sub(lambda match: safe(values[match[1]]), text)


def problems(candidate: TextSet, original: TextSet) -> tuple[TextProblem, ...]:
    """Return everything a machine can find wrong with a translation, sorted by key.

    Missing texts are no problem: they fall back visibly.
    """
    found = []
    for key, text in sorted(candidate.texts.items()):
        german = original.texts.get(key)
        if german is None:
            found.append(TextProblem(key, "unknown"))
        else:
            found.extend(TextProblem(key, what) for what in _wrong(text, german, candidate))
    return tuple(found)


def _wrong(text: str, german: str, candidate: TextSet) -> Iterator[str]:
    if not text.strip():
        yield "empty"
        return
    if sorted(_PLACEHOLDER.findall(text)) != sorted(_PLACEHOLDER.findall(german)):
        yield "placeholders"
    if bidi_safe.strip_controls(text) != text:
        yield "controls"
    if not _script_fits(_PLACEHOLDER.sub("", text), language(candidate.language).script):
        yield "script"
    if len(text) > _LONGEST_RATIO * len(german) + _LONGEST_EXTRA:
        yield "long"


def _script_fits(text: str, script: Script) -> bool:
    """Accept one foreign word in brackets („(Duldung)“) but no sentence in another script."""
    outside = re.sub(r"\([^)]*\)", "", text)
    found = scripts_in(outside)
    return script in found and found <= {script, Script.LATIN} and _mostly(script, outside)


def _mostly(script: Script, text: str) -> bool:
    letters = [character for character in text if scripts_in(character)]
    fitting = [character for character in letters if script in scripts_in(character)]
    return len(fitting) * 2 > len(letters)


def _flattened(table: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flattened(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", str(value)


def _folder(name: str) -> Path:
    return paths.resources() / "texts" / name

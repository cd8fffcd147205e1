"""A residence status by its word, by its paragraph in any spelling, or by both; never guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.incoming.problems import CellProblem
from gkdesk.incoming.words import WordIndex
from gkdesk.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SECTION = re.compile(r"(§*)\s*(?<!\w)(\d{1,3})(?:\s?([a-z]))?(?!\w)")
_SUBSECTION = re.compile(r"\s*,?\s*(?:Abs(?:atz|\.)?\s*|\()?(\d{1,2}|[IVX]+)\b\)?", re.IGNORECASE)
_SENTENCE = re.compile(r"\s*,?\s*(?:Satz|S\.)?\s*(\d)\b", re.IGNORECASE)
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7"}
_LAWS = {
    "AufenthG": re.compile(r"AufenthG|AufG\b|Aufenthaltsgesetz", re.IGNORECASE),
    "AsylG": re.compile(r"AsylG|AsylVfG|Asylgesetz", re.IGNORECASE),
}
_FILLERS = frozenset({"nach", "gem", fold("gemäß"), "laut", "i", "s", "d", "v", "m"})
_SHORT = {fold("AE"): fold("Aufenthaltserlaubnis")}
_LONG_ENOUGH = 5
"""Shorter words are parts of others by accident."""
ALIASES = {
    "Gestattung": "permission_to_stay",
    "Asylbewerber": "permission_to_stay",
    "BÜMA": "arrival_certificate",
    "AKN": "arrival_certificate",
    "Fiktion": "fiction",
    "NE": "settlement",
    "Niederlassung": "settlement",
    "GÜB": "border_crossing",
    "Grenzübertrittsbescheinigung": "border_crossing",
    "EU-Bürger": "free_movement",
    "EU-Bürgerin": "free_movement",
    "Freizügigkeit": "free_movement",
    "unklar": "unclear",
    "unbekannt": "unclear",
}
"""What people write for entries of the shipped list."""


@dataclass(frozen=True)
class _Paragraph:
    """A place in a law; what is not said is empty."""

    section: str
    subsection: str = ""
    sentence: str = ""
    law: str = ""

    def wider(self) -> Iterator[_Paragraph]:
        """Give the place and those that it lies in."""
        yield self
        if self.sentence:
            yield _Paragraph(self.section, self.subsection, law=self.law)
        if self.subsection:
            yield _Paragraph(self.section, law=self.law)


class StatusIndex(WordIndex):
    """The entries of the list by words and by paragraphs."""

    def __init__(self, words: Mapping[str, str], aliases: Mapping[str, str] | None = None) -> None:
        known = {word: code for word, code in (aliases or {}).items() if code in words}
        super().__init__(words, known)
        self._all = dict(words)
        self._entries = [
            (paragraph, code, _name(word))
            for code, word in words.items()
            if (paragraph := _paragraph(word.partition("§")[2], sign=True)) is not None
        ]

    def code(self, text: str) -> str:
        """Return the code of one status; raise CellProblem with an example."""
        try:
            return super().code(text)
        except CellProblem as problem:
            found = self._by_paragraph(text)
            if found is None:
                if several := self._sharing(text):
                    example = self._all[several[0]]
                    raise CellProblem("status_without_paragraph", example=example) from None
                raise problem from None
            return found

    def _by_paragraph(self, text: str) -> str | None:
        """Return the only entry of the paragraph that the words do not contradict."""
        wanted = _paragraph(text)
        for place in wanted.wider() if wanted else ():
            fitting = {
                code
                for paragraph, code, name in self._entries
                if _same(paragraph, place) and _fits(_name(text), name)
            }
            if fitting:
                return fitting.pop() if len(fitting) == 1 else None
        return None

    def _sharing(self, text: str) -> list[str]:
        """Return the entries that a word or a section alone may mean."""
        name, wanted = _name(text), _paragraph(text)
        return [
            code
            for paragraph, code, word in self._entries
            if _fits(name, word)
            and (name or wanted)
            and (wanted is None or wanted.section == paragraph.section)
        ]


def _paragraph(text: str, *, sign: bool = False) -> _Paragraph | None:
    """Return the place that a text names: `§ 25 Abs. 5`, `25 V AufenthG`, `60a`."""
    match = _SECTION.search(text)
    if match is None:
        return None
    law = next((name for name, words in _LAWS.items() if words.search(text)), "")
    rest = text[match.end() :]
    under = _SUBSECTION.match(rest)
    after = _SENTENCE.match(rest[under.end() :]) if under else None
    # A bare number may be anything.
    if not (sign or match[1] or match[3] or law or (under and under[0].strip())):
        return None
    return _Paragraph(
        f"{match[2]}{match[3] or ''}",
        _ROMAN.get(under[1].lower(), under[1].lower()) if under else "",
        after[1] if after else "",
        law,
    )


def _same(entry: _Paragraph, place: _Paragraph) -> bool:
    numbers = (entry.section, entry.subsection, entry.sentence)
    if numbers != (place.section, place.subsection, place.sentence):
        return False
    return not (entry.law and place.law) or entry.law == place.law


def _name(text: str) -> str:
    """Return the words before a paragraph, folded and without blanks."""
    match = _SECTION.search(text)
    before = text[: match.start()] if match else text
    words = [_SHORT.get(word, word) for word in fold(before).split() if word not in _FILLERS]
    return "".join(words)


def _fits(said: str, name: str) -> bool:
    if not said or said == name:
        return True
    return (len(said) >= _LONG_ENOUGH and said in name) or (
        len(name) >= _LONG_ENOUGH and name in said
    )

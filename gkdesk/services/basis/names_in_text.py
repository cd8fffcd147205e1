"""Names of other clients in free text: found as whole words, shown, decided, else left out.

A reference is exact; a name that somebody typed is not. So every word that is a stored name of
another client, or a part of one, is a hit; what nobody decided is replaced. Spellings that people
exchange are the same (`gkdesk.text.folding`): ü and ue, Arabic with and without vowel marks. Rules
of our own: a genitive -s, and in Arabic script a joined و ف ب ل ك or ال, do not hide a name; a
part of up to three letters counts only where it begins with a capital letter, else every „an“
would be somebody; the longest name that fits decides, so that „Amina Hariri“ is found in the
record of her brother Yusuf Hariri, and he himself is not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from gkdesk.text.folding import fold
from gkdesk.text.languages import Script, scripts_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

REDACTED = "[Name]"
_MARKS = (
    r"\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670"
    r"\u06d6-\u06ed\u0900-\u0dff\u0e00-\u0eff\u200c\u200d"
)
_WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{_MARKS}])*")
_BETWEEN = re.compile(r"[\s\-‐‑–'’‘ʼ`´.,\u2066-\u2069\u200e\u200f]{0,4}")
_SHORT = 3
_PARTICLES = frozenset(
    (
        *("abd", "abdel", "abu", "al", "bar", "bat", "ben", "bin", "bint", "da", "de", "del"),
        *("della", "der", "di", "dos", "du", "el", "ibn", "la", "le", "o", "ould", "te", "ter"),
        *("um", "umm", "und", "van", "vom", "von", "zu", "zum", "zur"),
        *("عبد", "ابو", "ابن", "بن", "بنت", "ال"),
    )
)
_JOINED = ("وال", "فال", "بال", "كال", "لل", "ال", "و", "ف", "ب", "ل", "ك")
_LEAST_ARABIC = 3

Sequence = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of a text that is a name of somebody else."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Doubt:
    """A hit in its text, to be shown and decided."""

    text: str
    hit: Hit

    @property
    def word(self) -> str:
        """Return what was found."""
        return self.text[self.hit.start : self.hit.end]


class KnownNames:
    """Names of people, made ready to be found; each with all its parts unless `whole`."""

    def __init__(self, names: Iterable[str] = (), *, whole: Iterable[str] = ()) -> None:
        self._from: dict[str, set[Sequence]] = defaultdict(set)
        for name in names:
            parts = _parts(name)
            self._add(parts)
            for part in parts:
                if part not in _PARTICLES and len(part) > 1:
                    self._add((part,))
        for name in whole:
            self._add(_parts(name))

    def __bool__(self) -> bool:
        return bool(self._from)

    def longest(self, words: list[_Word], place: int, text: str) -> int:
        """Return of how many words the longest name is that begins at a place; 0 for none."""
        return max(
            (
                len(sequence)
                for form in words[place].forms
                for sequence in self._from.get(form, ())
                if _goes_on(sequence, words, place, text)
            ),
            default=0,
        )

    def _add(self, parts: Sequence) -> None:
        if parts and not all(part in _PARTICLES or len(part) < 2 for part in parts):
            self._from[parts[0]].add(parts)


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    forms: frozenset[str]
    is_capital: bool


def find(text: str, others: KnownNames, own: KnownNames | None = None) -> tuple[Hit, ...]:
    """Return where names of others stand; `own` are those that may stand there."""
    if not text or not others:
        return ()
    return tuple(_hits(text, others, own or KnownNames()))


def _hits(text: str, others: KnownNames, own: KnownNames) -> Iterator[Hit]:
    words = _words(text)
    place = 0
    while place < len(words):
        theirs = others.longest(words, place, text)
        allowed = own.longest(words, place, text)
        if theirs > allowed:
            yield Hit(words[place].start, words[place + theirs - 1].end)
        place += max(theirs, allowed, 1)


def redact(text: str, hits: Iterable[Hit], kept: Iterable[Hit] = ()) -> str:
    """Return the text with every hit replaced, but those that were decided to be no name."""
    decided = frozenset(kept)
    pieces, done = [], 0
    for hit in sorted(hits, key=_by_place):
        if hit not in decided:
            pieces += [text[done : hit.start], REDACTED]
            done = hit.end
    return "".join((*pieces, text[done:]))


def _by_place(hit: Hit) -> tuple[int, int]:
    return hit.start, hit.end


def _words(text: str) -> list[_Word]:
    return [
        _Word(match.start(), match.end(), _forms(match[0]), match[0][0] != match[0][0].lower())
        for match in _WORD.finditer(text)
        if match[0]
    ]


def _parts(name: str) -> Sequence:
    """Return the words of a name as they are compared; an Arabic article is no part of one."""
    return tuple(part for match in _WORD.finditer(name) if (part := _plain(match[0])))


def _forms(word: str) -> frozenset[str]:
    """Return every form under which a word of a text may be a name."""
    whole = fold(word).replace(" ", "")
    if not whole:
        return frozenset()
    found = {whole, _plain(word)}
    if Script.ARABIC in scripts_in(word):
        found.update(_without_joined(whole))
    elif len(whole) > 2 and whole.endswith("s"):
        found.add(whole[:-1])
    return frozenset(found)


def _plain(word: str) -> str:
    folded = fold(word).replace(" ", "")
    article = "ال"
    if folded.startswith(article) and len(folded) >= len(article) + _LEAST_ARABIC:
        return folded.removeprefix(article)
    return folded


def _without_joined(word: str) -> Iterator[str]:
    for joined in _JOINED:
        rest = word.removeprefix(joined)
        if rest != word and len(rest) >= _LEAST_ARABIC:
            yield rest


def _goes_on(sequence: Sequence, words: list[_Word], place: int, text: str) -> bool:
    """Tell whether a name stands here, word by word with nothing but a joint between them."""
    if place + len(sequence) > len(words):
        return False
    there = words[place : place + len(sequence)]
    for part, word in zip(sequence, there, strict=True):
        is_short = len(part) <= _SHORT and part not in _PARTICLES
        if part not in word.forms or (is_short and not _may_be_short(word, text)):
            return False
    return all(_BETWEEN.fullmatch(text, one.end, other.start) for one, other in pairwise(there))


def _may_be_short(word: _Word, text: str) -> bool:
    """Tell a short name from a short word: by its capital, where the script has any."""
    letter = text[word.start]
    return word.is_capital or letter.lower() == letter.upper()

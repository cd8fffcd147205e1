"""Names of other clients in free text: found as whole words, shown, decided, else left out.

A reference is exact; a name that somebody typed is not. So every word that is a stored name of
another client, or a part of one, is a hit; what nobody decided is replaced. Spellings that people
exchange are the same (`gkdesk.text.folding`): ü and ue, Arabic with and without vowel marks. Rules
of our own: what is joined to a word does not hide a name (`word_forms`); nor do invisible
characters, a hyphen at the end of a line, or parts that are written together or apart, „Elmasri“
and „El Masri“; a name of up to three letters counts only where it begins with a capital letter,
else every „an“ would be somebody; the longest name that fits decides, so that „Amina Hariri“ is
found in the record of her brother Yusuf Hariri, and he himself is not. Spellings that sound alike
(Ahmad, Ahmed) are found where they are stored as a variant. What has figures is a number
(`numbers_in_text`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise, permutations
from typing import TYPE_CHECKING

from gkdesk.services.basis.mail_in_text import MAIL, KnownAddresses
from gkdesk.services.basis.numbers_in_text import KnownNumbers
from gkdesk.services.basis.word_forms import UNSEEN, forms_of, plain_form

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

REDACTED = "[Name]"
_MARKS = (
    r"\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670"
    r"\u06d6-\u06ed\u0900-\u0dff\u0e00-\u0eff\u200c\u200d"
)
_WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{_MARKS}])*")
_BETWEEN = re.compile(rf"(?:[\s\-‐‑–'’‘ʼ`´.,@_(]|[{UNSEEN}]){{0,6}}")
_AND = frozenset({"und", "u", "sowie"})
_CUT = re.compile(rf"[{UNSEEN}]+|[{UNSEEN}]*[-‐‑][{UNSEEN}]*\s+[{UNSEEN}]*")
"""Between two pieces of one word: what nobody sees, or a hyphen at the end of a line."""
_APART = re.compile(rf"[{UNSEEN}]*[\s\-‐‑'’‘ʼ`´][{UNSEEN}]*")
_SHORT = 3
_LEAST_JOINED = 6
_MOST_PIECES = 4
_MOST_TEXTS = 100
"""So many texts are remembered: those of the papers that are made one after the other."""
PARTICLES = frozenset(
    (
        *("abd", "abdal", "abdel", "abdul", "abu", "al", "bar", "bat", "ben", "bin", "bint", "da"),
        *("de", "del", "della", "der", "di", "dos", "du", "el", "ibn", "la", "le", "mac", "mc"),
        *("o", "ould", "te", "ter", "um", "umm", "und", "van", "vom", "von", "zu", "zum", "zur"),
        *("عبد", "ابو", "ابن", "بن", "بنت", "ال"),
    )
)

Sequence = tuple[str, ...]


class Whole(str):
    """A name that counts as a whole alone, none of its parts: a code, an address of mail."""

    __slots__ = ()


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
    """Names of people, made ready to be found; each with all its parts unless `whole`.

    Those in `full` count where two of their parts stand together, in any order. What has a figure
    in it is a number of hers, and found as such; an address of mail counts as a whole as well.
    """

    def __init__(
        self,
        names: Iterable[str] = (),
        *,
        whole: Iterable[str] = (),
        full: Iterable[str] = (),
    ) -> None:
        self._from: dict[str, set[Sequence]] = defaultdict(set)
        self._pairs: dict[str, set[str]] = defaultdict(set)
        numbers, names, whole = [], tuple(names), tuple(whole)
        for name in names:
            if any(map(str.isdecimal, name)):
                numbers.append(name)
            elif isinstance(name, Whole):
                self._add(_parts(name))
            else:
                self._add_with_parts(_parts(name))
        for name in whole:
            self._add(_parts(name))
        for name in full:
            self._add_full(_parts(name))
        self.numbers = KnownNumbers(numbers)
        self.addresses = KnownAddresses(each for each in (*names, *whole) if MAIL in each)
        self._words: dict[str, list[_Word]] = {}

    def words(self, text: str) -> list[_Word]:
        """Return the words of a text; one is read once for many papers, and not kept for good."""
        known = self._words.get(text)
        if known is None:
            known = _words(text)
            if len(self._words) >= _MOST_TEXTS:
                self._words.clear()
            self._words[text] = known
        return known

    def __bool__(self) -> bool:
        return bool(self._from) or bool(self.numbers) or bool(self.addresses)

    def longest(self, words: list[_Word], place: int, text: str) -> int:
        """Return of how many words the longest name is that begins at a place; 0 for none."""
        found = 0
        for piece in words[place].pieces:
            for form in piece.forms:
                for sequence in self._from.get(form, ()):
                    found = max(found, _reach(sequence, words, place, text))
                for other in self._pairs.get(form, ()):
                    found = max(found, _pair_reach(other, words, place, piece.count, text))
        return found

    def _add_with_parts(self, parts: Sequence) -> None:
        self._add(parts)
        for part in parts:
            if part not in PARTICLES and len(part) > 1:
                self._add((part,))
        for one, other in pairwise(parts):
            self._add_joined(one + other)
        if len(parts) > 2:
            self._add_joined("".join(parts))

    def _add_full(self, parts: Sequence) -> None:
        self._add(parts)
        strong = [part for part in parts if part not in PARTICLES and len(part) > 1]
        for one, other in permutations(strong, 2):
            self._pairs[one].add(other)
            self._add_joined(one + other)

    def _add_joined(self, joined: str) -> None:
        """Add parts that somebody may write together; „an der“ must not become „ander“."""
        if len(joined) >= _LEAST_JOINED:
            self._add((joined,))

    def _add(self, parts: Sequence) -> None:
        if parts and not all(part in PARTICLES or len(part) < 2 for part in parts):
            self._from[parts[0]].add(parts)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words that may be one, as they are compared: `count` of them from a place on."""

    count: int
    forms: frozenset[str]


@dataclass(slots=True)
class _Word:
    start: int
    end: int
    is_capital: bool
    pieces: tuple[_Piece, ...]

    @property
    def forms(self) -> frozenset[str]:
        return self.pieces[0].forms


def find(text: str, others: KnownNames, own: KnownNames | None = None) -> tuple[Hit, ...]:
    """Return where names of others stand; `own` are those that may stand there."""
    if not text or not others:
        return ()
    allowed = own or KnownNames()
    hers = [Hit(*span) for span in allowed.addresses.find(text)]
    hits = [each for span in others.addresses.find(text) if (each := Hit(*span)) not in hers]
    hits += [hit for hit in _hits(text, others, allowed) if _is_apart(hit, (*hits, *hers))]
    for span in others.numbers.find(text, allowed.numbers):
        if _is_apart(Hit(*span), (*hits, *hers)):
            hits.append(Hit(*span))
    return tuple(sorted(hits, key=_by_place))


def _is_apart(hit: Hit, others: Iterable[Hit]) -> bool:
    return all(hit.end <= each.start or hit.start >= each.end for each in others)


def _hits(text: str, others: KnownNames, own: KnownNames) -> Iterator[Hit]:
    words = others.words(text)
    place = 0
    while place < len(words):
        theirs = others.longest(words, place, text)
        allowed = own.longest(words, place, text)
        if theirs > allowed:
            yield _closed(text, Hit(words[place].start, words[place + theirs - 1].end))
        place += max(theirs, allowed, 1)


def _closed(text: str, hit: Hit) -> Hit:
    """Return a hit with the bracket that ends it: „Yusuf (Hariri)“."""
    is_open = "(" in text[hit.start : hit.end] and text[hit.end : hit.end + 1] == ")"
    return Hit(hit.start, hit.end + 1) if is_open else hit


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
    found = [
        _Word(
            match.start(),
            match.end(),
            is_capital=match[0][0] != match[0][0].lower(),
            pieces=(_Piece(1, forms_of(match[0])),),
        )
        for match in _WORD.finditer(text)
    ]
    for place, word in enumerate(found):
        word.pieces += tuple(_joined(found, place, text))
    return found


def _joined(words: list[_Word], place: int, text: str) -> Iterator[_Piece]:
    """Yield what a word and those behind it are as one: cut by a line, or written apart."""
    whole = text[words[place].start : words[place].end]
    is_cut = True
    for last in range(place + 1, min(place + _MOST_PIECES, len(words))):
        one, other = words[last - 1], words[last]
        is_cut = bool(_CUT.fullmatch(text, one.end, other.start))
        if not is_cut and not _may_be_one(one, other, text):
            return
        whole += text[other.start : other.end]
        forms = forms_of(whole)
        if is_cut or any(len(form) >= _LEAST_JOINED for form in forms):
            yield _Piece(last - place + 1, forms)


def _may_be_one(one: _Word, other: _Word, text: str) -> bool:
    """Tell whether two words may be a name that others write as one: „El Masri“."""
    if not _APART.fullmatch(text, one.end, other.start):
        return False
    has_capitals = one.is_capital and other.is_capital
    return has_capitals or not PARTICLES.isdisjoint(one.forms)


def _parts(name: str) -> Sequence:
    """Return the words of a name as they are compared; an Arabic article is no part of one."""
    return tuple(part for match in _WORD.finditer(name) if (part := plain_form(match[0])))


def _reach(sequence: Sequence, words: list[_Word], place: int, text: str) -> int:
    """Return of how many words a name is that stands here with nothing but joints; 0 if none."""
    at, is_short = place, all(len(part) <= _SHORT for part in sequence)
    for number, part in enumerate(sequence):
        if at >= len(words):
            return 0
        if number and not _BETWEEN.fullmatch(text, words[at - 1].end, words[at].start):
            return 0
        if is_short and part not in PARTICLES and not _may_be_short(words[at], text):
            return 0
        count = max((each.count for each in words[at].pieces if part in each.forms), default=0)
        if not count:
            return 0
        at += count
    return at - place


def _pair_reach(other: str, words: list[_Word], place: int, count: int, text: str) -> int:
    """Return of how many words two parts of a name are with what may stand between them.

    That is a comma, a bracket, one further name, or „und“ with one: „Yusuf und Amal Hariri“.
    """
    for between in range(3):
        at = place + count + between
        if at >= len(words) or not _may_stand_between(words[place + count : at], text):
            continue
        length = max((each.count for each in words[at].pieces if other in each.forms), default=0)
        if length and _are_joined(words[place + count - 1 : at + 1], text):
            return at + length - place
    return 0


def _may_stand_between(words: list[_Word], text: str) -> bool:
    if len(words) == 2 and text[words[0].start : words[0].end] not in _AND:
        return False
    return not words or words[-1].is_capital


def _are_joined(words: list[_Word], text: str) -> bool:
    """Tell whether nothing but joints stands between words; apart, names have capitals."""
    joints = [text[one.end : other.start] for one, other in pairwise(words)]
    if len(joints) > 1:
        is_near = all(map(str.isspace, joints))
    else:
        is_near = all(map(_BETWEEN.fullmatch, joints))
    is_one_word = not any(map(str.isspace, "".join(joints)))
    ends = (words[0], words[-1])
    return is_near and (is_one_word or all(_may_be_short(each, text) for each in ends))


def _may_be_short(word: _Word, text: str) -> bool:
    """Tell a short name from a short word: by its capital, where the script has any."""
    letter = text[word.start]
    return word.is_capital or letter.lower() == letter.upper()

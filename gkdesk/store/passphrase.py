"""Suggest passphrases and judge those that people make up."""

from __future__ import annotations

import functools
import math
import re
import secrets
import unicodedata
from dataclasses import dataclass

from gkdesk import paths
from gkdesk.errors import InvalidInput, ResourceMissing

WORD_LIST = "woerter.txt"
SUGGESTED_WORDS = 5
SHORTEST = 12
LONGEST = 512
FEWEST_BITS = 45.0
STRONG_BITS = 60.0
FIELD = "passphrase"

# What one more known word adds, whatever its length: an attacker tries words, not letters.
WORD_BITS = 11.0
REPEATED_BITS = 1.0
SHORTEST_WORD = 4
ALPHABETS = ((r"[a-zäöüß]", 30), (r"[A-ZÄÖÜẞ]", 29), (r"[0-9]", 10), (r"[^0-9A-Za-zÄÖÜäöüßẞ]", 20))
SEQUENCES = (
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "qwertzuiopü",
    "qwertyuiop",
    "asdfghjklöä",
    "yxcvbnm",
    "zxcvbnm",
)
USUAL_WORDS = """
passwort password kennwort passphrase geheim hallo schatz sommer winter herbst frühling montag
dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz april juni juli august
september oktober november dezember integration migration begleitheft gkdesk login admin bitte
danke willkommen deutschland landkreis kommune büro arbeit welcome letmein qwertz iloveyou
"""


@dataclass(frozen=True)
class Strength:
    """An honest estimate: bits that an attacker who knows the tricks has to guess."""

    bits: float

    @property
    def is_enough(self) -> bool:
        return self.bits >= FEWEST_BITS

    @property
    def is_strong(self) -> bool:
        return self.bits >= STRONG_BITS


def suggest(words: int = SUGGESTED_WORDS) -> str:
    """Return random words joined by hyphens; each of them adds at least 11 bits."""
    known = word_list()
    return "-".join(secrets.choice(known) for _ in range(words))


def strength(passphrase: str) -> Strength:
    """Estimate the strength: words, repetitions and sequences count for little."""
    rest = unicodedata.normalize("NFC", passphrase).casefold().strip()
    bits, seen = 0.0, set[str]()
    for part in _parts(rest):
        bits += REPEATED_BITS if part in seen else _bits(part)
        seen.add(part)
    return Strength(round(bits, 1))


def check(passphrase: str) -> None:
    """Raise `InvalidInput` if a new passphrase is too short, too long or too easy to guess."""
    if len(passphrase) < SHORTEST:
        raise InvalidInput(FIELD, "too_short", minimum=SHORTEST)
    if len(passphrase) > LONGEST:
        raise InvalidInput(FIELD, "too_long", maximum=LONGEST)
    if not strength(passphrase).is_enough:
        raise InvalidInput(FIELD, "too_weak")


@functools.cache
def word_list() -> tuple[str, ...]:
    """Return the words for suggestions, as they are shipped."""
    path = paths.resources() / "codes" / WORD_LIST
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ResourceMissing(name=WORD_LIST) from None
    return tuple(text.split())


@functools.cache
def _known() -> frozenset[str]:
    return frozenset(USUAL_WORDS.split()) | {word.casefold() for word in word_list()}


def _parts(text: str) -> list[str]:
    """Split into runs of letters, of digits and of everything else; spaces only separate."""
    return re.findall(r"[^\W\d_]+|\d+|[^\w\s]+|_+", text)


def _bits(part: str) -> float:
    if part in _known():
        return WORD_BITS
    if part.isalpha() and len(part) >= SHORTEST_WORD:
        return _letters_bits(part)
    return _random_bits(part)


def _letters_bits(part: str) -> float:
    """Judge a run of letters: known words inside it count as words, the rest as letters."""
    best = [0.0]
    for end in range(1, len(part) + 1):
        as_letter = best[end - 1] + _letter_bits(part, end - 1)
        as_word = (
            best[start] + WORD_BITS
            for start in range(max(0, end - 12), end - SHORTEST_WORD + 1)
            if part[start:end] in _known()
        )
        best.append(min(as_letter, *as_word, as_letter))
    return best[-1]


def _letter_bits(part: str, at: int) -> float:
    """Text in any language has about two to three bits a letter; a repeated one nearly none."""
    if at and (part[at] == part[at - 1] or _follows(part[at - 1 : at + 1])):
        return 0.5
    return 2.6


def _random_bits(part: str) -> float:
    bits = 0.0
    for at, character in enumerate(part):
        if at and (character == part[at - 1] or _follows(part[at - 1 : at + 1])):
            bits += 0.5
        else:
            bits += math.log2(_alphabet_size(character))
    return min(bits, WORD_BITS) if _is_year(part) else bits


def _alphabet_size(character: str) -> int:
    return next((size for pattern, size in ALPHABETS if re.match(pattern, character)), 30)


def _follows(pair: str) -> bool:
    return any(pair in row or pair[::-1] in row for row in SEQUENCES)


def _is_year(part: str) -> bool:
    return len(part) == 4 and part[:2] in ("19", "20")

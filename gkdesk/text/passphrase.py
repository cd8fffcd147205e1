"""Passphrases: suggesting one of random words, and judging one that somebody made up."""

from __future__ import annotations

import math
import re
import secrets
import unicodedata
from dataclasses import dataclass
from functools import cache

from gkdesk import paths
from gkdesk.errors import InvalidInput, ResourceMissing

WORDS = 5
SHORTEST = 12
LONGEST = 512
ENOUGH_BITS = 42.0
FAIR_BITS = 50.0
STRONG_BITS = 56.0
FIELD = "passphrase"
WORD_LIST = "woerter.txt"

# An attacker tries words, not letters: a usual word adds little, whatever its length.
_USUAL_BITS = 4.0
_FREE_WORD_BITS = 26.0
_LETTER_BITS = 2.4
_CONTINUED_BITS = 0.3
_YEAR_BITS = 6.0
_SHORTEST_INNER_WORD = 4
_LONGEST_INNER_WORD = 12
_RUNS = (
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "qwertzuiopü",
    "qwertyuiop",
    "asdfghjklöä",
    "yxcvbnm",
    "zxcvbnm",
)
_USUAL_WORDS = """
aber alle als am an auf aus bei bin bist das dem den der des die dir du ein eine einen er es
für hat ich ihr im in ist ja kein kommt man mein mich mir mit nach nicht noch nur oder sein
sich sie sind so und uns vom von vor war was wenn wer wie wir zu zum zur
passwort password kennwort passphrase geheim hallo schatz montag dienstag mittwoch donnerstag
freitag samstag sonntag januar februar märz april juni juli august september oktober november
dezember sommer winter herbst frühling integration migration begleitheft gkdesk login admin
bitte danke willkommen deutschland landkreis kommune büro arbeit welcome letmein iloveyou liebe
"""
_USUAL = frozenset(_USUAL_WORDS.split())


@dataclass(frozen=True)
class Strength:
    """How hard a passphrase is to guess: `level` 0 (empty) to 4, `words` as counted."""

    level: int
    bits: float
    words: int

    @property
    def enough(self) -> bool:
        return self.level >= 2


def suggest(words: int = WORDS) -> str:
    """Return random words, drawn with the operating system's generator, none twice."""
    chosen: list[str] = []
    while len(chosen) < words:
        word = secrets.choice(word_list())
        if word not in chosen:
            chosen.append(word)
    return " ".join(chosen)


def rate(passphrase: str) -> Strength:
    """Estimate how hard `passphrase` is to guess for somebody who knows how it was made.

    Listed words count as drawn from the list, other words by their letters up to a limit, usual
    words hardly, repeated ones and runs of the keyboard next to nothing.
    """
    folded = unicodedata.normalize("NFC", passphrase[:LONGEST]).casefold()
    parts = list(dict.fromkeys(re.findall(r"[^\W\d_]+|\d+|[^\w\s]+|_+", folded)))
    if not parts:
        return Strength(0, 0.0, 0)
    as_words = [part for part in parts if part.isalpha() and len(part) > 1]
    separators = [part for part in parts if not part.isalnum() and len(part) == 1]
    # The same sign between all words is a habit and hides nothing.
    counted = [part for part in parts if part not in separators or len(separators) > 1]
    mixed = len(parts) > 2 * len(as_words) + 1
    bits = sum(_signs(part) if mixed else _part(part) for part in counted)
    level = 1 + sum(bits >= limit for limit in (ENOUGH_BITS, FAIR_BITS, STRONG_BITS))
    return Strength(level, round(bits, 1), len(folded.split()))


def check(passphrase: str) -> None:
    """Raise `InvalidInput` if a new passphrase is too short, too long or too easy to guess."""
    if len(passphrase) < SHORTEST:
        raise InvalidInput(FIELD, "passphrase_too_short", limit=SHORTEST)
    if len(passphrase) > LONGEST:
        raise InvalidInput(FIELD, "too_long", limit=LONGEST)
    if not rate(passphrase).enough:
        raise InvalidInput(FIELD, "passphrase_too_weak")


@cache
def word_list() -> tuple[str, ...]:
    """Return the words that suggestions are drawn from: none that an attacker tries first."""
    path = paths.resources() / "codes" / WORD_LIST
    try:
        listed = path.read_text(encoding="utf-8").split()
    except FileNotFoundError as error:
        raise ResourceMissing(name=path.name) from error
    return tuple(word for word in listed if word.casefold() not in _USUAL)


@cache
def _listed() -> frozenset[str]:
    return frozenset(word.casefold() for word in word_list())


def _part(part: str) -> float:
    if not part.isalpha():
        return _signs(part)
    word = _known_word(part)
    return _inner_words(part) if word is None else word


def _known_word(word: str) -> float | None:
    if word in _USUAL:
        return _USUAL_BITS
    return math.log2(len(word_list())) if word in _listed() else None


def _inner_words(part: str) -> float:
    """Judge letters without a space: the cheapest way to build them of known words and letters."""
    best = [(0.0, 0)]
    for end in range(1, len(part) + 1):
        bits, words = best[end - 1]
        ways = [(bits + _letter(part, end - 1), words)]
        first = max(0, end - _LONGEST_INNER_WORD)
        for start in range(first, end - _SHORTEST_INNER_WORD + 1):
            word = _known_word(part[start:end])
            if word is not None:
                ways.append((best[start][0] + word, best[start][1] + 1))
        best.append(min(ways))
    bits, words = best[-1]
    return min(bits, _FREE_WORD_BITS * max(1, words))


def _letter(part: str, at: int) -> float:
    return _CONTINUED_BITS if _continues(part, at) else _LETTER_BITS


def _signs(part: str) -> float:
    """Judge digits and signs one by one; a year is one of a hundred."""
    bits = 0.0
    for at, character in enumerate(part):
        size = 10 if character.isdigit() else 30
        bits += _CONTINUED_BITS if _continues(part, at) else math.log2(size)
    return min(bits, _YEAR_BITS) if re.fullmatch(r"(19|20)\d\d", part) else bits


def _continues(word: str, index: int) -> bool:
    """Tell whether the character goes on with a repetition or a run of at least three."""
    if index < 2:
        return False
    three = word[index - 2 : index + 1]
    return len(set(three)) == 1 or any(three in run or three in run[::-1] for run in _RUNS)

"""Passphrases: suggesting one of random words, and judging one that somebody made up."""

from __future__ import annotations

import math
import secrets
from dataclasses import dataclass
from functools import cache

from gkdesk import paths

WORDS = 5
WEAK_BITS = 30.0
FAIR_BITS = 42.0
STRONG_BITS = 50.0
_SMALL_WORDS = """
aber alle als am an auf aus bei bin bist das dem den der des die dir du ein eine einen er es
für hat ich ihr im in ist ja kein kommt man mein mich mir mit nach nicht noch nur oder sein
sich sie sind so und uns vom von vor war was wenn wer wie wir zu zum zur
"""
_COMMON = frozenset(_SMALL_WORDS.split())
_COMMON_BITS = 3.0
_FREE_WORD_BITS = 8.0
_LETTER_BITS = 2.2
_RUNS = ("abcdefghijklmnopqrstuvwxyz", "0123456789", "qwertzuiop", "asdfghjkl", "yxcvbnm")


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

    Listed words count as drawn from the list, other words by their letters up to a limit, small
    words hardly, repeated ones and runs of the keyboard not at all.
    """
    parts = list(dict.fromkeys(passphrase.casefold().split()))
    if not parts:
        return Strength(0, 0.0, 0)
    bits = _single(parts[0]) if len(parts) == 1 else sum(_word(part) for part in parts)
    level = 1 + sum(bits >= limit for limit in (WEAK_BITS, FAIR_BITS, STRONG_BITS))
    return Strength(level, bits, len(parts))


@cache
def word_list() -> tuple[str, ...]:
    """Return the words that suggestions are drawn from."""
    path = paths.resources() / "words" / "passphrase-de.txt"
    return tuple(path.read_text(encoding="utf-8").split())


@cache
def _folded_words() -> frozenset[str]:
    return frozenset(word.casefold() for word in word_list())


def _word(word: str) -> float:
    if word in _COMMON:
        return _COMMON_BITS
    if word in _folded_words():
        return math.log2(len(word_list()))
    return min(_single(word), _FREE_WORD_BITS)


def _single(word: str) -> float:
    """Judge one word without spaces: by distinct letters, digits and signs, without runs."""
    kept = [char for index, char in enumerate(word) if not _continues(word, index)]
    variety = min(1.0, len(set(kept)) / 6)
    per_char = _LETTER_BITS if all(char.isalpha() for char in kept) else 3.0
    return len(kept) * per_char * variety


def _continues(word: str, index: int) -> bool:
    """Tell whether the character repeats the one before it or follows it on the keyboard."""
    if index == 0:
        return False
    pair = word[index - 1 : index + 1]
    return pair[0] == pair[1] or any(pair in run or pair in run[::-1] for run in _RUNS)

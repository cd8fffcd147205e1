"""Which known names are probably the one that is being typed.

Three-letter pieces tell spellings of one name from names that only share a common part: a piece
that many names of the store have weighs little. People are also known by the sound of their name.
"""

from __future__ import annotations

import bisect
import math
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.text.folding import fold
from gkdesk.text.sounding import sound_keys

if TYPE_CHECKING:
    from collections.abc import Iterable

SAME, TYPED_SO_FAR, SOUNDS_FULL, SOUNDS_FAMILY = 1.0, 0.9, 0.85, 0.75
ALIKE = 0.62
"""From so much common weight on two names are worth a look."""
SHORTEST = 3
COMPARED = 200
"""So many names that share the rarest pieces are compared as a whole."""

_NOT_DIGITS = re.compile(r"\D+")
_NUMBER = re.compile(r"\d+")
_COUNTRY = re.compile(r"^(?:\+|00)49\s*(?:\(0\))?")


@dataclass(frozen=True, slots=True)
class Named:
    """A name of a record; a record may have several."""

    ref: int
    name: str


class Names:
    """The names of all records of one kind; `people` adds how they sound.

    `known` remembers what was worked out for a name, so that the next index is made quickly.
    """

    def __init__(self, named: Iterable[Named], known: Known, *, people: bool = False) -> None:
        self._known = known
        self._entries = [entry for entry in named if known.folded(entry.name)]
        self._folded = [known.folded(entry.name) for entry in self._entries]
        self._sorted = sorted(zip(self._folded, range(len(self._entries)), strict=True))
        self._places: dict[str, list[int]] = defaultdict(list)
        for place, folded in enumerate(self._folded):
            for piece in known.pieces(folded):
                self._places[piece].append(place)
        self._sounds: dict[str, list[int]] = defaultdict(list)
        for place, entry in enumerate(self._entries if people else ()):
            for key in known.sounds(entry.name)[-1:]:
                for sound in key:
                    self._sounds[sound].append(place)

    def like(self, typed: str) -> dict[int, float]:
        """Return how much records resemble what was typed: 1 is the same name."""
        folded = fold(typed)
        found: dict[int, float] = {}
        for place, score in (
            *self._beginning(folded),
            *self._similar(folded),
            *self._sounding(typed),
        ):
            ref = self._entries[place].ref
            found[ref] = max(score, found.get(ref, 0.0))
        return found

    def _beginning(self, folded: str) -> list[tuple[int, float]]:
        """Return names that are, or begin with, what was typed so far."""
        found: list[tuple[int, float]] = []
        for name, place in self._sorted[bisect.bisect_left(self._sorted, (folded, 0)) :]:
            if not folded or not name.startswith(folded) or len(found) >= COMPARED:
                break
            if name == folded:
                found.append((place, SAME))
            elif len(folded) > SHORTEST:
                found.append((place, TYPED_SO_FAR))
        return found

    def _similar(self, folded: str) -> list[tuple[int, float]]:
        pieces = _pieces(folded)
        weights = {piece: self._weight(piece) for piece in pieces}
        whole = sum(weights.values())
        numbers = set(_NUMBER.findall(folded))
        found = []
        for place in self._candidates(pieces):
            other = self._folded[place]
            if numbers and not numbers >= set(_NUMBER.findall(other)):
                continue
            theirs = self._known.pieces(other)
            common = sum(weights[piece] for piece in theirs if piece in weights)
            all_of_it = sum(map(self._weight, theirs))
            score = 2 * common / (whole + all_of_it)
            if score >= ALIKE:
                found.append((place, min(score, SAME - 0.01)))
        return found

    def _candidates(self, pieces: frozenset[str]) -> set[int]:
        """Return names that share the rarest pieces."""
        found: set[int] = set()
        there = [self._places[piece] for piece in pieces if piece in self._places]
        for places in sorted(there, key=len):
            found.update(places[: COMPARED - len(found)])
            if len(found) >= COMPARED:
                break
        return found

    def _weight(self, piece: str) -> float:
        return math.log(1 + (1 + len(self._entries)) / (1 + len(self._places.get(piece, ()))))

    def _sounding(self, typed: str) -> list[tuple[int, float]]:
        """Return people whose family name sounds like the last word, unless given names differ."""
        if not self._sounds:
            return []
        mine = self._known.sounds(typed)
        found = []
        for place in {place for key in mine[-1:] for s in key for place in self._sounds.get(s, ())}:
            theirs = self._known.sounds(self._entries[place].name)
            if len(mine) == 1 or len(theirs) == 1:
                found.append((place, SOUNDS_FAMILY))
            elif set(mine[0]) & set(theirs[0]):
                found.append((place, SOUNDS_FULL))
        return found


class Known:
    """What was worked out for names; it holds words of the store and goes with its lock."""

    def __init__(self) -> None:
        self._folded: dict[str, str] = {}
        self._pieces: dict[str, frozenset[str]] = {}
        self._sounds: dict[str, tuple[tuple[str, ...], ...]] = {}

    def folded(self, name: str) -> str:
        """Return the search form of a name."""
        if name not in self._folded:
            self._folded[name] = fold(name)
        return self._folded[name]

    def pieces(self, folded: str) -> frozenset[str]:
        """Return the three-letter pieces of a folded name."""
        if folded not in self._pieces:
            self._pieces[folded] = _pieces(folded)
        return self._pieces[folded]

    def sounds(self, name: str) -> tuple[tuple[str, ...], ...]:
        """Return how each word of a name sounds, as far as it has letters."""
        if name not in self._sounds:
            keys = (sound_keys(word) for word in name.replace(",", " ").split())
            self._sounds[name] = tuple(key for key in keys if key)
        return self._sounds[name]


def phone_key(number: str) -> str:
    """Return the digits of a number as they are dialled inside the country."""
    return _NOT_DIGITS.sub("", _COUNTRY.sub("0", number.strip()))


def _pieces(folded: str) -> frozenset[str]:
    found: set[str] = set()
    for word in folded.split():
        padded = f" {word} "
        found.update(padded[start : start + 3] for start in range(len(padded) - 2))
    return frozenset(found)

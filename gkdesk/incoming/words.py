"""Words of lists back to their codes, forgiving as to spelling, never guessing."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from typing import TYPE_CHECKING

from gkdesk.incoming.problems import CellProblem
from gkdesk.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_COMPARED = 200
"""So many different unknown words are compared with the list; more are no spelling mistakes."""
_PIECES = re.compile(r"[;\n|]+")


class WordIndex:
    """The entries of one list by everything that stands for exactly one of them.

    `words` maps codes to what lists show (`Duldung § 60a AufenthG`), `aliases` further spellings
    to codes.
    """

    def __init__(self, words: Mapping[str, str], aliases: Mapping[str, str] | None = None) -> None:
        spellings = [
            (spelling, code) for code, word in words.items() for spelling in _spellings(word)
        ]
        # A word that two entries share stands for neither.
        often = Counter(spelling for spelling, _code in set(spellings))
        self._codes = {spelling: code for spelling, code in spellings if often[spelling] == 1}
        self._codes |= {fold(word): code for code, word in words.items()}
        self._codes |= {fold(alias): code for alias, code in (aliases or {}).items()}
        self._words = dict(words)
        self._folded = {fold(word): word for word in words.values()}
        self._examples: dict[str, str] = {}

    def code(self, text: str) -> str:
        """Return the code of one word; raise CellProblem with the nearest entry as example."""
        found = self._codes.get(fold(text))
        if found is None:
            raise CellProblem("unknown_word", example=self._nearest(text))
        return found

    def codes(self, text: str) -> tuple[str, ...]:
        """Return the codes of several words, separated by semicolons, line breaks or commas."""
        if fold(text) in self._codes:
            return (self.code(text),)
        found: list[str] = []
        for piece in filter(fold, _PIECES.split(text)):
            found += [self.code(word) for word in self._separated(piece)]
        return tuple(dict.fromkeys(found))

    def _separated(self, piece: str) -> Iterable[str]:
        """Cut at commas unless the entry itself has one."""
        return [piece] if fold(piece) in self._codes else filter(fold, piece.split(","))

    def _nearest(self, text: str) -> str:
        """Return the entry that is spelled most like the text, or else the first one."""
        if text not in self._examples:
            close: list[str] = []
            if len(self._examples) < _COMPARED:
                close = difflib.get_close_matches(fold(text)[:100], list(self._folded), n=1)
            first = next(iter(self._words.values()), "…")
            self._examples[text] = self._folded[close[0]] if close else first
        return self._examples[text]


def _spellings(word: str) -> set[str]:
    """Return what else stands for an entry: without its paragraph, the paragraph, a number."""
    name, sign, paragraph = word.partition("§")
    first = word.split(" ", 1)[0]
    found = {fold(name), fold(sign + paragraph)}
    if any(character.isdecimal() for character in first):
        found.add(fold(first))
    return found - {""}

"""What kind of body a name speaks of: `Lenkungsgruppe Musterkreis` is a steering group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

_OF_ANOTHER = frozenset({"der", "des", "dem", "fur", "zur", "zum", "von", "vor", "mit"})
"""Behind these words stands whom a body works for, not what it is."""


def kind_in(name: str, words: Mapping[str, str]) -> str:
    """Return the code whose word stands in the name, "" unless there is exactly one.

    `words` are the kinds of bodies with their words, as the office has them. A word counts at the
    end of a longer one, too (`Bündniskerngruppe`); the longest one wins (`Unterarbeitsgruppe`).
    """
    said = fold(name).split()
    found = {
        code: fold(word)
        for code, word in words.items()
        if fold(word) and _says(said, fold(word).split())
    }
    longest = [
        code
        for code, word in found.items()
        if not any(word != other and other.endswith(word) for other in found.values())
    ]
    return longest[0] if len(longest) == 1 else ""


def _says(said: list[str], word: list[str]) -> bool:
    for place in range(len(said) - len(word) + 1):
        here = said[place : place + len(word)]
        if here[0].endswith(word[0]) and here[1:] == word[1:]:
            return not _OF_ANOTHER & set(said[:place])
    return False

"""Characters that none of the bundled fonts draws, where a paper shall be made all the same.

A register of other people's names cannot be refused as a whole for one sign in one of them. A
visible sign stands in its place, and whoever makes the paper is told where.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from gkdesk.export.pdf.fonts import Family, face_for
from gkdesk.export.pdf.shaping import REPLACEMENT, clusters

EXCERPT = 40
"""So many characters around a sign say where it stands."""


@dataclass(frozen=True, slots=True)
class UndrawnSign:
    """A character that is missing, and the words around it; `sign` can always be written."""

    sign: str
    codepoint: str
    words: str


class Undrawn:
    """Replaces what cannot be drawn and remembers it; one for one rendering."""

    def __init__(self) -> None:
        self._found: dict[UndrawnSign, None] = {}

    @property
    def signs(self) -> tuple[UndrawnSign, ...]:
        """Return what was replaced, each sign once for the words around it."""
        return tuple(self._found)

    def replaced(self, text: str) -> str:
        """Return a text of the same length that can be drawn."""
        letters = list(text)
        for start, end in clusters(text):
            for at in _missing(text, start, end):
                letters[at] = REPLACEMENT
                self._note(text, at)
        return "".join(letters)

    def _note(self, text: str, at: int) -> None:
        sign = _writable(text[at])
        first, last = max(0, at - EXCERPT), min(len(text), at + EXCERPT)
        before, after = "…" if first else "", "…" if last < len(text) else ""
        words = "".join(map(_writable, text[first:last])).strip()
        self._found[UndrawnSign(sign, f"U+{ord(text[at]):04X}", f"{before}{words}{after}")] = None


def _missing(text: str, start: int, end: int) -> list[int]:
    """Return which characters of a cluster no font draws, else those that no font draws with it."""
    if _is_drawn(text[start:end]):
        return []
    alone = [at for at in range(start, end) if not _is_drawn(text[at])]
    return alone or list(range(start + 1, end))


def _is_drawn(cluster: str) -> bool:
    return all(face_for(cluster, Family.SANS, strong=strong) for strong in (False, True))


def _writable(character: str) -> str:
    """Return a character without what only steers it; half a pair cannot be written anywhere."""
    category = unicodedata.category(character)
    if category == "Cs":
        return REPLACEMENT
    return "" if category == "Cf" and not _joins(character) else character


def _joins(character: str) -> bool:
    return character in "\u200c\u200d"

"""Choose the words of a record that show why it was found."""

from __future__ import annotations

import re

from gkdesk.text.folding import fold

LENGTH = 110
BEFORE = 30
_WORD = re.compile(r"\S+")


def snippet(words: tuple[str, ...], *, title: str, lines: list[str]) -> str:
    """Return the line with the most of the words, cut around the first of them.

    Empty when the title alone explains the hit, or none of the lines does.
    """
    if _count(words, title) == len(words):
        return ""
    best = max(lines, key=lambda line: _count(words, line), default="")
    return _cut(best, words) if _count(words, best) or not title else ""


def _count(words: tuple[str, ...], text: str) -> int:
    padded = f" {fold(text)}"
    return sum(f" {word}" in padded for word in words)


def _cut(text: str, words: tuple[str, ...]) -> str:
    if len(text) <= LENGTH:
        return text
    at = next((found.start() for found in _WORD.finditer(text) if _count_any(found, words)), 0)
    start = max(0, at - BEFORE)
    start = text.find(" ", start) + 1 if start else 0
    part = text[start : start + LENGTH]
    if start + LENGTH < len(text):
        part = part.rsplit(" ", 1)[0] + " …"
    return f"… {part}" if start else part


def _count_any(found: re.Match[str], words: tuple[str, ...]) -> bool:
    return _count(words, found[0]) > 0

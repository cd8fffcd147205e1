"""Choose the words of a record that show why it was found."""

from __future__ import annotations

import re

from gkdesk.text.folding import fold

LENGTH = 110
BEFORE = 30
SEARCHED = 400
_WORD = re.compile(r"\S+")


def snippet(words: tuple[str, ...], *, shown: list[str], matched: list[str]) -> str:
    """Return the first of the `shown` lines whose `matched` form holds one of the words.

    Without such a line (a hit by title or by sound) the first line is returned. Long lines are cut
    around the word.
    """
    for text, form in zip(shown, matched, strict=False):
        at = _first_match(words, form)
        if at is not None:
            return _cut(text, words, near=at * len(text) // max(len(form), 1))
    return _cut(shown[0], (), near=0) if shown else ""


def _first_match(words: tuple[str, ...], form: str) -> int | None:
    padded = f" {form}"
    places = [place for word in words if (place := padded.find(f" {word}")) >= 0]
    return min(places) if places else None


def _cut(text: str, words: tuple[str, ...], *, near: int) -> str:
    if len(text) <= LENGTH:
        return text
    start = max(0, _place_of_word(text, words, near=near) - BEFORE)
    start = 0 if start == 0 else text.find(" ", start) + 1
    part = text[start : start + LENGTH]
    if start + LENGTH < len(text):
        part = part.rsplit(" ", 1)[0] + " …"
    return part if start == 0 else f"… {part}"


def _place_of_word(text: str, words: tuple[str, ...], *, near: int) -> int:
    begin = max(0, near - SEARCHED)
    for found in _WORD.finditer(text, begin, near + SEARCHED):
        if any(f" {fold(found[0])}".find(f" {word}") >= 0 for word in words):
            return found.start()
    return near

"""The words by which a booklet knows what a line tells: one list for everything that is typed.

A list can never be whole. It errs on the side of silence, and for one person the coordinator sees
line by line what stands in the booklet (`lines`).
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from gkdesk import paths
from gkdesk.errors import ResourceMissing
from gkdesk.text.folding import fold
from gkdesk.text.word_memory import remembers

_FILE = "booklet_words.toml"
_LAW = "§"
_KEPT = 4096
"""So many texts are kept with what they tell: each stands in several blocks."""


class Told(StrEnum):
    """What words tell; the value is the name of the list."""

    RESIDENCE = "residence"
    HEALTH = "health"
    HEALTH_UNLESS_WORK = "health_unless_work"
    WORK = "work"
    NEVER = "never"
    ORIGIN = "origin"


@dataclass(frozen=True)
class _Lists:
    told: dict[Told, re.Pattern[str]]
    harmless: re.Pattern[str]
    certificates: tuple[str, ...]


def is_plain_certificate(text: str) -> bool:
    """Tell whether nothing in the name of a certificate can be a place."""
    ends = _lists().certificates
    return all(word.isdecimal() or word.endswith(ends) for word in fold(text).split())


@remembers(_KEPT)
def told(text: str) -> frozenset[Told]:
    """Return what a text tells."""
    lists = _lists()
    plain = lists.harmless.sub("", fold(text))
    found = {each for each, stems in lists.told.items() if stems.search(plain)}
    return frozenset(found | ({Told.RESIDENCE} if _LAW in text else set()))


@cache
def _lists() -> _Lists:
    """Read the shipped list; raise ResourceMissing."""
    path = paths.resources() / "codes" / _FILE
    try:
        listed = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ResourceMissing(name=path.name) from error
    return _Lists(
        {each: _pattern(listed[each]) for each in Told},
        _pattern(listed["harmless"]),
        tuple(fold(each) for each in listed["certificates"]),
    )


def _pattern(stems: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(_stem, stems)))


def _stem(stem: str) -> str:
    plain = re.escape(fold(stem))
    if stem.startswith("="):
        return rf"\b{plain}\b"
    return rf"\b{plain}" if stem.startswith("^") else plain

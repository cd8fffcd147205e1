"""Where a booklet is too long: the longest text that somebody typed for it."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING

from gkdesk.export.content import Passage
from gkdesk.services.booklets.profiles.profile import PageKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.export.content import Document

_WORTH_NAMING, _ON_A_CARD = 400, 60
"""So many characters are more than usual."""


@dataclass(frozen=True)
class LongText:
    """The field that a text was typed into, and how many characters it has."""

    field: str
    characters: int


def longest_text(document: Document, page: PageKind = PageKind.A5) -> LongText | None:
    """Return the longest typed text of a document, None where each has a usual length."""
    least = _ON_A_CARD if page is PageKind.CARD else _WORTH_NAMING
    typed = [each for each in _passages(document.blocks) if each.field]
    longest = max(typed, key=_length, default=None)
    if longest is None or _length(longest) < least:
        return None
    return LongText(longest.field or "", _length(longest))


def _length(said: Passage) -> int:
    return len(said.plain)


def _passages(found: object) -> Iterator[Passage]:
    if isinstance(found, Passage):
        yield found
    elif isinstance(found, tuple):
        for each in found:
            yield from _passages(each)
    elif is_dataclass(found):
        for each in fields(found):
            yield from _passages(getattr(found, each.name))

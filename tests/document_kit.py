"""Read documents as data: which passages they hold, in which order."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from gkdesk.export import content

if TYPE_CHECKING:
    from collections.abc import Iterator


def passages(part: object) -> Iterator[content.Passage]:
    """Yield every passage of a document or block, in its order."""
    if isinstance(part, content.Passage):
        yield part
    elif isinstance(part, tuple):
        for each in part:
            yield from passages(each)
    elif dataclasses.is_dataclass(part) and not isinstance(part, type):
        for field in dataclasses.fields(part):
            yield from passages(getattr(part, field.name))


def plain(document: content.Document) -> str:
    """Return all text of a document, title and footer included."""
    return "\n".join([document.title, document.subject, *(p.plain for p in passages(document))])


def blocks_of(part: object, kind: type) -> Iterator[object]:
    """Yield every block of one kind, at any depth."""
    if isinstance(part, kind):
        yield part
    if isinstance(part, tuple):
        for each in part:
            yield from blocks_of(each, kind)
    elif dataclasses.is_dataclass(part) and not isinstance(part, type):
        for field in dataclasses.fields(part):
            yield from blocks_of(getattr(part, field.name), kind)


def german_headings(document: content.Document) -> list[str]:
    """Return the German headings of the first level, in their order."""
    found = []
    for block in blocks_of(document, content.Heading):
        assert isinstance(block, content.Heading)
        if block.level == 1 and block.content.language == "de":
            found.append(block.content.plain)
    return found

"""The order in which a document is read, by its content alone."""

from __future__ import annotations

import dataclasses
import unicodedata
from typing import TYPE_CHECKING

from gkdesk.export import content
from gkdesk.export.pdf.builder import spoken_text

if TYPE_CHECKING:
    from collections.abc import Iterator


def squeezed(text: str) -> str:
    """Return a text as it is compared: composed, without white space and soft hyphens."""
    return "".join(unicodedata.normalize("NFC", text).replace("\u00ad", "").split())


def read_aloud(document: content.Document) -> Iterator[str]:
    """Yield the texts of a document in the order of its content; pictures say nothing here."""
    yield from _texts(document.blocks)


def _texts(part: object) -> Iterator[str]:
    if isinstance(part, content.Passage):
        said = squeezed(spoken_text(part))
        if said:
            yield said
    elif isinstance(part, tuple):
        for each in part:
            yield from _texts(each)
    elif dataclasses.is_dataclass(part) and not isinstance(part, type):
        if isinstance(part, content.HelperMap) or (isinstance(part, content.Card) and part.spare):
            return
        if isinstance(part, content.Table):
            yield from _texts((part.caption, part.header, part.rows))
            return
        if isinstance(part, content.PathStep):
            yield from _texts((part.state_words, part.title, part.blocks))
            return
        for field in dataclasses.fields(part):
            yield from _texts(getattr(part, field.name))

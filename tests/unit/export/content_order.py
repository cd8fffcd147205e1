"""The order in which a document is read, by its content alone."""

from __future__ import annotations

import dataclasses
import itertools
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from gkdesk.export import content
from gkdesk.export.pdf.builder import spoken_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def squeezed(text: str) -> str:
    """Return a text as it is compared: composed, without white space and soft hyphens."""
    return "".join(unicodedata.normalize("NFC", text).replace("\u00ad", "").split())


class Said(NamedTuple):
    """A text of a document, and the number of the spare card or table that it stands in, or 0.

    Such a one is left out as a whole where the page has no room for it.
    """

    text: str
    spare: int = 0


def read_aloud(document: content.Document) -> Iterator[Said]:
    """Yield the texts of a document in the order of its content; pictures say their alternative."""
    yield from _head(document.letterhead)
    yield from _texts(document.blocks, 0, itertools.count(1))


def _head(head: content.Letterhead | None) -> Iterator[Said]:
    if head is not None:
        logo = head.logo.alternative if head.logo else ""
        yield from _words(logo, head.name, *head.lines)


def _words(*texts: str, spare: int = 0) -> Iterator[Said]:
    return (Said(squeezed(text), spare) for text in texts if squeezed(text))


def is_read(wanted: Sequence[Said], said: Sequence[str], *, ended: bool = True) -> bool:
    """Tell whether exactly what is wanted is said in its order; spare cards may be missing.

    Unless it has `ended`, more may follow.
    """
    reached = {0}
    for text in said:
        open_ends = {after for start in reached for after in _without_spare(wanted, start)}
        reached = {at + 1 for at in open_ends if at < len(wanted) and wanted[at].text == text}
    ends = {after for start in reached for after in _without_spare(wanted, start)}
    return len(wanted) in ends if ended else bool(reached)


def _without_spare(wanted: Sequence[Said], start: int) -> Iterator[int]:
    """Yield a place, and those to which one comes by leaving out whole cards that are spare."""
    yield start
    while start < len(wanted) and wanted[start].spare:
        card = wanted[start].spare
        if start and wanted[start - 1].spare == card:
            return
        while start < len(wanted) and wanted[start].spare == card:
            start += 1
        yield start


def _texts(part: object, spare: int, cards: Iterator[int]) -> Iterator[Said]:
    if isinstance(part, content.Passage):
        yield from _words(spoken_text(part), spare=spare)
    elif isinstance(part, content.HelperMap | content.Picture):
        yield from _words(part.alternative, spare=spare)
    elif isinstance(part, content.Figure):
        yield from _words(part.drawing.sentence, spare=spare)
    elif isinstance(part, tuple):
        for each in part:
            yield from _texts(each, spare, cards)
    elif isinstance(part, content.Table):
        inside = next(cards) if part.may_vanish else spare
        yield from _texts((part.caption, part.header, part.rows), inside, cards)
    elif isinstance(part, content.PathStep):
        yield from _texts((part.state_words, part.title, part.blocks), spare, cards)
    elif dataclasses.is_dataclass(part) and not isinstance(part, type):
        is_spare = isinstance(part, content.Card) and part.spare
        inside = next(cards) if is_spare else spare
        for field in dataclasses.fields(part):
            yield from _texts(getattr(part, field.name), inside, cards)

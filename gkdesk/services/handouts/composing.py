"""A handout as data: its head, its parts in order, and where its rules are from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.export import content
from gkdesk.export.paper import A4
from gkdesk.services.booklets.voice import Voice
from gkdesk.services.handouts.parts import Writer, heading
from gkdesk.services.handouts.places import labelled
from gkdesk.services.handouts.template import PartKind
from gkdesk.text.dates import format_month, format_numeric

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gkdesk.export.content import Block, Passage
    from gkdesk.export.paper import Page
    from gkdesk.services.handouts.source import HandoutSource
    from gkdesk.services.handouts.template import Handout, HandoutPart
    from gkdesk.text.translations import TextPair

_LAW = "; "


@dataclass(frozen=True)
class Composed:
    """A handout as data, with the keys of facts that are missing and how many offers are stale."""

    document: content.Document
    lacking: tuple[str, ...] = ()
    stale: int = 0


def compose(
    handout: Handout,
    source: HandoutSource,
    texts: TextPair,
    *,
    large: bool,
    only_german: Passage | None,
) -> Composed:
    """Compose a handout; `only_german` says in the reader's words that she gets it in German."""
    voice = Voice(texts)
    writer = Writer(voice, source)
    body = [block for part in handout.parts for block in _part(writer, part, handout)]
    top = [heading(voice, handout.title, level=1, pictogram=handout.pictogram)]
    blocks = (*top, *notices(voice, source, only_german), *body)
    document = page_of(voice, source, handout.title, blocks, large=large)
    return Composed(document, tuple(writer.lacking), writer.stale)


def page_of(
    voice: Voice,
    source: HandoutSource,
    title: str,
    blocks: Iterable[Block],
    *,
    large: bool,
    page: Page = A4,
) -> content.Document:
    """Return the document of some blocks, with the head of the office and a running foot."""
    german, *_ = voice.pair(title)
    running = [german]
    if source.head.is_demo:
        running.append(content.passage(voice.texts.in_german("notice.demo")))
    return content.Document(
        title=german.plain,
        language="de",
        blocks=tuple(blocks),
        page=page,
        footer=content.Footer(tuple(running), format_numeric(source.head.today)),
        text_size=content.TextSize.EASY if large else content.TextSize.NORMAL,
        author=source.head.office.name,
        created=source.head.created,
        letterhead=source.letterhead,
    )


def notices(voice: Voice, source: HandoutSource, only_german: Passage | None) -> Iterator[Block]:
    """Say that all is invented, that nobody has checked the translation, or that there is none.

    Whoever composes asks for this after the texts of the body: then it is known what was used.
    """
    if source.head.is_demo:
        yield voice.notice("notice.demo", content.Tone.EXERCISE)
    if only_german is not None:
        yield content.Notice((only_german,), content.Tone.DRAFT)
    elif voice.texts.unchecked():
        yield voice.notice("notice.unchecked", content.Tone.DRAFT)


def _part(writer: Writer, part: HandoutPart, handout: Handout) -> Iterator[Block]:
    """Yield a part; where its rules are from stands before whom to ask, which comes last."""
    if part.kind is PartKind.CONTACT:
        yield from _origin(writer.voice, handout)
    yield from writer.blocks(part)


def _origin(voice: Voice, handout: Handout) -> Iterator[Block]:
    """Say of which month the text is, and name the laws: in German, as they are quoted."""
    date = format_month(handout.as_of)
    yield from voice.stacked("common.stand", style=content.TextStyle.NOTE, date=date)
    if handout.law:
        laws = content.foreign(_LAW.join(handout.law), "de")
        yield content.Paragraph(labelled(voice, "common.sources", laws), content.TextStyle.NOTE)

"""A handout as data: its head with whom to ask, its parts in order, where its rules are from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.export import content
from gkdesk.export.paper import A4
from gkdesk.services.basis.names_in_text import Doubt
from gkdesk.services.booklets.voice import Voice
from gkdesk.services.handouts.parts import Writer, contact, heading, side_by_side
from gkdesk.services.handouts.places import labelled
from gkdesk.text.dates import format_month, format_numeric

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping

    from gkdesk.export.content import Block, Passage
    from gkdesk.export.paper import Page
    from gkdesk.services.handouts.source import HandoutSource
    from gkdesk.services.handouts.template import Handout
    from gkdesk.text.translations import TextPair

_LAW = "; "


@dataclass(frozen=True)
class Composed:
    """A handout as data, with the keys of facts that are missing and how many offers are stale.

    `unhelped` are the German headings under which there is no office but lines to write one on.
    `general` are the keys of facts that stand there for want of one of the wanted municipality.
    `doubts` are names of clients that stand in what the office typed for it.
    """

    document: content.Document
    lacking: tuple[str, ...] = ()
    stale: int = 0
    doubts: tuple[Doubt, ...] = ()
    general: tuple[str, ...] = ()
    unhelped: tuple[str, ...] = ()


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
    title = heading(voice, handout.title, level=1, pictogram=handout.pictogram)
    origin = _origin(voice, handout, source.reworded)
    body = [*contact(voice, source), *writer.all(handout.parts), *origin]
    blocks = (title, *notices(voice, source, only_german), *body)
    document = page_of(voice, source, handout.title, blocks, large=large)
    general = tuple(key for key in handout.local_keys if key in source.general)
    unhelped = tuple(texts.in_german(key) for key in writer.unhelped)
    lacking = tuple(writer.lacking)
    return Composed(document, lacking, writer.stale, general=general, unhelped=unhelped)


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

    All of it stands in one box, which costs the least room. Whoever composes asks for this after
    the texts of the body: then it is known what was used.
    """
    is_draft = only_german is not None or voice.texts.unchecked()
    keys = ["notice.demo"] if source.head.is_demo else []
    if is_draft and only_german is None:
        keys.append("notice.unchecked")
    said = voice.pair(*keys) if keys else ()
    if only_german is not None:
        said = (*said, only_german)
    if said:
        yield content.Notice(said, content.Tone.DRAFT if is_draft else content.Tone.EXERCISE)


def _origin(voice: Voice, handout: Handout, reworded: Mapping[str, dt.date]) -> Iterator[Block]:
    """Say of which month the text is, and name the laws: in German, as they are quoted.

    We answer for what we wrote: where a rule of law stands in words of the office, its day stands
    there, and the sources of a part that is all its own are not named any more.
    """
    legal = [part for part in handout.parts if part.law]
    ours = [part for part in legal if not all(key in reworded for key in part.keys)]
    days = [reworded[key] for part in legal for key in part.keys if key in reworded]
    if ours or not legal:
        yield _note(voice, "common.stand", format_month(handout.as_of))
    if days:
        yield _note(voice, "common.own_wording", format_numeric(max(days)))
    laws = _LAW.join(dict.fromkeys(each for part in ours for each in part.law))
    if laws:
        said = labelled(voice, "common.sources", content.foreign(laws, "de"))
        yield content.Paragraph(said, content.TextStyle.NOTE)


def _note(voice: Voice, key: str, date: str) -> Block:
    said = voice.pair(key, date=date)
    return side_by_side(tuple(content.Paragraph(each, content.TextStyle.NOTE) for each in said))

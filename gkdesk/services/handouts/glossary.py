"""The important words as a paper of its own: to take along, and to point at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.export import content
from gkdesk.services.booklets.voice import Voice
from gkdesk.services.handouts.composing import notices, page_of
from gkdesk.services.handouts.parts import heading

if TYPE_CHECKING:
    from gkdesk.export.content import Cell, Passage
    from gkdesk.services.handouts.source import HandoutSource
    from gkdesk.text.translations import Glossary, TextPair

TITLE = "booklet:words.title"
_SET = "booklet:"
_OWN_WORDS = 6


def compose_glossary(
    source: HandoutSource,
    texts: TextPair,
    words: tuple[Glossary, ...],
    *,
    large: bool,
    only_german: Passage | None,
) -> content.Document:
    """Compose the words of the booklet with room for her own."""
    voice = Voice(texts)
    table = content.Table(
        columns=(content.Column(weight=1.0), content.Column(weight=1.8)),
        header=voice.header(f"{_SET}words.word", f"{_SET}words.meaning"),
        rows=tuple(_row(voice, entry) for entry in words),
        language=voice.language,
        header_column=True,
        row_height=11.0,
        spare=_OWN_WORDS,
    )
    body = (voice.paragraph("woerter.intro"), voice.intro(f"{_SET}words.intro"), table)
    top = heading(voice, TITLE, level=1, pictogram="words")
    blocks = (top, *notices(voice, source, only_german), *body)
    return page_of(voice, source, TITLE, blocks, large=large)


def _row(voice: Voice, entry: Glossary) -> tuple[Cell, ...]:
    keys = (f"{_SET}{entry.word}", f"{_SET}{entry.meaning}")
    return tuple(content.cells(*voice.pair(key)) for key in keys)

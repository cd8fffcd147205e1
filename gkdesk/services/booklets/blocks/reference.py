"""Blocks of a booklet that are the same for everybody: words, help numbers, notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.export import content

if TYPE_CHECKING:
    from gkdesk.export.content import Block, Cell
    from gkdesk.services.booklets.source import BlockContent
    from gkdesk.services.booklets.voice import Voice
    from gkdesk.text.translations import Glossary

HELP_NUMBERS = ("112", "110", "116117")
_LOCAL_ROWS = 3
_OWN_WORDS = 7
_LINES = 12


def words(voice: Voice, given: BlockContent) -> tuple[Block, ...]:
    """Return the glossary, each word with one explaining sentence, and rows for own words."""
    chosen = [f"glossary.{each}.word" for each in given.words]
    rows = tuple(
        _word_row(voice, entry)
        for entry in voice.texts.glossary()
        if not chosen or entry.word in chosen
    )
    table = content.Table(
        columns=(content.Column(weight=1.0), content.Column(weight=1.8)),
        header=voice.header("words.word", "words.meaning"),
        rows=rows,
        language=voice.language,
        header_column=True,
        row_height=11.0,
        spare=_OWN_WORDS,
    )
    return (voice.heading("words.title", pictogram="words"), voice.intro("words.intro"), table)


def _word_row(voice: Voice, entry: Glossary) -> tuple[Cell, ...]:
    return content.cells(*voice.pair(entry.word)), content.cells(*voice.pair(entry.meaning))


def help_numbers(voice: Voice, _given: BlockContent) -> tuple[Block, ...]:
    """Return the three nationwide numbers with what to say there, and lines for local ones."""
    cards = [_number(voice, number) for number in HELP_NUMBERS]
    local = content.Table(
        columns=(content.Column(weight=1.0), content.Column(weight=1.0)),
        header=voice.header("contacts.name", "contacts.phone"),
        rows=tuple((content.Cell(), content.Cell()) for _ in range(_LOCAL_ROWS)),
        language=voice.language,
        row_height=11.0,
    )
    return (
        voice.heading("help.title", pictogram="phone"),
        voice.intro("help.intro"),
        *cards,
        voice.paragraph("help.say"),
        voice.heading("help.local", level=2),
        local,
    )


def _number(voice: Voice, number: str) -> Block:
    words = " · ".join(each.plain for each in voice.pair("help.nationwide"))
    title = content.mixed(content.code(number, strong=True), f" – {words}")
    said = voice.paragraph(f"help.number_{number}")
    return content.Card((title,), (said,), keep_with_next=True)


def notes(voice: Voice, given: BlockContent) -> tuple[Block, ...]:
    """Return lines for handwriting, at the end of a booklet to that of its last sheet."""
    heading = (
        voice.heading("notes.title", pictogram="notes"),
        voice.intro("common.write_here"),
    )
    lines = content.LinesToEnd(given.sheet) if given.is_last else content.RuledLines(_LINES)
    return (*heading, lines)

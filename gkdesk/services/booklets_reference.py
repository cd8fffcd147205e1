"""Blocks of a booklet that are the same for everybody: words, help numbers, notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.export import content

if TYPE_CHECKING:
    from gkdesk.export.content import Block, Cell
    from gkdesk.services.booklets_source import BlockContent
    from gkdesk.services.booklets_voice import Voice
    from gkdesk.text.translations import Glossary

HELP_NUMBERS = (("112", "112"), ("110", "110"), ("116 117", "116117"))
_LOCAL_ROWS = 3
_FIRST_LINES = 15
_SECOND_LINES = 18


def words(voice: Voice, _given: BlockContent) -> tuple[Block, ...]:
    """Return the glossary: each word with one explaining sentence in both languages."""
    rows = tuple(_word_row(voice, entry) for entry in voice.texts.glossary())
    table = content.Table(
        columns=(content.Column(weight=1.0), content.Column(weight=1.8)),
        header=voice.header("words.word", "words.meaning"),
        rows=rows,
        language=voice.language,
        header_column=True,
    )
    return (voice.heading("words.title"), voice.paragraph("words.intro"), table)


def _word_row(voice: Voice, entry: Glossary) -> tuple[Cell, ...]:
    return content.cells(*voice.pair(entry.word)), content.cells(*voice.pair(entry.meaning))


def help_numbers(voice: Voice, _given: BlockContent) -> tuple[Block, ...]:
    """Return the three nationwide numbers, what to say, and lines for local ones."""
    cards = [_number(voice, shown, key) for shown, key in HELP_NUMBERS]
    local = content.Table(
        columns=(content.Column(weight=1.0), content.Column(weight=1.0)),
        header=voice.header("contacts.name", "contacts.phone"),
        rows=tuple((content.Cell(), content.Cell()) for _ in range(_LOCAL_ROWS)),
        language=voice.language,
        row_height=11.0,
    )
    return (
        voice.heading("help.title"),
        voice.paragraph("help.intro"),
        *cards,
        voice.paragraph("help.say"),
        voice.heading("help.local", level=2),
        local,
    )


def _number(voice: Voice, shown: str, key: str) -> Block:
    german, *client = voice.pair("help.nationwide")
    number = content.mixed(content.code(shown, strong=True), f" – {german.plain}")
    return content.Card((number, *client), (voice.paragraph(f"help.number_{key}"),))


def notes(voice: Voice, _given: BlockContent) -> tuple[Block, ...]:
    """Return two pages of lines for handwriting."""
    return (
        voice.heading("notes.title"),
        voice.paragraph("common.write_here"),
        content.RuledLines(_FIRST_LINES),
        content.PageBreak(),
        content.RuledLines(_SECOND_LINES),
    )

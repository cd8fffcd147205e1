"""How a booklet speaks: each fixed text in German and in the client's language.

German comes first, always. In a German-only booklet every text stands once. A text that has
no translation stands in German in both places, and the second one says so. For facing pages the
same blocks are composed twice: by a voice that speaks German only, and by one that does not.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from gkdesk.export import content
from gkdesk.text import bidi_safe
from gkdesk.text.dates import format_numeric
from gkdesk.text.languages import Script, language_of_script, scripts_in
from gkdesk.text.translations import TextPair

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from gkdesk.export.content import Block, Cell, Field, Passage

ONLY_GERMAN = " (nur auf Deutsch)"
_JOINT = " · "
DATE_WIDTH = 26.0


class Speech(StrEnum):
    """Which of the two languages a voice speaks."""

    BOTH = "both"
    GERMAN = "german"
    CLIENT = "client"


@dataclass(frozen=True)
class Voice:
    """Makes passages and blocks out of the keys of fixed texts."""

    texts: TextPair
    speech: Speech = Speech.BOTH

    def only_german(self) -> Voice:
        """Return the voice of the German page of a spread."""
        return replace(self, speech=Speech.GERMAN)

    def only_client(self) -> Voice:
        """Return the voice of the opposite page; without a second language it speaks German."""
        return replace(self, speech=Speech.CLIENT)

    @property
    def language(self) -> str:
        """Return the language that decides on which side tables begin: the client's, if spoken."""
        if self.speech is Speech.GERMAN:
            return self.texts.german.language
        return self.texts.client.language

    def knows(self, key: str) -> bool:
        """Tell whether there is such a text."""
        return key in self.texts.german

    def pair(self, *keys: str, **values: str) -> tuple[Passage, ...]:
        """Return the text in the languages spoken, German first; several keys are joined."""
        german = content.passage(_JOINT.join(self.texts.in_german(key, **values) for key in keys))
        if self.speech is Speech.GERMAN or not self.texts.is_bilingual:
            return (german,)
        client = self._in_client_language(german.plain, keys, values)
        return (client,) if self.speech is Speech.CLIENT else (german, client)

    def _in_client_language(
        self, german: str, keys: Iterable[str], values: Mapping[str, str]
    ) -> Passage:
        found = [self.texts.in_client_language(key, **values) for key in keys]
        if any(each.is_fallback for each in found):
            return content.passage(german + ONLY_GERMAN)
        return content.passage(_JOINT.join(each.text for each in found), self.language)

    def joined(self, key: str, **values: str) -> tuple[content.Run | str, ...]:
        """Return a text in the languages spoken in one line, to be mixed with other runs."""
        runs: list[content.Run | str] = []
        for each in self.pair(key, **values):
            runs.extend((_JOINT,) if runs else ())
            is_german = each.language == self.texts.german.language
            runs.append(each.plain if is_german else content.foreign(each.plain, each.language))
        return tuple(runs)

    def heading(self, key: str, *, level: int = 1, pictogram: str = "") -> Block:
        """Return a heading in the languages spoken; the bookmark is the German one."""
        first, *client = self.pair(key)
        if self.speech is Speech.CLIENT and self.texts.is_bilingual:
            return content.Heading(first, level, bookmark=False, pictogram=pictogram)
        german = content.Heading(first, level, pictogram=pictogram)
        if not client:
            return german
        return content.Bilingual((german,), (content.Heading(client[0], level, bookmark=False),))

    def paragraph(self, key: str, **values: str) -> Block:
        """Return a paragraph in both languages, side by side."""
        german, *client = (content.Paragraph(each) for each in self.pair(key, **values))
        return content.Bilingual((german,), tuple(client)) if client else german

    def intro(self, key: str, **values: str) -> Block:
        """Return a paragraph in both languages that stays with what it introduces."""
        german, *client = (
            content.Paragraph(each, keep_with_next=True) for each in self.pair(key, **values)
        )
        return content.Bilingual((german,), tuple(client)) if client else german

    def stacked(
        self, key: str, *, style: content.TextStyle = content.TextStyle.BODY, **values: str
    ) -> tuple[Block, ...]:
        """Return a paragraph per language, below each other."""
        return tuple(content.Paragraph(each, style) for each in self.pair(key, **values))

    def notice(self, key: str, tone: content.Tone) -> content.Notice:
        """Return a marked box in both languages."""
        return content.Notice(self.pair(key), tone)

    def date_column(self) -> content.Column:
        """Return a column that is wide enough for a date."""
        return content.Column(width=DATE_WIDTH)

    def header(self, *columns: str | tuple[str, ...]) -> tuple[Cell, ...]:
        """Return the header row of a table; a column may join several labels."""
        keys = [(each,) if isinstance(each, str) else each for each in columns]
        return tuple(content.cells(*self.pair(*each)) for each in keys)

    def blank_rows(
        self, number: int, *, columns: int, after: int
    ) -> tuple[tuple[tuple[Cell, ...], ...], int]:
        """Return rows to write in, and how many more there may be where the page has room.

        Only a table without any entry needs them: blank rows alone open no page.
        """
        kept = 0 if after else number
        return ((content.Cell(),) * columns,) * kept, number - kept

    def field(self, key: str, value: Passage | None = None, *, lines: int = 1) -> Field:
        """Return a labelled value; without a value there is a line to write on.

        A label that is the same word in both languages stands once.
        """
        german, *client = self.pair(key)
        other = tuple(each for each in client if each.plain != german.plain)
        return content.Field((german, *other), value, lines)

    def typed(self, text: str, label: str, *, strong: bool = False) -> Passage | None:
        """Return text that somebody typed, tagged by its script; `label` names it in errors."""
        clean = bidi_safe.strip_controls(text).strip()
        if not clean:
            return None
        spoken = self._language_of(clean)
        run = content.foreign(clean, strong=strong)
        return content.mixed(run, language=spoken, field=label)

    def codes(self, texts: Iterable[str], label: str, *, strong: bool = False) -> Passage | None:
        """Return phone numbers, e-mail addresses or figures, one per line, left to right."""
        runs: list[content.Run | str] = []
        for text in texts:
            clean = bidi_safe.strip_controls(text).strip()
            if clean:
                runs.extend(("\n",) if runs else ())
                runs.append(content.code(clean, strong=strong))
        return content.mixed(*runs, field=label) if runs else None

    def date(self, day: dt.date | None) -> Passage | None:
        """Return a date, in the same digits in every language."""
        return None if day is None else content.mixed(content.code(format_numeric(day)))

    def cell(self, *passages: Passage | None) -> Cell:
        """Return a table cell of what there is; nothing makes an empty cell to write in."""
        return content.cells(*(each for each in passages if each is not None))

    def _language_of(self, text: str) -> str:
        scripts = scripts_in(text)
        if not scripts or Script.LATIN in scripts:
            return "de"
        return language_of_script(text, self.texts.client.language)

"""How a booklet speaks: each fixed text in German and in the client's language.

German comes first, always. In a German-only booklet every text stands once. A text that has
no translation stands in German in both places, and the second one says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.export import content
from gkdesk.text import bidi_safe
from gkdesk.text.dates import format_numeric
from gkdesk.text.languages import Script, language_of_script, scripts_in
from gkdesk.text.translations import TextPair

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from gkdesk.export.content import Block, Cell, Field, Passage

ONLY_GERMAN = " (nur auf Deutsch)"
_JOINT = " · "
DATE_WIDTH = 26.0


@dataclass(frozen=True)
class Voice:
    """Makes passages and blocks out of the keys of fixed texts."""

    texts: TextPair

    @property
    def language(self) -> str:
        """Return the client's language: it decides on which side tables begin."""
        return self.texts.client.language

    def pair(self, *keys: str, **values: str) -> tuple[Passage, ...]:
        """Return the text in German and in the client's language; several keys are joined."""
        german = _JOINT.join(self.texts.in_german(key, **values) for key in keys)
        if not self.texts.is_bilingual:
            return (content.passage(german),)
        found = [self.texts.in_client_language(key, **values) for key in keys]
        if any(each.is_fallback for each in found):
            return (content.passage(german), content.passage(german + ONLY_GERMAN))
        client = _JOINT.join(each.text for each in found)
        return (content.passage(german), content.passage(client, self.language))

    def heading(self, key: str, *, level: int = 1) -> Block:
        """Return a heading in both languages; the bookmark is the German one."""
        german, *client = self.pair(key)
        first = content.Heading(german, level)
        if not client:
            return first
        return content.Bilingual((first,), (content.Heading(client[0], level, bookmark=False),))

    def paragraph(self, key: str) -> Block:
        """Return a paragraph in both languages, side by side."""
        german, *client = (content.Paragraph(each) for each in self.pair(key))
        return content.Bilingual((german,), tuple(client)) if client else german

    def intro(self, key: str) -> Block:
        """Return a paragraph in both languages that stays with what it introduces."""
        german, *client = (content.Paragraph(each, keep_with_next=True) for each in self.pair(key))
        return content.Bilingual((german,), tuple(client)) if client else german

    def stacked(
        self, key: str, *, style: content.TextStyle = content.TextStyle.BODY, **values: str
    ) -> tuple[Block, ...]:
        """Return a paragraph per language, below each other."""
        return tuple(content.Paragraph(each, style) for each in self.pair(key, **values))

    def notice(self, key: str, tone: content.Tone) -> Block:
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
        return language_of_script(text, self.language)

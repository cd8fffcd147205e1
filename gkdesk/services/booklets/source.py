"""What the blocks of a booklet are written from: one redacted record and its surroundings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gkdesk.services.booklets.profile import BookletChoice, BookletField
from gkdesk.services.clients.views import ClientDetail
from gkdesk.text.codes.clients import SpokenLevel
from gkdesk.text.languages import GERMAN
from gkdesk.text.translations import available

_LEVELS = list(SpokenLevel)


@dataclass(frozen=True)
class BookletSource:
    """The record of one client, redacted for her, and what else the pages say.

    `title` is the German name of the booklet in the programme profile, `found_at` the lines of
    the office's address, `course_words` the German words of the kinds of course.
    """

    detail: ClientDetail
    title: str
    found_at: tuple[str, ...]
    course_words: Mapping[str, str]
    today: dt.date
    is_demo: bool = False

    @property
    def wanted_name(self) -> str:
        """Return the name the client wants to be called by, or the code of a nameless record."""
        identity = self.detail.identity
        return identity.wanted_name or identity.official_name or identity.own_name or identity.code


@dataclass(frozen=True)
class BlockContent:
    """A source with what one block may show of it; `blank` asks for empty lines instead."""

    source: BookletSource
    shown: frozenset[BookletField]
    choice: BookletChoice
    blank: bool = False

    @property
    def detail(self) -> ClientDetail:
        """Return the record."""
        return self.source.detail

    def shows(self, field: BookletField) -> bool:
        """Tell whether the value of a field is printed."""
        return field in self.shown and not self.blank


def language_for(detail: ClientDetail) -> str:
    """Return the language of a client's booklet: the best known one that has texts."""
    spoken = ((each.language, each.level) for each in detail.languages)
    return best_language(spoken, (detail.interpreter.language, detail.identity.own_name_language))


def best_language(spoken: Iterable[tuple[str, SpokenLevel]], others: Iterable[str]) -> str:
    """Return the best spoken language that has texts, else the first of the others, else German."""
    known = set(available())
    by_level = sorted(spoken, key=lambda each: _LEVELS.index(each[1]))
    wishes = [language for language, _ in by_level if language != GERMAN.code]
    return next((code for code in (*wishes, *others) if code in known), GERMAN.code)

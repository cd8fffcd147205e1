"""What the blocks of a booklet are written from: one redacted record and its surroundings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gkdesk.services.booklets.profiles.profile import (
    BEGLEITHEFT,
    BookletBlock,
    BookletChoice,
    BookletField,
)
from gkdesk.services.clients.views import ClientDetail
from gkdesk.services.register.contact_fields import ContactView
from gkdesk.text.codes.cases import ChainState, ConsentPurpose
from gkdesk.text.codes.clients import Category, SpokenLevel
from gkdesk.text.ids import ContactId
from gkdesk.text.languages import GERMAN, booklet_languages

if TYPE_CHECKING:
    from gkdesk.services.booklets.voice import Voice

_LEVELS = list(SpokenLevel)


@dataclass(frozen=True)
class Way:
    """A step of the chain: its name, who offers it, who helps there, what it tells about her.

    `is_open` says that nothing follows it yet; `never`, that what it is called stands in no
    booklet.
    """

    what: str
    provider: str
    field: str
    state: ChainState
    since: dt.date | None = None
    until: dt.date | None = None
    helper: str = ""
    told: frozenset[Category] = frozenset()
    is_open: bool = False
    ref: int = 0
    never: bool = False


@dataclass(frozen=True)
class Agreement:
    """What was agreed about her: who, what, until when, and whether it is done.

    `never` says that it stands in no booklet.
    """

    ref: int
    who: str
    what: str
    until: dt.date | None
    is_own: bool
    is_done: bool
    told: frozenset[Category] = frozenset()
    never: bool = False


@dataclass(frozen=True)
class Agreed:
    """What the last conference about her agreed, as far as she may read it."""

    on: dt.date
    agreements: tuple[Agreement, ...]


@dataclass(frozen=True)
class Allowed:
    """What she allows whom until when; `told` is what that alone tells about her."""

    purpose: ConsentPurpose
    recipient: str
    categories: tuple[Category, ...]
    until: dt.date | None
    is_release: bool
    told: frozenset[Category] = frozenset()


@dataclass(frozen=True)
class BookletSource:
    """The record of one client, redacted for her, and what else the pages say.

    `title` is the German name of the booklet in the programme profile, `found_at` the lines of
    the office's address, `course_words` the German words of the kinds of course. `base` is the
    shipped profile whose texts speak, and know a title that is not the office's own. `lead` leads
    her case; `kinds` are the kinds of the organisations of her contact persons; `parts` are those
    that her booklet has.
    """

    detail: ClientDetail
    title: str
    found_at: tuple[str, ...]
    course_words: Mapping[str, str]
    today: dt.date
    is_demo: bool = False
    base: str = BEGLEITHEFT
    has_known_title: bool = True
    phone: str = ""
    lead: ContactView | None = None
    kinds: Mapping[ContactId, str] = field(default_factory=dict)
    way: tuple[Way, ...] = ()
    agreed: Agreed | None = None
    allowed: tuple[Allowed, ...] = ()
    parts: frozenset[BookletBlock] = frozenset()

    @property
    def wanted_name(self) -> str:
        """Return the name the client wants to be called by, or the code of a nameless record."""
        identity = self.detail.identity
        return identity.wanted_name or identity.official_name or identity.own_name or identity.code


@dataclass(frozen=True)
class BlockContent:
    """A source with what one block may show of it; `blank` asks for empty lines instead.

    `words` are the only ones of the glossary; `is_last` tells that nothing follows. A sheet of the
    paper has `sheet` pages: four where it is folded.
    """

    source: BookletSource
    shown: frozenset[BookletField]
    choice: BookletChoice
    blank: bool = False
    words: tuple[str, ...] = ()
    is_last: bool = True
    sheet: int = 4

    @property
    def detail(self) -> ClientDetail:
        """Return the record."""
        return self.source.detail

    def shows(self, field: BookletField) -> bool:
        """Tell whether the value of a field is printed."""
        return field in self.shown and not self.blank

    def key(self, voice: Voice, key: str) -> str:
        """Return the key of a text as this kind of booklet says it, where it has a word for it."""
        own = f"{key}_{self.source.base}"
        return own if voice.knows(own) else key


def language_for(detail: ClientDetail) -> str:
    """Return the language of a client's booklet: the best known one that has texts."""
    spoken = ((each.language, each.level) for each in detail.languages)
    return best_language(spoken, (detail.interpreter.language, detail.identity.own_name_language))


def best_language(spoken: Iterable[tuple[str, SpokenLevel]], others: Iterable[str]) -> str:
    """Return the best spoken language that has texts, else the first of the others, else German."""
    known = {each.code for each in booklet_languages()}
    by_level = sorted(spoken, key=lambda each: _LEVELS.index(each[1]))
    wishes = [language for language, _ in by_level if language != GERMAN.code]
    return next((code for code in (*wishes, *others) if code in known), GERMAN.code)

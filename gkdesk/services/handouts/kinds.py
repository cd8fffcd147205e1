"""Handouts as they are asked for and as they are made."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from gkdesk.export.pdf.undrawn import UndrawnSign
from gkdesk.services.basis.names_in_text import Doubt
from gkdesk.text.codes.clients import Audience
from gkdesk.text.ids import ClientId, MunicipalityId

AUDIENCES = (Audience.CLIENT, Audience.PUBLIC)
"""A leaflet for people who come, with the names of contact persons, or one that lies about."""


@dataclass(frozen=True, slots=True)
class HandoutKind:
    """A handout that is offered; `title` is German, `law_as_of` the day of its rules of law.

    One that is `public_only` lies about, or somebody takes it along: it is for no client.
    """

    id: str
    title: str
    german_only: bool = False
    takes_places: bool = False
    is_letter: bool = False
    public_only: bool = False
    law_as_of: dt.date | None = None


@dataclass(frozen=True, slots=True)
class LocalField:
    """A local fact that the office types once; an empty `text` leaves lines to write on.

    Of a municipality, `general` is what stands there while it has no `text` of its own.
    """

    key: str
    label: str
    text: str = ""
    updated_on: dt.date | None = None
    general: str = ""


class Bring(StrEnum):
    """What somebody brings along to a talk."""

    LETTER = "letter"
    PAPER = "paper"
    LETTERS = "letters"
    CERTIFICATES = "certificates"


class Interpreting(StrEnum):
    """What a letter says of interpreting: it asks, or says that somebody is there for it."""

    ASKED = "asked"
    THERE = "there"


@dataclass(frozen=True, slots=True)
class Invitation:
    """A talk that somebody is invited to; `time` is `14:30`, German time, or empty."""

    on: dt.date
    time: str = ""
    place: str = ""
    directions: str = ""
    topic: str = ""
    contact: str = ""
    phone: str = ""
    bring: tuple[Bring, ...] = (Bring.LETTER,)
    interpreting: Interpreting = Interpreting.ASKED


@dataclass(frozen=True, slots=True)
class HandoutWish:
    """One handout that somebody wants.

    `client_id` is who gets it: a leaflet only counts for her, a letter carries her name and
    address. `municipality_id` leaves out what is for others only, and takes the local facts that
    are its own. `large` is print of 14 points.
    `kept` are names of clients in what the office typed that somebody decided to leave there.
    """

    handout: str
    language: str = "de"
    audience: Audience = Audience.CLIENT
    large: bool = False
    municipality_id: MunicipalityId | None = None
    client_id: ClientId | None = None
    invitation: Invitation | None = None
    kept: frozenset[Doubt] = frozenset()


class HandoutCode(StrEnum):
    """The families of papers; the log and the contents of the demo name them."""

    LEAFLET = "handout"
    LETTER = "letter"
    GLOSSARY = "glossary"
    COVER = "handout.cover"


@dataclass(frozen=True)
class MadeHandout:
    """A finished handout. Neither title nor file name carries the name of a person.

    `lacking` are the keys of local facts that nobody has entered, `unhelped` the German headings
    under which there is no office; for both there are lines to write on. `stale` is how many of
    its offers nobody has checked for long. `is_personal` tells that facts about the client stand on
    it. `general` are the keys of facts for everybody that stand in for those of the wanted
    municipality. `doubts` are names of clients in what the office typed, left out unless they were
    kept.
    """

    wish: HandoutWish
    kind: str
    audience: Audience
    title: str
    language: str
    file_name: str
    data: bytes
    lacking: tuple[str, ...] = ()
    unhelped: tuple[str, ...] = ()
    general: tuple[str, ...] = ()
    stale: int = 0
    is_personal: bool = False
    undrawn: tuple[UndrawnSign, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    pages: int = 0


@dataclass(frozen=True, slots=True)
class CopyRow:
    """How many copies of a handout left in a language."""

    handout: str
    language: str
    copies: int
    last_on: dt.date


@dataclass(frozen=True, slots=True)
class StackLine:
    """One line of the list of who gets what: a person by her code, or so many copies.

    `place` is the municipality whose offices and facts stand on the copy, "" for the whole Kreis.
    """

    language: str
    code: str = ""
    copies: int = 1
    place: str = ""

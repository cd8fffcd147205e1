"""Who is written down at meetings by name alone: stand-ins, and everybody in sealed minutes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sqlalchemy import select

from gkdesk.models.meetings import Meeting, MeetingParticipant
from gkdesk.models.network import Organisation
from gkdesk.services.basis.names_in_text import PARTICLES, Whole
from gkdesk.services.code_lists import words
from gkdesk.text.codes.clients import CodeList
from gkdesk.text.folding import fold

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

_ADDRESSED = re.compile(r"\b(?:Frau|Herrn|Herren|Herr|Fr\.|Hr\.)\s+", re.IGNORECASE)
_MAIL = re.compile(r"[^\s@<>(),;:]+@[^\s@<>(),;:]+")
_TITLES = frozenset(
    ("dr.", "dr", "dr.med.", "dr.-ing.", "med.", "phil.", "prof.", "prof", "dipl.-soz.päd.")
)
_DEPUTIZING = frozenset({"in", "i.v."})
_END = re.compile(r"[,;:(/\x1f–]|\s-\s")
_AND = re.compile(r"\s(?:und|sowie|&|\+)\s")
_FROM = frozenset({"und", "vom", "zum", "zur"})
"""Behind these stands where somebody comes from."""
_PREFIXED = re.compile(r"[^\W\d_]{1,5}[-‐‑'’ʼ](?P<name>[^\W\d_])")
_FUNCTIONS = frozenset(
    fold(word)
    for word in (
        *("Bürgermeister", "Bürgermeisterin", "Oberbürgermeister", "Oberbürgermeisterin"),
        *("Landrat", "Landrätin", "Dezernent", "Dezernentin", "Referent", "Referentin"),
        *("Leiter", "Leiterin", "Leitung", "Team", "Teamleiter", "Teamleiterin", "Chef", "Chefin"),
        *("Kollege", "Kollegen", "Kollegin", "Mitarbeiter", "Mitarbeiterin", "Mitarbeitende"),
        *("Koordinator", "Koordinatorin", "Berater", "Beraterin", "Praktikant", "Praktikantin"),
        *("Sachbearbeiter", "Sachbearbeiterin", "Vorsitzende", "Vorsitzender", "Vertretung"),
        *("Vertreter", "Vertreterin", "Stellvertreter", "Stellvertreterin"),
    )
)
_PLAIN = frozenset(
    fold(word)
    for word in (
        *("Neue", "Neuer", "Neues", "Andere", "Anderer", "Eine", "Ein", "Die", "Der", "Das"),
        *("Stellvertretende", "Stellvertretender", "Kommissarische", "Kommissarischer"),
        *("Ehrenamtliche", "Ehrenamtlicher", "Ehrenamt", "Hauptamtliche", "Polizei", "Kirche"),
        *(
            "Frau",
            "Herr",
            "Herrn",
            "Fr",
            "Hr",
            "N.N.",
            "Gast",
            "Niemand",
            "Vorstand",
            "Vorsitz",
            "Lotse",
            "Lotsin",
            "Azubi",
            "Rathaus",
        ),
    )
)
_ORDINARY = tuple(
    fold(ending)
    for ending in (
        *("ung", "heit", "keit", "schaft", "amt", "dienst", "stelle", "ation", "büro", "team"),
        *("kurs", "hilfe", "zentrum", "center", "schule", "verein", "verband", "behörde"),
        *("arbeit", "sekretariat", "referat", "dezernat", "assistenz"),
    )
)
"""How longer words end that are no names of people: „Beratung“; „Hartung“ is one."""
_LEAST_ORDINARY = 8
_MOST = 4
_LEAST_LETTERS = 3


def people_of_meetings(session: Session) -> dict[str, dt.date]:
    """Return the names of people who took part, with the last day on which they did.

    A stand-in is free text: what follows „Frau“ or „Herr“ is a name, and so are a few words with
    capitals, as long as none of them belongs to an organisation. Functions are no names, nor are
    words that end like „Beratung“.
    """
    query = select(MeetingParticipant.stand_in, MeetingParticipant.name, Meeting.on)
    query = query.join(Meeting, Meeting.id == MeetingParticipant.meeting_id).order_by(Meeting.on)
    rows = session.execute(query).all()
    offices = _words_of_offices(session) if rows else frozenset()
    found: dict[str, dt.date] = {}
    for row in rows:
        named = [*_addressed(row.name, offices), *map(Whole, _MAIL.findall(row.stand_in))]
        stand_in = _MAIL.sub(" ", row.stand_in)
        named += [*_addressed(stand_in, offices)] or [*_bare(stand_in, offices)]
        found.update(dict.fromkeys(named, row.on))
    return found


def _addressed(text: str, offices: frozenset[str]) -> Iterator[str]:
    """Go through the names that follow „Frau“ and „Herr“."""
    for part in _ADDRESSED.split(text)[1:]:
        yield from _names(part, offices)


def _bare(text: str, offices: frozenset[str]) -> Iterator[str]:
    """Go through the names in words without „Frau“ or „Herr“: none where an office is named."""
    for name in _names(text, offices):
        named = [word for word in name.split() if not _is_ordinary(word)]
        if any(fold(word) in offices for word in named):
            return
        if any(map(_is_capital, named)):
            yield " ".join(named)


def _names(text: str, offices: frozenset[str]) -> Iterator[str]:
    """Go through the names with which a text begins, those after „und“ as well."""
    for part in _AND.split(f"{_END.split(text)[0]} "):
        name = " ".join(_words_first(part, offices))
        if name:
            yield name


def _words_first(text: str, offices: frozenset[str]) -> Iterator[str]:
    """Go through the words with which a text begins, as long as each may be a part of a name."""
    before: list[str] = []
    count = 0
    for word in text.split():
        plain = word.casefold()
        is_first = not count and plain in _DEPUTIZING
        if is_first or plain in _TITLES or fold(word) in _FUNCTIONS:
            continue
        if word in PARTICLES - _FROM:
            before.append(word)
            continue
        if not _is_capital(word) or count >= _MOST or (before and fold(word) in offices):
            return
        yield from (*before, word)
        before, count = [], count + 1


def _is_capital(word: str) -> bool:
    """Tell whether a word is written as a name is; „al-Hariri“ and „d'Angelo“ are."""
    prefixed = _PREFIXED.match(word)
    return not word[0].islower() or bool(prefixed and prefixed["name"].isupper())


def _is_ordinary(word: str) -> bool:
    plain = fold(word)
    return plain in _PLAIN or (len(plain) >= _LEAST_ORDINARY and plain.endswith(_ORDINARY))


def _words_of_offices(session: Session) -> frozenset[str]:
    names = [*words(session, CodeList.ORGANISATION_KIND).values()]
    for row in session.execute(select(Organisation.name, Organisation.short_name)):
        names += row
    return frozenset(
        fold(word) for name in names for word in name.split() if len(word) >= _LEAST_LETTERS
    )

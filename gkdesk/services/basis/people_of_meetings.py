"""Who is written down at meetings by name alone: stand-ins, and everybody in sealed minutes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sqlalchemy import select

from gkdesk.models.meetings import MeetingParticipant
from gkdesk.models.network import Organisation
from gkdesk.services.code_lists import words
from gkdesk.text.codes.clients import CodeList
from gkdesk.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

_ADDRESSED = re.compile(r"\b(?:Frau|Herrn?|Fr\.|Hr\.)\s+")
_TITLES = frozenset({"dr.", "dr", "prof.", "prof", "dipl.-soz.päd."})
_END = re.compile(r"[,;:(/\x1f–]|\s-\s")
_MOST = 4
_LEAST_LETTERS = 3


def people_of_meetings(session: Session) -> tuple[str, ...]:
    """Return the names of people who took part, whether they have a record or had one.

    A stand-in is free text: what follows „Frau“ or „Herr“ is a name, and so are a few words with
    capitals, as long as none of them belongs to an organisation.
    """
    rows = session.execute(select(MeetingParticipant.stand_in, MeetingParticipant.name)).all()
    offices = _words_of_offices(session) if any(row.stand_in for row in rows) else frozenset()
    found: list[str] = []
    for row in rows:
        found += _addressed(row.name) or ()
        found += _addressed(row.stand_in) or _bare(row.stand_in, offices)
    return tuple(dict.fromkeys(found))


def _addressed(text: str) -> tuple[str, ...]:
    """Return the names that follow „Frau“ and „Herr“."""
    return tuple(
        name for part in _ADDRESSED.split(text)[1:] if (name := " ".join(_names_first(part)))
    )


def _names_first(text: str) -> Iterator[str]:
    """Go through the words with which a text begins, as long as each may be a part of a name."""
    for number, word in enumerate(_END.split(text)[0].split()):
        if word.casefold() in _TITLES:
            continue
        if word[0].islower() or number >= _MOST:
            return
        yield word


def _bare(text: str, offices: frozenset[str]) -> tuple[str, ...]:
    pieces = _END.split(text)[0].split()
    named = [word for word in pieces if word.casefold() not in _TITLES]
    if not named or len(named) > _MOST or any(word[0].islower() for word in named):
        return ()
    if any(fold(word) in offices for word in named):
        return ()
    return (" ".join(named),)


def _words_of_offices(session: Session) -> frozenset[str]:
    names = [*words(session, CodeList.ORGANISATION_KIND).values()]
    for row in session.execute(select(Organisation.name, Organisation.short_name)):
        names += row
    return frozenset(
        fold(word) for name in names for word in name.split() if len(word) >= _LEAST_LETTERS
    )

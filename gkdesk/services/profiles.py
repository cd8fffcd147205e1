"""Programme profiles: the words an initiative uses for its bodies, roles and documents.

The shipped profiles stay as they are; what the office changes lies in its store.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from sqlalchemy import select

from gkdesk import paths
from gkdesk.errors import InvalidInput, ResourceMissing
from gkdesk.models.office import Office as OfficeTable
from gkdesk.models.office import ProfileWord
from gkdesk.services.office_row import office_row
from gkdesk.services.outcome import Label, Outcome
from gkdesk.text.clean import clean_line

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from gkdesk.store.store import Store

SHIPPED = ("kim", "gemeinsam_klappts", "own")
DEFAULT = "kim"


@dataclass(frozen=True)
class Profile:
    """A profile: its code, its name and its words by concept (`core_group`, `booklet` ...).

    `core_kinds` are the kinds of bodies that are the core body here.
    """

    code: str
    title: str
    words: Mapping[str, str]
    core_kinds: tuple[str, ...]

    def word(self, concept: str) -> str:
        """Return the word for a concept of the glossary."""
        return self.words[concept]

    @property
    def core_ring(self) -> str:
        """Return the name of the innermost ring: a shorter one where the map has little room.

        An office that calls its core body otherwise reads its own word there, too.
        """
        shipped, own = shipped_profile(self.code), self.word("core_group")
        return shipped.word("core_ring") if own == shipped.word("core_group") else own


@functools.cache
def shipped_profile(code: str) -> Profile:
    """Return a profile as it ships; raise ResourceMissing for an incomplete installation."""
    path = paths.resources() / "profiles" / f"{code}.toml"
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ResourceMissing(name=path.name) from error
    words = MappingProxyType(table["words"])
    return Profile(code, table["title"], words, tuple(table["core_kinds"]))


def current_profile(session: Session) -> Profile:
    """Return the profile that the office has chosen, with its own words."""
    chosen = session.scalar(select(OfficeTable.profile))
    return _edited(session, chosen if chosen in SHIPPED else DEFAULT)


class Profiles:
    """Choose and edit the profile of the office."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> tuple[Profile, ...]:
        """Return every profile with the office's own words."""
        with self._store.read() as session:
            return tuple(_edited(session, code) for code in SHIPPED)

    def current(self) -> Profile:
        """Return the profile that the office has chosen."""
        with self._store.read() as session:
            return current_profile(session)

    def choose(self, code: str) -> Outcome:
        """Choose the profile whose words the program uses."""
        if code not in SHIPPED:
            raise InvalidInput("profile", "unknown_choice")
        with self._store.transaction(Label.PROFILE_CHANGED) as transaction:
            row = office_row(transaction.session)
            row.profile = code
        return Outcome(Label.PROFILE_CHANGED, transaction.changes, row.id)

    def save_words(self, code: str, changed: Mapping[str, str]) -> Outcome:
        """Change words of a profile; an empty word goes back to the shipped one."""
        shipped = shipped_profile(code)
        unknown = set(changed) - set(shipped.words)
        if unknown:
            raise InvalidInput(min(unknown), "unknown_choice")
        with self._store.transaction(Label.PROFILE_CHANGED) as transaction:
            for concept, typed in changed.items():
                _save_word(transaction.session, shipped, concept, clean_line(typed, concept))
        return Outcome(Label.PROFILE_CHANGED, transaction.changes)


def _save_word(session: Session, shipped: Profile, concept: str, word: str) -> None:
    query = select(ProfileWord).filter_by(profile=shipped.code, concept=concept)
    row = session.scalars(query).one_or_none()
    if word in ("", shipped.words[concept]):
        if row is not None:
            session.delete(row)
    elif row is None:
        session.add(ProfileWord(profile=shipped.code, concept=concept, word=word))
    else:
        row.word = word


def _edited(session: Session, code: str) -> Profile:
    shipped = shipped_profile(code)
    own = session.scalars(select(ProfileWord).filter_by(profile=code))
    words = {**shipped.words, **{row.concept: row.word for row in own}}
    return replace(shipped, words=MappingProxyType(words))

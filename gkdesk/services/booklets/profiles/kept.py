"""The profiles of booklets: those that are shipped, and the copies that an office edits.

What a copy may hold follows from the profile it was made of: a copy of the Begleitheft never has
gender, marital status or nationality, and what is out by default in the one is so in the other.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from gkdesk.errors import InvalidInput, ProfileUnreadable, RecordGone
from gkdesk.models.booklets import BookletChoice as ChoiceTable
from gkdesk.models.booklets import BookletProfile as ProfileTable
from gkdesk.services.basis.known_names import stored_names
from gkdesk.services.basis.names_in_text import find
from gkdesk.services.booklets.profiles.profile import (
    SHIPPED,
    BookletProfile,
    copied,
    load_profile,
    possible_blocks,
    profile_content,
    read_profile,
)
from gkdesk.services.case_papers.reading import known_names
from gkdesk.services.outcome import Label, Outcome
from gkdesk.services.rows import fetch
from gkdesk.text.clean import clean_line
from gkdesk.text.ids import BookletProfileId

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from gkdesk.store.store import Store

OWN = "own:"
MOST_LETTERS = 80
"""A name that is longer fits no cover and no line of a list."""


@dataclass(frozen=True)
class ProfileRow:
    """A profile to choose: `own` is the id of a copy, None for a shipped one."""

    id: str
    name: str
    base: str
    own: BookletProfileId | None = None


def own_id(ref: int) -> str:
    """Return by which id a copy is chosen."""
    return f"{OWN}{ref}"


class KeptProfiles:
    """The profiles of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def rows(self) -> tuple[ProfileRow, ...]:
        """Return the shipped profiles, then the copies in the order that the office gave them."""
        shipped = tuple(ProfileRow(each, load_profile(each).name, each) for each in SHIPPED)
        with self._store.read() as session:
            own = tuple(
                ProfileRow(own_id(row.id), row.name, row.base, BookletProfileId(row.id))
                for row in _in_order(session)
            )
        return shipped + own

    def get(self, profile_id: str) -> BookletProfile:
        """Return a profile; raise RecordGone for a copy that was deleted, or ProfileUnreadable."""
        if not profile_id.startswith(OWN):
            return load_profile(profile_id)
        with self._store.read() as session:
            row = session.get(ProfileTable, _ref(profile_id))
            if row is None:
                raise RecordGone
            return _profile(row)

    def copy(self, profile_id: str, name: str = "") -> Outcome:
        """Make a copy to edit, after the others; without a name it gets one that is free."""
        source = self.get(profile_id)
        with self._store.transaction(Label.BOOKLET_PROFILE_COPIED) as transaction:
            session = transaction.session
            places = [row.position for row in _in_order(session)]
            row = ProfileTable(
                base=source.base,
                name=_name_of_copy(session, source, name),
                content="",
                position=max(places, default=0) + 1,
            )
            session.add(row)
            session.flush()
            ref = row.id
            row.content = _content(copied(source, own_id(ref), row.name))
        return Outcome(Label.BOOKLET_PROFILE_COPIED, transaction.changes, ref)

    def save(self, ref: BookletProfileId, profile: BookletProfile) -> Outcome:
        """Save name and blocks of a copy.

        Raises RecordGone, or InvalidInput for a name that is taken or that of a client, for a
        field that this booklet never has or has on request only, and for one without blocks.
        """
        with self._store.transaction(Label.BOOKLET_PROFILE_CHANGED) as transaction:
            session = transaction.session
            row = fetch(session, ProfileTable, ref)
            row.name = _free_name(session, profile.name, own=ref, before=row.name)
            row.content = _content(_checked(replace(profile, base=row.base), ref, row.name))
        return Outcome(Label.BOOKLET_PROFILE_CHANGED, transaction.changes, ref)

    def reset(self, ref: BookletProfileId) -> Outcome:
        """Give a copy the blocks and the paper of the shipped profile again; the name stays."""
        with self._store.transaction(Label.BOOKLET_PROFILE_RESET) as transaction:
            row = fetch(transaction.session, ProfileTable, ref)
            row.content = _content(copied(load_profile(row.base), own_id(ref), row.name))
        return Outcome(Label.BOOKLET_PROFILE_RESET, transaction.changes, ref)

    def move(self, ref: BookletProfileId, steps: int) -> Outcome:
        """Move a copy among the copies, by so many places."""
        with self._store.transaction(Label.BOOKLET_PROFILE_MOVED) as transaction:
            session = transaction.session
            moved = fetch(session, ProfileTable, ref)
            rows = [row for row in _in_order(session) if row.id != ref]
            before = [row.id for row in _in_order(session)].index(ref)
            rows.insert(min(max(before + steps, 0), len(rows)), moved)
            for place, row in enumerate(rows):
                row.position = place
        return Outcome(Label.BOOKLET_PROFILE_MOVED, transaction.changes, ref)

    def remove(self, ref: BookletProfileId) -> Outcome:
        """Delete a copy with what clients chose for it; the counts of its booklets stay."""
        with self._store.transaction(Label.BOOKLET_PROFILE_REMOVED) as transaction:
            session = transaction.session
            row = fetch(session, ProfileTable, ref)
            session.execute(delete(ChoiceTable).where(ChoiceTable.profile == own_id(ref)))
            session.delete(row)
        return Outcome(Label.BOOKLET_PROFILE_REMOVED, transaction.changes, ref)


def _ref(profile_id: str) -> int:
    digits = profile_id.removeprefix(OWN)
    if not digits.isdecimal():
        raise RecordGone
    return int(digits)


def _in_order(session: Session) -> list[ProfileTable]:
    return list(
        session.scalars(select(ProfileTable).order_by(ProfileTable.position, ProfileTable.id))
    )


def _profile(row: ProfileTable) -> BookletProfile:
    """Read a copy; what it was made of is told by its row, whatever its content says."""
    try:
        content = json.loads(row.content)
        head = {**content["profile"], "id": own_id(row.id), "name": row.name, "base": row.base}
        return read_profile({**content, "profile": head})
    except (InvalidInput, ValueError, TypeError, KeyError, AttributeError) as error:
        raise ProfileUnreadable from error


def _checked(profile: BookletProfile, ref: int, name: str) -> BookletProfile:
    """Return a copy as it is kept; what is read again is checked field by field."""
    kept = read_profile(profile_content(copied(profile, own_id(ref), name)))
    if not kept.blocks:
        raise InvalidInput("blocks", "no_blocks")
    if not {rule.block for rule in kept.blocks} <= set(possible_blocks(kept.page)):
        raise InvalidInput("blocks", "unknown_choice")
    return kept


def _content(profile: BookletProfile) -> str:
    return json.dumps(profile_content(profile), ensure_ascii=False, sort_keys=True)


def _name_of_copy(session: Session, source: BookletProfile, name: str) -> str:
    """Return the name that was typed for a copy, else one that nobody has to think of."""
    proposed = _proposal(session, source.name)
    return _free_name(session, name or proposed, own=None, before=proposed)


def _free_name(session: Session, name: str, *, own: int | None, before: str) -> str:
    """Return a name as it is kept; one that was not there `before` names no client."""
    clean = clean_line(name, "name")
    if not clean:
        raise InvalidInput("name", "required")
    if len(clean) > MOST_LETTERS:
        raise InvalidInput("name", "too_long", limit=MOST_LETTERS)
    if clean.casefold() in _names(session, own=own):
        raise InvalidInput("name", "name_taken")
    if clean != before and find(clean, known_names(stored_names(session))):
        raise InvalidInput("name", "names_a_client")
    return clean


def _names(session: Session, *, own: int | None) -> set[str]:
    shipped = {load_profile(each).name.casefold() for each in SHIPPED}
    return shipped | {row.name.casefold() for row in _in_order(session) if row.id != own}


def _proposal(session: Session, name: str) -> str:
    """Return a name for a copy that nobody has yet: „Begleitheft (eigenes)“."""
    taken = _names(session, own=None)
    first = f"{name} (eigenes)"
    further = (f"{name} (eigenes {number})" for number in range(2, len(taken) + 3))
    return next(each for each in (first, *further) if each.casefold() not in taken)

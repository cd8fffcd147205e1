"""Take other clients out of what somebody typed into a record, before a booklet shows it.

So are numbers and addresses of mail that contact persons gave to the office alone: who may have
one has it from them.

A booklet is shown around. Only full names, in any order, and numbers are taken out: a surname
alone may be that of an official („ich mit Frau Vogel“) or a common word, and what stands in her own
record was seen by her. Where one stands that nobody in her family or in an office has, the
coordinator is told.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from gkdesk.models.network import ContactPerson
from gkdesk.services.basis.known_names import stored_names
from gkdesk.services.basis.mail_in_text import MAIL
from gkdesk.services.basis.names_in_text import KnownNames, Whole, find, redact
from gkdesk.services.case_papers.reading import Names, known_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy.orm import Session

    from gkdesk.services.clients.views import ClientDetail, HelperView
    from gkdesk.services.register.contact_fields import ContactView
    from gkdesk.store.store import Store

_TITLE = re.compile(r"\b(?:frau|herrn?|dr\.?|prof\.?)\s+$", re.IGNORECASE)
_NOBODY = 0
"""The id of no client: ways to reach others that stand in no booklet."""


@dataclass(frozen=True)
class Everybody:
    """The names of all clients as they were at a line of the log.

    `names` are found with each of their parts, `full` only where two of them stand together. What
    contact persons gave to the office alone is found by either. `officials` are their names.
    """

    line: int
    names: Names
    full: KnownNames
    officials: tuple[str, ...]


@dataclass(frozen=True)
class _Stored:
    """What names are made ready from."""

    clients: Mapping[int, tuple[str, ...]]
    private: tuple[str, ...]
    officials: tuple[str, ...]

    def ready(self, line: int) -> Everybody:
        """Return the names made ready to be found, which takes longer than to read them."""
        everything = {**self.clients, _NOBODY: self.private}
        return Everybody(
            line,
            Names(self.clients, known_names(everything)),
            full_names(everything),
            self.officials,
        )


class KeptNames:
    """Reads the names of all clients after something was written, and keeps them while the same.

    Several threads may ask at once: one reads, the others wait for it.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._stored: _Stored | None = None
        self._kept: Everybody | None = None
        self._lock = Lock()

    def read(self) -> Everybody:
        """Return the names as they are now."""
        with self._lock:
            line = self._store.log.head().seq
            kept = self._kept
            if kept is None or kept.line != line:
                stored = self._read()
                is_same = kept is not None and stored == self._stored
                kept = replace(kept, line=line) if is_same and kept else stored.ready(line)
                self._stored, self._kept = stored, kept
            return kept

    def _read(self) -> _Stored:
        with self._store.read() as session:
            officials = tuple(session.scalars(select(ContactPerson.name)))
            return _Stored(stored_names(session), _private_reach(session), officials)


def _private_reach(session: Session) -> tuple[str, ...]:
    """Return the numbers and addresses of mail that contact persons gave to the office alone."""
    person = ContactPerson
    ways = (
        (person.phone, person.phone_private),
        (person.mobile, person.mobile_private),
        (person.email, person.email_private),
    )
    found: list[str] = []
    for way, is_private in ways:
        query = select(way).where(or_(person.private, is_private), way != "")
        found += map(Whole, session.scalars(query))
    return tuple(found)


def full_names(stored: Mapping[int, Iterable[str]]) -> KnownNames:
    """Return the names of two words and more, the numbers and addresses of mail of all clients."""
    everything = [name for names in stored.values() for name in names]
    numbers = {name for name in everything if any(map(str.isdecimal, name))}
    others = [name for name in everything if name not in numbers]
    long = [name for name in others if len(name.split()) > 1]
    whole = [name for name in long if isinstance(name, Whole)]
    mail = [name for name in others if MAIL in name]
    full = [name for name in long if not isinstance(name, Whole)]
    return KnownNames(numbers, whole=(*whole, *mail), full=full)


def _no_codes(names: Iterable[str]) -> Iterator[str]:
    return (name for name in names if not isinstance(name, Whole))


class Others:
    """What finds everybody but one client in her record."""

    def __init__(self, everybody: Everybody, own: Iterable[str]) -> None:
        self._everybody = everybody
        self._named = tuple(own)
        self._own = KnownNames(self._named, full=_no_codes(self._named))

    @cached_property
    def _unsuspicious(self) -> KnownNames:
        """Return the names that nobody has to think about: hers, her family's and of officials."""
        return KnownNames((*self._named, *self._everybody.officials))

    def out_of(self, detail: ClientDetail) -> ClientDetail:
        """Return the record without the names of others in what a booklet prints of it."""
        clean = self.clean
        return replace(
            detail,
            goals=tuple(replace(each, words=clean(each.words)) for each in detail.goals),
            steps=tuple(
                replace(each, what=clean(each.what), who=clean(each.who)) for each in detail.steps
            ),
            chain=tuple(replace(each, what=clean(each.what)) for each in detail.chain),
            education=tuple(
                replace(
                    each,
                    what=clean(each.what),
                    place=clean(each.place),
                    certificate=clean(each.certificate),
                )
                for each in detail.education
            ),
            papers=tuple(
                replace(each, title=clean(each.title), original_at=clean(each.original_at))
                for each in detail.papers
            ),
            courses=tuple(
                replace(each, provider=clean(each.provider), certificate=clean(each.certificate))
                for each in detail.courses
            ),
            german=replace(detail.german, certificate=clean(detail.german.certificate)),
            helpers=tuple(self._helper(each) for each in detail.helpers),
        )

    def _helper(self, helper: HelperView) -> HelperView:
        clean = self.clean
        link = replace(helper.link, what_for=clean(helper.link.what_for))
        return replace(helper, link=link, contact=self.out_of_contact(helper.contact))

    def out_of_contact(self, contact: ContactView) -> ContactView:
        """Return a contact person without the names of others; her own name stays as it is."""
        clean, fields = self.clean, contact.fields
        seen = replace(
            fields,
            function=clean(fields.function),
            room=clean(fields.room),
            opening_hours=clean(fields.opening_hours),
            directions=clean(fields.directions),
        )
        return replace(
            contact,
            name=contact.name if fields.name else clean(contact.name),
            fields=seen,
            organisation=clean(contact.organisation),
            organisation_short=clean(contact.organisation_short),
            address=clean(contact.address),
        )

    def clean(self, text: str) -> str:
        """Return a text without the names of others."""
        return redact(text, find(text, self._everybody.full, self._own))

    def names_anybody(self, text: str) -> bool:
        """Tell whether a text names the client herself, or anybody else in full."""
        return bool(find(text, self._own) or find(text, self._everybody.full))

    def perhaps_in(self, text: str) -> tuple[str, ...]:
        """Return words that are names of other clients too, and perhaps mean nobody.

        What follows „Frau“ or „Herr“ is taken for the name of an official, as in steps.
        """
        names = self._everybody.names.everybody
        found = (
            text[hit.start : hit.end]
            for hit in find(text, names, self._unsuspicious)
            if not _TITLE.search(text, 0, hit.start)
        )
        return tuple(dict.fromkeys(each for each in found if not any(map(str.isdecimal, each))))

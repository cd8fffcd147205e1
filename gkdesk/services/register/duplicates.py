"""What is probably entered already, while somebody types it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from gkdesk.models.bodies import Body
from gkdesk.models.network import ContactPerson, Organisation
from gkdesk.models.offers import Offer
from gkdesk.services.naming import contact_name, sort_key
from gkdesk.services.register.duplicate_names import SAME, SHORTEST, Known, Named, Names, phone_key
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.codes.records import Likeness

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sqlalchemy.orm import Session

    from gkdesk.store.store import Store

SHOWN = 3
HERE = 0.05
"""What belonging to the same organisation adds."""


@dataclass(frozen=True, slots=True)
class Likely:
    """A record that may be the one that is being entered; `detail` tells it from its namesakes."""

    kind: RecordKind
    ref: int
    name: str
    detail: str
    likeness: Likeness
    active: bool


@dataclass(frozen=True, slots=True)
class Typed:
    """What is entered so far; `within` is the organisation of a person or an offer."""

    name: str
    phone: str = ""
    email: str = ""
    within: int | None = None


class Duplicates:
    """Finds likely duplicates in one store; what it keeps in mind is forgotten with the lock."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known = Known()
        self._read: dict[RecordKind, tuple[int, _Entered]] = {}

    def likely(
        self, kind: RecordKind, typed: Typed, *, own: int | None = None, limit: int = SHOWN
    ) -> tuple[Likely, ...]:
        """Return the records that are most like what was typed; `own` is the one being changed.

        Organisations, contact persons, offers and bodies have names to compare.
        """
        name = " ".join(typed.name.split())
        # A short name such as DRK is compared, too, but nothing that only resembles it.
        if len(name) < SHORTEST and not typed.phone and not typed.email:
            return ()
        entered = self._entered(kind)
        scores = entered.scores(name, typed)
        scores.pop(own or 0, None)
        best = sorted(scores, key=lambda ref: (-scores[ref][0], sort_key(entered.rows[ref].name)))
        return tuple(entered.likely(kind, ref, scores[ref][1]) for ref in best[:limit])

    def forget(self) -> None:
        """Keep no word of the store in mind."""
        self._known = Known()
        self._read.clear()

    def _entered(self, kind: RecordKind) -> _Entered:
        """Return what is entered now; every change of the store has moved the end of its log."""
        now = self._store.log.head().seq
        seen, entered = self._read.get(kind, (-1, None))
        if entered is None or seen != now:
            with self._store.read() as session:
                rows = _READERS[kind](session)
            entered = _Entered(rows, self._known, people=kind is RecordKind.CONTACT_PERSON)
            self._read[kind] = (now, entered)
        return entered


@dataclass(frozen=True, slots=True)
class _Record:
    ref: int
    name: str
    names: tuple[str, ...]
    detail: str
    active: bool
    phones: tuple[str, ...] = ()
    email: str = ""
    within: int | None = None


class _Entered:
    """The records of one kind, by everything that they can be recognised by."""

    def __init__(self, rows: list[_Record], known: Known, *, people: bool) -> None:
        self.rows: Mapping[int, _Record] = {row.ref: row for row in rows}
        self._names = Names(
            (Named(row.ref, name) for row in rows for name in row.names), known, people=people
        )
        self._emails: dict[str, list[int]] = {}
        self._phones: dict[str, list[int]] = {}
        for row in rows:
            if row.email:
                self._emails.setdefault(row.email.casefold(), []).append(row.ref)
            for phone in filter(None, map(phone_key, row.phones)):
                self._phones.setdefault(phone, []).append(row.ref)

    def scores(self, name: str, typed: Typed) -> dict[int, tuple[float, Likeness]]:
        """Return how likely each record is the one that is typed, and why."""
        found: dict[int, tuple[float, Likeness]] = {}
        if len(name) >= SHORTEST:
            for ref, score in self._names.like(name).items():
                why = Likeness.SAME_NAME if score >= SAME else Likeness.SIMILAR_NAME
                found[ref] = (score, why)
        for ref in self._phones.get(phone_key(typed.phone), ()) if typed.phone else ():
            found.setdefault(ref, (SAME, Likeness.SAME_PHONE))
        for ref in self._emails.get(typed.email.casefold(), ()) if typed.email else ():
            found.setdefault(ref, (SAME, Likeness.SAME_EMAIL))
        if typed.within is not None:
            for ref, (score, why) in found.items():
                if self.rows[ref].within == typed.within:
                    found[ref] = (score + HERE, why)
        return found

    def likely(self, kind: RecordKind, ref: int, why: Likeness) -> Likely:
        """Return a record as shown."""
        row = self.rows[ref]
        return Likely(kind, ref, row.name, row.detail, why, row.active)


def _organisations(session: Session) -> list[_Record]:
    table = Organisation
    query = select(
        table.id,
        table.name,
        table.short_name,
        table.place,
        table.phone,
        table.email,
        table.ended_on,
    )
    return [
        _Record(
            ref,
            name,
            tuple(filter(None, (name, short))),
            place,
            ended is None,
            (phone,) if phone else (),
            email,
        )
        for ref, name, short, place, phone, email, ended in session.execute(query)
    ]


def _contacts(session: Session) -> list[_Record]:
    table = ContactPerson
    query = select(
        table.id,
        table.salutation,
        table.name,
        table.function,
        table.phone,
        table.mobile,
        table.email,
        table.organisation_id,
        Organisation.short_name,
        Organisation.name.label("organisation"),
        table.ended_on,
    ).outerjoin(Organisation, Organisation.id == table.organisation_id)
    return [
        _Record(
            row.id,
            contact_name(row.salutation, row.name, row.function),
            (row.name or row.function,),
            row.short_name or row.organisation or "",
            row.ended_on is None,
            (row.phone, row.mobile),
            row.email,
            row.organisation_id,
        )
        for row in session.execute(query)
    ]


def _offers(session: Session) -> list[_Record]:
    query = select(
        Offer.id,
        Offer.name,
        Offer.organisation_id,
        Organisation.short_name,
        Organisation.name.label("organisation"),
        Offer.ended_on,
    ).outerjoin(Organisation, Organisation.id == Offer.organisation_id)
    return [
        _Record(
            row.id,
            row.name,
            (row.name,),
            row.short_name or row.organisation or "",
            row.ended_on is None,
            within=row.organisation_id,
        )
        for row in session.execute(query)
    ]


def _bodies(session: Session) -> list[_Record]:
    query = select(Body.id, Body.name, Body.field, Body.ended_on)
    return [
        _Record(row.id, row.name, (row.name,), "", row.ended_on is None)
        for row in session.execute(query)
    ]


_READERS: dict[RecordKind, Callable[[Session], list[_Record]]] = {
    RecordKind.ORGANISATION: _organisations,
    RecordKind.CONTACT_PERSON: _contacts,
    RecordKind.OFFER: _offers,
    RecordKind.BODY: _bodies,
}

"""What is in the store already, by everything that the rows of a file may name it by."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from gkdesk.models.network import ContactPerson, Municipality, Organisation
from gkdesk.models.offers import Offer
from gkdesk.services.register.duplicate_names import phone_key
from gkdesk.text.folding import fold

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session

    from gkdesk.services.register.contact_fields import ContactFields, OrganisationFields
    from gkdesk.services.register.fields import OfferFields

_FORMS_OF_ADDRESS = frozenset(("frau", "herr", "herrn", "dr", "prof"))


@dataclass
class Place:
    """An organisation that rows may name: one of the store (`ref`), or a new one (`new`)."""

    place: str
    active: bool = True
    ref: int | None = None
    new: int | None = None


@dataclass(frozen=True)
class Named:
    """What a name stands for: one organisation, none, or several."""

    found: Place | None = None
    several: bool = False
    elsewhere: bool = False
    """There is one of this name, in another place."""


class KnownOrganisations:
    """Organisations by their names; a short name counts where no full name is the same."""

    def __init__(self, session: Session) -> None:
        self._names: dict[str, list[Place]] = defaultdict(list)
        self._short: dict[str, list[Place]] = defaultdict(list)
        table = Organisation
        columns = (table.id, table.name, table.short_name, table.place, table.ended_on)
        for ref, name, short, place, ended in session.execute(select(*columns)):
            known = Place(fold(place), ended is None, ref=ref)
            self._names[fold(name)].append(known)
            if short:
                self._short[fold(short)].append(known)

    def named(self, name: str, place: str = "") -> Named:
        """Return the organisation of a name; the place tells two of the same name apart."""
        folded, where = fold(name), fold(place)
        of_name = self._names.get(folded) or self._short.get(folded) or []
        fitting = [p for p in of_name if not where or not p.place or p.place == where]
        if where:
            fitting = [p for p in fitting if p.place == where] or fitting
        fitting = [p for p in fitting if p.active] or fitting
        if len(fitting) > 1:
            return Named(several=True)
        if not fitting:
            return Named(elsewhere=bool(of_name))
        return Named(fitting[0])

    def add(self, entered: OrganisationFields, new: int) -> Place:
        """Let later rows find an organisation that an earlier one brings along."""
        made = Place(fold(entered.place), new=new)
        self._names[fold(entered.name)].append(made)
        if entered.short_name:
            self._short[fold(entered.short_name)].append(made)
        return made


@dataclass(frozen=True, slots=True)
class KnownContact:
    """A contact person of the store by what she is recognised by."""

    ref: int
    email: str
    phone: str
    mobile: str
    organisation: int | None
    active: bool

    @property
    def ways(self) -> frozenset[str]:
        """Return numbers and address: whoever has one of them as well is the same person."""
        return frozenset(filter(None, (self.phone, self.mobile, self.email)))

    def contradicts(self, another: KnownContact) -> bool:
        """Tell whether both have a number or an address of one kind, and not the same."""
        pairs = (
            (self.email, another.email),
            (self.phone, another.phone),
            (self.mobile, another.mobile),
        )
        return any(mine and theirs and mine != theirs for mine, theirs in pairs)

    @property
    def is_bare(self) -> bool:
        """Tell whether nothing but the name is known."""
        return not (self.ways or self.organisation)


@dataclass
class Match:
    """Who is meant by a row; `namesake` says that there is somebody else of this name.

    `differs` says that the one who is meant has another number or address as well.
    """

    found: KnownContact | None = None
    several: bool = False
    namesake: bool = False
    differs: bool = False


class _OfOneName:
    """All contact persons of one name, found by what else a row says of them."""

    def __init__(self) -> None:
        self.all: list[KnownContact] = []
        self.bare: list[KnownContact] = []
        self._by_way: dict[str, list[KnownContact]] = defaultdict(list)
        self._by_house: dict[int, list[KnownContact]] = defaultdict(list)

    def add(self, known: KnownContact) -> None:
        """Take somebody in."""
        self.all.append(known)
        if known.is_bare:
            self.bare.append(known)
        for way in known.ways:
            self._by_way[way].append(known)
        if known.organisation is not None:
            self._by_house[known.organisation].append(known)

    def same(self, mine: KnownContact) -> list[KnownContact]:
        """Return who has the same number or address, or works there and has no other one."""
        found = {known.ref: known for way in mine.ways for known in self._by_way.get(way, ())}
        if mine.organisation is not None:
            there = self._by_house.get(mine.organisation, ())
            found |= {known.ref: known for known in there if not known.contradicts(mine)}
        return list(found.values())


class KnownContacts:
    """Contact persons by name, or by function where nobody has a name."""

    def __init__(self, session: Session) -> None:
        self._names: dict[str, _OfOneName] = defaultdict(_OfOneName)
        table = ContactPerson
        query = select(
            table.id,
            table.name,
            table.function,
            table.email,
            table.phone,
            table.mobile,
            table.organisation_id,
            table.ended_on,
        )
        for row in session.execute(query):
            known = KnownContact(
                row.id,
                row.email.casefold(),
                phone_key(row.phone),
                phone_key(row.mobile),
                row.organisation_id,
                row.ended_on is None,
            )
            self._names[_who(row.name, row.function)].add(known)

    def match(self, entered: ContactFields, organisation: int | None) -> Match:
        """Return who has the same name and number, address or organisation.

        Somebody in the same organisation with other numbers is a namesake. Where one side says
        nothing but the name, the name is enough.
        """
        mine = KnownContact(
            0,
            entered.email.casefold(),
            phone_key(entered.phone),
            phone_key(entered.mobile),
            organisation,
            active=True,
        )
        of_name = self._names.get(_who(entered.name, entered.function), _OfOneName())
        same = of_name.same(mine) or (of_name.all if mine.is_bare else of_name.bare)
        same = [known for known in same if known.active] or same
        if not same:
            return Match(namesake=bool(of_name.all))
        return Match(same[0], several=len(same) > 1, differs=same[0].contradicts(mine))

    def with_same_ways(self, entered: ContactFields) -> KnownContact | None:
        """Return somebody of this name with the same numbers, or likewise without any."""
        ways = (entered.email.casefold(), phone_key(entered.phone), phone_key(entered.mobile))
        of_name = self._names.get(_who(entered.name, entered.function), _OfOneName()).all
        same = [known for known in of_name if (known.email, known.phone, known.mobile) == ways]
        return next((known for known in same if known.active), same[0] if same else None)

    def named(self, name: str, organisation: int | None) -> list[KnownContact]:
        """Return the people of a name, those of the organisation if there are any."""
        words = [word for word in fold(name).split() if word not in _FORMS_OF_ADDRESS]
        namesakes = self._names.get(f"n {' '.join(words)}", _OfOneName()).all
        of_name = [known for known in namesakes if known.active]
        here = [k for k in of_name if k.organisation is not None and k.organisation == organisation]
        return here or of_name


class KnownOffers:
    """Offers by name, Träger, place and begin: the same course may begin on several days."""

    def __init__(self, session: Session) -> None:
        self._refs: dict[tuple[object, ...], list[tuple[int, bool]]] = defaultdict(list)
        table = Offer
        columns = (
            table.id,
            table.name,
            table.organisation_id,
            table.place,
            table.begins_on,
            table.ended_on,
        )
        for ref, name, organisation, place, begins, ended in session.execute(select(*columns)):
            key = _offer(name, organisation, place, begins)
            self._refs[key].append((ref, ended is None))

    def match(self, entered: OfferFields, organisation: int | None) -> list[tuple[int, bool]]:
        """Return the offers that are meant, each with whether it is active."""
        key = _offer(entered.name, organisation, entered.place, entered.begins_on)
        return self._refs.get(key, [])


def known_municipalities(session: Session) -> dict[str, int]:
    """Return the municipalities by their folded names."""
    rows = session.execute(select(Municipality.id, Municipality.name))
    return {fold(row.name): row.id for row in rows}


def _who(name: str, function: str) -> str:
    return f"n {fold(name)}" if name else f"f {fold(function)}"


def _offer(
    name: str, organisation: int | None, place: str, begins: dt.date | None
) -> tuple[object, ...]:
    return (fold(name), organisation, fold(place), begins)

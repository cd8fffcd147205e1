"""Who is there already: clients by code, by name in every spelling, by numbers; doubt stays doubt.

Somebody is taken for the same person only where a code, or the name together with the full date of
birth, a phone number or a number of an office says so. The 1st of January is no full date: offices
enter it for everybody whose day of birth nobody knows.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING

from sqlalchemy import select

from gkdesk.models.client import Client, ClientNameVariant, ClientReachWay, ClientReference
from gkdesk.services.clients import fields
from gkdesk.services.clients.listing import streamed
from gkdesk.services.register.duplicate_names import phone_key
from gkdesk.text.codes.clients import CaseState, ReachKind, ReferenceOffice
from gkdesk.text.dates import PartialDate
from gkdesk.text.folding import fold
from gkdesk.text.sounding import sound_keys

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from gkdesk.services.imports.client_entry import ClientEntry

_NUMBERED = frozenset({ReachKind.PHONE, ReachKind.MOBILE, ReachKind.MESSENGER})
_OF_ONE_PERSON = frozenset({ReferenceOffice.CENTRAL_REGISTER.value})
"""Families share the numbers of other offices."""
_DIALLED = 6
"""So many digits make a phone number; fewer are an extension."""
_KEYS = 16
_DIGITS = re.compile(r"\d+")
_COMPARED = 100


class Certainty(Enum):
    """How sure it is that a row means somebody who is there."""

    NOBODY = auto()
    DOUBT = auto()
    SAME = auto()
    TAKEN = auto()
    """The code belongs to somebody else."""


@dataclass(frozen=True, slots=True)
class KnownClient:
    """A client of the store (`ref`), or one whom an earlier row brings (`new`, its place)."""

    code: str
    names: frozenset[str]
    sounds: frozenset[str]
    birth: PartialDate | None
    phones: frozenset[str]
    numbers: frozenset[tuple[str, str]]
    active: bool = True
    ref: int = 0
    new: int = -1
    row: int = 0


@dataclass(frozen=True, slots=True)
class ClientMatch:
    """Who is meant by a row, how sure that is, and in doubt why (`doubt_name` …)."""

    certainty: Certainty
    known: KnownClient | None = None
    problem: str = ""


NOBODY = ClientMatch(Certainty.NOBODY)


class KnownClients:
    """The clients of a store and those of the rows read so far."""

    def __init__(self, session: Session) -> None:
        self._codes: dict[str, KnownClient] = {}
        self._sounds: dict[str, list[KnownClient]] = defaultdict(list)
        self._born: dict[tuple[str, PartialDate | None], list[KnownClient]] = defaultdict(list)
        self._phones: dict[str, list[KnownClient]] = defaultdict(list)
        self._numbers: dict[tuple[str, str], list[KnownClient]] = defaultdict(list)
        self._keys: dict[str, tuple[str, ...]] = {}
        self._read(session)

    def as_known(self, entry: ClientEntry) -> KnownClient:
        """Return an entry by what it can be recognised by."""
        identity = entry.identity
        ways = entry.of(fields.ReachWay)
        return self._known(
            identity.code,
            (identity.official_name, identity.own_name),
            identity.wanted_name,
            identity.birth,
            (way.value for way in ways if way.kind in _NUMBERED),
            ((part.office.value, part.number) for part in entry.of(fields.Reference)),
        )

    def add(self, known: KnownClient) -> None:
        """Let later rows find somebody."""
        if known.code:
            self._codes.setdefault(known.code.casefold(), known)
        for sound in known.sounds:
            self._sounds[sound].append(known)
            self._born[sound, known.birth].append(known)
        for phone in known.phones:
            self._phones[phone].append(known)
        for number in known.numbers:
            self._numbers[number].append(known)

    def match(self, mine: KnownClient) -> ClientMatch:
        """Return who is meant, if anybody."""
        holder = self._codes.get(mine.code.casefold()) if mine.code else None
        if holder is not None:
            taken = _contradicts(mine, holder)
            return ClientMatch(Certainty.TAKEN if taken else Certainty.SAME, holder)
        judged = [(_judged(mine, other), other) for other in self._near(mine)]
        same = [other for why, other in judged if why == ""]
        doubtful = [(why, other) for why, other in judged if why]
        if len(same) > 1:
            return ClientMatch(Certainty.DOUBT, same[0], "doubt_several")
        if same:
            return ClientMatch(Certainty.SAME, same[0])
        if doubtful:
            why, other = doubtful[0]
            return ClientMatch(Certainty.DOUBT, other, why)
        return NOBODY

    def _near(self, mine: KnownClient) -> Iterable[KnownClient]:
        """Return whom to compare with: of many namesakes those with this birth, and some more."""
        near = [
            *(other for key in mine.numbers for other in self._numbers.get(key, ())),
            *(other for key in mine.phones for other in self._phones.get(key, ())[:_COMPARED]),
        ]
        for sound in mine.sounds:
            near += self._born.get((sound, mine.birth), ())[:_COMPARED]
            near += self._sounds.get(sound, ())[:_COMPARED]
        return sorted({(other.ref, other.new): other for other in near}.values(), key=_place)

    def _read(self, session: Session) -> None:
        variants: dict[int, list[str]] = defaultdict(list)
        phones: dict[int, list[str]] = defaultdict(list)
        numbers: dict[int, list[tuple[str, str]]] = defaultdict(list)
        query = select(ClientNameVariant.client_id, ClientNameVariant.name)
        for ref, name in streamed(session, query):
            variants[ref].append(name)
        way = ClientReachWay
        for ref, kind, value in streamed(
            session, select(way.client_id, way.kind_of_way, way.value)
        ):
            if kind in _NUMBERED:
                phones[ref].append(value)
        part = ClientReference
        for ref, office, number in streamed(
            session, select(part.client_id, part.office, part.number)
        ):
            numbers[ref].append((office, number))
        table = Client
        columns = (
            *(table.id, table.code, table.official_name, table.own_name, table.wanted_name),
            *(table.birth, table.state),
        )
        rows = select(*columns).order_by(table.code)
        for ref, code, official, own, wanted, birth, state in streamed(session, rows):
            known = self._known(
                code,
                (official, own, *variants.get(ref, ())),
                wanted,
                PartialDate.from_iso(birth) if birth else None,
                phones.get(ref, ()),
                numbers.get(ref, ()),
            )
            self.add(replace(known, active=state == CaseState.ACTIVE.value, ref=ref))

    def _known(
        self,
        code: str,
        names: Iterable[str],
        wanted: str,
        birth: PartialDate | None,
        phones: Iterable[str],
        numbers: Iterable[tuple[str, str]],
    ) -> KnownClient:
        # What somebody is called is often a given name alone: it counts where there is no other.
        said = [name for name in names if name] or ([wanted] if wanted else [])
        dialled = frozenset(key for key in map(phone_key, phones) if len(key) >= _DIALLED)
        return KnownClient(
            code,
            frozenset(filter(None, map(fold, (*said, wanted)))),
            frozenset(key for name in said for key in self._sounds_of(name)),
            birth,
            dialled,
            frozenset((office, fold(number).replace(" ", "")) for office, number in numbers),
        )

    def _sounds_of(self, name: str) -> tuple[str, ...]:
        """Return how a name sounds, whatever comes first: given or family name."""
        if name not in self._keys:
            words = name.replace(",", " ").split()
            readings = [keys for word in words if (keys := sound_keys(word))]
            choices = itertools.islice(itertools.product(*readings), _KEYS)
            # A number has no sound, and may be all that tells two from each other.
            numbers = _DIGITS.findall(name)
            found = {" ".join((*sorted(choice), *numbers)) for choice in choices if choice}
            # Letters that have no sound here still make a name.
            folded = fold(name)
            self._keys[name] = tuple(sorted(found or ({f"={folded}"} if folded else set())))
        return self._keys[name]


def _judged(mine: KnownClient, other: KnownClient) -> str | None:
    """Return "" for the same person, what makes it doubtful, or None for somebody else."""
    alike = bool(mine.sounds & other.sounds)
    phone = bool(mine.phones & other.phones)
    shared = mine.numbers & other.numbers
    if not alike:
        if any(office in _OF_ONE_PERSON for office, _ in shared):
            return "doubt_number"
        return "doubt_phone" if phone else None
    birth = _births(mine.birth, other.birth)
    if birth is _Birth.OTHER:
        return "doubt_birth" if phone or shared else None
    if other.row and mine.code and other.code:
        # One list gives two codes: it takes them for two people.
        return "doubt_codes"
    if birth is _Birth.SAME or phone or shared:
        return ""
    return "doubt_new_year" if birth is _Birth.NEW_YEAR else "doubt_name"


class _Birth(Enum):
    SAME = auto()
    NEW_YEAR = auto()
    OPEN = auto()
    OTHER = auto()


def _births(mine: PartialDate | None, other: PartialDate | None) -> _Birth:
    """Compare two dates of birth as far as both are known."""
    if mine is None or other is None:
        return _Birth.OPEN
    if mine == other and mine.day is not None:
        return _Birth.NEW_YEAR if (mine.month, mine.day) == (1, 1) else _Birth.SAME
    apart = mine.latest() < other.earliest() or other.latest() < mine.earliest()
    return _Birth.OTHER if apart else _Birth.OPEN


def _contradicts(mine: KnownClient, other: KnownClient) -> bool:
    """Tell whether two with the same code cannot be the same person."""
    named = bool(mine.sounds and other.sounds)
    return (named and not mine.sounds & other.sounds and not _part_of(mine, other)) or _births(
        mine.birth, other.birth
    ) is _Birth.OTHER


def _part_of(mine: KnownClient, other: KnownClient) -> bool:
    """Tell whether a shorter name of one is a part of a longer one of the other."""
    words = [[set(name.split()) for name in known.names] for known in (mine, other)]
    return any(a <= b or b <= a for a in words[0] for b in words[1])


def _place(known: KnownClient) -> tuple[int, str]:
    return known.row, known.code

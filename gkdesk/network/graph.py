"""The network as plain data: what the map draws, the figures count and the findings judge.

Ids are those of the store. Lists are sorted by name, so that the same data always give the same
picture, the same figures and the same sentences.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from gkdesk.text.codes.clients import CefrLevel
from gkdesk.text.codes.network import (
    Administration,
    Answer,
    Area,
    Direction,
    FormalBasis,
    InterfaceType,
    Level,
    Mechanism,
    NeedState,
    Quality,
    Ring,
    Standing,
)
from gkdesk.text.ids import (
    BodyId,
    ContactId,
    CooperationId,
    MunicipalityId,
    NeedId,
    OfferId,
    OrganisationId,
)
from gkdesk.text.wording.network import ALLIANCE_WORD, CORE_WORD


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the map that somebody chose by hand, in thousandths of the outer radius."""

    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Person:
    """A contact person of an organisation, as far as findings need her."""

    id: ContactId
    name: str
    has_deputy: bool
    is_fixed: bool
    verified_on: dt.date | None
    function: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """An organisation. `municipalities` empty means the whole Kreis; codes are those of lists."""

    id: OrganisationId
    name: str
    short_name: str
    kind: str
    area: Area | None
    ring: Ring
    fields: tuple[str, ...] = ()
    legal_areas: tuple[str, ...] = ()
    municipalities: tuple[MunicipalityId, ...] = ()
    administration: Administration | None = None
    standing: Standing | None = None
    level: Level | None = None
    people: tuple[Person, ...] = ()
    place: Place | None = None
    verified_on: dt.date | None = None
    is_stale: bool = False

    @property
    def label(self) -> str:
        """Return what stands on the map."""
        return self.short_name or self.name


@dataclass(frozen=True, slots=True)
class Agreed:
    """A written basis of a cooperation with its days."""

    basis: FormalBasis
    signed_on: dt.date | None = None
    runs_until: dt.date | None = None
    review_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Tie:
    """A cooperation; `one_way` goes from `first` to `second`. `quality` stays on the screen."""

    id: CooperationId
    first: OrganisationId
    second: OrganisationId
    direction: Direction = Direction.BOTH
    intensity: int = 2
    basis: FormalBasis = FormalBasis.LIVED
    interface_type: InterfaceType | None = None
    mechanism: Mechanism | None = None
    know_each_other: Answer = Answer.UNKNOWN
    can_exchange: Answer = Answer.UNKNOWN
    may_exchange: Answer = Answer.UNKNOWN
    inform_each_other: Answer = Answer.UNKNOWN
    lead_is_clear: Answer = Answer.UNKNOWN
    formats: tuple[str, ...] = ()
    quality: Quality | None = None
    wish_for_more: bool = False
    review_on: dt.date | None = None
    runs_until: dt.date | None = None
    verified_on: dt.date | None = None
    is_stale: bool = False
    agreements: tuple[Agreed, ...] = ()


@dataclass(frozen=True, slots=True)
class Seat:
    """A present seat in a body."""

    organisation: OrganisationId | None
    contact: ContactId | None
    has_deputy: bool
    role: str


@dataclass(frozen=True, slots=True)
class Sitting:
    """A day on which a body met; `present` where somebody counted heads."""

    on: dt.date
    present: int | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """A body that is not ended."""

    id: BodyId
    name: str
    kind: str
    field: str
    seats: tuple[Seat, ...] = ()
    sittings: tuple[Sitting, ...] = ()


@dataclass(frozen=True, slots=True)
class Offering:
    """An offer as the gap matrix needs it; empty `statuses` and `legal_areas` mean everybody.

    After `admission_until` nobody can enter it any more.
    """

    id: OfferId
    name: str
    provider: OrganisationId | None
    field: str
    statuses: tuple[str, ...] = ()
    legal_areas: tuple[str, ...] = ()
    level_from: CefrLevel | None = None
    level_to: CefrLevel | None = None
    municipality: MunicipalityId | None = None
    childcare: Answer = Answer.UNKNOWN
    verified_on: dt.date | None = None
    is_stale: bool = False
    admission_until: dt.date | None = None

    def takes_people_on(self, day: dt.date) -> bool:
        """Tell whether somebody can still enter it on a day."""
        return self.admission_until is None or self.admission_until >= day


@dataclass(frozen=True, slots=True)
class Wanted:
    """A need; `count` is how many people have it, where somebody counted."""

    id: NeedId
    topic: str
    field: str
    group: str = ""
    statuses: tuple[str, ...] = ()
    legal_area: str = ""
    level: CefrLevel | None = None
    municipality: MunicipalityId | None = None
    childcare: bool = False
    count: int | None = None
    owner: str = ""
    state: NeedState = NeedState.OPEN


@dataclass(frozen=True, slots=True)
class SharedWork:
    """Two organisations that stand beside the same clients: they have to work together."""

    first: OrganisationId
    second: OrganisationId
    clients: int


@dataclass(frozen=True, slots=True)
class Network:
    """The whole network on one day; `unattached` are contact persons of no organisation.

    `core_kinds` are the kinds of bodies that make the innermost ring; `core_word` is its name,
    `alliance_word` that of the ring around it.
    """

    as_of: dt.date
    actors: tuple[Actor, ...] = ()
    ties: tuple[Tie, ...] = ()
    groups: tuple[Group, ...] = ()
    offers: tuple[Offering, ...] = ()
    needs: tuple[Wanted, ...] = ()
    shared: tuple[SharedWork, ...] = ()
    unattached: tuple[Person, ...] = ()
    core_kinds: tuple[str, ...] = ("core_group",)
    core_word: str = CORE_WORD
    alliance_word: str = ALLIANCE_WORD

"""Two states of one network: what is new, what is gone, what has changed.

Upkeep is no change: when somebody last checked a record, and where it stands on the map, is left
out. So are persons: a kept state does not know them (see `gkdesk.network.stored`).
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from gkdesk.network.merged import Merged, as_one
from gkdesk.text.codes.network import Direction, Fate, FormalBasis
from gkdesk.text.folding import fold
from gkdesk.text.ids import BodyId, CooperationId, NeedId, OfferId, OrganisationId
from gkdesk.text.wording.interface_checks import CHECK_FIELDS

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

    from gkdesk.network.graph import Actor, Agreed, Group, Network, Offering, Seat, Tie, Wanted

ACTOR_FIELDS = (
    "name",
    "short_name",
    "kind",
    "area",
    "ring",
    "fields",
    "legal_areas",
    "municipalities",
    "administration",
    "standing",
    "level",
)
TIE_FIELDS = (
    "first",
    "second",
    "direction",
    "intensity",
    "basis",
    "interface_type",
    "mechanism",
    *CHECK_FIELDS,
    "formats",
    "wish_for_more",
)
"""How good a cooperation is, is not among them: it stays on the screen of its card."""
GROUP_FIELDS = ("name", "kind", "field")
OFFER_FIELDS = (
    "name",
    "provider",
    "field",
    "statuses",
    "legal_areas",
    "level_from",
    "level_to",
    "municipality",
    "childcare",
)
NEED_FIELDS = (
    "topic",
    "field",
    "group",
    "statuses",
    "legal_area",
    "level",
    "municipality",
    "childcare",
    "state",
)
"""How many people have a need is not compared: two counts tell more than one may."""
SEAT_FIELDS = ("has_deputy",)
AGREEMENT_FIELDS = ("runs_until", "review_on")


UNMERGED = Merged()


class Part(StrEnum):
    """What a change is about."""

    ACTOR = "actor"
    TIE = "tie"
    GROUP = "group"
    SEAT = "seat"
    AGREEMENT = "agreement"
    OFFER = "offer"
    NEED = "need"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field before and now: a code, a text, a number, a date, an id or a tuple of these.

    Words are given where it is shown: `gkdesk.text.wording.map.field_word` for the field,
    `gkdesk.text.wording.clients.word` for a code, the code lists for codes of lists.
    """

    field: str
    before: Any
    now: Any


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is new, gone or changed.

    `id` is that of the organisation, the cooperation (also of an agreement), the body (also of a
    seat), the offer or the need; `actors` are the organisations that it concerns, of a merged one
    the one it went into; `name` is that of an organisation, a body or an offer, or the topic of a
    need; `code` is the role of a seat or the basis of an agreement.
    """

    part: Part
    fate: Fate
    id: int
    actors: tuple[OrganisationId, ...] = ()
    name: str = ""
    code: str = ""
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """All changes between two days, sorted by part, name and id."""

    before: dt.date
    now: dt.date
    changes: tuple[Change, ...]

    def of(self, part: Part) -> tuple[Change, ...]:
        """Return the changes of one part."""
        return tuple(change for change in self.changes if change.part is part)

    def fates(self, part: Part) -> dict[int, Fate]:
        """Return what became of every organisation, cooperation or body that did not stay."""
        return {change.id: change.fate for change in self.of(part)}


def compare(before: Network, now: Network, merged: Merged = UNMERGED) -> Comparison:
    """Compare two states; `merged` says which records have become one since then or before."""
    met = merged.between(before, now)
    changes = [_merged_change(actor, met) for actor in before.actors if actor.id in met.actors]
    before = as_one(before, met)
    changes += [
        *_changes(_actors(before), _actors(now), ACTOR_FIELDS, _actor_change),
        *_changes(_ties(before), _ties(now, before), TIE_FIELDS, _tie_change),
        *_changes(_groups(before), _groups(now), GROUP_FIELDS, _group_change),
        *_changes(_seats(before), _seats(now), SEAT_FIELDS, _seat_change),
        *_changes(_agreements(before), _agreements(now), AGREEMENT_FIELDS, _agreement_change),
        *_changes(_offers(before), _offers(now), OFFER_FIELDS, _offer_change),
        *_changes(_needs(before), _needs(now), NEED_FIELDS, _need_change),
    ]
    order = list(Part)
    changes.sort(
        key=lambda change: (
            order.index(change.part),
            fold(change.name),
            change.id,
            change.actors,
            change.code,
        )
    )
    return Comparison(before.as_of, now.as_of, tuple(changes))


def united(before: Network, now: Network, merged: Merged = UNMERGED) -> Network:
    """Return the network of now together with what is gone, so that a map can show both."""
    before = as_one(before, merged.between(before, now))
    actors = {actor.id: actor for actor in (*before.actors, *now.actors)}
    ties = {tie.id: tie for tie in (*before.ties, *now.ties)}
    return replace(
        now,
        actors=tuple(sorted(actors.values(), key=lambda actor: (fold(actor.label), actor.id))),
        ties=tuple(sorted(ties.values(), key=lambda tie: tie.id)),
    )


def _changes(
    before: Mapping[Any, Any],
    now: Mapping[Any, Any],
    fields: Sequence[str],
    change: Callable[[Any, Any, Fate], Change],
) -> Iterable[Change]:
    for key, thing in now.items():
        if key not in before:
            yield change(key, thing, Fate.NEW)
            continue
        differing = _differing(before[key], thing, fields)
        if differing:
            yield replace(change(key, thing, Fate.CHANGED), fields=differing)
    for key, thing in before.items():
        if key not in now:
            yield change(key, thing, Fate.GONE)


def _differing(before: object, now: object, fields: Sequence[str]) -> tuple[FieldChange, ...]:
    found = []
    for field in fields:
        old, new = getattr(before, field), getattr(now, field)
        if _comparable(old) != _comparable(new):
            found.append(FieldChange(field, old, new))
    return tuple(found)


def _comparable(value: object) -> object:
    # Lists of codes are sets that somebody ticked; their order says nothing.
    return sorted(value) if isinstance(value, tuple) else value


def _actors(network: Network) -> dict[OrganisationId, Actor]:
    return {actor.id: actor for actor in network.actors}


def _ties(network: Network, earlier: Network | None = None) -> dict[CooperationId, Tie]:
    """Return the ties, those in both directions named from the same end as `earlier`."""
    ties = {tie.id: tie for tie in network.ties}
    for old in earlier.ties if earlier else ():
        tie = ties.get(old.id)
        if (
            tie
            and tie.direction is Direction.BOTH
            and (tie.first, tie.second)
            == (
                old.second,
                old.first,
            )
        ):
            ties[old.id] = replace(tie, first=old.first, second=old.second)
    return ties


def _offers(network: Network) -> dict[OfferId, Offering]:
    return {offer.id: offer for offer in network.offers}


def _needs(network: Network) -> dict[NeedId, Wanted]:
    return {need.id: need for need in network.needs}


def _groups(network: Network) -> dict[BodyId, Group]:
    return {group.id: group for group in network.groups}


@dataclass(frozen=True, slots=True)
class _Seated:
    """A seat by what can be compared; seats that look alike are counted."""

    body: BodyId
    organisation: OrganisationId | None
    role: str
    count: int


def _seats(network: Network) -> dict[_Seated, Seat]:
    seats: dict[_Seated, Seat] = {}
    for group in network.groups:
        met: Counter[Hashable] = Counter()
        for seat in sorted(group.seats, key=_seat_order):
            alike = (seat.organisation, seat.role)
            seats[_Seated(group.id, *alike, met[alike])] = seat
            met[alike] += 1
    return seats


def _seat_order(seat: Seat) -> tuple[int, str, bool]:
    return (seat.organisation or 0, seat.role, seat.has_deputy)


@dataclass(frozen=True, slots=True)
class _Signed:
    """An agreement by what can be compared; a kept state has no id for it."""

    tie: CooperationId
    actors: tuple[OrganisationId, OrganisationId]
    basis: FormalBasis
    signed_on: dt.date | None
    count: int


def _agreements(network: Network) -> dict[_Signed, Agreed]:
    found: dict[_Signed, Agreed] = {}
    for tie in network.ties:
        met: Counter[Hashable] = Counter()
        actors = (min(tie.first, tie.second), max(tie.first, tie.second))
        for agreed in sorted(tie.agreements, key=_agreement_order):
            alike = (agreed.basis, agreed.signed_on)
            found[_Signed(tie.id, actors, *alike, met[alike])] = agreed
            met[alike] += 1
    return found


def _agreement_order(agreed: Agreed) -> tuple[str, ...]:
    days = (agreed.signed_on, agreed.runs_until, agreed.review_on)
    return (agreed.basis.value, *(day.isoformat() if day else "" for day in days))


def _actor_change(key: OrganisationId, actor: Actor, fate: Fate) -> Change:
    return Change(Part.ACTOR, fate, key, (key,), actor.name)


def _merged_change(actor: Actor, merged: Merged) -> Change:
    return Change(Part.ACTOR, Fate.MERGED, actor.id, (merged.actors[actor.id],), actor.name)


def _offer_change(key: OfferId, offer: Offering, fate: Fate) -> Change:
    provider = () if offer.provider is None else (offer.provider,)
    return Change(Part.OFFER, fate, key, provider, offer.name)


def _need_change(key: NeedId, need: Wanted, fate: Fate) -> Change:
    return Change(Part.NEED, fate, key, (), need.topic)


def _tie_change(key: CooperationId, tie: Tie, fate: Fate) -> Change:
    return Change(Part.TIE, fate, key, (tie.first, tie.second))


def _group_change(key: BodyId, group: Group, fate: Fate) -> Change:
    return Change(Part.GROUP, fate, key, (), group.name)


def _seat_change(key: _Seated, _seat: Seat, fate: Fate) -> Change:
    actors = (key.organisation,) if key.organisation is not None else ()
    return Change(Part.SEAT, fate, key.body, actors, code=key.role)


def _agreement_change(key: _Signed, _agreed: Agreed, fate: Fate) -> Change:
    return Change(Part.AGREEMENT, fate, key.tie, key.actors, code=key.basis.value)

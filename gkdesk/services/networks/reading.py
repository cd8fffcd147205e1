"""Read the whole network as plain data, for the map, the figures and the findings."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import fields as fields_of
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING, Any

from sqlalchemy import or_, select

from gkdesk.models.bodies import Body, BodyMeeting, Membership
from gkdesk.models.client import Client, ClientHelper, ClientLead
from gkdesk.models.cooperation import Agreement, Cooperation
from gkdesk.models.network import Catchment, ContactPerson, Organisation, Post
from gkdesk.models.offers import Need, Offer
from gkdesk.network import agreements as signed
from gkdesk.network.graph import (
    Actor,
    Agreed,
    Group,
    Network,
    Offering,
    Person,
    Place,
    Seat,
    SharedWork,
    Sitting,
    Tie,
    Wanted,
)
from gkdesk.services.mapping import Columns, read, values_in
from gkdesk.services.naming import contact_name, sort_key
from gkdesk.services.profiles import current_profile
from gkdesk.services.register.contact_fields import OrganisationFields
from gkdesk.services.register.contact_reading import ORGANISATION
from gkdesk.services.register.fields import NeedFields, OfferFields
from gkdesk.services.register.freshness import Freshness, freshness
from gkdesk.services.register.presence import (
    Presence,
    body_is_there,
    contact_is_there,
    cooperation_is_there,
    goes_on,
    offer_is_there,
    organisations_there,
)
from gkdesk.text.codes.clients import CaseState
from gkdesk.text.codes.network import FormalBasis, Ring
from gkdesk.text.ids import (
    BodyId,
    ContactId,
    CooperationId,
    MunicipalityId,
    NeedId,
    OfferId,
    OrganisationId,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

PLAIN = Columns()
TIE = Columns(renamed={"first": "first_id", "second": "second_id"})
_NOT_STORED = {"review_on", "runs_until", "is_stale", "agreements"}
TIE_FIELDS = tuple(each.name for each in fields_of(Tie) if each.name not in _NOT_STORED)
NOWHERE = 0
"""Stands for the organisation of people who belong to none; ids are greater."""


def read_network(session: Session, day: dt.date) -> Network:
    """Return the network as it is entered now; what has ended by `day` is not in it."""
    profile, groups = current_profile(session), _groups(session, day)
    people = _people(session, day)
    actors = _actors(session, day, _Rings(groups, profile.core_kinds), people)
    known = {actor.id for actor in actors}
    return Network(
        as_of=day,
        actors=actors,
        ties=_ties(session, day, known),
        groups=groups,
        offers=_offers(session, day),
        needs=_needs(session),
        shared=_shared(session, day, known),
        unattached=tuple(people.get(NOWHERE, ())),
        core_kinds=profile.core_kinds,
        core_word=profile.core_ring,
        alliance_word=profile.word("alliance"),
    )


def read_tie(session: Session, ref: CooperationId, day: dt.date) -> Tie | None:
    """Return one cooperation as `read_network` would, None where it is no part of the network."""
    there = select(Cooperation).where(Cooperation.id == ref, cooperation_is_there(day))
    row = session.scalars(there).first()
    if row is None:
        return None
    agreements = select(Agreement).filter_by(cooperation_id=ref).order_by(Agreement.id)
    return _tie(row, list(session.scalars(agreements)), freshness(session, day))


class _Rings:
    """How near an organisation is, from the bodies in which it sits at present."""

    def __init__(self, groups: tuple[Group, ...], core_kinds: tuple[str, ...]) -> None:
        self._core = _seated(group for group in groups if group.kind in core_kinds)
        self._alliance = _seated(groups)

    def of(self, organisation: int) -> Ring:
        if organisation in self._core:
            return Ring.CORE
        return Ring.ALLIANCE if organisation in self._alliance else Ring.WIDER


def _seated(groups: Iterable[Group]) -> set[int]:
    return {
        seat.organisation
        for group in groups
        for seat in group.seats
        if seat.organisation is not None
    }


def _actors(
    session: Session, day: dt.date, rings: _Rings, people: dict[int, list[Person]]
) -> tuple[Actor, ...]:
    catchments: dict[int, list[MunicipalityId]] = defaultdict(list)
    for organisation, municipality in session.execute(
        select(Catchment.organisation_id, Catchment.municipality_id)
    ):
        catchments[organisation].append(MunicipalityId(municipality))
    rows = session.scalars(select(Organisation).where(goes_on(Organisation.ended_on, day)))
    fresh = freshness(session, day)
    found = [_actor(row, fresh, rings, people, catchments) for row in rows]
    found.sort(key=_by_name)
    return tuple(found)


def _actor(
    row: Organisation,
    fresh: Freshness,
    rings: _Rings,
    people: dict[int, list[Person]],
    catchments: dict[int, list[MunicipalityId]],
) -> Actor:
    fields = read(OrganisationFields, row, ORGANISATION)
    moved = row.map_x is not None and row.map_y is not None
    return Actor(
        id=OrganisationId(row.id),
        name=row.name,
        short_name=row.short_name,
        kind=row.kind_of_organisation,
        area=fields.area,
        ring=fields.ring or rings.of(row.id),
        fields=fields.fields,
        legal_areas=fields.legal_areas,
        municipalities=tuple(sorted(catchments.get(row.id, ()))),
        administration=fields.administration,
        standing=fields.standing,
        level=fields.level,
        people=tuple(people.get(row.id, ())),
        place=Place(row.map_x or 0, row.map_y or 0) if moved else None,
        verified_on=row.verified_on,
        is_stale=fresh.is_stale(row.verified_on),
    )


def _people(session: Session, day: dt.date) -> dict[int, list[Person]]:
    """Return the contact persons of every organisation, each wherever she works."""
    posts: dict[int, dict[int, str]] = defaultdict(dict)
    for post in session.scalars(select(Post)):
        posts[post.contact_id][post.organisation_id] = post.function
    found: dict[int, list[Person]] = defaultdict(list)
    rows = list(session.scalars(select(ContactPerson).where(contact_is_there(day))))
    there_now = {row.id for row in rows}
    for row in rows:
        person = Person(
            id=ContactId(row.id),
            name=contact_name(row.salutation, row.name, row.function),
            has_deputy=row.deputy_id in there_now,
            is_fixed=row.fixed,
            verified_on=row.verified_on,
            function=row.function,
        )
        found[row.organisation_id or NOWHERE].append(person)
        for organisation, function in posts.get(row.id, {}).items():
            if organisation != row.organisation_id:
                there = replace(person, function=function or row.function)
                found[organisation].append(there)
    for people in found.values():
        people.sort(key=_by_person)
    return found


def _groups(session: Session, day: dt.date) -> tuple[Group, ...]:
    """Return the bodies; whoever sits there as a person sits for her organisation."""
    presence = Presence(session, day)
    query = select(ContactPerson.id, ContactPerson.organisation_id).where(
        ContactPerson.organisation_id.in_(organisations_there(day))
    )
    works_at = {row[0]: row[1] for row in session.execute(query)}
    seats: dict[int, list[Seat]] = defaultdict(list)
    for row in session.scalars(select(Membership).order_by(Membership.id)):
        if not presence.is_taken(row):
            continue
        organisation = row.organisation_id or works_at.get(row.contact_id or 0)
        seats[row.body_id].append(
            Seat(
                organisation=None if organisation is None else OrganisationId(organisation),
                contact=ContactId(row.contact_id) if row.contact_id in presence.contacts else None,
                has_deputy=row.deputy_id in presence.contacts,
                role=row.role,
            )
        )
    sittings: dict[int, list[Sitting]] = defaultdict(list)
    met = select(BodyMeeting).where(BodyMeeting.on <= day)
    for meeting in session.scalars(met.order_by(BodyMeeting.on, BodyMeeting.id)):
        sittings[meeting.body_id].append(Sitting(meeting.on, meeting.present))
    rows = session.scalars(select(Body).where(body_is_there(day)))
    found = [
        Group(
            id=BodyId(row.id),
            name=row.name,
            kind=row.kind_of_body,
            field=row.field,
            seats=tuple(seats.get(row.id, ())),
            sittings=tuple(sittings.get(row.id, ())),
        )
        for row in rows
    ]
    found.sort(key=_by_name)
    return tuple(found)


def _ties(session: Session, day: dt.date, known: set[OrganisationId]) -> tuple[Tie, ...]:
    agreements: dict[int, list[Agreement]] = defaultdict(list)
    for agreement in session.scalars(select(Agreement).order_by(Agreement.id)):
        agreements[agreement.cooperation_id].append(agreement)
    # Plain rows: two thousand objects that nobody changes take their time.
    rows = session.execute(
        select(Cooperation.__table__)
        .where(goes_on(Cooperation.until, day))
        .order_by(Cooperation.id)
    )
    fresh = freshness(session, day)
    return tuple(
        _tie(row, agreements.get(row.id, []), fresh)
        for row in rows
        if row.first_id in known and row.second_id in known
    )


def _tie(row: Any, agreements: list[Agreement], fresh: Freshness) -> Tie:  # noqa: ANN401 - any row
    stored: dict[str, Any] = values_in(Tie, TIE_FIELDS, row, TIE)
    stored["basis"] = signed.basis_on(fresh.day, stored["basis"], agreements)
    return Tie(
        **stored,
        review_on=signed.review_on(agreements, fresh.day),
        runs_until=signed.runs_until(agreements, fresh.day),
        is_stale=fresh.is_stale(row.verified_on),
        agreements=tuple(_agreed(agreement) for agreement in agreements),
    )


def _agreed(row: Agreement) -> Agreed:
    return Agreed(FormalBasis(row.basis), row.signed_on, row.runs_until, row.review_on)


def _offers(session: Session, day: dt.date) -> tuple[Offering, ...]:
    rows = session.scalars(select(Offer).where(offer_is_there(day)))
    fresh = freshness(session, day)
    found = [_offering(row, fresh) for row in rows if row.ends_on is None or row.ends_on >= day]
    found.sort(key=_by_name)
    return tuple(found)


def _offering(row: Offer, fresh: Freshness) -> Offering:
    fields = read(OfferFields, row, PLAIN)
    return Offering(
        id=OfferId(row.id),
        name=fields.name,
        provider=fields.organisation_id,
        field=fields.field,
        statuses=fields.statuses,
        legal_areas=fields.legal_areas,
        level_from=fields.level_from,
        level_to=fields.level_to,
        municipality=fields.municipality_id,
        childcare=fields.childcare,
        admission_until=fields.admission_until,
        verified_on=row.verified_on,
        is_stale=fresh.is_stale(row.verified_on),
    )


def _needs(session: Session) -> tuple[Wanted, ...]:
    found = []
    for row in session.scalars(select(Need)):
        fields = read(NeedFields, row, PLAIN)
        found.append(
            Wanted(
                id=NeedId(row.id),
                topic=fields.topic,
                field=fields.field,
                group=fields.group,
                statuses=fields.statuses,
                legal_area=fields.legal_area,
                level=fields.level,
                municipality=fields.municipality_id,
                childcare=fields.childcare,
                count=fields.count,
                owner=fields.owner,
                state=fields.state,
            )
        )
    found.sort(key=_by_topic)
    return tuple(found)


def _shared(session: Session, day: dt.date, known: set[OrganisationId]) -> tuple[SharedWork, ...]:
    """Count for how many active clients two organisations stand side by side."""
    active = select(Client.id).where(Client.state == CaseState.ACTIVE.value)
    helpers = (
        select(ClientHelper.client_id, ContactPerson.organisation_id)
        .join(ContactPerson, ContactPerson.id == ClientHelper.contact_id)
        .where(ClientHelper.client_id.in_(active))
    )
    leads = select(ClientLead.client_id, ClientLead.organisation_id).where(
        ClientLead.client_id.in_(active), or_(ClientLead.until.is_(None), ClientLead.until >= day)
    )
    beside: dict[int, set[OrganisationId]] = defaultdict(set)
    for query in (helpers, leads):
        for client, organisation in session.execute(query):
            if organisation is not None and organisation in known:
                beside[client].add(OrganisationId(organisation))
    pairs = Counter(
        pair for organisations in beside.values() for pair in combinations(sorted(organisations), 2)
    )
    return tuple(
        SharedWork(first, second, number) for (first, second), number in sorted(pairs.items())
    )


def _by_name(item: Actor | Group | Offering) -> tuple[str, int]:
    return (sort_key(item.name), item.id)


def _by_person(person: Person) -> tuple[str, int]:
    return (sort_key(person.name), person.id)


def _by_topic(need: Wanted) -> tuple[str, int]:
    return (sort_key(need.topic), need.id)

"""Who should take part: who came last, who sits in the body, who is near the cases.

Each proposal says why; nobody is invited by the program alone.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from gkdesk.models import meetings as tables
from gkdesk.models.bodies import Body, Membership
from gkdesk.models.case import ClientChainStep, ClientReferral, ClientTransition
from gkdesk.models.client import ClientHelper, ClientLead
from gkdesk.models.network import ContactPerson, Post
from gkdesk.models.offers import Offer
from gkdesk.services.meetings.fields import Participant
from gkdesk.services.meetings.names import client_names, offices, people
from gkdesk.services.meetings.network_reasons import by_network
from gkdesk.services.meetings.recipients import leads_on
from gkdesk.services.meetings.views import Invitee
from gkdesk.services.naming import sort_key
from gkdesk.services.register.presence import Presence
from gkdesk.services.rows import among
from gkdesk.text.codes.cases import ChainState, ReferralState
from gkdesk.text.codes.meetings import MeetingState, ParticipantRole
from gkdesk.text.ids import ContactId, OrganisationId

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

Who = tuple[int | None, int | None]
"""A contact person and an organisation, either of them perhaps unknown."""
_OVER = (ReferralState.DECLINED.value, ReferralState.WITHDRAWN.value)
_LASTING = (ParticipantRole.CLIENT.value, ParticipantRole.PRESENTER.value)
"""Whoever came as one of these came for one case."""


@dataclass
class _Found:
    """Reasons by who they speak for, in the order in which they were found.

    A person stands there once, for the office that she was found with first.
    """

    reasons: dict[Who, list[str]] = field(default_factory=lambda: defaultdict(list))
    places: dict[int, Who] = field(default_factory=dict)
    seated: set[Who] = field(default_factory=set)
    """Who has a seat in the body that meets; everybody else comes to it as a guest."""

    def sit(self, contact: int | None, office: int | None, reason: str) -> None:
        """Note somebody who has a seat in the body that meets."""
        self.add(contact, office, reason)
        self.seated.add(self.places.get(contact or 0, (contact, office)))

    def add(self, contact: int | None, office: int | None, reason: str) -> None:
        if contact is None and office is None:
            return
        who = (contact, office)
        if contact is not None:
            who = self.places.setdefault(contact, who)
        known = self.reasons[who]
        if reason not in known:
            known.append(reason)


def add_usual_people(session: Session, meeting: tables.Meeting) -> None:
    """Take over who was at the last meeting of the series, else who sits in the body."""
    rows: list[Participant] = []
    presence = Presence(session, meeting.on)
    last = _last_meeting(session, meeting)
    if last is not None:
        query = (
            select(tables.MeetingParticipant)
            .filter_by(meeting_id=last)
            .where(tables.MeetingParticipant.role.not_in(_LASTING))
            .order_by(tables.MeetingParticipant.position)
        )
        rows = [_again(row) for row in session.scalars(query)]
    elif meeting.body_id is not None:
        rows = [
            Participant(contact_id=_contact(seat.contact_id), organisation_id=_office(seat))
            for seat in _seats(session, meeting.body_id, presence)
        ]
    left = (_who_is_left(each, presence) for each in rows)
    there = dict.fromkeys(row for row in left if row is not None)
    for position, row in enumerate(there):
        session.add(
            tables.MeetingParticipant(
                meeting_id=meeting.id,
                contact_id=row.contact_id,
                organisation_id=row.organisation_id,
                role=row.role.value,
                attendance=row.attendance.value,
                stand_in="",
                position=position,
            )
        )
    session.flush()


def invitees(session: Session, meeting: tables.Meeting) -> tuple[Invitee, ...]:
    """Return who is near the cases of a meeting or sits in its body, and is not invited yet."""
    found = _Found()
    cases = _cases(session, meeting.id)
    called = client_names(session, cases)
    _near_the_cases(session, cases, called, meeting.on, found)
    for near in by_network(session, cases, list(found.reasons), meeting.on):
        found.add(None, near.organisation_id, near.reason)
    if meeting.body_id is not None:
        body = session.get_one(Body, meeting.body_id).name
        for seat in _seats(session, meeting.body_id, Presence(session, meeting.on)):
            found.sit(seat.contact_id, seat.organisation_id, f"sitzt in: {body}")
    return _put_together(session, meeting, found)


def _near_the_cases(
    session: Session, cases: list[int], called: dict[int, str], day: dt.date, found: _Found
) -> None:
    leads = select(ClientLead).where(among(ClientLead.client_id, cases), leads_on(day))
    for lead in session.scalars(leads):
        found.add(lead.contact_id, lead.organisation_id, f"Fallführung: {called[lead.client_id]}")
    for helper in session.scalars(select(ClientHelper).where(among(ClientHelper.client_id, cases))):
        found.add(helper.contact_id, None, f"begleitet: {called[helper.client_id]}")
    _on_the_way(session, cases, called, found)


def _on_the_way(session: Session, cases: list[int], called: dict[int, str], found: _Found) -> None:
    """Find whom the chains name: at a step, at a passage, at a referral; else who offers it."""
    step, move, referral = ClientChainStep, ClientTransition, ClientReferral
    open_steps = (ChainState.PLANNED.value, ChainState.RUNNING.value)
    mine = among(step.client_id, cases)
    steps = list(session.scalars(select(step).where(mine, step.state.in_(open_steps))))
    sent = select(referral).where(among(referral.client_id, cases), referral.state.not_in(_OVER))
    referrals = list(session.scalars(sent))
    offers = [*(row.offer_id for row in steps), *(row.offer_id for row in referrals)]
    providers = _providers(session, offers)
    for row in steps:
        office = row.organisation_id or providers.get(row.offer_id)
        found.add(None, office, f"Schritt der Kette: {called[row.client_id]}")
    passages = select(move).where(among(move.client_id, cases), move.documented_on.is_(None))
    for passage in session.scalars(passages):
        reason = f"verantwortlich für einen Übergang: {called[passage.client_id]}"
        found.add(passage.contact_id, passage.organisation_id, reason)
    for each in referrals:
        office = each.organisation_id
        if office is None and each.contact_id is None:
            office = providers.get(each.offer_id)
        found.add(each.contact_id, office, f"Überleitung: {called[each.client_id]}")


def _providers(session: Session, offers: Iterable[int | None]) -> dict[int | None, int | None]:
    """Return which organisation offers what."""
    wanted = {ref for ref in offers if ref is not None}
    query = select(Offer.id, Offer.organisation_id).where(among(Offer.id, wanted))
    return {row[0]: row[1] for row in session.execute(query)}


def _put_together(session: Session, meeting: tables.Meeting, found: _Found) -> tuple[Invitee, ...]:
    there = list(
        session.scalars(select(tables.MeetingParticipant).filter_by(meeting_id=meeting.id))
    )
    persons = {row.contact_id for row in there if row.contact_id is not None}
    known = people(session, (contact for contact, _ in found.reasons))
    of_person = {ref: view.fields.organisation_id for ref, view in known.items()}
    present: set[int | None] = {row.organisation_id for row in there}
    present |= {of_person.get(row.contact_id) for row in there if row.contact_id is not None}
    present |= _offices_of(session, persons)
    presence = Presence(session, meeting.on)
    named = offices(session, (office for _, office in found.reasons))
    rows = []
    for (contact, office), reasons in found.reasons.items():
        person = known.get(contact) if contact is not None else None
        if contact in persons or (contact is None and office in present):
            continue
        wanted = _participant(contact, office)
        if _who_is_left(wanted, presence) != wanted:
            continue
        if meeting.body_id is not None and (contact, office) not in found.seated:
            wanted = replace(wanted, role=ParticipantRole.GUEST)
        home = office or (person.fields.organisation_id if person else None)
        label = named.get(office, "") if office else ""
        if not label and person is not None:
            label = person.organisation_short or person.organisation
        rows.append(
            Invitee(
                fields=wanted,
                name=person.name if person else label,
                organisation=label if person else "",
                organisation_id=_id(home),
                reasons=tuple(reasons),
            )
        )
    return tuple(sorted(rows, key=_by_weight))


def _by_weight(row: Invitee) -> tuple[int, str]:
    return -len(row.reasons), sort_key(row.name)


def _last_meeting(session: Session, meeting: tables.Meeting) -> int | None:
    if meeting.series_id is None:
        return None
    query = (
        select(tables.Meeting.id)
        .where(
            tables.Meeting.series_id == meeting.series_id,
            tables.Meeting.id != meeting.id,
            tables.Meeting.on <= meeting.on,
            tables.Meeting.state != MeetingState.CANCELLED.value,
        )
        .order_by(tables.Meeting.on.desc())
    )
    return session.scalars(query).first()


def _again(row: tables.MeetingParticipant) -> Participant:
    return Participant(
        contact_id=_contact(row.contact_id),
        organisation_id=_id(row.organisation_id),
        role=ParticipantRole(row.role),
    )


def _seats(session: Session, body_id: int, presence: Presence) -> list[Membership]:
    """Return the seats that are taken on the day, by who sits there."""
    rows = [
        row
        for row in session.scalars(select(Membership).where(Membership.body_id == body_id))
        if presence.is_taken(row)
    ]
    persons = people(session, (row.contact_id for row in rows))
    named = offices(session, (row.organisation_id for row in rows))

    def name(row: Membership) -> tuple[str, str]:
        person = None if row.contact_id is None else persons[row.contact_id].name
        return sort_key(named.get(row.organisation_id or 0, person or "")), sort_key(person or "")

    return sorted(rows, key=name)


def _cases(session: Session, meeting_id: int) -> list[int]:
    query = select(tables.AgendaItem.client_id).where(
        tables.AgendaItem.meeting_id == meeting_id, tables.AgendaItem.client_id.is_not(None)
    )
    return [ref for ref in session.scalars(query) if ref is not None]


def _offices_of(session: Session, contacts: set[int]) -> set[int | None]:
    """Return where people work, also besides."""
    main = select(ContactPerson.organisation_id).where(among(ContactPerson.id, contacts))
    posts = select(Post.organisation_id).where(among(Post.contact_id, contacts))
    return {*session.scalars(main), *session.scalars(posts)}


def _who_is_left(row: Participant, presence: Presence) -> Participant | None:
    """Return who can come: the office alone where its person has left, None where both have."""
    if row.organisation_id is not None and row.organisation_id not in presence.organisations:
        return None
    if row.contact_id is None or row.contact_id in presence.contacts:
        return row
    return None if row.organisation_id is None else replace(row, contact_id=None)


def _participant(contact: int | None, office: int | None) -> Participant:
    return Participant(contact_id=_contact(contact), organisation_id=_id(office))


def _contact(ref: int | None) -> ContactId | None:
    return None if ref is None else ContactId(ref)


def _id(ref: int | None) -> OrganisationId | None:
    return None if ref is None else OrganisationId(ref)


def _office(seat: Membership) -> OrganisationId | None:
    return _id(seat.organisation_id)

"""Who should take part: who came last, who sits in the body, who is near the cases.

Each proposal says why; nobody is invited by the program alone.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from gkdesk.models import meetings as tables
from gkdesk.models.bodies import Body, Membership
from gkdesk.models.case import ClientChainStep, ClientReferral
from gkdesk.models.client import ClientHelper, ClientLead
from gkdesk.models.network import ContactPerson
from gkdesk.services.meetings.fields import Participant
from gkdesk.services.meetings.names import client_names, offices, people
from gkdesk.services.meetings.views import Invitee
from gkdesk.services.naming import sort_key
from gkdesk.services.rows import among
from gkdesk.text.codes.cases import ChainState, ReferralState
from gkdesk.text.codes.meetings import MeetingState, ParticipantRole
from gkdesk.text.ids import ContactId, OrganisationId

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session

Who = tuple[int | None, int | None]
"""A contact person and an organisation, either of them perhaps unknown."""
_OVER = (ReferralState.DECLINED.value, ReferralState.WITHDRAWN.value)
_LASTING = (ParticipantRole.CLIENT.value, ParticipantRole.PRESENTER.value)
"""Whoever came as one of these came for one case."""


@dataclass
class _Found:
    """Reasons by who they speak for, in the order in which they were found."""

    reasons: dict[Who, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, contact: int | None, office: int | None, reason: str) -> None:
        if contact is None and office is None:
            return
        known = self.reasons[contact, office]
        if reason not in known:
            known.append(reason)


def add_usual_people(session: Session, meeting: tables.Meeting) -> None:
    """Take over who was at the last meeting of the series, else who sits in the body."""
    rows: list[Participant] = []
    last = _last_meeting(session, meeting)
    if last is not None:
        query = (
            select(tables.MeetingParticipant)
            .filter_by(meeting_id=last)
            .where(tables.MeetingParticipant.role.not_in(_LASTING))
            .order_by(tables.MeetingParticipant.position)
        )
        rows = [_again(row) for row in session.scalars(query) if _is_there(session, row.contact_id)]
    elif meeting.body_id is not None:
        rows = [
            Participant(contact_id=_contact(seat.contact_id), organisation_id=_office(seat))
            for seat in _seats(session, meeting.body_id, meeting.on)
            if _is_there(session, seat.contact_id)
        ]
    for position, row in enumerate(rows):
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
    if meeting.body_id is not None:
        body = session.get_one(Body, meeting.body_id).name
        for seat in _seats(session, meeting.body_id, meeting.on):
            found.add(seat.contact_id, seat.organisation_id, f"sitzt in: {body}")
    return _put_together(session, meeting, found)


def _near_the_cases(
    session: Session, cases: list[int], called: dict[int, str], day: dt.date, found: _Found
) -> None:
    leads = select(ClientLead).where(
        among(ClientLead.client_id, cases),
        or_(ClientLead.until.is_(None), ClientLead.until >= day),
    )
    for lead in session.scalars(leads):
        found.add(lead.contact_id, lead.organisation_id, f"Fallführung: {called[lead.client_id]}")
    for helper in session.scalars(select(ClientHelper).where(among(ClientHelper.client_id, cases))):
        found.add(helper.contact_id, None, f"begleitet: {called[helper.client_id]}")
    open_steps = (ChainState.PLANNED.value, ChainState.RUNNING.value)
    chain = select(ClientChainStep).where(
        among(ClientChainStep.client_id, cases), ClientChainStep.state.in_(open_steps)
    )
    for step in session.scalars(chain):
        found.add(None, step.organisation_id, f"Schritt der Kette: {called[step.client_id]}")
    referred = select(ClientReferral).where(
        among(ClientReferral.client_id, cases), ClientReferral.state.not_in(_OVER)
    )
    for row in session.scalars(referred):
        found.add(row.contact_id, row.organisation_id, f"Überleitung: {called[row.client_id]}")


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
    named = offices(session, (office for _, office in found.reasons))
    rows = []
    for (contact, office), reasons in found.reasons.items():
        person = known.get(contact) if contact is not None else None
        if contact in persons or (contact is None and office in present):
            continue
        if person is not None and person.ended_on is not None:
            continue
        home = office or (person.fields.organisation_id if person else None)
        label = named.get(office, "") if office else ""
        if not label and person is not None:
            label = person.organisation_short or person.organisation
        rows.append(
            Invitee(
                fields=Participant(contact_id=_contact(contact), organisation_id=_id(office)),
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


def _seats(session: Session, body_id: int, day: dt.date) -> list[Membership]:
    query = select(Membership).where(
        Membership.body_id == body_id,
        or_(Membership.since.is_(None), Membership.since <= day),
        or_(Membership.until.is_(None), Membership.until > day),
    )
    return list(session.scalars(query.order_by(Membership.id)))


def _cases(session: Session, meeting_id: int) -> list[int]:
    query = select(tables.AgendaItem.client_id).where(
        tables.AgendaItem.meeting_id == meeting_id, tables.AgendaItem.client_id.is_not(None)
    )
    return [ref for ref in session.scalars(query) if ref is not None]


def _offices_of(session: Session, contacts: set[int]) -> set[int | None]:
    query = select(ContactPerson.organisation_id).where(among(ContactPerson.id, contacts))
    return set(session.scalars(query))


def _is_there(session: Session, contact: int | None) -> bool:
    """Tell whether somebody still works where she did; an organisation without a name is there."""
    person = None if contact is None else session.get(ContactPerson, contact)
    return person is None or person.ended_on is None


def _contact(ref: int | None) -> ContactId | None:
    return None if ref is None else ContactId(ref)


def _id(ref: int | None) -> OrganisationId | None:
    return None if ref is None else OrganisationId(ref)


def _office(seat: Membership) -> OrganisationId | None:
    return _id(seat.organisation_id)

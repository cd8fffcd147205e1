"""Who the participants of a meeting are on one day: where they work and sit, what they hold.

Rules of our own: who is not there any more, or comes for an office in which she does not work,
speaks for nobody, and no more does whoever comes instead of her. Only who works in the office that
keeps the records holds them, and the Fallführung as long as it lasts: moderating a meeting or
writing its minutes gives nothing. A body is for those who have a seat in it on that day. Whoever
comes instead of somebody speaks for her organisation, but nothing that names the other person is
for her, no seat of hers, and no record.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, or_, select

from gkdesk.models.bodies import Membership
from gkdesk.models.client import ClientLead
from gkdesk.models.meetings import MeetingParticipant
from gkdesk.models.network import ContactPerson, Organisation, Post
from gkdesk.models.office import Office
from gkdesk.services.basis.gate import Recipient
from gkdesk.services.register.presence import Presence, goes_on
from gkdesk.services.rows import among
from gkdesk.text.ids import ContactId, OrganisationId

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from sqlalchemy.orm import Session


NOBODY = Recipient()


def leads_on(day: dt.date) -> ColumnElement[bool]:
    """Tell whether somebody has the Fallführung on a day; she has it no more on its last one."""
    begun = or_(ClientLead.since.is_(None), ClientLead.since <= day)
    return begun & goes_on(ClientLead.until, day)


class Places:
    """Where some contact persons work on one day, and in which bodies they sit."""

    def __init__(
        self, session: Session, people: Iterable[MeetingParticipant], day: dt.date
    ) -> None:
        rows = list(people)
        presence = Presence(session, day)
        contacts = {row.contact_id for row in rows if row.contact_id is not None}
        self._there = presence.contacts
        self._organisations = presence.organisations
        self._offices = _offices(session, contacts)
        self._own = session.scalars(select(Office.organisation_id)).first()
        named = {row.organisation_id for row in rows if row.organisation_id is not None}
        self._kinds = _kinds(session, named.union(*self._offices.values()))
        self._seats = [row for row in session.scalars(select(Membership)) if presence.is_taken(row)]

    def is_gone(self, row: MeetingParticipant) -> bool:
        """Tell whether a person is not there any more, or not for the office that she comes for."""
        if row.contact_id is not None:
            if row.contact_id not in self._there:
                return True
            offices = self._at_work(row.contact_id)
            return row.organisation_id is not None and row.organisation_id not in offices
        return row.organisation_id is not None and row.organisation_id not in self._organisations

    def recipient(self, row: MeetingParticipant) -> Recipient:
        """Return for whom a participant speaks, and in which bodies she sits."""
        if self.is_gone(row):
            return NOBODY
        herself = None if row.stand_in else row.contact_id
        offices = self._at_work(row.contact_id)
        speaks_for = {row.organisation_id} if row.organisation_id is not None else offices
        return Recipient(
            contact_id=None if herself is None else ContactId(herself),
            organisations=frozenset(OrganisationId(ref) for ref in speaks_for),
            bodies=frozenset(
                seat.body_id for seat in self._seats if _sits(seat, herself, speaks_for)
            ),
            kinds=frozenset(self._kinds[ref] for ref in (*speaks_for, *offices)),
        )

    def is_of_the_office(self, row: MeetingParticipant) -> bool:
        """Tell whether somebody of the office itself comes for it."""
        return (
            self._own is not None
            and not row.stand_in
            and not self.is_gone(row)
            and row.organisation_id in (None, self._own)
            and self._own in self._at_work(row.contact_id)
        )

    def may_lead(self, row: MeetingParticipant, leads: Iterable[ClientLead]) -> bool:
        """Tell whether a participant has the Fallführung, for the office that she has it for."""
        if row.contact_id is None or row.stand_in or self.is_gone(row):
            return False
        offices = self._at_work(row.contact_id)
        return any(
            lead.contact_id == row.contact_id
            and (lead.organisation_id is None or lead.organisation_id in offices)
            for lead in leads
        )

    def _at_work(self, contact: int | None) -> frozenset[int]:
        return self._offices.get(contact or 0, frozenset()) & self._organisations


def recipient_at(
    session: Session, contact: ContactId | None, office: OrganisationId | None, day: dt.date
) -> Recipient:
    """Return whom something reaches that is handed over: a seat in a body counts there only."""
    row = MeetingParticipant(contact_id=contact, organisation_id=office, stand_in="")
    return replace(Places(session, [row], day).recipient(row), bodies=frozenset())


def _sits(seat: Membership, herself: int | None, speaks_for: Iterable[int]) -> bool:
    """Tell whether a seat is hers, or that of her organisation without a name."""
    if seat.organisation_id is not None and seat.organisation_id not in speaks_for:
        return False
    if seat.contact_id is None:
        return True
    return herself is not None and herself in (seat.contact_id, seat.deputy_id)


def leads_of(
    session: Session, clients: Iterable[int], day: dt.date
) -> dict[int, tuple[ClientLead, ...]]:
    """Return who has the Fallführung of each case on a day."""
    query = select(ClientLead).where(among(ClientLead.client_id, clients), leads_on(day))
    found: dict[int, tuple[ClientLead, ...]] = {}
    for row in session.scalars(query):
        found[row.client_id] = (*found.get(row.client_id, ()), row)
    return found


def _offices(session: Session, contacts: Iterable[int]) -> dict[int, frozenset[int]]:
    """Return where people work; whoever comes for a named office speaks for that one only."""
    found: dict[int, frozenset[int]] = defaultdict(frozenset)
    main = select(ContactPerson.id, ContactPerson.organisation_id).where(
        among(ContactPerson.id, contacts)
    )
    posts = select(Post.contact_id, Post.organisation_id).where(among(Post.contact_id, contacts))
    for query in (main, posts):
        for ref, office in session.execute(query):
            if office is not None:
                found[ref] |= {office}
    return found


def _kinds(session: Session, organisations: Iterable[int]) -> dict[int, str]:
    query = select(Organisation.id, Organisation.kind_of_organisation)
    rows = session.execute(query.where(among(Organisation.id, organisations)))
    return {row[0]: row[1] for row in rows}

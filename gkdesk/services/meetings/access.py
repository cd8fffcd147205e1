"""Who may hear what at a meeting: the gate for every case and every participant.

Rules of our own: who leads the meeting or writes its minutes does so for the office and holds the
record; who leads the case holds it too. A client is there for her own case only, and no decision
lets her hear another. Whoever comes instead of somebody speaks for the same office, but nothing
that names the other person is for her. A participant without any basis hears a case without its
name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import or_, select

from gkdesk.models import meetings as tables
from gkdesk.models.bodies import Membership
from gkdesk.models.client import ClientLead, ClientMember
from gkdesk.models.network import ContactPerson, Post
from gkdesk.services.basis import gate
from gkdesk.services.basis.consents import consents_of
from gkdesk.services.meetings.views import Heard, Matrix
from gkdesk.services.rows import among
from gkdesk.text.codes.cases import ConsentPurpose
from gkdesk.text.codes.clients import Category
from gkdesk.text.codes.meetings import Access, ItemKind, ParticipantRole
from gkdesk.text.ids import ContactId, OrganisationId, PartId

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from gkdesk.services.clients.case_fields import Consent

EVERYTHING = frozenset(Category)


def matrix(session: Session, meeting: tables.Meeting, day: dt.date | None = None) -> Matrix:
    """Return who may hear what on the day of the meeting, from what is recorded now.

    A basis that ends before the meeting does not hold, though it holds on the day of the
    invitation. A withdrawal holds at once: papers that leave later ask for their own `day`.
    """
    room = _Room(session, meeting, day or meeting.on)
    cells = {
        (PartId(item.id), PartId(person.id)): room.heard(item, person)
        for item in room.items
        for person in room.people
    }
    agreed = frozenset(PartId(item.id) for item in room.items if room.is_agreed(item))
    return Matrix(cells, agreed)


class _Room:
    """Everything that decides who may hear what, read with few queries."""

    def __init__(self, session: Session, meeting: tables.Meeting, day: dt.date) -> None:
        self._day = day
        self.items = _of(session, tables.AgendaItem, meeting.id, kind_of_item=ItemKind.CASE.value)
        self.people = _of(session, tables.MeetingParticipant, meeting.id)
        clients = {item.client_id for item in self.items if item.client_id is not None}
        self._consents = consents_of(session, clients)
        self._families = _families(session, clients)
        self._leads = _leads(session, clients, day)
        self._needed = _needed(session, meeting.id)
        self._decided = {
            (row.item_id, row.participant_id): row
            for row in _of(session, tables.ItemAccess, meeting.id)
        }
        self._recipients = _recipients(session, meeting, self.people, day)

    def is_agreed(self, item: tables.AgendaItem) -> bool:
        """Tell whether the client agreed to her case being taken to the conference."""
        held, family = self._basis(item)
        return gate.agreed(held, ConsentPurpose.CONFERENCE, self._day, members=family)

    def heard(self, item: tables.AgendaItem, person: tables.MeetingParticipant) -> Heard:
        """Return what one participant may hear at one item."""
        held, family = self._basis(item)
        recipient = self._recipients[person.id]
        needed = self._needed.get(item.id, frozenset()) | {Category.PLANS}
        decision = self._decided.get((item.id, person.id))
        access = self._standing(item, person)
        holds = access is Access.ALL
        released = EVERYTHING
        confided = holds
        is_elsewhere = access is Access.OUTSIDE
        if access is None:
            released = gate.released(held, recipient, self._day, members=family)
            confided = gate.may_hear_confided(held, recipient, self._day, members=family)
            access = _access(released, needed)
        if decision is not None and access is not Access.OWN and not is_elsewhere:
            access = Access(decision.way)
            released |= {Category(code) for code in decision.categories.split()}
        if access is Access.OUTSIDE:
            released, confided = frozenset(), False
        return Heard(
            participant_id=PartId(person.id),
            item_id=PartId(item.id),
            access=access,
            categories=released,
            missing=needed - released,
            confided=confided,
            reason="" if decision is None else decision.reason,
            holds=holds and access is not Access.OUTSIDE,
            bases=gate.bases(held, recipient, self._day),
        )

    def _standing(
        self, item: tables.AgendaItem, person: tables.MeetingParticipant
    ) -> Access | None:
        """Return what follows from who somebody is, None where a basis decides."""
        if person.client_id is not None:
            return Access.OWN if person.client_id == item.client_id else Access.OUTSIDE
        leads = self._leads.get(item.client_id or 0, frozenset())
        is_lead = person.contact_id in leads and not person.stand_in
        holds = person.role in _OFFICE or is_lead
        return Access.ALL if holds else None

    def _basis(self, item: tables.AgendaItem) -> tuple[tuple[Consent, ...], tuple[PartId, ...]]:
        ref = item.client_id or 0
        return self._consents.get(ref, ()), self._families.get(ref, ())


_OFFICE = frozenset({ParticipantRole.CHAIR.value, ParticipantRole.MINUTES.value})
_OF_THE_BODY = _OFFICE | {ParticipantRole.MEMBER.value}


def _access(released: frozenset[Category], needed: frozenset[Category]) -> Access:
    if not released:
        return Access.VEILED
    return Access.ALL if needed <= released else Access.SOME


def _of(session: Session, table: Any, meeting_id: int, **chosen: object) -> list[Any]:  # noqa: ANN401 - any list of a meeting
    query = select(table).filter_by(meeting_id=meeting_id, **chosen)
    return list(session.scalars(query.order_by(table.id)))


def _families(session: Session, clients: Iterable[int]) -> dict[int, tuple[PartId, ...]]:
    table = ClientMember
    found: dict[int, tuple[PartId, ...]] = {}
    query = select(table.client_id, table.id).where(among(table.client_id, clients))
    for ref, member in session.execute(query):
        found[ref] = (*found.get(ref, ()), PartId(member))
    return found


def _leads(session: Session, clients: Iterable[int], day: dt.date) -> dict[int, frozenset[int]]:
    """Return the contact persons who lead each case on a day."""
    table = ClientLead
    found: dict[int, frozenset[int]] = {}
    query = select(table).where(
        among(table.client_id, clients),
        or_(table.since.is_(None), table.since <= day),
        or_(table.until.is_(None), table.until >= day),
    )
    for row in session.scalars(query):
        if row.contact_id is not None:
            found[row.client_id] = found.get(row.client_id, frozenset()) | {row.contact_id}
    return found


def _needed(session: Session, meeting_id: int) -> dict[int, frozenset[Category]]:
    """Return the categories of what is written about each item so far."""
    found: dict[int, frozenset[Category]] = {}
    for table in (tables.ItemText, tables.ItemView, tables.ActionItem):
        query = select(table.item_id, table.category).where(
            table.meeting_id == meeting_id, table.category.is_not(None)
        )
        for ref, category in session.execute(query):
            if ref is not None and category is not None:
                found[ref] = found.get(ref, frozenset()) | {Category(category)}
    return found


def _recipients(
    session: Session,
    meeting: tables.Meeting,
    people: Iterable[tables.MeetingParticipant],
    day: dt.date,
) -> dict[int, gate.Recipient]:
    """Return for whom each participant speaks, and in which bodies she sits."""
    rows = list(people)
    contacts = {row.contact_id for row in rows if row.contact_id is not None}
    offices = _offices(session, contacts)
    bodies = _bodies(session, contacts, day)
    return {
        row.id: gate.Recipient(
            contact_id=None if (herself := _herself(row)) is None else ContactId(herself),
            organisations=frozenset(
                {OrganisationId(row.organisation_id)}
                if row.organisation_id is not None
                else offices.get(row.contact_id or 0, ())
            ),
            bodies=_body_here(meeting, row) | bodies.get(herself or 0, frozenset()),
        )
        for row in rows
    }


def _herself(row: tables.MeetingParticipant) -> int | None:
    """Return the contact person unless somebody else came for her."""
    return None if row.stand_in else row.contact_id


def _body_here(meeting: tables.Meeting, row: tables.MeetingParticipant) -> frozenset[int]:
    """Return the body that meets, for its members: guests and companions do not belong to it."""
    if meeting.body_id is None or row.role not in _OF_THE_BODY:
        return frozenset()
    return frozenset({meeting.body_id})


def _offices(session: Session, contacts: Iterable[int]) -> dict[int, frozenset[OrganisationId]]:
    """Return where people work; whoever comes for a named office speaks for that one only."""
    found: dict[int, frozenset[OrganisationId]] = {}
    main = select(ContactPerson.id, ContactPerson.organisation_id).where(
        among(ContactPerson.id, contacts)
    )
    posts = select(Post.contact_id, Post.organisation_id).where(among(Post.contact_id, contacts))
    for query in (main, posts):
        for ref, office in session.execute(query):
            if office is not None:
                found[ref] = found.get(ref, frozenset()) | {OrganisationId(office)}
    return found


def _bodies(session: Session, contacts: Iterable[int], day: dt.date) -> dict[int, frozenset[int]]:
    table = Membership
    found: dict[int, frozenset[int]] = {}
    query = select(table.contact_id, table.body_id).where(
        among(table.contact_id, contacts),
        or_(table.since.is_(None), table.since <= day),
        or_(table.until.is_(None), table.until > day),
    )
    for ref, body in session.execute(query):
        if ref is not None:
            found[ref] = found.get(ref, frozenset()) | {body}
    return found

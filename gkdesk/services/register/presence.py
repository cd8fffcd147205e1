"""Who and what is still there on a day: one rule for lists, map, papers, findings and Heute.

The day of an end is no day on which something is there. What belongs to an ended organisation has
ended with it: nothing of it is written, so that it is back when the organisation is taken up again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, or_, select

from gkdesk.models.bodies import Body, Membership
from gkdesk.models.cooperation import Cooperation
from gkdesk.models.network import ContactPerson, Organisation, Post
from gkdesk.models.offers import Offer
from gkdesk.text.codes.network import BodyState

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import Session
    from sqlalchemy.sql.expression import SQLColumnExpression


def has_ended(ended_on: dt.date | None, day: dt.date) -> bool:
    """Tell whether an end has come."""
    return ended_on is not None and ended_on <= day


def goes_on(ended_on: SQLColumnExpression[dt.date | None], day: dt.date) -> ColumnElement[bool]:
    """Tell of a column whether the end in it has not come."""
    return or_(ended_on.is_(None), ended_on > day)


def organisations_there(day: dt.date, besides: int | None = None) -> Select[int]:
    """Select the ids of the organisations; `besides` is one whose own page shows what it had."""
    there = goes_on(Organisation.ended_on, day)
    if besides is not None:
        there = or_(there, Organisation.id == besides)
    return select(Organisation.id).where(there)


def contact_is_there(day: dt.date, besides: int | None = None) -> ColumnElement[bool]:
    """Tell whether a contact person is there: at one of her organisations, or without any."""
    there = organisations_there(day, besides)
    posts = select(Post.contact_id).where(Post.organisation_id.in_(there))
    person = ContactPerson
    return and_(
        goes_on(person.ended_on, day),
        or_(
            person.organisation_id.is_(None),
            person.organisation_id.in_(there),
            person.id.in_(posts),
        ),
    )


def offer_is_there(day: dt.date, besides: int | None = None) -> ColumnElement[bool]:
    """Tell whether an offer and whoever gives it are there."""
    given_by = Offer.organisation_id
    there = organisations_there(day, besides)
    return and_(goes_on(Offer.ended_on, day), or_(given_by.is_(None), given_by.in_(there)))


def cooperation_is_there(day: dt.date, besides: int | None = None) -> ColumnElement[bool]:
    """Tell whether a cooperation and both its sides are there."""
    there = organisations_there(day, besides)
    return and_(
        goes_on(Cooperation.until, day),
        Cooperation.first_id.in_(there),
        Cooperation.second_id.in_(there),
    )


def body_is_there(day: dt.date) -> ColumnElement[bool]:
    """Tell whether a body is there."""
    return or_(Body.state != BodyState.ENDED.value, Body.ended_on > day)


@dataclass(frozen=True, slots=True)
class Hanging:
    """What ends with an organisation, counted."""

    contacts: int
    offers: int
    cooperations: int
    seats: int


def hanging_on(session: Session, organisation: int, day: dt.date) -> Hanging:
    """Return what is there on a day and would not be without an organisation."""
    person, tie, seat = ContactPerson, Cooperation, Membership
    elsewhere = select(Post.contact_id).where(
        Post.organisation_id.in_(organisations_there(day)), Post.organisation_id != organisation
    )
    presence = Presence(session, day)
    seats = session.scalars(select(seat).where(seat.organisation_id == organisation))
    return Hanging(
        contacts=_count(
            session,
            person.id,
            contact_is_there(day),
            person.organisation_id == organisation,
            person.id.not_in(elsewhere),
        ),
        offers=_count(
            session, Offer.id, offer_is_there(day), Offer.organisation_id == organisation
        ),
        cooperations=_count(
            session,
            tie.id,
            cooperation_is_there(day),
            or_(tie.first_id == organisation, tie.second_id == organisation),
        ),
        seats=sum(presence.is_taken(each) for each in seats),
    )


class Presence:
    """Who is there on one day, read at once to judge seats.

    A seat is taken as long as its body, and its organisation or else its person, are there.
    """

    def __init__(self, session: Session, day: dt.date) -> None:
        self._day = day
        self.organisations = _ids(session, organisations_there(day))
        self.contacts = _ids(session, select(ContactPerson.id).where(contact_is_there(day)))
        self._bodies = _ids(session, select(Body.id).where(body_is_there(day)))

    def is_former(self, seat: Membership) -> bool:
        """Tell whether a seat was given up, or went with who sat there or with its body."""
        if seat.organisation_id is not None:
            is_there = seat.organisation_id in self.organisations
        else:
            is_there = seat.contact_id in self.contacts
        ended = has_ended(seat.until, self._day)
        return ended or not is_there or seat.body_id not in self._bodies

    def is_taken(self, seat: Membership) -> bool:
        """Tell whether somebody sits there on the day."""
        return not self.is_former(seat) and (seat.since is None or seat.since <= self._day)


def _count(session: Session, column: SQLColumnExpression[int], *where: ColumnElement[bool]) -> int:
    return session.scalar(select(func.count(column)).where(*where)) or 0


def _ids(session: Session, query: Select[Any]) -> frozenset[int]:
    return frozenset(session.scalars(query))

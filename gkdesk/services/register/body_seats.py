"""In which bodies an organisation or a contact person sits and sat."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from gkdesk.models.bodies import Body, Membership
from gkdesk.services.code_lists import words
from gkdesk.services.naming import sort_key
from gkdesk.services.register.contact_reading import contact_views
from gkdesk.services.register.presence import Presence
from gkdesk.text.codes.clients import CodeList
from gkdesk.text.ids import BodyId, ContactId

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class SeatIn:
    """A seat seen from who sits in it; `as_deputy` where it is somebody else's."""

    body_id: BodyId
    body: str
    role: str
    person_id: ContactId | None
    person: str
    since: dt.date | None
    until: dt.date | None
    is_former: bool
    as_deputy: bool = False


def seats_where(
    session: Session, clause: ColumnElement[bool], today: dt.date, *, deputy: int | None = None
) -> tuple[SeatIn, ...]:
    """Return seats, the present ones first; for `deputy` those are told in which she stands in."""
    query = (
        select(Membership, Body.name, Body.ended_on)
        .join(Body, Body.id == Membership.body_id)
        .where(clause)
    )
    found = [(row.Membership, row.name, row.ended_on) for row in session.execute(query)]
    people = contact_views(session, [seat.contact_id for seat, *_ in found if seat.contact_id])
    presence = Presence(session, today)
    roles = words(session, CodeList.MEMBER_ROLE)
    seats = [
        SeatIn(
            body_id=BodyId(seat.body_id),
            body=body,
            role=roles.get(seat.role, seat.role),
            person_id=None if seat.contact_id is None else ContactId(seat.contact_id),
            person=next((each.name for ref, each in people.items() if ref == seat.contact_id), ""),
            since=seat.since,
            until=left_on(seat.until, ended_on),
            is_former=presence.is_former(seat),
            as_deputy=deputy is not None and seat.contact_id != deputy,
        )
        for seat, body, ended_on in found
    ]
    seats.sort(key=_present_first)
    return tuple(seats)


def left_on(until: dt.date | None, body_ended: dt.date | None) -> dt.date | None:
    """Return the last day of a seat: its own one, or that of its body where it comes first."""
    return min((day for day in (until, body_ended) if day is not None), default=None)


def _present_first(seat: SeatIn) -> tuple[bool, str, dt.date]:
    return (seat.is_former, sort_key(seat.body), seat.since or dt.date.min)

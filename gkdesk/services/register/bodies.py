"""Bodies of the alliance: mandate, seats over the years, meetings."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from gkdesk.errors import InvalidInput
from gkdesk.models import bodies as tables
from gkdesk.models.network import ContactPerson, Organisation
from gkdesk.services.code_lists import merged, require, words
from gkdesk.services.mapping import Columns, read
from gkdesk.services.naming import sort_key
from gkdesk.services.outcome import Label, Outcome
from gkdesk.services.register.body_kinds import kind_in
from gkdesk.services.register.body_seats import SeatIn, seats_where
from gkdesk.services.register.contact_reading import contact_views, organisation_names
from gkdesk.services.register.fields import BodyFields, Meeting, Membership
from gkdesk.services.register.in_use import check_body_unused
from gkdesk.services.register.presence import Presence, body_is_there
from gkdesk.services.register.records import Labels, RecordList, Register
from gkdesk.services.rows import fetch, require_choice
from gkdesk.services.validation import check_begun
from gkdesk.text.codes.clients import CodeList
from gkdesk.text.codes.network import BodyState
from gkdesk.text.ids import BodyId, ContactId, OrganisationId, PartId

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from gkdesk.store.store import Store

CORE_GROUP = "core_group"
"""The kind of body that is the core body in every programme profile."""

BODY = Columns(renamed={"kind": "kind_of_body"})


@dataclass(frozen=True)
class SeatView:
    """A seat as shown, with the names of who sits in it.

    At the day of reading it `is_present` or `is_former`, or neither of them: it begins later.
    """

    seat: Membership
    organisation: str
    person: str
    deputy: str
    role: str
    is_present: bool
    is_former: bool


@dataclass(frozen=True)
class BodyView:
    """A body as shown, with seats and meetings, the newest first."""

    id: BodyId
    fields: BodyFields
    kind: str
    field: str
    parent: str
    ended_on: dt.date | None
    seats: tuple[SeatView, ...]
    meetings: tuple[Meeting, ...]
    below: tuple[tuple[BodyId, str], ...] = ()
    """The bodies that belong to it, with their names."""


@dataclass(frozen=True, slots=True)
class BodyRow:
    """One line of the list of bodies; `seats` are its present members, `next_met` lies ahead."""

    id: BodyId
    name: str
    kind: str
    field: str
    state: BodyState
    seats: int
    last_met: dt.date | None
    next_met: dt.date | None = None


class Bodies:
    """The bodies of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def rows(self, *, with_ended: bool = False) -> tuple[BodyRow, ...]:
        """Return the bodies, sorted by name; ended ones only on demand."""
        today = self._store.clock.today()
        with self._store.read() as session:
            query = select(tables.Body)
            if not with_ended:
                query = query.where(body_is_there(today))
            kinds = words(session, CodeList.BODY_KIND)
            fields = words(session, CodeList.FIELD_OF_ACTION)
            seats = _present_seats(session, today)
            met, planned = _last_and_next(session, today)
            rows = [
                BodyRow(
                    id=BodyId(row.id),
                    name=row.name,
                    kind=kinds.get(row.kind_of_body, row.kind_of_body),
                    field=fields.get(row.field, row.field),
                    state=BodyState(row.state),
                    seats=seats.get(row.id, 0),
                    last_met=met.get(row.id),
                    next_met=planned.get(row.id),
                )
                for row in session.scalars(query)
            ]
        rows.sort(key=_by_name)
        return tuple(rows)

    def detail(self, body_id: BodyId) -> BodyView:
        """Return one body; raise RecordGone if there is none."""
        today = self._store.clock.today()
        with self._store.read() as session:
            row = fetch(session, tables.Body, body_id)
            parent = None if row.parent_id is None else session.get(tables.Body, row.parent_id)
            kinds = words(session, CodeList.BODY_KIND)
            fields = words(session, CodeList.FIELD_OF_ACTION)
            return BodyView(
                id=body_id,
                fields=read(BodyFields, row, BODY),
                kind=kinds.get(row.kind_of_body, row.kind_of_body),
                field=fields.get(row.field, row.field),
                parent="" if parent is None else parent.name,
                ended_on=row.ended_on,
                seats=_seats(session, body_id, today),
                meetings=_meetings(session, body_id),
                below=_below(session, body_id, today),
            )

    def seats_of_organisation(self, organisation_id: OrganisationId) -> tuple[SeatIn, ...]:
        """Return the seats of an organisation in all bodies, the present ones first."""
        with self._store.read() as session:
            clause = tables.Membership.organisation_id == organisation_id
            return seats_where(session, clause, self._store.clock.today())

    def seats_of_contact(self, contact_id: ContactId) -> tuple[SeatIn, ...]:
        """Return the seats of a contact person, and those in which she stands in for another."""
        seat = tables.Membership
        clause = or_(seat.contact_id == contact_id, seat.deputy_id == contact_id)
        with self._store.read() as session:
            return seats_where(session, clause, self._store.clock.today(), deputy=contact_id)

    def likely_kind(self, name: str) -> str:
        """Return the kind that the name of a new body speaks of, "" where that is not clear."""
        with self._store.read() as session:
            today = self._store.clock.today()
            rows = merged(session, CodeList.BODY_KIND)
            offered = {code: row.word for code, row in rows.items() if row.offered_on(today)}
        return kind_in(name, offered)

    def create(self, entered: BodyFields) -> Outcome:
        """Enter a body."""
        return BODIES.create(self._store, entered)

    def save(self, body_id: BodyId, entered: BodyFields) -> Outcome:
        """Save what was entered about a body."""
        return BODIES.save(self._store, body_id, entered)

    def remove(self, body_id: BodyId) -> Outcome:
        """Remove a body that was entered by mistake, with its seats and meetings."""
        return BODIES.remove(self._store, body_id)

    def end(self, body_id: BodyId, on: dt.date | None = None) -> Outcome:
        """End a body instead of deleting it; its seats end with it, and keep their own days."""
        day = on or self._store.clock.today()
        with self._store.transaction(Label.BODY_ENDED) as transaction:
            row = fetch(transaction.session, tables.Body, body_id)
            check_begun(row.began_on, day)
            row.state, row.ended_on = BodyState.ENDED.value, day
        return Outcome(Label.BODY_ENDED, transaction.changes, body_id)

    def reopen(self, body_id: BodyId) -> Outcome:
        """Take an ended body up again, with the seats that it had."""
        with self._store.transaction(Label.BODY_REOPENED) as transaction:
            row = fetch(transaction.session, tables.Body, body_id)
            row.state, row.ended_on = BodyState.ACTIVE.value, None
        return Outcome(Label.BODY_REOPENED, transaction.changes, body_id)

    def save_seat(self, body_id: BodyId, seat: Membership) -> Outcome:
        """Add a seat, or change it where `seat.id` is set."""
        return SEATS.save(self._store, body_id, seat)

    def remove_seat(self, body_id: BodyId, seat_id: PartId) -> Outcome:
        """Remove a seat that was entered by mistake; a member that leaves gets an `until`."""
        return SEATS.remove(self._store, body_id, seat_id)

    def save_meeting(self, body_id: BodyId, meeting: Meeting) -> Outcome:
        """Add a meeting, or change it where `meeting.id` is set; nobody counts heads ahead."""
        if meeting.present is not None and meeting.on > self._store.clock.today():
            raise InvalidInput("present", "counted_ahead")
        return MEETINGS.save(self._store, body_id, meeting)

    def remove_meeting(self, body_id: BodyId, meeting_id: PartId) -> Outcome:
        """Remove a meeting that was entered by mistake."""
        return MEETINGS.remove(self._store, body_id, meeting_id)


def _check_body(session: Session, entered: BodyFields, ref: int | None) -> None:
    require(session, CodeList.BODY_KIND, entered.kind, field="kind")
    require(session, CodeList.FIELD_OF_ACTION, entered.field, field="field")
    require_choice(session, tables.Body, entered.parent_id, field="parent_id")
    above: int | None = entered.parent_id
    while above is not None:
        if above == ref:
            raise InvalidInput("parent_id", "circle")
        parent = session.get(tables.Body, above)
        above = None if parent is None else parent.parent_id


def _check_removal(session: Session, ref: int) -> None:
    """Raise InvalidInput if meetings or other bodies, also ended ones, need this one."""
    check_body_unused(session, ref)
    below = select(tables.Body.name).where(tables.Body.parent_id == ref)
    names = sorted(session.scalars(below), key=sort_key)
    if names:
        raise InvalidInput("parent_id", "bodies_below", names=", ".join(names))


def _check_seat(session: Session, entered: Membership, body: int | None) -> None:
    require_choice(session, Organisation, entered.organisation_id, field="organisation_id")
    require_choice(session, ContactPerson, entered.contact_id, field="contact_id")
    require_choice(session, ContactPerson, entered.deputy_id, field="deputy_id")
    require(session, CodeList.MEMBER_ROLE, entered.role, field="role")
    seats = session.scalars(select(tables.Membership).where(tables.Membership.body_id == body))
    for other in seats:
        if other.id != entered.id and _overlap(entered, other):
            _check_two_seats(entered, other)


def _check_two_seats(entered: Membership, other: tables.Membership) -> None:
    """Raise InvalidInput if two seats of the same time are the same one.

    An organisation may send two people.
    """
    if entered.contact_id is not None and entered.contact_id == other.contact_id:
        raise InvalidInput("contact_id", "person_already_there")
    both_named = entered.contact_id is not None and other.contact_id is not None
    sent = entered.organisation_id
    if sent is not None and sent == other.organisation_id and not both_named:
        raise InvalidInput("organisation_id", "seat_already_there")


def _overlap(one: Membership, other: tables.Membership) -> bool:
    """Tell whether two seats are taken on a common day; the last day still counts as over."""
    begins = max(one.since or dt.date.min, other.since or dt.date.min)
    return begins < min(one.until or dt.date.max, other.until or dt.date.max)


BODIES: Register[BodyFields] = Register(
    tables.Body,
    Labels(Label.BODY_CREATED, Label.BODY_CHANGED, Label.BODY_DELETED),
    columns=BODY,
    lists=(tables.Membership, tables.BodyMeeting),
    check=_check_body,
    check_removal=_check_removal,
)
SEATS: RecordList[Membership] = RecordList(
    tables.Membership,
    tables.Body,
    Labels(Label.MEMBERSHIP_ADDED, Label.MEMBERSHIP_CHANGED, Label.MEMBERSHIP_REMOVED),
    check=_check_seat,
)
MEETINGS: RecordList[Meeting] = RecordList(
    tables.BodyMeeting,
    tables.Body,
    Labels(Label.MEETING_NOTED, Label.MEETING_CHANGED, Label.MEETING_REMOVED),
)


def _present_seats(session: Session, today: dt.date) -> dict[int, int]:
    """Return how many members each body has: an organisation with two people is one."""
    found: dict[int, list[tables.Membership]] = {}
    presence = Presence(session, today)
    for seat in session.scalars(select(tables.Membership)):
        if presence.is_taken(seat):
            found.setdefault(seat.body_id, []).append(seat)
    return {body: count_members(seats) for body, seats in found.items()}


def count_members(seats: Iterable[Membership | tables.Membership]) -> int:
    """Count who sits there: organisations, and people who sit for none."""
    return len({(seat.organisation_id, seat.organisation_id or seat.contact_id) for seat in seats})


def _last_and_next(
    session: Session, today: dt.date
) -> tuple[dict[int, dt.date], dict[int, dt.date]]:
    """Return when the bodies met last, and when they will meet next."""
    meeting = tables.BodyMeeting
    last, following = dict[int, dt.date](), dict[int, dt.date]()
    for body, day in session.execute(select(meeting.body_id, meeting.on)):
        if day <= today:
            last[body] = max(day, last.get(body, day))
        else:
            following[body] = min(day, following.get(body, day))
    return last, following


def _seats(session: Session, body_id: int, today: dt.date) -> tuple[SeatView, ...]:
    rows = SEATS.rows(session, body_id)
    organisations = organisation_names(session, (row.organisation_id for row in rows))
    people = contact_views(
        session, (ref for row in rows for ref in (row.contact_id, row.deputy_id))
    )
    names = {ref: person.name for ref, person in people.items()}
    roles = words(session, CodeList.MEMBER_ROLE)
    presence = Presence(session, today)
    seats = [
        SeatView(
            seat=read(Membership, row, Columns()),
            organisation=organisations.get(row.organisation_id, ""),
            person=names.get(row.contact_id, ""),
            deputy=names.get(row.deputy_id, ""),
            role=roles.get(row.role, row.role),
            is_present=presence.is_taken(row),
            is_former=presence.is_former(row),
        )
        for row in rows
    ]
    seats.sort(key=_by_presence)
    return tuple(seats)


def _meetings(session: Session, body_id: int) -> tuple[Meeting, ...]:
    found = [read(Meeting, row, Columns()) for row in MEETINGS.rows(session, body_id)]
    found.sort(key=_by_day, reverse=True)
    return tuple(found)


def _below(session: Session, body_id: int, today: dt.date) -> tuple[tuple[BodyId, str], ...]:
    body = tables.Body
    query = select(body.id, body.name).where(body.parent_id == body_id, body_is_there(today))
    found = [(BodyId(row.id), row.name) for row in session.execute(query)]
    found.sort(key=_by_second)
    return tuple(found)


def _by_second(link: tuple[BodyId, str]) -> str:
    return sort_key(link[1])


def _by_name(row: BodyRow) -> str:
    return sort_key(row.name)


def _by_presence(seat: SeatView) -> tuple[bool, str]:
    return (not seat.is_present, sort_key(seat.organisation or seat.person))


def _by_day(meeting: Meeting) -> dt.date:
    return meeting.on

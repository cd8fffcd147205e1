"""Who may hear what at a meeting: the gate for every case and every participant.

A basis has to hold today, when papers leave, and on the day of the meeting. Rules of our own: a
case whose person has not agreed to the conference, or has taken that back, and one that has ended,
is for no third party, whatever else was released. A client is there for her own case only, and no
decision lets her hear another. A participant without a basis for the name hears a case without it.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from gkdesk.models import meetings as tables
from gkdesk.models.client import Client
from gkdesk.services.basis import gate
from gkdesk.services.basis.consents import consents_of
from gkdesk.services.basis.families import families
from gkdesk.services.basis.grounds import grounds
from gkdesk.services.basis.overrides import is_about
from gkdesk.services.meetings.recipients import Places, leads_of
from gkdesk.services.meetings.views import Heard, Matrix
from gkdesk.services.rows import among
from gkdesk.text.codes.cases import ConsentPurpose
from gkdesk.text.codes.clients import CaseState, Category
from gkdesk.text.codes.meetings import Access, AccessWay, Bar, ItemKind
from gkdesk.text.ids import PartId

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from gkdesk.services.clients.case_fields import Consent

EVERYTHING = frozenset(Category)
_ALWAYS = frozenset({gate.NAME, Category.PLANS})
"""What is said of every case: whose it is, and what shall become of it."""
_NOTHING: frozenset[Category] = frozenset()


def matrix(session: Session, meeting: tables.Meeting, today: dt.date) -> Matrix:
    """Return who may hear what, today and on the day of the meeting, from what is recorded now.

    Screen and papers ask this one question: what ends before the meeting does not hold, and no
    more does what begins after the paper has left.
    """
    room = _Room(session, meeting, today)
    cells = {
        (PartId(item.id), PartId(person.id)): room.heard(item, person)
        for item in room.items
        for person in room.people
    }
    agreed = frozenset(PartId(item.id) for item in room.items if room.is_agreed(item))
    return Matrix(cells, agreed)


class _Room:
    """Everything that decides who may hear what, read with few queries."""

    def __init__(self, session: Session, meeting: tables.Meeting, today: dt.date) -> None:
        self._today = today
        self._days = tuple({today, meeting.on})
        self.items = _of(session, tables.AgendaItem, meeting.id, kind_of_item=ItemKind.CASE.value)
        self.people = _of(session, tables.MeetingParticipant, meeting.id)
        clients = {item.client_id for item in self.items if item.client_id is not None}
        self._consents = consents_of(session, clients)
        self._families = families(session, clients)
        self._ended = _ended(session, clients)
        self._leads = {day: leads_of(session, clients, day) for day in self._days}
        self._places = {day: Places(session, self.people, day) for day in self._days}
        self._recipients = {
            (day, person.id): self._places[day].recipient(person)
            for day in self._days
            for person in self.people
        }
        self._needed = _needed(session, meeting.id)
        self._agreed: dict[int, bool] = {}
        self._decisions: dict[tuple[int, int], list[tables.ItemAccess]] = {}
        for row in _of(session, tables.ItemAccess, meeting.id):
            self._decisions.setdefault((row.item_id, row.participant_id), []).append(row)

    def is_agreed(self, item: tables.AgendaItem) -> bool:
        """Tell whether the client agreed to her case being taken to the conference."""
        if item.id not in self._agreed:
            held, family = self._basis(item)
            agreed = partial(gate.agreed, held, ConsentPurpose.CONFERENCE, family=family)
            self._agreed[item.id] = all(map(agreed, self._days))
        return self._agreed[item.id]

    def heard(self, item: tables.AgendaItem, person: tables.MeetingParticipant) -> Heard:
        """Return what one participant may hear at one item."""
        needed = self._needed.get(item.id, _NOTHING) | _ALWAYS
        access = self._standing(item, person)
        holds = access is Access.ALL
        released = confided = _NOTHING if access is Access.OUTSIDE else EVERYTHING
        by_gate, bar = _NOTHING, None
        if access is None:
            bar = self._bar(item, person)
            by_gate = released = self._asked(gate.released, item, person) if not bar else _NOTHING
            confided = self._asked(gate.released_expressly, item, person) if not bar else _NOTHING
            access = _access(released, needed)
        decision = self._decision(item, person)
        if decision is not None and _matters(decision, access, holds=holds):
            access = Access(decision.way)
            released |= {Category(code) for code in decision.categories.split()}
        if access is Access.OUTSIDE:
            released = confided = _NOTHING
        return Heard(
            participant_id=PartId(person.id),
            item_id=PartId(item.id),
            access=access,
            categories=released,
            missing=needed - released,
            confided=confided,
            reason="" if decision is None else decision.reason,
            holds=holds and access is not Access.OUTSIDE,
            grounds=grounds(
                self._basis(item)[0],
                self._recipients[self._today, person.id],
                self._today,
                told=released,
                released=by_gate,
            ),
            bar=bar,
            ended_reasons=self._ended_reasons(item, person),
        )

    def _standing(
        self, item: tables.AgendaItem, person: tables.MeetingParticipant
    ) -> Access | None:
        """Return what follows from who somebody is, None where a basis decides."""
        if person.client_id is not None:
            return Access.OWN if person.client_id == item.client_id else Access.OUTSIDE
        holds = all(
            places.is_of_the_office(person)
            or places.may_lead(person, self._leads[day].get(item.client_id or 0, ()))
            for day, places in self._places.items()
        )
        return Access.ALL if holds else None

    def _bar(self, item: tables.AgendaItem, person: tables.MeetingParticipant) -> Bar | None:
        """Return what keeps a case from a third party whatever was released, if anything does."""
        if item.client_id in self._ended:
            return Bar.CASE_ENDED
        if not self.is_agreed(item):
            return Bar.NOT_AGREED
        gone = any(places.is_gone(person) for places in self._places.values())
        return Bar.GONE if gone else None

    def _asked(
        self,
        question: Callable[..., frozenset[Category]],
        item: tables.AgendaItem,
        person: tables.MeetingParticipant,
    ) -> frozenset[Category]:
        """Return what the gate answers for all days."""
        held, family = self._basis(item)
        return frozenset.intersection(
            *(
                question(held, self._recipients[day, person.id], day, family=family)
                for day in self._days
            )
        )

    def _decision(
        self, item: tables.AgendaItem, person: tables.MeetingParticipant
    ) -> tables.ItemAccess | None:
        """Return what was decided about whoever comes, and still holds."""
        rows = self._decisions.get((item.id, person.id), [])
        return next((row for row in rows if row.ended_on is None and is_about(row, person)), None)

    def _ended_reasons(
        self, item: tables.AgendaItem, person: tables.MeetingParticipant
    ) -> tuple[str, ...]:
        rows = self._decisions.get((item.id, person.id), [])
        over = (row for row in rows if row.ended_on is not None or not is_about(row, person))
        return tuple(row.reason for row in over if row.reason)

    def _basis(self, item: tables.AgendaItem) -> tuple[tuple[Consent, ...], gate.Family]:
        ref = item.client_id or 0
        return self._consents.get(ref, ()), self._families.get(ref, gate.ALONE)


def _matters(decision: tables.ItemAccess, access: Access, *, holds: bool) -> bool:
    """Tell whether a decision changes anything: a client is there for her own case anyway."""
    if access in (Access.OWN, Access.OUTSIDE):
        return False
    return not holds or decision.way == AccessWay.OUTSIDE.value


def _access(released: frozenset[Category], needed: frozenset[Category]) -> Access:
    if not gate.may_name(released):
        return Access.VEILED
    return Access.ALL if needed <= released else Access.SOME


def _of(session: Session, table: Any, meeting_id: int, **chosen: object) -> list[Any]:  # noqa: ANN401 - any list of a meeting
    query = select(table).filter_by(meeting_id=meeting_id, **chosen)
    return list(session.scalars(query.order_by(table.id)))


def _ended(session: Session, clients: set[int]) -> frozenset[int]:
    query = select(Client.id).where(
        among(Client.id, clients), Client.state == CaseState.ENDED.value
    )
    return frozenset(session.scalars(query))


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

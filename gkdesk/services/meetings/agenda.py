"""The agenda of a meeting: its items, their order and time, what is written and decided at each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from gkdesk.errors import InvalidInput
from gkdesk.models import meetings as tables
from gkdesk.models.client import Client
from gkdesk.models.structural import StructuralIssue
from gkdesk.services.basis.overrides import check_no_override, end_or_remove
from gkdesk.services.mapping import write
from gkdesk.services.meetings.fields import PRESETS
from gkdesk.services.meetings.tables import (
    ACCESS,
    ITEM,
    LONGEST_MINUTES,
    TEXT,
    VIEW,
    open_meeting,
    own,
)
from gkdesk.services.outcome import Label, Outcome
from gkdesk.services.rows import require_choice
from gkdesk.services.validation import checked
from gkdesk.text.codes.clients import Category
from gkdesk.text.codes.meetings import AccessWay, ItemKind, ItemState, MeetingState

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session

    from gkdesk.services.meetings.fields import AccessDecision, ActorView, Item, Text
    from gkdesk.services.meetings.views import Comeback
    from gkdesk.store.store import Store
    from gkdesk.text.ids import MeetingId, PartId


class Agenda:
    """The agendas of one store; every call raises MinutesSealed for a meeting that is final."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def save_item(self, meeting_id: MeetingId, item: Item) -> Outcome:
        """Add an item before the closing one, or change it where `item.id` is set."""
        clean = checked(item)
        label = Label.AGENDA_ITEM_ADDED if item.id is None else Label.AGENDA_ITEM_CHANGED
        with self._store.transaction(label) as transaction:
            session = transaction.session
            meeting = open_meeting(session, meeting_id)
            _check_item(session, meeting_id, clean)
            row = _row(session, tables.AgendaItem, meeting_id, clean.id)
            if row.follow_up_on != clean.follow_up_on:
                _check_follow_up(clean.follow_up_on, meeting, row.state)
            if clean.id is not None:
                _check_person(session, row, clean)
            else:
                row.state = ItemState.OPEN.value
                row.position = _place_for(session, meeting_id, clean.kind)
            write(row, clean, ITEM)
            ref = _added(session, row)
            _renumber(session, meeting_id)
        return Outcome(label, transaction.changes, ref)

    def carry_over(self, meeting_id: MeetingId, case: Comeback, minutes: int) -> Outcome:
        """Put a case on the agenda that comes back."""
        with self._store.transaction(Label.AGENDA_ITEM_ADDED) as transaction:
            session = transaction.session
            open_meeting(session, meeting_id)
            _check_once(session, meeting_id, case.client_id, None)
            row = tables.AgendaItem(
                meeting_id=meeting_id,
                kind_of_item=ItemKind.CASE.value,
                client_id=case.client_id,
                minutes=minutes,
                is_old=True,
                carried_from_id=case.item_id,
                position=_place_for(session, meeting_id, ItemKind.CASE),
            )
            ref = _added(session, row)
            _renumber(session, meeting_id)
        return Outcome(Label.AGENDA_ITEM_ADDED, transaction.changes, ref)

    def move_item(self, meeting_id: MeetingId, item_id: PartId, to: int) -> Outcome:
        """Move an item to another place, counted from 0; the closing one stays last."""
        with self._store.transaction(Label.AGENDA_ITEM_MOVED) as transaction:
            session = transaction.session
            open_meeting(session, meeting_id)
            moved = own(session, tables.AgendaItem, meeting_id, item_id)
            rows = [row for row in _items(session, meeting_id) if row is not moved]
            rows.insert(max(0, min(to, len(rows))), moved)
            for position, row in enumerate(sorted(rows, key=_is_closing)):
                row.position = position
        return Outcome(Label.AGENDA_ITEM_MOVED, transaction.changes, item_id)

    def remove_item(self, meeting_id: MeetingId, item_id: PartId) -> Outcome:
        """Take an item off the agenda; what was agreed at it stays without it."""
        with self._store.transaction(Label.AGENDA_ITEM_REMOVED) as transaction:
            session = transaction.session
            open_meeting(session, meeting_id)
            row = own(session, tables.AgendaItem, meeting_id, item_id)
            check_no_override(session, tables.ItemAccess.item_id == item_id, "client_id")
            for table in (tables.ItemText, tables.ItemView, tables.ItemAccess):
                for part in _named(session, table, item_id=item_id):
                    session.delete(part)
            for action in _named(session, tables.ActionItem, item_id=item_id):
                action.item_id = None
            for later in _named(session, tables.AgendaItem, carried_from_id=item_id):
                later.carried_from_id = None
            session.delete(row)
            session.flush()
            _renumber(session, meeting_id)
        return Outcome(Label.AGENDA_ITEM_REMOVED, transaction.changes, meeting_id)

    def settle(
        self,
        meeting_id: MeetingId,
        item_id: PartId,
        state: ItemState,
        follow_up_on: dt.date | None = None,
        *,
        seconds: int | None = None,
    ) -> Outcome:
        """Say what became of an item, and when a case is looked at again, discussed or postponed.

        `seconds` is how long it took; None leaves that as it is.
        """
        with self._store.transaction(Label.ITEM_DISCUSSED) as transaction:
            session = transaction.session
            meeting = open_meeting(session, meeting_id)
            row = own(session, tables.AgendaItem, meeting_id, item_id)
            _check_follow_up(follow_up_on, meeting, state)
            row.state, row.follow_up_on = state.value, follow_up_on
            if seconds is not None:
                row.seconds = max(0, seconds)
        return Outcome(Label.ITEM_DISCUSSED, transaction.changes, item_id)

    def spend(self, meeting_id: MeetingId, item_id: PartId, seconds: int) -> Outcome:
        """Keep how long an item took so far, for the clock of a running meeting."""
        with self._store.transaction(Label.ITEM_TIME_KEPT) as transaction:
            session = transaction.session
            meeting = open_meeting(session, meeting_id)
            if meeting.state != MeetingState.RUNNING.value:
                raise InvalidInput("state", "meeting_not_there_yet")
            own(session, tables.AgendaItem, meeting_id, item_id).seconds = max(0, seconds)
        return Outcome(Label.ITEM_TIME_KEPT, transaction.changes, item_id)

    def save_text(self, meeting_id: MeetingId, text: Text) -> Outcome:
        """Write a text of an item; its category is the preset of its part unless one is chosen."""
        clean = checked(text)
        noted = clean.noted_on or self._store.clock.today()
        kept = replace(clean, category=clean.category or PRESETS[clean.part], noted_on=noted)
        with self._store.transaction(Label.ITEM_TEXT_CHANGED) as transaction:
            session = transaction.session
            open_meeting(session, meeting_id)
            own(session, tables.AgendaItem, meeting_id, kept.item_id)
            there = _named(session, tables.ItemText, item_id=kept.item_id, part=kept.part.value)
            row = there[0] if there else tables.ItemText(meeting_id=meeting_id)
            write(row, kept, TEXT)
            ref = _added(session, row)
        return Outcome(Label.ITEM_TEXT_CHANGED, transaction.changes, ref)

    def save_view(self, meeting_id: MeetingId, view: ActorView) -> Outcome:
        """Write how a participant sees the case, or change it where `view.id` is set."""
        clean = checked(view)
        with self._store.transaction(Label.ITEM_VIEW_CHANGED) as transaction:
            session = transaction.session
            _check_place(session, meeting_id, clean)
            row = _row(session, tables.ItemView, meeting_id, clean.id)
            write(row, clean, VIEW)
            ref = _added(session, row)
        return Outcome(Label.ITEM_VIEW_CHANGED, transaction.changes, ref)

    def remove_view(self, meeting_id: MeetingId, view_id: PartId) -> Outcome:
        """Remove how a participant sees the case."""
        with self._store.transaction(Label.ITEM_VIEW_REMOVED) as transaction:
            session = transaction.session
            open_meeting(session, meeting_id)
            session.delete(own(session, tables.ItemView, meeting_id, view_id))
        return Outcome(Label.ITEM_VIEW_REMOVED, transaction.changes, meeting_id)

    def decide(self, meeting_id: MeetingId, decision: AccessDecision) -> Outcome:
        """Decide about a participant whom the gate does not let hear everything.

        An override needs a reason, is about whoever comes now, and cannot be taken back; a later
        decision ends it, and its reason stays.
        """
        clean = checked(decision)
        override = clean.way is AccessWay.OVERRIDE
        if override:
            _check_override(clean)
        label = Label.GATE_OVERRIDDEN if override else Label.ITEM_ACCESS_DECIDED
        with self._store.transaction(label) as transaction:
            session = transaction.session
            _check_place(session, meeting_id, clean)
            if override:
                _check_no_client(session, clean)
            today = self._store.clock.today()
            for earlier in _decisions(session, clean.item_id, clean.participant_id):
                end_or_remove(session, earlier, today)
            person = own(session, tables.MeetingParticipant, meeting_id, clean.participant_id)
            row = tables.ItemAccess(
                meeting_id=meeting_id,
                decided_on=today,
                contact_id=person.contact_id,
                organisation_id=person.organisation_id,
                stand_in=person.stand_in,
            )
            write(row, replace(clean, id=None), ACCESS)
            ref = _added(session, row)
        return Outcome(label, transaction.changes, ref)

    def undecide(self, meeting_id: MeetingId, item_id: PartId, participant_id: PartId) -> Outcome:
        """Leave it to the gate again."""
        with self._store.transaction(Label.ITEM_ACCESS_DECIDED) as transaction:
            session = transaction.session
            open_meeting(session, meeting_id)
            own(session, tables.AgendaItem, meeting_id, item_id)
            for row in _decisions(session, item_id, participant_id):
                end_or_remove(session, row, self._store.clock.today())
        return Outcome(Label.ITEM_ACCESS_DECIDED, transaction.changes, item_id)


def _check_place(session: Session, meeting_id: int, part: ActorView | AccessDecision) -> None:
    """Raise RecordGone unless item and participant are those of this meeting."""
    open_meeting(session, meeting_id)
    own(session, tables.AgendaItem, meeting_id, part.item_id)
    own(session, tables.MeetingParticipant, meeting_id, part.participant_id)


def _check_override(decision: AccessDecision) -> None:
    """Raise InvalidInput unless it says what is told in spite of the gate, and why."""
    if not decision.reason:
        raise InvalidInput("reason", "required")
    if not decision.categories:
        raise InvalidInput("categories", "categories_missing")
    if unknown := set(decision.categories) - {each.value for each in Category}:
        raise InvalidInput("categories", "unknown_choice", code=min(unknown))


def _check_no_client(session: Session, decision: AccessDecision) -> None:
    """Raise InvalidInput for a client: she is there for her own case, which she hears anyway."""
    person = session.get_one(tables.MeetingParticipant, decision.participant_id)
    if person.client_id is not None:
        raise InvalidInput("participant_id", "client_for_own_case")


def _check_follow_up(day: dt.date | None, meeting: tables.Meeting, state: str | None) -> None:
    """Raise InvalidInput for a day on which nothing would happen."""
    if day is None:
        return
    if state == ItemState.CLOSED.value:
        raise InvalidInput("follow_up_on", "closed_comes_no_more")
    if day <= meeting.on:
        raise InvalidInput("follow_up_on", "after_the_meeting")


def _check_person(session: Session, row: tables.AgendaItem, item: Item) -> None:
    """Raise InvalidInput where what was written about one person would become another's."""
    if row.client_id is None or row.client_id == item.client_id:
        return
    written = (tables.ItemText, tables.ItemView, tables.ItemAccess, tables.ActionItem)
    if any(_named(session, table, item_id=row.id) for table in written):
        raise InvalidInput("client_id", "written_about_another")


def _check_item(session: Session, meeting_id: int, item: Item) -> None:
    if not 0 <= item.minutes <= LONGEST_MINUTES:
        raise InvalidInput("minutes", "minutes_out_of_range", limit=LONGEST_MINUTES)
    require_choice(session, Client, item.client_id, field="client_id")
    require_choice(session, StructuralIssue, item.structural_id, field="structural_id")
    if item.presenter_id is not None:
        own(session, tables.MeetingParticipant, meeting_id, item.presenter_id)
    if item.kind is ItemKind.CASE:
        if item.client_id is None:
            raise InvalidInput("client_id", "required")
        _check_once(session, meeting_id, item.client_id, item.id)
    elif item.client_id is not None:
        raise InvalidInput("client_id", "only_at_a_case")
    if item.kind is ItemKind.TOPIC and not item.title:
        raise InvalidInput("title", "required")
    if item.kind is ItemKind.STRUCTURAL and not (item.structural_id or item.title):
        raise InvalidInput("structural_id", "required")


def _check_once(session: Session, meeting_id: int, client: int, own_id: int | None) -> None:
    rows = _named(session, tables.AgendaItem, meeting_id=meeting_id, client_id=client)
    if any(row.id != own_id for row in rows):
        raise InvalidInput("client_id", "case_already_there")


def _place_for(session: Session, meeting_id: int, kind: ItemKind) -> int:
    """Return the place of a new item, at the end but before the closing one; make room there."""
    rows = _items(session, meeting_id)
    closing = [row for row in rows if row.kind_of_item == ItemKind.CLOSING.value]
    if kind is ItemKind.CLOSING or not closing:
        table = tables.AgendaItem
        last = session.scalar(select(func.max(table.position)).filter_by(meeting_id=meeting_id))
        return 0 if last is None else last + 1
    place = closing[0].position
    for row in rows:
        if row.position >= place:
            row.position += 1
    return place


def _renumber(session: Session, meeting_id: int) -> None:
    for position, row in enumerate(sorted(_items(session, meeting_id), key=_is_closing)):
        if row.position != position:
            row.position = position


def _is_closing(row: tables.AgendaItem) -> bool:
    return row.kind_of_item == ItemKind.CLOSING.value


def _items(session: Session, meeting_id: int) -> list[tables.AgendaItem]:
    table = tables.AgendaItem
    query = select(table).filter_by(meeting_id=meeting_id).order_by(table.position, table.id)
    return list(session.scalars(query))


def _decisions(session: Session, item_id: int, participant_id: int) -> list[tables.ItemAccess]:
    found: list[tables.ItemAccess] = _named(
        session,
        tables.ItemAccess,
        item_id=item_id,
        participant_id=participant_id,
        ended_on=None,
    )
    return found


def _named(session: Session, table: Any, **values: object) -> list[Any]:  # noqa: ANN401 - any table
    return list(session.scalars(select(table).filter_by(**values)))


def _row(session: Session, table: Any, meeting_id: int, ref: int | None) -> Any:  # noqa: ANN401 - any list
    return table(meeting_id=meeting_id) if ref is None else own(session, table, meeting_id, ref)


def _added(session: Session, row: Any) -> int:  # noqa: ANN401 - a row of any list
    session.add(row)
    session.flush()
    ref: int = row.id
    return ref

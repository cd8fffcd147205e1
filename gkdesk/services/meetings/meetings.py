"""Meetings: prepared from their series, invited, run, sealed. Every write is one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, select

from gkdesk.errors import InvalidInput
from gkdesk.models import meetings as tables
from gkdesk.models.structural import StructuralIssue
from gkdesk.services.basis.overrides import check_no_override
from gkdesk.services.mapping import read, write
from gkdesk.services.meetings import access, comebacks, lists, proposals
from gkdesk.services.meetings.fields import MeetingFields, SeriesFields
from gkdesk.services.meetings.frozen_names import keep_names, let_go_of_names
from gkdesk.services.meetings.reading import action_views, meeting_view
from gkdesk.services.meetings.rhythm import next_day, working_day
from gkdesk.services.meetings.room_names import without_names
from gkdesk.services.meetings.rounds import open_points
from gkdesk.services.meetings.seal_gaps import gaps
from gkdesk.services.meetings.sealing import add_seal, break_seal
from gkdesk.services.meetings.tables import (
    MEETING,
    SERIES,
    check_body,
    check_times,
    open_meeting,
)
from gkdesk.services.meetings.told import note_heard
from gkdesk.services.outcome import Label, Outcome
from gkdesk.services.register.task_links import let_go_of_tasks
from gkdesk.services.rows import fetch, require_choice
from gkdesk.services.validation import checked
from gkdesk.text.clean import clean_line
from gkdesk.text.codes.meetings import MeetingState

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from gkdesk.services.meetings.views import (
        ActionView,
        Comeback,
        Invitee,
        Matrix,
        MeetingRow,
        MeetingView,
        SealGap,
    )
    from gkdesk.store.store import Store
    from gkdesk.text.ids import BodyId, MeetingId, SeriesId

_BEFORE = (MeetingState.PLANNED, MeetingState.INVITED)
PARTS: tuple[Any, ...] = (
    tables.ItemText,
    tables.ItemView,
    tables.ItemAccess,
    tables.ActionItem,
    tables.AgendaItem,
    tables.MeetingParticipant,
    tables.MeetingSeal,
)
"""The tables of everything that belongs to a meeting."""


class Meetings:
    """The meetings of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def rows(
        self, *, series_id: SeriesId | None = None, body_id: BodyId | None = None
    ) -> tuple[MeetingRow, ...]:
        """Return the meetings, the newest first; those of one series or body on demand."""
        with self._store.read() as session:
            return lists.meeting_rows(session, series_id=series_id, body_id=body_id)

    def detail(self, meeting_id: MeetingId) -> MeetingView:
        """Return one meeting; raise RecordGone if there is none."""
        with self._store.read() as session:
            return meeting_view(session, meeting_id, self._today())

    def matrix(self, meeting_id: MeetingId) -> Matrix:
        """Return who may hear what today and on the day of the meeting."""
        with self._store.read() as session:
            row = fetch(session, tables.Meeting, meeting_id)
            return access.matrix(session, row, self._today())

    def comebacks(self, meeting_id: MeetingId) -> tuple[Comeback, ...]:
        """Return the cases that come back by themselves and are not on the agenda yet."""
        with self._store.read() as session:
            row = fetch(session, tables.Meeting, meeting_id)
            return comebacks.comebacks(session, row, self._today())

    def returning(self, meeting_id: MeetingId) -> tuple[Comeback, ...]:
        """Return the cases that come back by themselves, on the agenda or not, and why."""
        with self._store.read() as session:
            row = fetch(session, tables.Meeting, meeting_id)
            return comebacks.returning(session, row, self._today())

    def open_points(self, meeting_id: MeetingId) -> tuple[ActionView, ...]:
        """Return what is open from earlier meetings and comes back with no case."""
        with self._store.read() as session:
            rows = open_points(session, fetch(session, tables.Meeting, meeting_id))
            return action_views(session, rows, self._today())

    def invitees(self, meeting_id: MeetingId) -> tuple[Invitee, ...]:
        """Return who should be invited besides, with the reasons."""
        with self._store.read() as session:
            return proposals.invitees(session, fetch(session, tables.Meeting, meeting_id))

    def proposal(self, series_id: SeriesId) -> MeetingFields:
        """Return what the next meeting of a series begins with."""
        with self._store.read() as session:
            series = fetch(session, tables.MeetingSeries, series_id)
            fields = read(SeriesFields, series, SERIES)
            last = session.scalar(
                select(func.max(tables.Meeting.on)).filter_by(series_id=series_id)
            )
            today = self._today()
            day = None if last is None else next_day(fields.rhythm, last, today)
            return MeetingFields(
                on=day or working_day(today),
                series_id=series_id,
                purpose=fields.purpose,
                body_id=fields.body_id,
                starts=fields.starts,
                minutes=fields.minutes,
                form=fields.form,
                place=fields.place,
            )

    def create(self, entered: MeetingFields) -> Outcome:
        """Prepare a meeting: with who took part last, and with the cases that come back."""
        clean = checked(entered)
        with self._store.transaction(Label.CONFERENCE_CREATED) as transaction:
            session = transaction.session
            self._check(session, clean)
            row = tables.Meeting()
            write(row, clean, MEETING)
            session.add(row)
            session.flush()
            proposals.add_usual_people(session, row)
            comebacks.add_first_agenda(session, row, self._today())
            ref = row.id
        return Outcome(Label.CONFERENCE_CREATED, transaction.changes, ref)

    def save(self, meeting_id: MeetingId, entered: MeetingFields) -> Outcome:
        """Save day, place and length of a meeting."""
        clean = checked(entered)
        with self._store.transaction(Label.CONFERENCE_CHANGED) as transaction:
            session = transaction.session
            row = open_meeting(session, meeting_id)
            self._check(session, clean)
            write(row, clean, MEETING)
        return Outcome(Label.CONFERENCE_CHANGED, transaction.changes, meeting_id)

    def remove(self, meeting_id: MeetingId) -> Outcome:
        """Remove a meeting that was prepared by mistake; one that was held stays."""
        with self._store.transaction(Label.CONFERENCE_DELETED) as transaction:
            session = transaction.session
            row = open_meeting(session, meeting_id)
            if MeetingState(row.state) not in (*_BEFORE, MeetingState.CANCELLED):
                raise InvalidInput("state", "meeting_was_held")
            about = tables.ItemAccess.meeting_id == meeting_id
            check_no_override(session, about, "state")
            let_go_of_tasks(session, tables.Meeting.kind, meeting_id)
            _let_go(session, meeting_id)
            for table in PARTS:
                session.execute(delete(table).where(table.meeting_id == meeting_id))
            session.delete(row)
        return Outcome(Label.CONFERENCE_DELETED, transaction.changes, meeting_id)

    def invited(self, meeting_id: MeetingId, on: dt.date | None = None) -> Outcome:
        """Note that the invitations went out, today unless another day is named."""
        day = on or self._today()
        with self._store.transaction(Label.CONFERENCE_INVITED) as transaction:
            session = transaction.session
            row = self._in(session, meeting_id, *_BEFORE)
            row.state, row.invited_on = MeetingState.INVITED.value, day
            people = select(tables.MeetingParticipant).filter_by(meeting_id=meeting_id)
            for person in session.scalars(people):
                person.invited_on = person.invited_on or day
        return Outcome(Label.CONFERENCE_INVITED, transaction.changes, meeting_id)

    def begin(self, meeting_id: MeetingId) -> Outcome:
        """Begin, or go on after a break in another room."""
        return self._move(
            meeting_id, Label.CONFERENCE_BEGUN, MeetingState.RUNNING, *_BEFORE, MeetingState.HELD
        )

    def end(self, meeting_id: MeetingId) -> Outcome:
        """End the meeting; its minutes stay open until they are sealed."""
        return self._move(
            meeting_id, Label.CONFERENCE_HELD, MeetingState.HELD, *_BEFORE, MeetingState.RUNNING
        )

    def cancel(self, meeting_id: MeetingId) -> Outcome:
        """Call a meeting off; its agenda stays, and its cases come back next time."""
        return self._move(meeting_id, Label.CONFERENCE_CANCELLED, MeetingState.CANCELLED, *_BEFORE)

    def take_up(self, meeting_id: MeetingId) -> Outcome:
        """Take up a meeting again that was called off."""
        return self._move(
            meeting_id,
            Label.CONFERENCE_TAKEN_UP,
            MeetingState.PLANNED,
            MeetingState.CANCELLED,
        )

    def gaps_for_seal(self, meeting_id: MeetingId) -> tuple[SealGap, ...]:
        """Return what keeps the minutes from being sealed, each with where it is entered."""
        with self._store.read() as session:
            return gaps(meeting_view(session, meeting_id, self._today()))

    def without_client_names(
        self, texts: Iterable[str], people: Iterable[str] = ()
    ) -> tuple[str, ...]:
        """Return texts as everybody in the room may read them; `people` may be named."""
        with self._store.read() as session:
            return without_names(session, texts, people)

    def seal(self, meeting_id: MeetingId) -> Outcome:
        """Make the minutes final; raise InvalidInput while something is missing."""
        with self._store.transaction(Label.MINUTES_SEALED) as transaction:
            session = transaction.session
            row = self._in(session, meeting_id, MeetingState.RUNNING, MeetingState.HELD)
            if row.on > self._today():
                raise InvalidInput("on", "meeting_is_ahead")
            view = meeting_view(session, meeting_id, self._today())
            if gaps(view):
                raise InvalidInput("state", "minutes_incomplete")
            keep_names(session, row, view)
            row.state = MeetingState.SEALED.value
            session.flush()
            add_seal(session, meeting_id, self._store.clock.now())
            note_heard(self._store, transaction, row, view)
        return Outcome(Label.MINUTES_SEALED, transaction.changes, meeting_id)

    def reopen(self, meeting_id: MeetingId, reason: str) -> Outcome:
        """Open sealed minutes again, for a reason that stays beside the seal."""
        text = clean_line(reason, "reason")
        with self._store.transaction(Label.MINUTES_REOPENED) as transaction:
            session = transaction.session
            row = self._in(session, meeting_id, MeetingState.SEALED)
            break_seal(session, meeting_id, self._store.clock.now(), text)
            let_go_of_names(session, meeting_id)
            row.state = MeetingState.HELD.value
        return Outcome(Label.MINUTES_REOPENED, transaction.changes, meeting_id)

    def _move(
        self, meeting_id: MeetingId, label: Label, to: MeetingState, *allowed: MeetingState
    ) -> Outcome:
        with self._store.transaction(label) as transaction:
            self._in(transaction.session, meeting_id, *allowed).state = to.value
        return Outcome(label, transaction.changes, meeting_id)

    def _in(
        self, session: Session, meeting_id: MeetingId, *allowed: MeetingState
    ) -> tables.Meeting:
        row = fetch(session, tables.Meeting, meeting_id)
        if MeetingState(row.state) not in allowed:
            raise InvalidInput("state", "meeting_not_there_yet")
        return row

    def _check(self, session: Session, entered: MeetingFields) -> None:
        check_times(entered.starts, entered.minutes)
        check_body(session, entered.body_id)
        require_choice(session, tables.MeetingSeries, entered.series_id, field="series_id")
        if not (entered.title or entered.series_id or entered.body_id):
            raise InvalidInput("title", "required")

    def _today(self) -> dt.date:
        return self._store.clock.today()


def _let_go(session: Session, meeting_id: int) -> None:
    """Take a meeting that is removed out of what names it: later agendas, structural issues."""
    item, issue = tables.AgendaItem, StructuralIssue
    here = select(item.id).filter_by(meeting_id=meeting_id)
    for later in session.scalars(select(item).where(item.carried_from_id.in_(here))):
        later.carried_from_id = None
    for each in session.scalars(select(issue).filter_by(meeting_id=meeting_id)):
        each.meeting_id = None
    session.flush()

"""Series of meetings: a Fallkonferenz every month, a body every half year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from gkdesk.errors import InvalidInput
from gkdesk.models import meetings as tables
from gkdesk.models.bodies import Body
from gkdesk.services.mapping import read, write
from gkdesk.services.meetings.fields import SeriesFields
from gkdesk.services.meetings.lists import meeting_rows, series_rows
from gkdesk.services.meetings.tables import SERIES, check_body, check_times
from gkdesk.services.meetings.views import SeriesView
from gkdesk.services.outcome import Label, Outcome
from gkdesk.services.register.task_links import let_go_of_tasks
from gkdesk.services.rows import fetch
from gkdesk.services.validation import checked

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session

    from gkdesk.services.meetings.views import SeriesRow
    from gkdesk.store.store import Store
    from gkdesk.text.ids import SeriesId


class SeriesOfMeetings:
    """The series of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def rows(self, *, with_ended: bool = False) -> tuple[SeriesRow, ...]:
        """Return the series by name; ended ones only on demand."""
        with self._store.read() as session:
            return series_rows(session, self._store.clock.today(), with_ended=with_ended)

    def detail(self, series_id: SeriesId) -> SeriesView:
        """Return one series; raise RecordGone if there is none."""
        with self._store.read() as session:
            row = fetch(session, tables.MeetingSeries, series_id)
            body = None if row.body_id is None else session.get(Body, row.body_id)
            return SeriesView(
                id=series_id,
                fields=read(SeriesFields, row, SERIES),
                body="" if body is None else body.name,
                ended_on=row.ended_on,
                meetings=meeting_rows(session, series_id=series_id),
            )

    def fields(self, series_id: SeriesId) -> SeriesFields:
        """Return what was entered about a series; raise RecordGone if there is none."""
        with self._store.read() as session:
            return read(SeriesFields, fetch(session, tables.MeetingSeries, series_id), SERIES)

    def create(self, entered: SeriesFields) -> Outcome:
        """Enter a series."""
        clean = checked(entered)
        with self._store.transaction(Label.SERIES_CREATED) as transaction:
            _check(transaction.session, clean)
            row = tables.MeetingSeries()
            write(row, clean, SERIES)
            transaction.session.add(row)
            transaction.session.flush()
            ref = row.id
        return Outcome(Label.SERIES_CREATED, transaction.changes, ref)

    def save(self, series_id: SeriesId, entered: SeriesFields) -> Outcome:
        """Save what was entered about a series; meetings that are there already stay."""
        clean = checked(entered)
        with self._store.transaction(Label.SERIES_CHANGED) as transaction:
            row = fetch(transaction.session, tables.MeetingSeries, series_id)
            _check(transaction.session, clean)
            write(row, clean, SERIES)
        return Outcome(Label.SERIES_CHANGED, transaction.changes, series_id)

    def end(self, series_id: SeriesId, on: dt.date | None = None) -> Outcome:
        """End a series, today unless another day is named; its meetings stay."""
        with self._store.transaction(Label.SERIES_ENDED) as transaction:
            row = fetch(transaction.session, tables.MeetingSeries, series_id)
            row.ended_on = on or self._store.clock.today()
        return Outcome(Label.SERIES_ENDED, transaction.changes, series_id)

    def reopen(self, series_id: SeriesId) -> Outcome:
        """Take up a series again."""
        with self._store.transaction(Label.SERIES_REOPENED) as transaction:
            fetch(transaction.session, tables.MeetingSeries, series_id).ended_on = None
        return Outcome(Label.SERIES_REOPENED, transaction.changes, series_id)

    def remove(self, series_id: SeriesId) -> Outcome:
        """Remove a series without meetings that was entered by mistake."""
        with self._store.transaction(Label.SERIES_DELETED) as transaction:
            session = transaction.session
            row = fetch(session, tables.MeetingSeries, series_id)
            if session.scalars(select(tables.Meeting.id).filter_by(series_id=series_id)).first():
                raise InvalidInput("series_id", "series_has_meetings")
            let_go_of_tasks(session, tables.MeetingSeries.kind, series_id)
            session.delete(row)
        return Outcome(Label.SERIES_DELETED, transaction.changes, series_id)


def _check(session: Session, entered: SeriesFields) -> None:
    for starts, minutes in (
        (entered.starts, entered.minutes),
        ("", entered.new_case_minutes),
        ("", entered.old_case_minutes),
    ):
        check_times(starts, minutes)
    check_body(session, entered.body_id)

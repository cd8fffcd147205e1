"""What was agreed: held on to across all meetings until it is done."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from gkdesk.errors import InvalidInput
from gkdesk.models import meetings as tables
from gkdesk.models.client import Client
from gkdesk.models.network import ContactPerson, Organisation
from gkdesk.services.mapping import write
from gkdesk.services.meetings.frozen_names import touch
from gkdesk.services.meetings.owners import with_owner
from gkdesk.services.meetings.reading import action_views
from gkdesk.services.meetings.tables import ACTION, open_meeting, own
from gkdesk.services.outcome import Label, Outcome
from gkdesk.services.register.task_links import let_go_of_tasks
from gkdesk.services.rows import fetch, require_choice
from gkdesk.services.validation import checked
from gkdesk.text.clean import clean_text
from gkdesk.text.codes.clients import Category
from gkdesk.text.codes.meetings import ActionState
from gkdesk.text.ids import ClientId, MeetingId

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from gkdesk.services.meetings.fields import ActionFields
    from gkdesk.services.meetings.views import ActionView
    from gkdesk.store.store import Store
    from gkdesk.text.ids import ActionId


class Actions:
    """The agreements of one store. What they are is part of the minutes; their state is not."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def rows(
        self,
        *,
        meeting_id: MeetingId | None = None,
        client_id: ClientId | None = None,
        only_open: bool = False,
    ) -> tuple[ActionView, ...]:
        """Return what was agreed: what is due first, what is done last."""
        query = select(tables.ActionItem)
        if meeting_id is not None:
            query = query.filter_by(meeting_id=meeting_id)
        if client_id is not None:
            query = query.filter_by(client_id=client_id)
        if only_open:
            query = query.filter_by(state=ActionState.OPEN.value)
        with self._store.read() as session:
            rows = list(session.scalars(query))
            views = action_views(session, rows, self._store.clock.today())
        return tuple(sorted(views, key=_due))

    def detail(self, action_id: ActionId) -> ActionView:
        """Return what was agreed; raise RecordGone if it is not there."""
        with self._store.read() as session:
            row = fetch(session, tables.ActionItem, action_id)
            return action_views(session, [row], self._store.clock.today())[0]

    def add(self, entered: ActionFields) -> Outcome:
        """Hold on to something that was agreed at a meeting.

        About a person it is one of her plans unless another category is chosen: without one it
        would reach nobody who was there.
        """
        table = tables.ActionItem
        with self._store.transaction(Label.ACTION_ADDED) as transaction:
            session = transaction.session
            open_meeting(session, entered.meeting_id)
            clean = _released(_checked(session, checked(entered)))
            there = select(func.max(table.position)).filter_by(meeting_id=clean.meeting_id)
            last = session.scalar(there)
            row = table(position=0 if last is None else last + 1)
            write(row, clean, ACTION)
            session.add(row)
            session.flush()
            touch(session, clean.meeting_id)
            ref = row.id
        return Outcome(Label.ACTION_ADDED, transaction.changes, ref)

    def save(self, action_id: ActionId, entered: ActionFields) -> Outcome:
        """Change what was agreed; sealed minutes have to be opened first."""
        with self._store.transaction(Label.ACTION_CHANGED) as transaction:
            session = transaction.session
            row = fetch(session, tables.ActionItem, action_id)
            open_meeting(session, row.meeting_id)
            if entered.meeting_id != row.meeting_id:
                raise InvalidInput("meeting_id", "unknown_record")
            write(row, _checked(session, checked(entered)), ACTION)
            touch(session, row.meeting_id)
        return Outcome(Label.ACTION_CHANGED, transaction.changes, action_id)

    def remove(self, action_id: ActionId) -> Outcome:
        """Remove what was entered by mistake; sealed minutes have to be opened first."""
        with self._store.transaction(Label.ACTION_REMOVED) as transaction:
            session = transaction.session
            row = fetch(session, tables.ActionItem, action_id)
            open_meeting(session, row.meeting_id)
            touch(session, row.meeting_id)
            let_go_of_tasks(session, tables.ActionItem.kind, action_id)
            session.delete(row)
        return Outcome(Label.ACTION_REMOVED, transaction.changes, action_id)

    def done(self, action_id: ActionId, outcome: str = "", on: dt.date | None = None) -> Outcome:
        """Note that it was done, today unless another day is named, and what came of it."""
        return self._close(action_id, Label.ACTION_DONE, outcome, on)

    def drop(self, action_id: ActionId, reason: str, on: dt.date | None = None) -> Outcome:
        """Note that it will not be done, and why."""
        if not reason.strip():
            raise InvalidInput("outcome", "required")
        return self._close(action_id, Label.ACTION_DROPPED, reason, on)

    def reopen(self, action_id: ActionId) -> Outcome:
        """Take it up again."""
        with self._store.transaction(Label.ACTION_REOPENED) as transaction:
            row = fetch(transaction.session, tables.ActionItem, action_id)
            row.state, row.closed_on, row.outcome = ActionState.OPEN.value, None, ""
        return Outcome(Label.ACTION_REOPENED, transaction.changes, action_id)

    def _close(
        self, action_id: ActionId, label: Label, outcome: str, on: dt.date | None
    ) -> Outcome:
        text = clean_text(outcome, "outcome")
        today = self._store.clock.today()
        if on is not None and on > today:
            raise InvalidInput("closed_on", "not_yet")
        with self._store.transaction(label) as transaction:
            row = fetch(transaction.session, tables.ActionItem, action_id)
            row.state, row.outcome = _CLOSED[label].value, text
            row.closed_on = on or today
        return Outcome(label, transaction.changes, action_id)


_CLOSED = {Label.ACTION_DONE: ActionState.DONE, Label.ACTION_DROPPED: ActionState.DROPPED}


def _checked(session: Session, entered: ActionFields) -> ActionFields:
    """Return what was agreed with the person of its case; raise InvalidInput for somebody else."""
    require_choice(session, ContactPerson, entered.contact_id, field="contact_id")
    require_choice(session, Organisation, entered.organisation_id, field="organisation_id")
    require_choice(session, Client, entered.client_id, field="client_id")
    if entered.item_id is None:
        return with_owner(session, entered)
    item = own(session, tables.AgendaItem, entered.meeting_id, entered.item_id)
    if item.client_id is None:
        return with_owner(session, entered)
    if entered.client_id not in (None, item.client_id):
        raise InvalidInput("client_id", "person_of_the_case")
    return with_owner(session, replace(entered, client_id=ClientId(item.client_id)))


def _released(entered: ActionFields) -> ActionFields:
    if entered.client_id is None or entered.category is not None:
        return entered
    return replace(entered, category=Category.PLANS)


def _due(view: ActionView) -> tuple[bool, dt.date, int]:
    is_closed = view.state is not ActionState.OPEN
    return is_closed, view.fields.due_on or dt.date.max, view.id

"""Structural issues: noted without a person, routed, decided, looked at again."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, select

from gkdesk.errors import InvalidInput
from gkdesk.models.bodies import Body
from gkdesk.models.client import Client
from gkdesk.models.meetings import AgendaItem, Meeting
from gkdesk.models.structural import StructuralCase, StructuralIssue
from gkdesk.services.code_lists import require, words
from gkdesk.services.mapping import Columns, read, write
from gkdesk.services.naming import sort_key
from gkdesk.services.outcome import Label, Outcome
from gkdesk.services.register.task_links import let_go_of_tasks
from gkdesk.services.rows import fetch, require_choice
from gkdesk.services.small_counts import smallest_count
from gkdesk.services.structural.fields import IssueFields
from gkdesk.services.validation import checked
from gkdesk.text.codes.clients import CodeList
from gkdesk.text.ids import ClientId, IssueId, MeetingId

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from gkdesk.store.store import Store

ISSUE = Columns(renamed={"kind": "kind_of_issue"})


@dataclass(frozen=True)
class IssueView:
    """A structural issue as shown; `cases` is None where too few stand behind it to be named.

    `own_cases` is the exact number, for the office's own screen.
    """

    id: IssueId
    fields: IssueFields
    field: str
    body: str
    cases: int | None
    own_cases: int
    noted_on: dt.date | None
    closed_on: dt.date | None

    @property
    def name(self) -> str:
        """Return what the issue is called in a list."""
        return self.fields.theme


class StructuralIssues:
    """The structural issues of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def rows(self, *, with_closed: bool = False) -> tuple[IssueView, ...]:
        """Return the issues: what is to be looked at again first; closed ones on demand."""
        query = select(StructuralIssue)
        if not with_closed:
            query = query.where(StructuralIssue.closed_on.is_(None))
        with self._store.read() as session:
            views = _views(session, list(session.scalars(query)))
        return tuple(sorted(views, key=_next_first))

    def detail(self, issue_id: IssueId) -> IssueView:
        """Return one issue; raise RecordGone if there is none."""
        with self._store.read() as session:
            return _views(session, [fetch(session, StructuralIssue, issue_id)])[0]

    def cases(self, issue_id: IssueId) -> tuple[ClientId, ...]:
        """Return the cases behind an issue, for the office's own screen."""
        with self._store.read() as session:
            query = (
                select(StructuralCase.client_id)
                .filter_by(structural_id=issue_id)
                .order_by(StructuralCase.id)
            )
            return tuple(
                ClientId(ref) for ref in session.scalars(query.order_by(StructuralCase.id))
            )

    def agendas(self, issue_id: IssueId) -> tuple[MeetingId, ...]:
        """Return the meetings on whose agenda an issue stands or stood, the newest first."""
        with self._store.read() as session:
            query = (
                select(Meeting.id)
                .join(AgendaItem, AgendaItem.meeting_id == Meeting.id)
                .where(AgendaItem.structural_id == issue_id)
                .distinct()
                .order_by(Meeting.on.desc(), Meeting.id)
            )
            return tuple(MeetingId(ref) for ref in session.scalars(query))

    def create(self, entered: IssueFields, *, client_id: ClientId | None = None) -> Outcome:
        """Note an issue, with the case that it was seen at; nothing of the case is copied."""
        clean = checked(entered)
        with self._store.transaction(Label.ISSUE_CREATED) as transaction:
            session = transaction.session
            _check(session, clean)
            row = StructuralIssue(noted_on=self._store.clock.today())
            write(row, clean, ISSUE)
            session.add(row)
            session.flush()
            ref = row.id
            if client_id is not None:
                fetch(session, Client, client_id)
                session.add(StructuralCase(structural_id=ref, client_id=client_id))
        return Outcome(Label.ISSUE_CREATED, transaction.changes, ref)

    def save(self, issue_id: IssueId, entered: IssueFields) -> Outcome:
        """Save what was entered about an issue."""
        clean = checked(entered)
        with self._store.transaction(Label.ISSUE_CHANGED) as transaction:
            row = fetch(transaction.session, StructuralIssue, issue_id)
            _check(transaction.session, clean)
            write(row, clean, ISSUE)
        return Outcome(Label.ISSUE_CHANGED, transaction.changes, issue_id)

    def link_case(self, issue_id: IssueId, client_id: ClientId) -> Outcome:
        """Count a case; one that counts already changes nothing."""
        with self._store.transaction(Label.ISSUE_CASE_LINKED) as transaction:
            session = transaction.session
            fetch(session, StructuralIssue, issue_id)
            fetch(session, Client, client_id)
            there = select(StructuralCase).filter_by(structural_id=issue_id, client_id=client_id)
            if session.scalars(there).first() is None:
                session.add(StructuralCase(structural_id=issue_id, client_id=client_id))
        return Outcome(Label.ISSUE_CASE_LINKED, transaction.changes, issue_id)

    def unlink_case(self, issue_id: IssueId, client_id: ClientId) -> Outcome:
        """Count a case no longer."""
        with self._store.transaction(Label.ISSUE_CASE_UNLINKED) as transaction:
            there = select(StructuralCase).filter_by(structural_id=issue_id, client_id=client_id)
            for row in transaction.session.scalars(there):
                transaction.session.delete(row)
        return Outcome(Label.ISSUE_CASE_UNLINKED, transaction.changes, issue_id)

    def close(self, issue_id: IssueId, on: dt.date | None = None) -> Outcome:
        """Note that nothing more is to be done about it."""
        return self._mark(issue_id, Label.ISSUE_CLOSED, on or self._store.clock.today())

    def reopen(self, issue_id: IssueId) -> Outcome:
        """Take an issue up again."""
        return self._mark(issue_id, Label.ISSUE_REOPENED, None)

    def remove(self, issue_id: IssueId) -> Outcome:
        """Remove an issue that was entered by mistake; one on an agenda stays."""
        with self._store.transaction(Label.ISSUE_DELETED) as transaction:
            session = transaction.session
            row = fetch(session, StructuralIssue, issue_id)
            on_agenda = select(AgendaItem.id).filter_by(structural_id=issue_id)
            if session.scalars(on_agenda).first() is not None:
                raise InvalidInput("theme", "issue_on_agenda")
            let_go_of_tasks(session, StructuralIssue.kind, issue_id)
            session.execute(delete(StructuralCase).where(StructuralCase.structural_id == issue_id))
            session.delete(row)
        return Outcome(Label.ISSUE_DELETED, transaction.changes, issue_id)

    def _mark(self, issue_id: IssueId, label: Label, day: dt.date | None) -> Outcome:
        with self._store.transaction(label) as transaction:
            fetch(transaction.session, StructuralIssue, issue_id).closed_on = day
        return Outcome(label, transaction.changes, issue_id)


def _check(session: Session, entered: IssueFields) -> None:
    require(session, CodeList.FIELD_OF_ACTION, entered.field, field="field")
    require_choice(session, Body, entered.body_id, field="body_id")
    require_choice(session, Meeting, entered.meeting_id, field="meeting_id")


def _views(session: Session, rows: list[StructuralIssue]) -> list[IssueView]:
    fields = words(session, CodeList.FIELD_OF_ACTION)
    bodies = {row.id: row.name for row in session.execute(select(Body.id, Body.name))}
    counted = select(StructuralCase.structural_id, func.count()).group_by(
        StructuralCase.structural_id
    )
    cases = {row[0]: row[1] for row in session.execute(counted)}
    least = smallest_count(session)
    return [
        IssueView(
            id=IssueId(row.id),
            fields=read(IssueFields, row, ISSUE),
            field=fields.get(row.field, row.field),
            body=bodies.get(row.body_id or 0, ""),
            cases=cases[row.id] if cases.get(row.id, 0) >= least else None,
            own_cases=cases.get(row.id, 0),
            noted_on=row.noted_on,
            closed_on=row.closed_on,
        )
        for row in rows
    ]


def _next_first(view: IssueView) -> tuple[bool, dt.date, str]:
    is_closed = view.closed_on is not None
    return is_closed, view.fields.review_on or dt.date.max, sort_key(view.fields.theme)

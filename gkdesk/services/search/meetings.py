"""What meetings, what was agreed at them, and structural issues say to the search.

A meeting is called by its title and its day, never by a client; who is on its agenda is found
through her own record.
"""

from __future__ import annotations

import functools
import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import or_, select

from gkdesk.models import meetings as tables
from gkdesk.models.structural import StructuralIssue
from gkdesk.services.meetings.fields import SeriesFields
from gkdesk.services.meetings.tables import SERIES
from gkdesk.services.register.names import meeting_names
from gkdesk.services.rows import among
from gkdesk.services.search.documents import Described, Words, described, rows_of
from gkdesk.services.structural.fields import IssueFields
from gkdesk.services.structural.issues import ISSUE
from gkdesk.store.search import SearchDocument
from gkdesk.text.codes.meetings import ItemKind
from gkdesk.text.dates import format_numeric

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Select
    from sqlalchemy.orm import Session


def meeting_documents(session: Session, refs: Sequence[int]) -> dict[int, SearchDocument]:
    """Describe meetings by their topics and by everything that was written down there."""
    lines: dict[int, list[str]] = defaultdict(list)
    for query in _written(refs):
        for ref, *texts in session.execute(query):
            lines[ref] += [text for text in texts if text]
    return {
        ref: SearchDocument(name, tuple(lines[ref]), ())
        for ref, name in meeting_names(session, refs)
    }


def series_documents(session: Session, refs: Sequence[int]) -> dict[int, SearchDocument]:
    """Describe series by everything that was entered."""
    query, texts = _series(), Words(session)
    return {
        row[0]: SearchDocument(row[1], tuple(query.lines_of(row, texts)), ())
        for row in rows_of(session, query.statement, json.dumps(list(refs)))
    }


def action_documents(session: Session, refs: Sequence[int]) -> dict[int, SearchDocument]:
    """Describe agreements by what was agreed, for when, and what came of it."""
    table = tables.ActionItem
    found = {}
    for row in session.scalars(select(table).where(among(table.id, refs))):
        due = "" if row.due_on is None else format_numeric(row.due_on)
        lines = (row.owner, row.noticed_by, due, row.outcome)
        found[row.id] = SearchDocument(row.what, tuple(filter(None, lines)), ())
    return found


def issue_documents(session: Session, refs: Sequence[int]) -> dict[int, SearchDocument]:
    """Describe structural issues by everything that was entered."""
    query, texts = _issues(), Words(session)
    return {
        row[0]: SearchDocument(row[1], tuple(query.lines_of(row, texts)), ())
        for row in rows_of(session, query.statement, json.dumps(list(refs)))
    }


def meetings_of_series(session: Session, series: Sequence[int]) -> Iterable[int]:
    """Return the meetings that are called by the names of these series."""
    table = tables.Meeting
    return session.scalars(select(table.id).where(among(table.series_id, series))).all()


def meetings_of_bodies(session: Session, bodies: Sequence[int]) -> Iterable[int]:
    """Return the meetings that are called by the names of these bodies."""
    table = tables.Meeting
    return session.scalars(select(table.id).where(among(table.body_id, bodies))).all()


def _written(refs: Sequence[int]) -> tuple[Select[*tuple[Any, ...]], ...]:
    """Return what was written at meetings; the title of a case would be the client's name."""
    held, item, text, view = (
        tables.Meeting,
        tables.AgendaItem,
        tables.ItemText,
        tables.ItemView,
    )
    no_case = or_(item.kind_of_item != ItemKind.CASE.value, item.client_id.is_(None))
    return (
        select(held.id, held.place, held.note).where(among(held.id, refs)),
        select(item.meeting_id, item.title).where(among(item.meeting_id, refs), no_case),
        select(text.meeting_id, text.text).where(among(text.meeting_id, refs)),
        select(view.meeting_id, view.view, view.mandate, view.role).where(
            among(view.meeting_id, refs)
        ),
    )


@functools.cache
def _series() -> Described:
    groups = ((SeriesFields, SERIES),)
    return described(tables.MeetingSeries, "id", ("name",), groups, title="name")


@functools.cache
def _issues() -> Described:
    groups = ((IssueFields, ISSUE),)
    return described(StructuralIssue, "id", ("theme",), groups, title="theme")

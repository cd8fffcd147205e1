"""What waits in the network: agreements, needs that nobody sees to, tasks, entries to confirm."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Select, func, or_, select, union_all

from gkdesk.models.cooperation import Agreement, Cooperation
from gkdesk.models.network import Organisation
from gkdesk.models.offers import Need
from gkdesk.models.tasks import OfficeTask
from gkdesk.network.agreements import has_run_out, is_followed
from gkdesk.services.code_lists import words
from gkdesk.services.register.names import RecordRef, record_links
from gkdesk.services.register.needs import OPEN_STATES
from gkdesk.services.register.presence import cooperation_is_there, goes_on
from gkdesk.services.today.queries import group_of
from gkdesk.services.today.views import DueItem
from gkdesk.text import due_notes
from gkdesk.text.codes.clients import CodeList, DueGroup, DueKind, RecordKind
from gkdesk.text.codes.network import FormalBasis
from gkdesk.text.ids import PartId
from gkdesk.text.wording.clients import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

AHEAD_DAYS = 30
"""A review and a task are told so many days before."""
END_AHEAD_DAYS = 90
"""Months may pass until an agreement is signed anew: its end is told this long before."""
END_BACK_DAYS = 90
"""An agreement that ran out longer ago stands only in the analysis of upkeep."""
OFTEN = 3
"""An organisation that so many others work with is asked for often: its entry has to hold."""


class _Signed(NamedTuple):
    id: int
    basis: str
    signed_on: dt.date | None
    runs_until: dt.date | None
    review_on: dt.date | None


class _Due(NamedTuple):
    day: dt.date
    title: str
    note: str
    part: int


def agreements_due(session: Session, today: dt.date) -> list[DueItem]:
    """Return each agreement that is to be reviewed or runs out, with what of it comes first."""
    found: dict[int, list[_Signed]] = defaultdict(list)
    for ref, *signed in session.execute(_agreements(today)):
        found[ref].append(_Signed(*signed))
    due = [(ref, day) for ref, signed in found.items() for day in _first_days(signed, today)]
    refs = {ref: RecordRef(RecordKind.COOPERATION, ref) for ref, _ in due}
    links = record_links(session, list(refs.values()))
    return [
        DueItem(
            kind=DueKind.AGREEMENT_REVIEW,
            group=group_of(first.day, today),
            title=first.title,
            subject=links[refs[ref]].name,
            note=first.note,
            day=first.day,
            record=RecordKind.COOPERATION,
            ref=ref,
            part_id=PartId(first.part),
        )
        for ref, first in due
    ]


def tasks_due(session: Session, today: dt.date, limit: int) -> list[DueItem]:
    """Return the open tasks with a day that has come or is near, and some without a day."""
    table = OfficeTask
    is_open = table.done_on.is_(None)
    soon = today + dt.timedelta(days=AHEAD_DAYS)
    dated = session.scalars(select(table).where(is_open, table.due_on <= soon)).all()
    undated = session.scalars(
        select(table).where(is_open, table.due_on.is_(None)).order_by(table.what).limit(limit)
    ).all()
    tasks = (*dated, *undated)
    links = record_links(session, [about for task in tasks if (about := _about(task))])
    items = []
    for task in tasks:
        about = _about(task)
        link = None if about is None else links.get(about)
        items.append(_task_item(task, "" if link is None else link.name, about, today))
    return items


def unowned_needs(session: Session, limit: int) -> tuple[list[DueItem], int]:
    """Return some open needs that nobody sees to, the oldest first, and how many there are."""
    table = Need
    condition = table.state.in_([state.value for state in OPEN_STATES]) & (
        func.trim(table.owner) == ""
    )
    query = select(table).where(condition).order_by(table.noted_on, table.topic).limit(limit)
    rows = session.scalars(query).all()
    fields = words(session, CodeList.FIELD_OF_ACTION) if rows else {}
    items = [
        DueItem(
            kind=DueKind.GAP_WITHOUT_OWNER,
            group=DueGroup.THIS_WEEK,
            title=due_notes.NEED_TITLE,
            subject=row.topic,
            note=fields.get(row.field, row.field),
            day=None,
            record=RecordKind.NEED,
            ref=row.id,
        )
        for row in rows
    ]
    return items, session.scalar(select(func.count(table.id)).where(condition)) or 0


def stale_organisations(
    session: Session, before: dt.date, today: dt.date, limit: int
) -> list[DueItem]:
    """Return some organisations that are asked for often and nobody confirmed since a day."""
    table = Organisation
    stale = or_(table.verified_on.is_(None), table.verified_on < before)
    query = (
        select(table.id, table.name, table.verified_on)
        .where(goes_on(table.ended_on, today), stale, table.id.in_(_asked_often(today)))
        .order_by(table.verified_on, table.name)
        .limit(limit)
    )
    return [
        DueItem(
            kind=DueKind.STALE_ORGANISATION,
            group=DueGroup.THIS_WEEK,
            title=word(DueKind.STALE_ORGANISATION),
            subject=name,
            note=due_notes.confirm_note(verified_on),
            day=None,
            record=RecordKind.ORGANISATION,
            ref=ref,
        )
        for ref, name, verified_on in session.execute(query)
    ]


def _agreements(today: dt.date) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Agreement.cooperation_id,
            Agreement.id,
            Agreement.basis,
            Agreement.signed_on,
            Agreement.runs_until,
            Agreement.review_on,
        )
        .join(Cooperation, Cooperation.id == Agreement.cooperation_id)
        .where(cooperation_is_there(today))
        .order_by(Agreement.id)
    )


def _first_days(signed: list[_Signed], today: dt.date) -> Iterator[_Due]:
    """Return of every agreement of one cooperation the first thing that is due, if any."""
    for one in signed:
        first = min(_days(one, signed, today), default=None)
        if first is not None:
            yield first


def _days(one: _Signed, signed: list[_Signed], today: dt.date) -> Iterator[_Due]:
    """Return what is due of one agreement among all of its cooperation."""
    basis = word(FormalBasis(one.basis))
    ended = has_run_out(one, today)
    if one.review_on and not ended and (one.review_on - today).days <= AHEAD_DAYS:
        yield _Due(one.review_on, due_notes.REVIEW_TITLE, basis, one.id)
    if one.runs_until and not is_followed(one, signed):
        days = (one.runs_until - today).days
        if -END_BACK_DAYS <= days <= END_AHEAD_DAYS:
            yield _Due(one.runs_until, due_notes.end_title(ended=ended), basis, one.id)


def _about(task: OfficeTask) -> RecordRef | None:
    if task.about_ref is None or task.about_kind not in set(RecordKind):
        return None
    return RecordRef(RecordKind(task.about_kind), task.about_ref)


def _task_item(task: OfficeTask, name: str, about: RecordRef | None, today: dt.date) -> DueItem:
    gone = about is not None and not name
    return DueItem(
        kind=DueKind.TASK,
        group=DueGroup.THIS_WEEK if task.due_on is None else group_of(task.due_on, today),
        title=task.what,
        subject=name or word(DueKind.TASK),
        note=due_notes.RECORD_GONE if gone else "",
        day=task.due_on,
        record=RecordKind.TASK,
        ref=task.id,
    )


def _asked_often(today: dt.date) -> Select[*tuple[Any, ...]]:
    there = cooperation_is_there(today)
    sides = union_all(
        select(Cooperation.first_id.label("side")).where(there),
        select(Cooperation.second_id.label("side")).where(there),
    ).subquery()
    return select(sides.c.side).group_by(sides.c.side).having(func.count() >= OFTEN)

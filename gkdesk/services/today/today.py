"""What is due: steps, follow-ups, papers, people about to be lost, what waits in the network."""

from __future__ import annotations

import datetime as dt
import heapq
from typing import TYPE_CHECKING

from gkdesk.services.clients.views import LONG_WITHOUT_CONTACT_DAYS
from gkdesk.services.naming import sort_key
from gkdesk.services.office import WITHOUT_CASES
from gkdesk.services.register.freshness import freshness
from gkdesk.services.today.conferences import meetings_ahead, series_without_day
from gkdesk.services.today.deadlines import DATED
from gkdesk.services.today.meetings import actions_due, issues_due, minutes_due
from gkdesk.services.today.network import (
    agreements_due,
    stale_organisations,
    tasks_due,
    unowned_needs,
)
from gkdesk.services.today.queries import (
    Due,
    Reminders,
    due_by_group,
    most_urgent,
    reminders,
    stale_contacts,
)
from gkdesk.services.today.views import DueItem, DueSection, TodayView
from gkdesk.services.today.working_aids import aids_due
from gkdesk.text.codes.clients import DueGroup, DueKind
from gkdesk.text.due_notes import BACKUP_TITLE, backup_note
from gkdesk.text.wording.clients import word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sqlalchemy.orm import Session

    from gkdesk.store.store import Store

__all__ = ["DueItem", "DueSection", "Today", "TodayView"]

SHOWN_PER_SECTION = 100
SHOWN_PER_REMINDER = 5
"""People without a next step, without contact, stale entries, needs that nobody sees to, tasks
without a day: a few a day, not all at once."""
BACKUP_AFTER_DAYS = 2
NOBODY = Reminders(set(), [], [], 0, 0)
"""What an office without cases is reminded of."""


class Today:
    """The page Heute of one store."""

    def __init__(self, store: Store, last_backup: Callable[[], dt.datetime | None]) -> None:
        self._store = store
        self._last_backup = last_backup

    def view(self) -> TodayView:
        """Return what waits today."""
        today = self._store.clock.today()
        last_backup = self._last_backup()
        keeps_cases = not self._store.settings.get(WITHOUT_CASES, default=False)
        no_contact_since = today - dt.timedelta(days=LONG_WITHOUT_CONTACT_DAYS)
        with self._store.read() as session:
            people = NOBODY
            if keeps_cases:
                people = reminders(session, no_contact_since, SHOWN_PER_REMINDER)
            fresh = freshness(session, today)
            stale, stale_total = stale_contacts(session, fresh.limit, today, SHOWN_PER_REMINDER)
            dues = due_by_group(session, today, people.active, DATED)
            ahead = meetings_ahead(session, today)
            unowned, unowned_total = unowned_needs(session, SHOWN_PER_REMINDER)
            others = [
                *people.stepless,
                *people.quiet,
                *stale,
                *stale_organisations(session, fresh.limit, today, SHOWN_PER_REMINDER),
                *agreements_due(session, today),
                *unowned,
                *_of_the_office(session, today, ahead),
                *_backup_due(last_backup, today),
            ]
            sections = tuple(_sections(session, dues, others))
        return TodayView(
            today=today,
            sections=sections,
            stale_contacts=stale_total,
            stale_months=fresh.months,
            unowned_needs=unowned_total,
            without_step=people.without_step,
            long_without_contact=people.long_without_contact,
            last_backup=last_backup,
            keeps_cases=keeps_cases,
            next_meeting=ahead[0] if ahead else None,
        )


def _of_the_office(session: Session, today: dt.date, ahead: Iterable[DueItem]) -> Iterator[DueItem]:
    """Yield what the office itself has to do, in the order in which it is told."""
    yield from tasks_due(session, today, SHOWN_PER_REMINDER)
    yield from actions_due(session, today, SHOWN_PER_SECTION, SHOWN_PER_REMINDER)
    yield from ahead
    yield from series_without_day(session, today)
    yield from minutes_due(session, today)
    yield from issues_due(session, today)
    yield from aids_due(session, today)


def _sections(
    session: Session, dues: dict[DueGroup, list[Due]], others: list[DueItem]
) -> Iterator[DueSection]:
    for group in DueGroup:
        dated, more = dues.get(group, []), [item for item in others if item.group is group]
        if dated or more:
            first = most_urgent(session, dated, group, SHOWN_PER_SECTION)
            shown = heapq.nsmallest(SHOWN_PER_SECTION, [*first, *more], key=_urgency)
            yield DueSection(group, tuple(shown), len(dated) + len(more))


def _urgency(item: DueItem) -> tuple[bool, dt.date, str, str]:
    names = sort_key(item.subject), sort_key(item.title)
    return item.day is None, item.day or dt.date.max, *names


def _backup_due(last: dt.datetime | None, today: dt.date) -> list[DueItem]:
    if last is not None and (today - last.astimezone().date()).days < BACKUP_AFTER_DAYS:
        return []
    return [
        DueItem(
            kind=DueKind.BACKUP,
            group=DueGroup.TODAY,
            title=BACKUP_TITLE,
            subject=word(DueKind.BACKUP),
            note=backup_note(last),
            day=None,
            record=None,
            ref=0,
        )
    ]

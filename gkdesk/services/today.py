"""What is due: follow-ups, steps, expiring papers, people who are about to be lost."""

from __future__ import annotations

import datetime as dt
import heapq
from typing import TYPE_CHECKING

from gkdesk.services.client_views import LONG_WITHOUT_CONTACT_DAYS
from gkdesk.services.contacts import STALE_AFTER_DAYS
from gkdesk.services.naming import sort_key
from gkdesk.services.today_queries import (
    due_follow_ups,
    due_papers,
    due_statuses,
    due_steps,
    reminders,
    stale_contacts,
)
from gkdesk.services.today_views import DueItem, DueSection, TodayView
from gkdesk.text.codes import DueGroup, DueKind
from gkdesk.text.due_notes import BACKUP_TITLE, backup_note
from gkdesk.text.wording import word

if TYPE_CHECKING:
    from collections.abc import Callable

    from gkdesk.store.store import Store

__all__ = ["DueItem", "DueSection", "Today", "TodayView"]

SHOWN_PER_SECTION = 100
SHOWN_PER_REMINDER = 5
"""People without a next step, without contact, stale entries: a few a day, not all at once."""
BACKUP_AFTER_DAYS = 2


class Today:
    """The page Heute of one store."""

    def __init__(self, store: Store, last_backup: Callable[[], dt.datetime | None]) -> None:
        self._store = store
        self._last_backup = last_backup

    def view(self) -> TodayView:
        """Return what waits today."""
        today = self._store.clock.today()
        last_backup = self._last_backup()
        no_contact_since = today - dt.timedelta(days=LONG_WITHOUT_CONTACT_DAYS)
        not_checked_since = today - dt.timedelta(days=STALE_AFTER_DAYS)
        with self._store.read() as session:
            items = [
                *due_follow_ups(session, today),
                *due_steps(session, today),
                *due_papers(session, today),
                *due_statuses(session, today),
            ]
            people = reminders(session, no_contact_since, SHOWN_PER_REMINDER)
            stale, stale_total = stale_contacts(session, not_checked_since, SHOWN_PER_REMINDER)
        return TodayView(
            today=today,
            sections=_sections(
                [
                    *items,
                    *people.stepless,
                    *people.quiet,
                    *stale,
                    *_backup_due(last_backup, today),
                ]
            ),
            stale_contacts=stale_total,
            without_step=people.without_step,
            long_without_contact=people.long_without_contact,
            last_backup=last_backup,
        )


def _sections(items: list[DueItem]) -> tuple[DueSection, ...]:
    sections = []
    for group in DueGroup:
        mine = [item for item in items if item.group is group]
        if mine:
            first = heapq.nsmallest(SHOWN_PER_SECTION, mine, key=_urgency)
            sections.append(DueSection(group, tuple(first), len(mine)))
    return tuple(sections)


def _urgency(item: DueItem) -> tuple[bool, dt.date, str]:
    return item.day is None, item.day or dt.date.max, sort_key(item.subject)


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

"""Every deadline of a case in one list: for the page Heute, and for whoever stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.services.today.again import due_again, due_legal_areas
from gkdesk.services.today.asked import Asked
from gkdesk.services.today.cases import (
    due_consents,
    due_courses,
    due_goals,
    due_permits,
    due_referrals,
)
from gkdesk.services.today.queries import (
    Due,
    due_follow_ups,
    due_papers,
    due_statuses,
    due_steps,
)

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session

    from gkdesk.text.ids import ClientId

DATED = (
    due_follow_ups,
    due_steps,
    due_goals,
    due_papers,
    due_statuses,
    due_consents,
    due_permits,
    due_courses,
    due_referrals,
    due_again,
    due_legal_areas,
)
"""Follow-ups, steps and goals, papers and grounds that end, courses that begin, referrals that
wait, cases that a conference wanted to see again, changes of the Rechtskreis."""


def deadlines_of(session: Session, client_id: ClientId, today: dt.date) -> tuple[Due, ...]:
    """Return the deadlines of one case, the earliest first, however far ahead."""
    asked = Asked(today, client_id)
    return tuple(sorted((due for source in DATED for due in source(session, asked)), key=_by_day))


def _by_day(due: Due) -> tuple[dt.date, str]:
    return due.day, due.title

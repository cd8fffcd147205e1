"""What waits around working aids: those with a day on which they are due."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sqlalchemy import and_, or_, select

from gkdesk.models.working_aids import WorkingAid
from gkdesk.services.register.names import aid_name
from gkdesk.services.today.queries import group_of
from gkdesk.services.today.views import DueItem
from gkdesk.text import due_notes
from gkdesk.text.codes.clients import DueKind, RecordKind
from gkdesk.text.codes.working_aids import AidState

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

AHEAD_DAYS = 28
"""Working aids are shared out among many: they are told four weeks before."""


def aids_due(session: Session, today: dt.date) -> list[DueItem]:
    """Return the drafts that are due, and closed ones that somebody waits for."""
    table = WorkingAid
    is_open = or_(
        table.state == AidState.DRAFT.value,
        and_(table.state == AidState.CLOSED.value, table.recipient != ""),
    )
    query = select(table).where(is_open, table.due_on <= today + dt.timedelta(days=AHEAD_DAYS))
    return [
        DueItem(
            kind=DueKind.AID,
            group=group_of(row.due_on or today, today),
            title=due_notes.AID_TITLES[AidState(row.state)],
            subject=aid_name(row.short, row.year),
            note=due_notes.answered_note(row.answered, row.askable),
            day=row.due_on,
            record=RecordKind.WORKING_AID,
            ref=row.id,
        )
        for row in session.scalars(query.order_by(table.due_on, table.id))
    ]

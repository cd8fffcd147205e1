"""What single readers need besides the meeting: their own tasks, and offices spelled out."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import and_, or_, select

from gkdesk.models import meetings as tables
from gkdesk.models.network import Organisation
from gkdesk.services.meetings.reading import action_views
from gkdesk.text.codes.meetings import ActionState

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session

    from gkdesk.services.meetings.views import ActionView, MeetingView, ParticipantView


def tasks_before(
    session: Session, view: MeetingView, person: ParticipantView, today: dt.date
) -> tuple[ActionView, ...]:
    """Return what a participant has still to do from earlier meetings, whatever they were about."""
    table, meeting, its = tables.ActionItem, tables.Meeting, person.fields
    mine = and_(table.contact_id.is_not(None), table.contact_id == its.contact_id)
    if its.organisation_id is not None:
        office = and_(table.contact_id.is_(None), table.organisation_id == its.organisation_id)
        mine = or_(mine, office)
    query = (
        select(table)
        .join(meeting, meeting.id == table.meeting_id)
        .where(
            mine,
            table.state == ActionState.OPEN.value,
            table.meeting_id != view.id,
            meeting.on <= view.fields.on,
        )
        .order_by(table.due_on, table.id)
    )
    return action_views(session, list(session.scalars(query)), today)


def full_names(session: Session) -> dict[str, str]:
    """Return the names of organisations by their short ones, where a short one means only one."""
    table = Organisation
    found: dict[str, set[str]] = defaultdict(set)
    rows = session.execute(select(table.short_name, table.name).where(table.short_name != ""))
    for row in rows:
        found[row.short_name].add(row.name)
    return {short: min(names) for short, names in found.items() if len(names) == 1}

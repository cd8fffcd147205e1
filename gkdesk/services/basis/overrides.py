"""Decisions in spite of the gate: whom they are about, and when they have ended.

One that let somebody hear a case stays with its reason, whatever becomes of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, select

from gkdesk.errors import InvalidInput
from gkdesk.models.meetings import AgendaItem, ItemAccess
from gkdesk.text.codes.meetings import AccessWay

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session

    from gkdesk.models.meetings import MeetingParticipant


def is_about(decision: ItemAccess, person: MeetingParticipant) -> bool:
    """Tell whether a decision is about whoever comes now: it does not go with the place.

    Who is outside is so whoever comes.
    """
    if decision.way == AccessWay.OUTSIDE.value:
        return True
    return (decision.contact_id, decision.organisation_id, decision.stand_in) == (
        person.contact_id,
        person.organisation_id,
        person.stand_in,
    )


def end_overrides(session: Session, client_id: int, today: dt.date) -> None:
    """End what was decided about the case of a client, at all meetings, with its reasons kept."""
    items = select(AgendaItem.id).filter_by(client_id=client_id)
    query = select(ItemAccess).where(
        ItemAccess.item_id.in_(items),
        ItemAccess.way == AccessWay.OVERRIDE.value,
        ItemAccess.ended_on.is_(None),
    )
    for row in session.scalars(query):
        row.ended_on = today


def end_or_remove(session: Session, row: ItemAccess, today: dt.date) -> None:
    """Take back a decision; one that let somebody hear is marked as ended."""
    if row.way == AccessWay.OVERRIDE.value:
        row.ended_on = row.ended_on or today
    else:
        session.delete(row)


def check_no_override(session: Session, where: ColumnElement[bool], field: str) -> None:
    """Raise InvalidInput where removing something would take a reason with it."""
    query = select(ItemAccess.id).where(where, ItemAccess.way == AccessWay.OVERRIDE.value)
    if session.scalars(query.limit(1)).first() is not None:
        raise InvalidInput(field, "override_stays")

"""The names in sealed minutes: kept as they were on that day, let go when minutes are opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import or_, select, update

from gkdesk.models import meetings as tables
from gkdesk.services.meetings import names
from gkdesk.text.codes.meetings import ItemKind

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from gkdesk.services.meetings.views import MeetingView


_BETWEEN = "\N{INFORMATION SEPARATOR ONE}"
"""Stands in no name: typed text is cleaned of it."""


def keep_names(session: Session, row: tables.Meeting, view: MeetingView) -> None:
    """Write down how everybody and everything was called on the day of the seal."""
    row.title = names.title_of(session, row)
    for person in view.participants:
        stored = session.get_one(tables.MeetingParticipant, person.id)
        stored.name = joined_names(person.name, person.organisation)
    for item in view.items:
        session.get_one(tables.AgendaItem, item.id).title = (
            item.cover if item.fields.is_veiled else item.name
        )
    for action in view.actions:
        session.get_one(tables.ActionItem, action.id).owner = action.owner


def joined_names(name: str, organisation: str) -> str:
    """Return how somebody is written down, with her office."""
    return f"{name}{_BETWEEN}{organisation}" if organisation else name


def kept_names(written: str) -> tuple[str, str]:
    """Return the name and the office that were written down."""
    name, _, organisation = written.partition(_BETWEEN)
    return name, organisation


def let_go_of_names(session: Session, meeting_id: int) -> None:
    """Forget what was written down about records that can be asked for their names again."""
    person, item, action = tables.MeetingParticipant, tables.AgendaItem, tables.ActionItem
    there = or_(
        person.contact_id.is_not(None),
        person.organisation_id.is_not(None),
        person.client_id.is_not(None),
    )
    for each in session.scalars(select(person).where(person.meeting_id == meeting_id, there)):
        each.name = ""
    cases = select(item).filter_by(meeting_id=meeting_id, kind_of_item=ItemKind.CASE.value)
    for case in session.scalars(cases.where(item.client_id.is_not(None))):
        case.title = ""
    owned = or_(action.contact_id.is_not(None), action.organisation_id.is_not(None))
    for agreed in session.scalars(select(action).where(action.meeting_id == meeting_id, owned)):
        agreed.owner = ""


def touch(session: Session, meeting_id: int) -> None:
    """Note that a meeting changes with what was agreed at it.

    The seal drops the steps that changed its meeting: nobody can undo a part of sealed minutes.
    """
    table = tables.Meeting
    session.execute(update(table).where(table.id == meeting_id).values(state=table.state))

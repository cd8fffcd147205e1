"""The names of everybody and everything that meetings mention, read at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from gkdesk.models.bodies import Body
from gkdesk.models.client import Client
from gkdesk.models.meetings import MeetingSeries
from gkdesk.models.structural import StructuralIssue
from gkdesk.services.naming import client_name
from gkdesk.services.register.contact_reading import contact_views, organisation_names
from gkdesk.services.rows import among

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from gkdesk.models.meetings import ActionItem, Meeting
    from gkdesk.services.register.contact_fields import ContactView


def client_names(session: Session, refs: Iterable[int | None]) -> dict[int, str]:
    """Return how the clients with these ids are called."""
    wanted = {ref for ref in refs if ref is not None}
    if not wanted:
        return {}
    columns = (
        Client.id,
        Client.wanted_name,
        Client.official_name,
        Client.own_name,
        Client.code,
    )
    rows = session.execute(select(*columns).where(among(Client.id, wanted)))
    return {
        row.id: client_name(row.wanted_name, row.official_name, row.own_name, row.code)
        for row in rows
    }


def people(session: Session, refs: Iterable[int | None]) -> dict[int, ContactView]:
    """Return the contact persons with these ids, also those who have left."""
    found = contact_views(session, {ref for ref in refs if ref is not None})
    return {int(ref): view for ref, view in found.items()}


def offices(session: Session, refs: Iterable[int | None]) -> dict[int, str]:
    """Return the names of the organisations with these ids."""
    return organisation_names(session, {ref for ref in refs if ref is not None})


def issue_themes(session: Session, refs: Iterable[int | None]) -> dict[int, str]:
    """Return the themes of the structural issues with these ids."""
    wanted = {ref for ref in refs if ref is not None}
    table = StructuralIssue
    rows = session.execute(select(table.id, table.theme).where(among(table.id, wanted)))
    return {row.id: row.theme for row in rows}


def title_of(session: Session, row: Meeting) -> str:
    """Return how a meeting is called: its own title, else that of its series or body."""
    if row.title:
        return row.title
    if row.series_id is not None:
        return session.get_one(MeetingSeries, row.series_id).name
    if row.body_id is not None:
        return session.get_one(Body, row.body_id).name
    return ""


def owner_of(row: ActionItem, known: dict[int, ContactView], named: dict[int, str]) -> str:
    """Return who does what was agreed."""
    parts = []
    if row.contact_id is not None:
        person = known[row.contact_id]
        parts.append(person.name)
        if row.organisation_id is None and (person.organisation_short or person.organisation):
            parts.append(person.organisation_short or person.organisation)
    if row.organisation_id is not None:
        parts.append(named.get(row.organisation_id, ""))
    return ", ".join(part for part in parts if part) or row.owner

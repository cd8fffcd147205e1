"""Read every row of every table of records, to compare a store with itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select, text

from gkdesk.store.capture import places

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace


def all_records(workspace: Workspace) -> dict[str, set[tuple[object, ...]]]:
    """Return the rows of all tables that a user's steps can change."""
    with workspace._store.read() as session:
        return {
            name: {tuple(row) for row in session.execute(select(place.table))}
            for name, place in places().items()
        }


def all_found(workspace: Workspace) -> set[tuple[object, ...]]:
    """Return what the search knows of: kind, record and title."""
    with workspace._store.read() as session:
        rows = session.execute(text("SELECT kind, ref, title FROM search_entry"))
        return {tuple(row) for row in rows}

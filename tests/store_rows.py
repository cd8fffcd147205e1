"""What lies in the tables of a store and no service tells; its one way past the services."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select, text

from gkdesk.models.tasks import FindingSetAside
from gkdesk.store.capture import places
from gkdesk.text.labels import Label

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace
    from gkdesk.text.codes.clients import RecordKind


def all_records(workspace: Workspace) -> dict[str, set[tuple[object, ...]]]:
    """Return the rows of all tables that a user's steps can change."""
    with workspace._store.read() as session:
        return {
            name: {tuple(row) for row in session.execute(select(place.table))}
            for name, place in places().items()
        }


def set_aside_keys(workspace: Workspace) -> set[str]:
    """Return the keys of the findings that are put away, of those too that are none any more."""
    with workspace._store.read() as session:
        return set(session.scalars(select(FindingSetAside.key)))


def disclose(workspace: Workspace, kind: RecordKind, ref: int, recipient: str) -> None:
    """Note that a sheet about a record went to somebody."""
    store = workspace._store
    with store.transaction(Label.DOCUMENT_SAVED) as transaction:
        store.disclosures.add(
            transaction, kind=kind.value, ref=ref, what="sheet", recipient=recipient, basis="duty"
        )


def recipients(workspace: Workspace, kind: RecordKind, ref: int) -> list[str]:
    """Return to whom something about a record went."""
    return [line.recipient for line in workspace._store.disclosures.of(kind.value, ref)]


def all_found(workspace: Workspace) -> set[tuple[object, ...]]:
    """Return what the search knows of: kind, record and title."""
    with workspace._store.read() as session:
        rows = session.execute(text("SELECT kind, ref, title FROM search_entry"))
        return {tuple(row) for row in rows}

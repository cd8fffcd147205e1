"""Import every module with tables, so that the metadata is complete; migrations rely on it."""

from __future__ import annotations

from gkdesk.models import (
    bodies,
    booklets,
    case,
    client,
    cooperation,
    handouts,
    meetings,
    network,
    offers,
    office,
    store_tables,
    structural,
    tasks,
    texts,
    working_aids,
)
from gkdesk.models.base import Base

MODULES = (
    store_tables,
    network,
    client,
    office,
    bodies,
    cooperation,
    offers,
    tasks,
    case,
    meetings,
    structural,
    working_aids,
    booklets,
    texts,
    handouts,
)
BASE = Base
METADATA = Base.metadata

# The search index is made of virtual tables that SQLite manages; it can be rebuilt at any time.
UNMANAGED_PREFIXES = ("search_", "sqlite_")


def is_managed(table: str | None) -> bool:
    """Tell whether migrations are responsible for a table."""
    return table is not None and not table.startswith(UNMANAGED_PREFIXES)

"""Run by Alembic: apply the revisions on the connection that the store hands over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alembic import context

from gkdesk.models.everything import METADATA, is_managed

if TYPE_CHECKING:
    from sqlalchemy.sql.schema import SchemaItem


def include(_: SchemaItem, name: str | None, kind: str, *__: object) -> bool:
    """Leave the search index out of comparisons."""
    return kind != "table" or is_managed(name)


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
    transaction_per_migration=False,
    include_object=include,
)
with context.begin_transaction():
    context.run_migrations()

"""Which records have become one: kept states of the network still name those that went."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("organisation", "cooperation"):
        column = "absorbed VARCHAR DEFAULT '' NOT NULL"
        op.execute(sa.text(f"ALTER TABLE {table} ADD COLUMN {column}"))

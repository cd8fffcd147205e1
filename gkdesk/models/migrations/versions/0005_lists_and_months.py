"""What an entry of a list stands for, and after how many months something counts as unchecked."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for column in ("area VARCHAR", "category VARCHAR"):
        op.execute(sa.text(f"ALTER TABLE code_entry ADD COLUMN {column}"))
    op.execute(sa.text("ALTER TABLE office ADD COLUMN stale_months INTEGER DEFAULT 12 NOT NULL"))

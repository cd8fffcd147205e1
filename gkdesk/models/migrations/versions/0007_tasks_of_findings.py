"""Of which finding a task was made: its sentence changes with every number in it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(sa.text("ALTER TABLE office_task ADD COLUMN finding VARCHAR DEFAULT '' NOT NULL"))

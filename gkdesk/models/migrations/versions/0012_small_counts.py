"""From how many persons on a count is shown; an office may ask for more than the program does."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(sa.text("ALTER TABLE office ADD COLUMN smallest_count INTEGER DEFAULT 3 NOT NULL"))

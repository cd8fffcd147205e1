"""The store notes with which line its log ends, so that a log cut off shows."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the newest line that is there; a store that has never been opened has none yet."""
    op.execute(
        "INSERT OR IGNORE INTO store_fact (name, value) "
        "SELECT 'log_head', seq || ' ' || chain FROM log_entry ORDER BY seq DESC LIMIT 1"
    )

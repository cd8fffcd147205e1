"""Who got something on which consents, by ids; and withdrawals that no backup takes back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

IDS = ("contact_id", "organisation_id", "body_id", "meeting_id")
LISTS = ("consents", "categories")


def upgrade() -> None:
    for name in IDS:
        op.execute(sa.text(f"ALTER TABLE disclosure ADD COLUMN {name} BIGINT"))
    for name in LISTS:
        op.execute(sa.text(f"ALTER TABLE disclosure ADD COLUMN {name} TEXT"))
    op.create_table(
        "withdrawal_ledger",
        sa.Column("ref", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("withdrawn_on", sa.Text(), nullable=False),
    )
    op.execute(
        sa.text(
            "INSERT INTO withdrawal_ledger (ref, withdrawn_on) "
            "SELECT id, withdrawn_on FROM client_consent WHERE withdrawn_on IS NOT NULL"
        )
    )

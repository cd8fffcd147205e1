"""Whom a consent is about, who left a family, whom a decision is about, and who the office is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa
from alembic import op

if TYPE_CHECKING:
    from alembic.operations import BatchOperations

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

ACCESS = "agenda_item_access"
NAMED = (("contact_id", "contact_person"), ("organisation_id", "organisation"))


def upgrade() -> None:
    for column in ("herself BOOLEAN DEFAULT 0 NOT NULL", "asked VARCHAR DEFAULT '' NOT NULL"):
        op.execute(sa.text(f"ALTER TABLE client_consent ADD COLUMN {column}"))
    op.execute(
        sa.text(
            "UPDATE client_consent SET asked = coalesce((SELECT group_concat(id, ' ') "
            "FROM client_member WHERE client_id = client_consent.client_id), '')"
        )
    )
    _add_former_members()
    with op.batch_alter_table("office") as batch:
        batch.add_column(sa.Column("organisation_id", sa.Integer(), nullable=True))
        _point(batch, "office", "organisation_id", "organisation")
    op.create_index(op.f("ix_office_organisation_id"), "office", ["organisation_id"])
    _say_whom_decisions_are_about()


def _add_former_members() -> None:
    name = "client_former_member"
    op.create_table(
        name,
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("own_name", sa.String(), nullable=False),
        sa.Column("left_on", sa.Date(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["client_id"],
            ["client.id"],
            name=op.f(f"fk_{name}_client_id_client"),
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )
    op.create_index(op.f(f"ix_{name}_client_id"), name, ["client_id"])


def _say_whom_decisions_are_about() -> None:
    with op.batch_alter_table(ACCESS) as batch:
        batch.drop_constraint(op.f(f"uq_{ACCESS}_item_id"), type_="unique")
        for column, target in NAMED:
            batch.add_column(sa.Column(column, sa.Integer(), nullable=True))
            _point(batch, ACCESS, column, target)
        batch.add_column(
            sa.Column("stand_in", sa.String(), server_default=sa.text("''"), nullable=False)
        )
        batch.add_column(sa.Column("ended_on", sa.Date(), nullable=True))
    for column, _ in NAMED:
        op.create_index(op.f(f"ix_{ACCESS}_{column}"), ACCESS, [column])
    op.execute(
        sa.text(
            "UPDATE agenda_item_access SET (contact_id, organisation_id, stand_in) = "
            "(SELECT contact_id, organisation_id, stand_in FROM meeting_participant "
            "WHERE meeting_participant.id = agenda_item_access.participant_id)"
        )
    )


def _point(batch: BatchOperations, table: str, column: str, target: str) -> None:
    """Let a new column name a row of another table."""
    batch.create_foreign_key(
        op.f(f"fk_{table}_{column}_{target}"),
        target,
        [column],
        ["id"],
        deferrable=True,
        initially="DEFERRED",
    )

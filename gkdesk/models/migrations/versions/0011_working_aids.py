"""Working aids: own templates, filled rounds, seals and what was sent; the key of the area."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

TYPES: dict[str, type[sa.types.TypeEngine[Any]]] = {
    "text": sa.String,
    "day": sa.Date,
    "number": sa.Integer,
    "flag": sa.Boolean,
}
TABLES = {
    "aid_template": """
        template_id text
        version number
        title text
        body text
        source text
        imported_on day
        withdrawn_on day?
    """,
    "working_aid": """
        template_id text
        template_version number
        year number
        title text
        short text
        state text
        fassung number
        recipient text
        begun_on day
        due_on day?
        closed_on day?
        answered number
        askable number
    """,
    "aid_body": """
        aid_id -> working_aid
        body text
    """,
    "aid_row": """
        aid_id -> working_aid
        table_name text
        entry text
        position number
    """,
    "aid_contributor": """
        aid_id -> working_aid
        organisation_id -> organisation?
        contact_id -> contact_person?
        name text
        sections text
        printed_on day?
        returned_on day?
        position number
    """,
    "aid_answer": """
        aid_id -> working_aid
        row_id -> aid_row?
        question text
        value text
        remark text
        comment text
        contributor_id -> aid_contributor?
        source text
        source_on day?
        unchanged_from number?
    """,
    "aid_seal": """
        aid_id -> working_aid
        number number
        fassung number
        sealed_at text
        digest text
        reopened_at text
        reason text
    """,
    "aid_dispatch": """
        aid_id -> working_aid
        fassung number
        sent_on day
        recipient text
        file_name text
        digest text
        with_password flag
    """,
}
"""A column a line: its type, `?` where it may be empty, `->` where it names a row elsewhere."""
UNIQUE = (
    ("aid_template", ["template_id", "version"]),
    ("working_aid", ["template_id", "year"]),
    ("aid_body", ["aid_id"]),
    ("aid_seal", ["aid_id", "number"]),
)
INDEXES = (
    ("ix_working_aid_year", "working_aid", ["year"]),
    ("ix_working_aid_due_on", "working_aid", ["due_on"]),
)
ONE_ANSWER = (
    ("uq_aid_answer_single", ["aid_id", "question"], "row_id IS NULL"),
    ("uq_aid_answer_in_row", ["row_id", "question"], "row_id IS NOT NULL"),
)


def upgrade() -> None:
    op.execute(sa.text("ALTER TABLE office ADD COLUMN ags VARCHAR DEFAULT '' NOT NULL"))
    for table, lines in TABLES.items():
        _table(table, lines)
    for name, table, columns in INDEXES:
        op.create_index(name, table, columns)
    for name, columns, where in ONE_ANSWER:
        op.create_index(name, "aid_answer", columns, unique=True, sqlite_where=sa.text(where))


def _table(name: str, columns: str) -> None:
    lines = [line.split() for line in columns.splitlines() if line.strip()]
    named = [(line[0], line[2]) for line in lines if line[1] == "->"]
    op.create_table(
        name,
        *(_column(line[0], line[-1], is_reference=line[1] == "->") for line in lines),
        *(_key(name, column, target.rstrip("?")) for column, target in named),
        *(
            sa.UniqueConstraint(*unique, name=op.f(f"uq_{name}_{unique[0]}"))
            for table, unique in UNIQUE
            if table == name
        ),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )
    for column, _target in named:
        op.create_index(op.f(f"ix_{name}_{column}"), name, [column])


def _column(name: str, kind: str, *, is_reference: bool) -> sa.Column[object]:
    made = sa.Integer if is_reference else TYPES[kind.rstrip("?")]
    return sa.Column(name, made(), nullable=kind.endswith("?"))


def _key(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column],
        [f"{target}.id"],
        name=op.f(f"fk_{table}_{column}_{target}"),
        deferrable=True,
        initially="DEFERRED",
    )

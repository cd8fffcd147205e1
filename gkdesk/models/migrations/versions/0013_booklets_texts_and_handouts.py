"""Booklets of one's own, choices and copies; texts, languages, handouts and logo of the office."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

TYPES: dict[str, type[sa.types.TypeEngine[Any]]] = {
    "text": sa.String,
    "day": sa.Date,
    "number": sa.Integer,
}
TABLES = {
    "booklet_profile": """
        base text
        name text
        content text
        position number
    """,
    "booklet_choice": """
        client_id -> client
        profile text
        chosen_on day
        language text
        content text
    """,
    "booklet_copy": """
        client_id -> client? SET NULL
        profile text
        title text
        language text
        made_on day
        made_as text
        copies number
        issued_on day?
        issued_by text
        organisation_id -> organisation?
    """,
    "booklet_copy_part": """
        copy_id -> booklet_copy
        client_id -> client CASCADE
        block text
        digest text
    """,
    "office_language": """
        code text
        german text
        own text
        script text
    """,
    "office_text": """
        set_name text
        key text
        language text
        text text
        state text
        checked_by text
        checked_on day?
        german_digest text
    """,
    "handout_field": """
        handout text
        key text
        text text
        updated_on day
    """,
    "handout_copy": """
        handout text
        language text
        made_on day
        made_as text
        copies number
        client_id -> client? SET NULL
    """,
}
"""A column a line: its type, `?` where it may be empty, `->` where it names a row elsewhere.

What stands behind that says what becomes of the row when the one it names is deleted.
"""
UNIQUE = (
    ("booklet_choice", ["client_id", "profile"]),
    ("booklet_copy_part", ["copy_id", "block"]),
    ("office_language", ["code"]),
    ("office_text", ["set_name", "key", "language"]),
    ("handout_field", ["handout", "key"]),
)
INDEXES = (
    ("booklet_copy", "profile"),
    ("booklet_copy", "made_on"),
    ("handout_copy", "handout"),
    ("handout_copy", "made_on"),
)


def upgrade() -> None:
    op.execute(sa.text("ALTER TABLE office ADD COLUMN logo BLOB"))
    op.execute(
        sa.text("ALTER TABLE office ADD COLUMN logo_alternative VARCHAR DEFAULT '' NOT NULL")
    )
    for table, lines in TABLES.items():
        _table(table, lines)
    for table, column in INDEXES:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def _table(name: str, columns: str) -> None:
    lines = [line.split(maxsplit=3) for line in columns.splitlines() if line.strip()]
    named = [line for line in lines if line[1] == "->"]
    op.create_table(
        name,
        *(_column(line[0], line[1:]) for line in lines),
        *(_key(name, line[0], line[2].rstrip("?"), line[3:]) for line in named),
        *(
            sa.UniqueConstraint(*unique, name=op.f(f"uq_{name}_{unique[0]}"))
            for table, unique in UNIQUE
            if table == name
        ),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )
    for line in named:
        op.create_index(op.f(f"ix_{name}_{line[0]}"), name, [line[0]])


def _column(name: str, words: list[str]) -> sa.Column[object]:
    is_reference = words[0] == "->"
    kind = words[1] if is_reference else words[0]
    made = sa.Integer if is_reference else TYPES[kind.rstrip("?")]
    return sa.Column(name, made(), nullable=kind.endswith("?"))


def _key(table: str, column: str, target: str, on_delete: list[str]) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column],
        [f"{target}.id"],
        name=op.f(f"fk_{table}_{column}_{target}"),
        ondelete=next(iter(on_delete), None),
        deferrable=True,
        initially="DEFERRED",
    )

"""The network: bodies, cooperations, offers, needs, tasks, findings and kept states."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa
from alembic import op

if TYPE_CHECKING:
    from collections.abc import Mapping

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

OPEN = sa.text("done_on IS NULL")
TEXT = "VARCHAR DEFAULT '' NOT NULL"
FLAG = "BOOLEAN DEFAULT 0 NOT NULL"
MAYBE_TEXT = "VARCHAR"
NUMBER = "INTEGER"
DAY = "DATE"
NO_CHECKS: Mapping[str, str] = {}


def upgrade() -> None:
    _add("office", "territory", MAYBE_TEXT)
    _organisations()
    _contact_persons()
    _bodies()
    _cooperations()
    _offers()
    _needs()
    _tasks_and_states()
    _findings()


def _organisations() -> None:
    for name in ("area", "ring", "administration", "standing", "level"):
        _add("organisation", name, MAYBE_TEXT)
    for name in ("fields", "legal_areas", "mandate", "possibilities", "limits", "gain"):
        _add("organisation", name, TEXT)
    for name in ("web", "hints", "source"):
        _add("organisation", name, TEXT)
    for name in ("map_x", "map_y"):
        _add("organisation", name, NUMBER)
    _table("organisation_catchment", organisation_id="organisation", municipality_id="municipality")


def _contact_persons() -> None:
    for name in ("title", "interpreting"):
        _add("contact_person", name, TEXT)
    for name in ("fixed", "phone_private", "mobile_private", "email_private"):
        _add("contact_person", name, FLAG)
    _add("contact_person", "confidentiality_on", DAY)
    with op.batch_alter_table("contact_person") as batch:
        batch.add_column(_maybe_number("deputy_id"))
        batch.create_foreign_key(
            op.f("fk_contact_person_deputy_id_contact_person"),
            "contact_person",
            ["deputy_id"],
            ["id"],
            deferrable=True,
            initially="DEFERRED",
        )
    _index("contact_person", "deputy_id")
    _table(
        "contact_post",
        _text("function"),
        contact_id="contact_person",
        organisation_id="organisation",
    )


def _bodies() -> None:
    _table(
        "body",
        *(_text(name) for name in ("name", "kind_of_body", "field", "goal", "reason")),
        *(_text(name) for name in ("rhythm", "decision_rule", "state")),
        *(_maybe_day(name) for name in ("began_on", "until", "ended_on")),
        parent_id="body?",
    )
    _table(
        "body_membership",
        _text("role"),
        _maybe_day("since"),
        _maybe_day("until"),
        checks={"somebody_sits": "organisation_id IS NOT NULL OR contact_id IS NOT NULL"},
        body_id="body",
        organisation_id="organisation?",
        contact_id="contact_person?",
        deputy_id="contact_person?",
    )
    _table(
        "body_meeting",
        sa.Column("on", sa.Date(), nullable=False),
        _text("form"),
        _text("place"),
        _maybe_number("present"),
        body_id="body",
    )


def _cooperations() -> None:
    _table(
        "cooperation",
        *(_text(name) for name in ("direction", "subject", "formats", "basis", "quality_reason")),
        *(_text(name) for name in ("know_each_other", "can_exchange", "may_exchange")),
        *(_text(name) for name in ("inform_each_other", "lead_is_clear")),
        *(_maybe_text(name) for name in ("interface_type", "mechanism", "quality")),
        sa.Column("intensity", sa.Integer(), nullable=False),
        sa.Column("wish_for_more", sa.Boolean(), nullable=False),
        *(_maybe_day(name) for name in ("since", "until", "verified_on")),
        checks={"two_sides": "first_id <> second_id"},
        first_id="organisation",
        second_id="organisation",
    )
    _table(
        "cooperation_agreement",
        *(_text(name) for name in ("basis", "further_parties", "subjects", "continuation")),
        *(_maybe_day(name) for name in ("signed_on", "runs_until", "review_on")),
        cooperation_id="cooperation",
    )
    _index("cooperation_agreement", "review_on")


def _offers() -> None:
    _table(
        "offer",
        *(_text(name) for name in ("name", "field", "module", "statuses", "legal_areas")),
        *(_text(name) for name in ("school_certificate", "childcare", "place", "times", "by_bus")),
        _text("note"),
        *(_maybe_text(name) for name in ("offer_kind", "funding", "level_from", "level_to")),
        _maybe_text("costs"),
        _maybe_number("language_share"),
        _maybe_number("seats"),
        *(_maybe_day(name) for name in ("begins_on", "ends_on", "admission_until")),
        *(_maybe_day(name) for name in ("verified_on", "ended_on")),
        organisation_id="organisation?",
        contact_id="contact_person?",
        municipality_id="municipality?",
    )


def _needs() -> None:
    _table(
        "need",
        *(_text(name) for name in ("topic", "field", "group", "statuses", "legal_area")),
        *(_text(name) for name in ("evidence_note", "owner", "state", "note")),
        _maybe_text("level"),
        _maybe_text("evidence"),
        sa.Column("childcare", sa.Boolean(), nullable=False),
        _maybe_number("count"),
        _maybe_day("noted_on"),
        municipality_id="municipality?",
    )


def _tasks_and_states() -> None:
    _table(
        "office_task",
        *(_text(name) for name in ("what", "note", "about_kind")),
        _maybe_day("due_on"),
        _maybe_day("done_on"),
        _maybe_number("about_ref"),
    )
    op.create_index("ix_office_task_due", "office_task", ["due_on"], sqlite_where=OPEN)
    _table(
        "network_snapshot",
        *(_text(name) for name in ("name", "note", "content")),
        sa.Column("taken_on", sa.Date(), nullable=False),
    )


def _findings() -> None:
    op.create_table(
        "finding_set_aside",
        _text("key"),
        _maybe_day("until"),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding_set_aside")),
        sa.UniqueConstraint("key", name=op.f("uq_finding_set_aside_key")),
    )


def _add(table: str, column: str, definition: str) -> None:
    """Add a column in place: the rows stay where they are, and nothing that names them breaks."""
    op.execute(sa.text(f"ALTER TABLE {table} ADD COLUMN {column} {definition}"))


def _table(
    name: str,
    *columns: sa.Column[object],
    checks: Mapping[str, str] = NO_CHECKS,
    **references: str,
) -> None:
    """Create a table; `references` are columns that name a row elsewhere, `?` if perhaps none."""
    made = [_reference(name, column, target) for column, target in references.items()]
    op.create_table(
        name,
        *columns,
        *(column for column, _ in made),
        *(key for _, key in made),
        *(
            sa.CheckConstraint(rule, name=op.f(f"ck_{name}_{check}"))
            for check, rule in checks.items()
        ),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )
    for column in references:
        _index(name, column)


def _reference(
    table: str, column: str, target: str
) -> tuple[sa.Column[object], sa.ForeignKeyConstraint]:
    other = target.rstrip("?")
    key = sa.ForeignKeyConstraint(
        [column],
        [f"{other}.id"],
        name=op.f(f"fk_{table}_{column}_{other}"),
        deferrable=True,
        initially="DEFERRED",
    )
    return sa.Column(column, sa.Integer(), nullable=target.endswith("?")), key


def _index(table: str, column: str) -> None:
    op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def _text(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.String(), nullable=False)


def _maybe_text(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.String(), nullable=True)


def _maybe_day(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Date(), nullable=True)


def _maybe_number(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Integer(), nullable=True)

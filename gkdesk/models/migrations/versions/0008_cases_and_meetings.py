"""Cases in full, grounds of disclosure, meetings of any purpose and structural issues."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

TYPES: dict[str, type[sa.types.TypeEngine[Any]]] = {
    "text": sa.String,
    "day": sa.Date,
    "number": sa.Integer,
    "flag": sa.Boolean,
}
TABLES = {
    "client_phase": """
        phase text
        since day?
        until day?
        note text
    """,
    "client_topic": """
        topic text
        situation text
        wanted text
        noted_on day?
        category text
    """,
    "client_education": """
        kind_of_education text
        what text
        place text
        since text?
        until text?
        certificate text
        recognition text
        note text
    """,
    "client_course_permit": """
        kind_of_course text
        issued_by text
        issued_on day?
        valid_until day?
        used_on day?
        note text
    """,
    "client_note": """
        line text
        on day
        source text
        category text?
        confided flag
    """,
    "client_chain_step": """
        what text
        offer_id -> offer?
        organisation_id -> organisation?
        field text
        state text
        since day?
        until day?
        note text
    """,
    "client_transition": """
        from_id -> client_chain_step?
        to_id -> client_chain_step?
        contact_id -> contact_person?
        organisation_id -> organisation?
        prepared_on day?
        accompanied_on day?
        documented_on day?
        talked_on day?
        opening text?
        note text
    """,
    "client_referral": """
        organisation_id -> organisation?
        contact_id -> contact_person?
        offer_id -> offer?
        step_id -> client_chain_step?
        subject text
        state text
        proposed_on day?
        asked_on day?
        answer_due day?
        answered_on day?
        begun_on day?
        feedback_due day?
        feedback_on day?
        feedback text
        reason text
    """,
    "client_consent": """
        basis text
        purpose text
        member_id -> client_member?
        signatory_kind text
        signatory text
        contact_id -> contact_person?
        organisation_id -> organisation?
        body_id -> body?
        recipient text
        aim text
        categories text
        confided flag
        direction text
        since day?
        until day?
        signed_on day?
        language text
        interpreter text
        text_version text
        provision text
        reason text
        withdrawn_on day?
    """,
    "meeting_series": """
        name text
        purpose text
        body_id -> body?
        rhythm text
        starts text
        minutes number
        form text
        place text
        new_cases number
        new_case_minutes number
        old_case_minutes number
        note text
        ended_on day?
    """,
    "meeting": """
        series_id -> meeting_series?
        title text
        purpose text
        body_id -> body?
        on day
        starts text
        minutes number
        form text
        place text
        state text
        invited_on day?
        note text
    """,
    "meeting_participant": """
        meeting_id -> meeting
        contact_id -> contact_person?
        organisation_id -> organisation?
        client_id -> client?
        role text
        attendance text
        stand_in text
        name text
        invited_on day?
        position number
    """,
    "structural_issue": """
        theme text
        kind_of_issue text
        interface_type text?
        field text
        source text
        meeting_id -> meeting?
        need text
        addressee text
        body_id -> body?
        route text
        mandate text
        mandate_until day?
        decision text
        decided_on day?
        implementation text
        implemented_on day?
        review_on day?
        noted_on day?
        closed_on day?
    """,
    "agenda_item": """
        meeting_id -> meeting
        position number
        kind_of_item text
        client_id -> client?
        structural_id -> structural_issue?
        title text
        minutes number
        presenter_id -> meeting_participant?
        is_old flag
        carried_from_id -> agenda_item?
        is_veiled flag
        form text
        sheet_received_on day?
        state text
        follow_up_on day?
        seconds number
    """,
    "agenda_item_text": """
        meeting_id -> meeting
        item_id -> agenda_item
        part text
        text text
        category text?
        confided flag
        noted_on day?
    """,
    "agenda_item_view": """
        meeting_id -> meeting
        item_id -> agenda_item
        participant_id -> meeting_participant
        view text
        mandate text
        role text
        category text?
        position number
    """,
    "agenda_item_access": """
        meeting_id -> meeting
        item_id -> agenda_item
        participant_id -> meeting_participant
        way text
        categories text
        reason text
        decided_on day
    """,
    "action_item": """
        meeting_id -> meeting
        item_id -> agenda_item?
        client_id -> client?
        kind_of_action text
        what text
        contact_id -> contact_person?
        organisation_id -> organisation?
        owner text
        due_on day?
        noticed_by text
        category text?
        state text
        closed_on day?
        outcome text
        position number
    """,
    "meeting_seal": """
        meeting_id -> meeting
        version number
        sealed_at text
        digest text
        parts text
        reopened_at text
        reason text
    """,
    "structural_case": """
        structural_id -> structural_issue
        client_id -> client
    """,
}
"""A column a line: its type, `?` where it may be empty, `->` where it names a row elsewhere."""
PART = "client_id -> client\n position number"
"""What every list of a client has."""
UNIQUE = (
    ("agenda_item_text", ["item_id", "part"]),
    ("agenda_item_access", ["item_id", "participant_id"]),
    ("meeting_seal", ["meeting_id", "version"]),
    ("structural_case", ["structural_id", "client_id"]),
)
INDEXES = (
    ("ix_client_phase_now", "client_phase", ["client_id", "phase"], "until IS NULL"),
    ("ix_client_course_permit_valid_until", "client_course_permit", ["valid_until"], None),
    ("ix_client_chain_step_state", "client_chain_step", ["state", "client_id"], None),
    ("ix_client_referral_state", "client_referral", ["state", "answer_due", "feedback_due"], None),
    ("ix_client_consent_end", "client_consent", ["until"], "withdrawn_on IS NULL"),
    ("ix_meeting_day", "meeting", ["on", "state"], None),
    ("ix_structural_issue_review_on", "structural_issue", ["review_on"], None),
    ("ix_agenda_item_follow_up", "agenda_item", ["follow_up_on"], "state = 'discussed'"),
    ("ix_action_item_due", "action_item", ["due_on"], "state = 'open'"),
    ("ix_action_item_open", "action_item", ["client_id"], "state = 'open'"),
)
TEXT = "VARCHAR DEFAULT '' NOT NULL"


def upgrade() -> None:
    for column in (f"case_triage {TEXT}", "case_arrived VARCHAR"):
        op.execute(sa.text(f"ALTER TABLE client ADD COLUMN {column}"))
    _goals()
    for table, lines in TABLES.items():
        _table(table, lines + (PART if table.startswith("client_") else ""))
    for name, table, columns, where in INDEXES:
        only = None if where is None else sa.text(where)
        op.create_index(name, table, columns, sqlite_where=only)


def _goals() -> None:
    """Add plain columns in place; the reference has to be a constraint of its own."""
    for column in (f"level {TEXT}", f"who {TEXT}", "until DATE"):
        op.execute(sa.text(f"ALTER TABLE client_goal ADD COLUMN {column}"))
    with op.batch_alter_table("client_goal") as batch:
        batch.add_column(sa.Column("parent_id", sa.Integer(), nullable=True))
        batch.create_foreign_key(
            op.f("fk_client_goal_parent_id_client_goal"),
            "client_goal",
            ["parent_id"],
            ["id"],
            deferrable=True,
            initially="DEFERRED",
        )
    op.create_index(op.f("ix_client_goal_parent_id"), "client_goal", ["parent_id"])


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

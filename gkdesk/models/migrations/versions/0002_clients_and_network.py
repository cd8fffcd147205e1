"""Clients, the network around them, and the office itself."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

OPEN = sa.text("done_on IS NULL")


def upgrade() -> None:
    _the_office()
    _organisations()
    _contact_persons()
    _the_client()
    _about_the_person()
    _residence()
    _papers_and_courses()
    _plan_and_contact()
    _who_helps()


def _the_office() -> None:
    _table(
        "office",
        _text("name"),
        _text("unit"),
        _text("alliance"),
        _text("street"),
        _text("postal_code"),
        _text("place"),
        _text("phone"),
        _text("email"),
        _text("web"),
        _text("contact_name"),
        _text("profile"),
    )
    _table(
        "profile_word",
        _text("profile"),
        _text("concept"),
        _text("word"),
        _unique("profile_word", "profile", "concept"),
    )
    _table(
        "code_entry",
        _text("list_name"),
        _text("code"),
        _text("word"),
        _text("paragraph"),
        _maybe_day("valid_from"),
        _maybe_day("valid_until"),
        _flag("hidden"),
        _number("position"),
        _unique("code_entry", "list_name", "code"),
    )
    _table("municipality", _text("name"), _unique("municipality", "name"))


def _organisations() -> None:
    _table(
        "organisation",
        _text("name"),
        _text("short_name"),
        _text("kind_of_organisation"),
        _text("street"),
        _text("postal_code"),
        _text("place"),
        _maybe_number("municipality_id"),
        _text("phone"),
        _text("email"),
        _text("opening_hours"),
        _maybe_day("verified_on"),
        _maybe_day("ended_on"),
        _reference("organisation", "municipality_id", "municipality"),
    )
    _index("organisation", "municipality_id")
    _index("organisation", "name")


def _contact_persons() -> None:
    _table(
        "contact_person",
        _text("name"),
        _maybe_text("salutation"),
        _text("function"),
        _maybe_number("organisation_id"),
        _text("phone"),
        _text("mobile"),
        _text("email"),
        _text("room"),
        _text("opening_hours"),
        _text("directions"),
        _text("languages"),
        _text("note"),
        _flag("private"),
        _maybe_day("verified_on"),
        _maybe_day("ended_on"),
        _reference("contact_person", "organisation_id", "organisation"),
    )
    _index("contact_person", "name")
    _index("contact_person", "organisation_id")
    _index("contact_person", "verified_on")


def _the_client() -> None:
    _table("client", *_who_it_is(), *_how_to_meet())
    _index("client", "address_municipality_id")
    _index("client", "state")


def _who_it_is() -> tuple[sa.Column[object], ...]:
    return (
        _text("state"),
        _maybe_day("began_on"),
        _maybe_day("ended_on"),
        _text("end_reason"),
        _text("code"),
        _text("form"),
        _text("official_name"),
        _text("own_name"),
        _text("own_name_language"),
        _text("wanted_name"),
        _maybe_text("birth"),
        _maybe_text("salutation"),
        _text("pronoun"),
        _maybe_text("gender"),
        _maybe_text("marital_status"),
        _text("nationality"),
    )


def _how_to_meet() -> tuple[sa.Column[object] | sa.Constraint, ...]:
    return (
        _text("address_street"),
        _text("address_postal_code"),
        _text("address_place"),
        _maybe_number("address_municipality_id"),
        _maybe_day("address_since"),
        _text("interpreter_need"),
        _text("interpreter_language"),
        _text("interpreter_note"),
        _maybe_text("german_reached"),
        _maybe_day("german_reached_on"),
        _text("german_certificate"),
        _maybe_text("german_goal"),
        _maybe_day("german_goal_until"),
        _maybe_number("german_remaining_hours"),
        _text("case_main_field"),
        _text("case_note"),
        _reference("client", "address_municipality_id", "municipality"),
        _unique("client", "code"),
    )


def _about_the_person() -> None:
    _part("client_name_variant", _text("name"), _text("note"))
    _part(
        "client_member",
        _text("name"),
        _text("own_name"),
        _maybe_text("birth"),
        _text("relation"),
        _maybe_number("client_ref"),
        _reference("client_member", "client_ref", "client"),
    )
    _index("client_member", "client_ref")
    _part(
        "client_former_address",
        _text("street"),
        _text("postal_code"),
        _text("place"),
        _maybe_number("municipality_id"),
        _maybe_day("since"),
        _maybe_day("until"),
        _reference("client_former_address", "municipality_id", "municipality"),
    )
    _part(
        "client_reach_way", _text("kind_of_way"), _text("value"), _text("note"), _text("listeners")
    )
    _part("client_reference", _text("office"), _text("number"), _text("note"))
    _part("client_language", _text("language"), _text("level"))
    _index("client_language", "language")


def _residence() -> None:
    _part(
        "client_status",
        _text("status"),
        _text("paragraph"),
        _maybe_day("since"),
        _maybe_day("until"),
        _text("document"),
        _maybe_day("document_until"),
        _text("work_permission"),
        _text("residence_obligation"),
        _text("area_restriction"),
    )
    _index("client_status", "document_until")
    _index("client_status", "status")
    _index("client_status", "until")
    _part(
        "client_legal_area",
        _text("legal_area"),
        _maybe_day("since"),
        _maybe_day("until"),
        _text("note"),
    )


def _papers_and_courses() -> None:
    _part(
        "client_paper",
        _text("title"),
        _text("category"),
        _maybe_day("valid_until"),
        _text("original_at"),
        _text("note"),
    )
    _index("client_paper", "valid_until")
    _part(
        "client_course",
        _text("kind_of_course"),
        _text("provider"),
        _maybe_day("since"),
        _maybe_day("until"),
        _text("status"),
        _maybe_day("waiting_since"),
        _maybe_text("level"),
        _text("certificate"),
        _maybe_number("remaining_hours"),
        _text("note"),
    )


def _plan_and_contact() -> None:
    _part("client_goal", _text("words"), _maybe_day("set_on"), _maybe_day("reached_on"))
    _part(
        "client_step",
        _text("what"),
        _text("who"),
        _maybe_day("until"),
        _maybe_day("done_on"),
        _maybe_number("goal_id"),
        _reference("client_step", "goal_id", "client_goal"),
    )
    op.create_index("ix_client_step_due", "client_step", ["until"], sqlite_where=OPEN)
    _index("client_step", "goal_id")
    op.create_index("ix_client_step_open", "client_step", ["client_id", "until"], sqlite_where=OPEN)
    _part("client_contact_entry", _text("line"), _day("on"), _text("way"))
    op.create_index("ix_client_contact_entry_last", "client_contact_entry", ["client_id", "on"])
    _part("client_follow_up", _day("due"), _text("what"), _maybe_day("done_on"))
    op.create_index("ix_client_follow_up_due", "client_follow_up", ["due"], sqlite_where=OPEN)


def _who_helps() -> None:
    _part(
        "client_helper",
        _number("contact_id"),
        _text("what_for"),
        _reference("client_helper", "contact_id", "contact_person"),
    )
    _index("client_helper", "contact_id")
    _part(
        "client_lead",
        _maybe_number("contact_id"),
        _maybe_number("organisation_id"),
        _maybe_day("since"),
        _maybe_day("until"),
        _reference("client_lead", "contact_id", "contact_person"),
        _reference("client_lead", "organisation_id", "organisation"),
    )
    _index("client_lead", "contact_id")
    _index("client_lead", "organisation_id")


def _table(name: str, *items: sa.Column[object] | sa.Constraint) -> None:
    op.create_table(
        name,
        *items,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )


def _part(name: str, *items: sa.Column[object] | sa.Constraint) -> None:
    """Create the table of one list of the client's record."""
    owner = _reference(name, "client_id", "client")
    _table(name, *items, _number("client_id"), _number("position"), owner)
    _index(name, "client_id")


def _reference(table: str, column: str, target: str) -> sa.Constraint:
    return sa.ForeignKeyConstraint(
        [column],
        [f"{target}.id"],
        name=op.f(f"fk_{table}_{column}_{target}"),
        deferrable=True,
        initially="DEFERRED",
    )


def _unique(table: str, *columns: str) -> sa.Constraint:
    return sa.UniqueConstraint(*columns, name=op.f(f"uq_{table}_{columns[0]}"))


def _index(table: str, column: str) -> None:
    op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def _text(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.String(), nullable=False)


def _maybe_text(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.String(), nullable=True)


def _day(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Date(), nullable=False)


def _maybe_day(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Date(), nullable=True)


def _number(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _maybe_number(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Integer(), nullable=True)


def _flag(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Boolean(), nullable=False)

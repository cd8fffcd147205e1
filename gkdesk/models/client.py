"""The client: one row for the person or family, and one table per list of the record.

Columns are named after the fields of `gkdesk.services.clients.fields`, with the group's prefix
where a group shares the client's row. Codes are stored as their plain values, partial dates as
`YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
"""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from gkdesk.models.base import Record
from gkdesk.models.network import later_text, reference


class Client(Record):
    """A person or family whom the office accompanies."""

    __tablename__ = "client"
    kind: ClassVar[str] = "client"

    state: Mapped[str] = mapped_column(default="active", index=True)
    began_on: Mapped[dt.date | None]
    ended_on: Mapped[dt.date | None]
    end_reason: Mapped[str] = mapped_column(default="")

    code: Mapped[str] = mapped_column(unique=True)
    form: Mapped[str] = mapped_column(default="person")
    official_name: Mapped[str] = mapped_column(default="")
    own_name: Mapped[str] = mapped_column(default="")
    own_name_language: Mapped[str] = mapped_column(default="")
    wanted_name: Mapped[str] = mapped_column(default="")
    birth: Mapped[str | None]
    salutation: Mapped[str | None]
    pronoun: Mapped[str] = mapped_column(default="")

    gender: Mapped[str | None]
    marital_status: Mapped[str | None]
    nationality: Mapped[str] = mapped_column(default="")

    address_street: Mapped[str] = mapped_column(default="")
    address_postal_code: Mapped[str] = mapped_column(default="")
    address_place: Mapped[str] = mapped_column(default="")
    address_municipality_id: Mapped[int | None] = mapped_column(
        ForeignKey("municipality.id", deferrable=True, initially="DEFERRED"), index=True
    )
    address_since: Mapped[dt.date | None]

    interpreter_need: Mapped[str] = mapped_column(default="unknown")
    interpreter_language: Mapped[str] = mapped_column(default="")
    interpreter_note: Mapped[str] = mapped_column(default="")

    german_reached: Mapped[str | None]
    german_reached_on: Mapped[dt.date | None]
    german_certificate: Mapped[str] = mapped_column(default="")
    german_goal: Mapped[str | None]
    german_goal_until: Mapped[dt.date | None]
    german_remaining_hours: Mapped[int | None]

    case_main_field: Mapped[str] = mapped_column(default="")
    case_note: Mapped[str] = mapped_column(default="")
    case_triage: Mapped[str] = later_text()
    case_arrived: Mapped[str | None]


class ClientPart(Record):
    """A row of one of the client's lists; `position` keeps the order of entry."""

    __abstract__ = True
    kind: ClassVar[str] = "client"
    owner_column: ClassVar[str | None] = "client_id"

    client_id: Mapped[int] = mapped_column(
        ForeignKey("client.id", deferrable=True, initially="DEFERRED"), index=True
    )
    position: Mapped[int] = mapped_column(default=0)


class ClientNameVariant(ClientPart):
    """Another spelling of the name."""

    __tablename__ = "client_name_variant"

    name: Mapped[str]
    note: Mapped[str] = mapped_column(default="")


class ClientMember(ClientPart):
    """A person of a family case."""

    __tablename__ = "client_member"

    name: Mapped[str]
    own_name: Mapped[str] = mapped_column(default="")
    birth: Mapped[str | None]
    relation: Mapped[str] = mapped_column(default="")
    client_ref: Mapped[int | None] = mapped_column(
        ForeignKey("client.id", deferrable=True, initially="DEFERRED"), index=True
    )


class ClientFormerMember(ClientPart):
    """A person who was taken off a family case; her name is still one that nobody may read.

    The id is the one that she had as a member: consents keep it.
    """

    __tablename__ = "client_former_member"

    name: Mapped[str]
    own_name: Mapped[str] = mapped_column(default="")
    left_on: Mapped[dt.date]


class ClientFormerAddress(ClientPart):
    """An address of the past."""

    __tablename__ = "client_former_address"

    street: Mapped[str] = mapped_column(default="")
    postal_code: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    municipality_id: Mapped[int | None] = mapped_column(
        ForeignKey("municipality.id", deferrable=True, initially="DEFERRED")
    )
    since: Mapped[dt.date | None]
    until: Mapped[dt.date | None]


class ClientReachWay(ClientPart):
    """A way to reach the client."""

    __tablename__ = "client_reach_way"

    kind_of_way: Mapped[str]
    value: Mapped[str]
    note: Mapped[str] = mapped_column(default="")
    listeners: Mapped[str] = mapped_column(default="")


class ClientReference(ClientPart):
    """A reference number at one office."""

    __tablename__ = "client_reference"

    office: Mapped[str]
    number: Mapped[str]
    note: Mapped[str] = mapped_column(default="")


class ClientLanguage(ClientPart):
    """A language that the client knows."""

    __tablename__ = "client_language"

    language: Mapped[str] = mapped_column(index=True)
    level: Mapped[str]


class ClientStatus(ClientPart):
    """A residence status with its document and conditions."""

    __tablename__ = "client_status"

    status: Mapped[str] = mapped_column(index=True)
    paragraph: Mapped[str] = mapped_column(default="")
    since: Mapped[dt.date | None]
    until: Mapped[dt.date | None] = mapped_column(index=True)
    document: Mapped[str] = mapped_column(default="")
    document_until: Mapped[dt.date | None] = mapped_column(index=True)
    work_permission: Mapped[str] = mapped_column(default="")
    residence_obligation: Mapped[str] = mapped_column(default="")
    area_restriction: Mapped[str] = mapped_column(default="")


class ClientLegalArea(ClientPart):
    """A period in one Rechtskreis."""

    __tablename__ = "client_legal_area"

    legal_area: Mapped[str]
    since: Mapped[dt.date | None]
    until: Mapped[dt.date | None]
    note: Mapped[str] = mapped_column(default="")


class ClientPaper(ClientPart):
    """A paper of the client; no copy of it is kept."""

    __tablename__ = "client_paper"

    title: Mapped[str]
    category: Mapped[str]
    valid_until: Mapped[dt.date | None] = mapped_column(index=True)
    original_at: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")


class ClientCourse(ClientPart):
    """A language course."""

    __tablename__ = "client_course"

    kind_of_course: Mapped[str]
    provider: Mapped[str] = mapped_column(default="")
    since: Mapped[dt.date | None]
    until: Mapped[dt.date | None]
    status: Mapped[str]
    waiting_since: Mapped[dt.date | None]
    level: Mapped[str | None]
    certificate: Mapped[str] = mapped_column(default="")
    remaining_hours: Mapped[int | None]
    note: Mapped[str] = mapped_column(default="")


class ClientGoal(ClientPart):
    """A goal in the client's own words."""

    __tablename__ = "client_goal"

    words: Mapped[str]
    set_on: Mapped[dt.date | None]
    reached_on: Mapped[dt.date | None]
    level: Mapped[str] = later_text()
    who: Mapped[str] = later_text()
    until: Mapped[dt.date | None]
    parent_id: Mapped[int | None] = reference("client_goal", nullable=True)


class ClientStep(ClientPart):
    """A step towards a goal, or on its own."""

    __tablename__ = "client_step"
    __table_args__ = (
        Index("ix_client_step_open", "client_id", "until", sqlite_where=text("done_on IS NULL")),
        Index("ix_client_step_due", "until", sqlite_where=text("done_on IS NULL")),
    )

    what: Mapped[str]
    who: Mapped[str] = mapped_column(default="")
    until: Mapped[dt.date | None]
    done_on: Mapped[dt.date | None]
    goal_id: Mapped[int | None] = mapped_column(
        ForeignKey("client_goal.id", deferrable=True, initially="DEFERRED"), index=True
    )


class ClientContactEntry(ClientPart):
    """One line of the contact log."""

    __tablename__ = "client_contact_entry"
    __table_args__ = (Index("ix_client_contact_entry_last", "client_id", "on"),)

    line: Mapped[str]
    on: Mapped[dt.date]
    way: Mapped[str]


class ClientFollowUp(ClientPart):
    """A dated reminder."""

    __tablename__ = "client_follow_up"
    __table_args__ = (
        Index("ix_client_follow_up_due", "due", sqlite_where=text("done_on IS NULL")),
    )

    due: Mapped[dt.date]
    what: Mapped[str]
    done_on: Mapped[dt.date | None]


class ClientHelper(ClientPart):
    """A contact person of the client and what she is there for."""

    __tablename__ = "client_helper"

    contact_id: Mapped[int] = mapped_column(
        ForeignKey("contact_person.id", deferrable=True, initially="DEFERRED"), index=True
    )
    what_for: Mapped[str] = mapped_column(default="")


class ClientLead(ClientPart):
    """A period of Fallführung."""

    __tablename__ = "client_lead"

    contact_id: Mapped[int | None] = mapped_column(
        ForeignKey("contact_person.id", deferrable=True, initially="DEFERRED"), index=True
    )
    organisation_id: Mapped[int | None] = mapped_column(
        ForeignKey("organisation.id", deferrable=True, initially="DEFERRED"), index=True
    )
    since: Mapped[dt.date | None]
    until: Mapped[dt.date | None]

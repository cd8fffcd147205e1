"""Bodies: steering groups, circles and working groups, who sits in them, and when they met."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from gkdesk.models.base import Record
from gkdesk.models.network import reference


class Body(Record):
    """A body of the alliance with its written mandate."""

    __tablename__ = "body"
    kind: ClassVar[str] = "body"

    name: Mapped[str]
    kind_of_body: Mapped[str] = mapped_column(default="")
    field: Mapped[str] = mapped_column(default="")
    goal: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    parent_id: Mapped[int | None] = reference("body", nullable=True)
    began_on: Mapped[dt.date | None]
    until: Mapped[dt.date | None]
    rhythm: Mapped[str] = mapped_column(default="")
    decision_rule: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default="active")
    ended_on: Mapped[dt.date | None]


class Membership(Record):
    """A seat in a body: of an organisation, of a person, or of a person for her organisation."""

    __tablename__ = "body_membership"
    __table_args__ = (
        CheckConstraint(
            "organisation_id IS NOT NULL OR contact_id IS NOT NULL", name="somebody_sits"
        ),
    )
    kind: ClassVar[str] = "body"
    owner_column: ClassVar[str | None] = "body_id"

    body_id: Mapped[int] = reference("body")
    organisation_id: Mapped[int | None] = reference("organisation", nullable=True)
    contact_id: Mapped[int | None] = reference("contact_person", nullable=True)
    deputy_id: Mapped[int | None] = reference("contact_person", nullable=True)
    role: Mapped[str] = mapped_column(default="")
    since: Mapped[dt.date | None]
    until: Mapped[dt.date | None]


class BodyMeeting(Record):
    """A day on which a body met, as plain history; agenda and minutes are kept elsewhere."""

    __tablename__ = "body_meeting"
    kind: ClassVar[str] = "body"
    owner_column: ClassVar[str | None] = "body_id"

    body_id: Mapped[int] = reference("body")
    on: Mapped[dt.date]
    form: Mapped[str] = mapped_column(default="presence")
    place: Mapped[str] = mapped_column(default="")
    present: Mapped[int | None]

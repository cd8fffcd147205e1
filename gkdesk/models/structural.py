"""Structural issues: what single cases teach about processes and structures, without a person."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from gkdesk.models.base import Record
from gkdesk.models.network import reference


class StructuralIssue(Record):
    """A theme on its way from the case to the level that can change something."""

    __tablename__ = "structural_issue"
    kind: ClassVar[str] = "structural_issue"

    theme: Mapped[str]
    kind_of_issue: Mapped[str] = mapped_column(default="process")
    interface_type: Mapped[str | None]
    field: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="case_conference")
    meeting_id: Mapped[int | None] = reference("meeting", nullable=True)
    need: Mapped[str] = mapped_column(default="")
    addressee: Mapped[str] = mapped_column(default="")
    body_id: Mapped[int | None] = reference("body", nullable=True)
    route: Mapped[str] = mapped_column(default="open")
    mandate: Mapped[str] = mapped_column(default="")
    mandate_until: Mapped[dt.date | None]
    decision: Mapped[str] = mapped_column(default="")
    decided_on: Mapped[dt.date | None]
    implementation: Mapped[str] = mapped_column(default="")
    implemented_on: Mapped[dt.date | None]
    review_on: Mapped[dt.date | None] = mapped_column(index=True)
    noted_on: Mapped[dt.date | None]
    closed_on: Mapped[dt.date | None]


class StructuralCase(Record):
    """A case behind a structural issue: only that there is one; how many is shown from three on."""

    __tablename__ = "structural_case"
    __table_args__ = (UniqueConstraint("structural_id", "client_id"),)
    kind: ClassVar[str] = "structural_issue"
    owner_column: ClassVar[str | None] = "structural_id"

    structural_id: Mapped[int] = reference("structural_issue")
    client_id: Mapped[int] = reference("client")

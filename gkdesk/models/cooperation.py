"""Cooperations between two organisations, and the agreements they rest on."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from gkdesk.models.base import Record
from gkdesk.models.network import later_text, reference


class Cooperation(Record):
    """A relation between two organisations; `one_way` goes from the first to the second."""

    __tablename__ = "cooperation"
    __table_args__ = (CheckConstraint("first_id <> second_id", name="two_sides"),)
    kind: ClassVar[str] = "cooperation"

    first_id: Mapped[int] = reference("organisation")
    second_id: Mapped[int] = reference("organisation")
    direction: Mapped[str] = mapped_column(default="both")
    subject: Mapped[str] = mapped_column(default="")
    interface_type: Mapped[str | None]
    mechanism: Mapped[str | None]
    know_each_other: Mapped[str] = mapped_column(default="unknown")
    can_exchange: Mapped[str] = mapped_column(default="unknown")
    may_exchange: Mapped[str] = mapped_column(default="unknown")
    inform_each_other: Mapped[str] = mapped_column(default="unknown")
    lead_is_clear: Mapped[str] = mapped_column(default="unknown")
    formats: Mapped[str] = mapped_column(default="")
    basis: Mapped[str] = mapped_column(default="lived")
    intensity: Mapped[int] = mapped_column(default=2)
    quality: Mapped[str | None]
    quality_reason: Mapped[str] = mapped_column(default="")
    wish_for_more: Mapped[bool] = mapped_column(default=False)
    since: Mapped[dt.date | None]
    until: Mapped[dt.date | None]
    verified_on: Mapped[dt.date | None]
    absorbed: Mapped[str] = later_text()
    """The ids of the cooperations that became one with this one."""


class Agreement(Record):
    """A written basis of a cooperation, with its days of review and end."""

    __tablename__ = "cooperation_agreement"
    kind: ClassVar[str] = "cooperation"
    owner_column: ClassVar[str | None] = "cooperation_id"

    cooperation_id: Mapped[int] = reference("cooperation")
    basis: Mapped[str] = mapped_column(default="agreement")
    further_parties: Mapped[str] = mapped_column(default="")
    subjects: Mapped[str] = mapped_column(default="")
    signed_on: Mapped[dt.date | None]
    runs_until: Mapped[dt.date | None]
    review_on: Mapped[dt.date | None] = mapped_column(index=True)
    continuation: Mapped[str] = mapped_column(default="")

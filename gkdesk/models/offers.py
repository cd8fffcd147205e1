"""What the alliance offers, and what is needed and missing."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from sqlalchemy.orm import Mapped, mapped_column

from gkdesk.models.base import Record
from gkdesk.models.network import reference


class Offer(Record):
    """A course, counselling or coaching with its conditions; `verified_on` is its Stand."""

    __tablename__ = "offer"
    kind: ClassVar[str] = "offer"

    name: Mapped[str]
    organisation_id: Mapped[int | None] = reference("organisation", nullable=True)
    contact_id: Mapped[int | None] = reference("contact_person", nullable=True)
    field: Mapped[str] = mapped_column(default="")
    offer_kind: Mapped[str | None]
    module: Mapped[str] = mapped_column(default="")
    funding: Mapped[str | None]
    statuses: Mapped[str] = mapped_column(default="")
    legal_areas: Mapped[str] = mapped_column(default="")
    level_from: Mapped[str | None]
    level_to: Mapped[str | None]
    language_share: Mapped[int | None]
    school_certificate: Mapped[str] = mapped_column(default="")
    childcare: Mapped[str] = mapped_column(default="unknown")
    place: Mapped[str] = mapped_column(default="")
    municipality_id: Mapped[int | None] = reference("municipality", nullable=True)
    times: Mapped[str] = mapped_column(default="")
    by_bus: Mapped[str] = mapped_column(default="unknown")
    costs: Mapped[str | None]
    seats: Mapped[int | None]
    begins_on: Mapped[dt.date | None]
    ends_on: Mapped[dt.date | None]
    admission_until: Mapped[dt.date | None]
    note: Mapped[str] = mapped_column(default="")
    verified_on: Mapped[dt.date | None]
    ended_on: Mapped[dt.date | None]


class Need(Record):
    """What a group of people needs; a gap as long as nothing meets it."""

    __tablename__ = "need"
    kind: ClassVar[str] = "need"

    topic: Mapped[str]
    field: Mapped[str] = mapped_column(default="")
    group: Mapped[str] = mapped_column(default="")
    statuses: Mapped[str] = mapped_column(default="")
    legal_area: Mapped[str] = mapped_column(default="")
    level: Mapped[str | None]
    childcare: Mapped[bool] = mapped_column(default=False)
    municipality_id: Mapped[int | None] = reference("municipality", nullable=True)
    evidence: Mapped[str | None]
    evidence_note: Mapped[str] = mapped_column(default="")
    count: Mapped[int | None]
    owner: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default="open")
    noted_on: Mapped[dt.date | None]
    note: Mapped[str] = mapped_column(default="")

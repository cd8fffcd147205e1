"""The office itself: letterhead, programme profile and the lists that it edits."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from sqlalchemy import LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from gkdesk.models.base import Record
from gkdesk.models.network import later_text, reference


class Office(Record):
    """The coordinating office; a store has at most one row.

    `organisation_id` is the office itself in the network: who works there holds the records.
    """

    __tablename__ = "office"
    kind: ClassVar[str] = "office"

    name: Mapped[str] = mapped_column(default="")
    unit: Mapped[str] = mapped_column(default="")
    alliance: Mapped[str] = mapped_column(default="")
    street: Mapped[str] = mapped_column(default="")
    postal_code: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    web: Mapped[str] = mapped_column(default="")
    contact_name: Mapped[str] = mapped_column(default="")
    profile: Mapped[str] = mapped_column(default="")
    territory: Mapped[str | None]
    stale_months: Mapped[int] = mapped_column(default=12, server_default="12")
    smallest_count: Mapped[int] = mapped_column(default=3, server_default="3")
    organisation_id: Mapped[int | None] = reference("organisation", nullable=True)
    ags: Mapped[str] = later_text()
    """The Amtlicher Gemeindeschlüssel: five digits of a Kreis, eight of a municipality."""
    logo: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    logo_alternative: Mapped[str] = later_text()


class ProfileWord(Record):
    """A word of a programme profile that the office has changed."""

    __tablename__ = "profile_word"
    __table_args__ = (UniqueConstraint("profile", "concept"),)
    kind: ClassVar[str] = "profile"

    profile: Mapped[str]
    concept: Mapped[str]
    word: Mapped[str]


class CodeEntry(Record):
    """An entry of an editable list that the office added or changed."""

    __tablename__ = "code_entry"
    __table_args__ = (UniqueConstraint("list_name", "code"),)
    kind: ClassVar[str] = "code_entry"

    list_name: Mapped[str]
    code: Mapped[str]
    word: Mapped[str]
    paragraph: Mapped[str] = mapped_column(default="")
    area: Mapped[str | None]
    category: Mapped[str | None]
    valid_from: Mapped[dt.date | None]
    valid_until: Mapped[dt.date | None]
    hidden: Mapped[bool] = mapped_column(default=False)
    position: Mapped[int] = mapped_column(default=0)

"""The register: municipalities, organisations and contact persons.

A list of codes stands in one text, parted by spaces; a list of records in a table of its own.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from sqlalchemy import ForeignKey, text
from sqlalchemy.orm import Mapped, mapped_column

from gkdesk.models.base import Record


def reference(table: str, *, nullable: bool = False) -> Mapped[Any]:
    """Return an indexed column that names a record of another table."""
    target = ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")
    return mapped_column(target, index=True, nullable=nullable)


def later_text() -> Mapped[str]:
    """Return a text column that came into a table with rows."""
    return mapped_column(default="", server_default=text("''"))


def later_flag() -> Mapped[bool]:
    """Return a yes or no that came into a table with rows: no for all of them."""
    return mapped_column(default=False, server_default=text("0"))


class Municipality(Record):
    """A municipality of the Kreis, or the town itself."""

    __tablename__ = "municipality"
    kind: ClassVar[str] = "municipality"

    name: Mapped[str] = mapped_column(unique=True)


class Organisation(Record):
    """An office, Träger, school, chamber or association."""

    __tablename__ = "organisation"
    kind: ClassVar[str] = "organisation"

    name: Mapped[str] = mapped_column(index=True)
    short_name: Mapped[str] = mapped_column(default="")
    kind_of_organisation: Mapped[str] = mapped_column(default="")
    area: Mapped[str | None]
    ring: Mapped[str | None]
    fields: Mapped[str] = later_text()
    legal_areas: Mapped[str] = later_text()
    administration: Mapped[str | None]
    standing: Mapped[str | None]
    level: Mapped[str | None]
    mandate: Mapped[str] = later_text()
    possibilities: Mapped[str] = later_text()
    limits: Mapped[str] = later_text()
    gain: Mapped[str] = later_text()
    street: Mapped[str] = mapped_column(default="")
    postal_code: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    municipality_id: Mapped[int | None] = reference("municipality", nullable=True)
    phone: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    web: Mapped[str] = later_text()
    opening_hours: Mapped[str] = mapped_column(default="")
    hints: Mapped[str] = later_text()
    source: Mapped[str] = later_text()
    map_x: Mapped[int | None]
    map_y: Mapped[int | None]
    verified_on: Mapped[dt.date | None]
    ended_on: Mapped[dt.date | None]
    absorbed: Mapped[str] = later_text()
    """The ids of the organisations that were merged into this one."""


class Catchment(Record):
    """A municipality that an organisation is responsible for; none at all means the whole Kreis."""

    __tablename__ = "organisation_catchment"
    kind: ClassVar[str] = "organisation"
    owner_column: ClassVar[str | None] = "organisation_id"

    organisation_id: Mapped[int] = reference("organisation")
    municipality_id: Mapped[int] = reference("municipality")


class ContactPerson(Record):
    """A person with a function; volunteers may belong to no organisation."""

    __tablename__ = "contact_person"
    kind: ClassVar[str] = "contact_person"

    name: Mapped[str] = mapped_column(default="", index=True)
    salutation: Mapped[str | None]
    function: Mapped[str] = mapped_column(default="")
    title: Mapped[str] = later_text()
    organisation_id: Mapped[int | None] = reference("organisation", nullable=True)
    deputy_id: Mapped[int | None] = reference("contact_person", nullable=True)
    fixed: Mapped[bool] = later_flag()
    phone: Mapped[str] = mapped_column(default="")
    mobile: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    room: Mapped[str] = mapped_column(default="")
    opening_hours: Mapped[str] = mapped_column(default="")
    directions: Mapped[str] = mapped_column(default="")
    languages: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    private: Mapped[bool] = mapped_column(default=False)
    phone_private: Mapped[bool] = later_flag()
    mobile_private: Mapped[bool] = later_flag()
    email_private: Mapped[bool] = later_flag()
    interpreting: Mapped[str] = later_text()
    confidentiality_on: Mapped[dt.date | None]
    verified_on: Mapped[dt.date | None] = mapped_column(index=True)
    ended_on: Mapped[dt.date | None]


class Post(Record):
    """A further organisation in which a contact person works, with her function there."""

    __tablename__ = "contact_post"
    kind: ClassVar[str] = "contact_person"
    owner_column: ClassVar[str | None] = "contact_id"

    contact_id: Mapped[int] = reference("contact_person")
    organisation_id: Mapped[int] = reference("organisation")
    function: Mapped[str] = mapped_column(default="")

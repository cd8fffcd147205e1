"""Organisations, contact persons and municipalities."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from gkdesk.models.base import Record


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
    street: Mapped[str] = mapped_column(default="")
    postal_code: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    municipality_id: Mapped[int | None] = mapped_column(
        ForeignKey("municipality.id", deferrable=True, initially="DEFERRED"), index=True
    )
    phone: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    opening_hours: Mapped[str] = mapped_column(default="")
    verified_on: Mapped[dt.date | None]
    ended_on: Mapped[dt.date | None]


class ContactPerson(Record):
    """A person with a function; volunteers may belong to no organisation."""

    __tablename__ = "contact_person"
    kind: ClassVar[str] = "contact_person"

    name: Mapped[str] = mapped_column(default="", index=True)
    salutation: Mapped[str | None]
    function: Mapped[str] = mapped_column(default="")
    organisation_id: Mapped[int | None] = mapped_column(
        ForeignKey("organisation.id", deferrable=True, initially="DEFERRED"), index=True
    )
    phone: Mapped[str] = mapped_column(default="")
    mobile: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    room: Mapped[str] = mapped_column(default="")
    opening_hours: Mapped[str] = mapped_column(default="")
    directions: Mapped[str] = mapped_column(default="")
    languages: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    private: Mapped[bool] = mapped_column(default=False)
    verified_on: Mapped[dt.date | None] = mapped_column(index=True)
    ended_on: Mapped[dt.date | None]

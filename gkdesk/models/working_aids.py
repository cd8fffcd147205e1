"""Working aids: the office's own templates, what was answered in a round, by whom, and sent.

A working aid is one aggregate: one template filled in for one year. It keeps a copy of the template
that it was filled in with, so that its answers stay readable whatever becomes of the template.
"""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from sqlalchemy import Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from gkdesk.models.base import Record
from gkdesk.models.network import reference


class AidTemplate(Record):
    """A version of a template that the office imported; a withdrawn one is no longer offered."""

    __tablename__ = "aid_template"
    __table_args__ = (UniqueConstraint("template_id", "version"),)
    kind: ClassVar[str] = "aid_template"

    template_id: Mapped[str]
    version: Mapped[int]
    title: Mapped[str]
    body: Mapped[str]
    source: Mapped[str] = mapped_column(default="")
    imported_on: Mapped[dt.date]
    withdrawn_on: Mapped[dt.date | None]


class WorkingAid(Record):
    """A template filled in for one year; `fassung` counts the returns of it, from 1.

    `answered` of `askable` questions is how far it has come, so that a list need not open it.
    """

    __tablename__ = "working_aid"
    __table_args__ = (UniqueConstraint("template_id", "year"),)
    kind: ClassVar[str] = "working_aid"

    template_id: Mapped[str]
    template_version: Mapped[int]
    year: Mapped[int] = mapped_column(index=True)
    title: Mapped[str]
    short: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default="draft")
    fassung: Mapped[int] = mapped_column(default=1)
    recipient: Mapped[str] = mapped_column(default="")
    begun_on: Mapped[dt.date]
    due_on: Mapped[dt.date | None] = mapped_column(index=True)
    closed_on: Mapped[dt.date | None]
    answered: Mapped[int] = mapped_column(default=0)
    askable: Mapped[int] = mapped_column(default=0)


class AidPart(Record):
    """A row that belongs to a working aid."""

    __abstract__ = True
    kind: ClassVar[str] = "working_aid"
    owner_column: ClassVar[str | None] = "aid_id"

    aid_id: Mapped[int] = reference("working_aid")


class AidBody(AidPart):
    """The template as it was when the aid was begun, or moved to another version."""

    __tablename__ = "aid_body"
    __table_args__ = (UniqueConstraint("aid_id"),)

    body: Mapped[str]


class AidRow(AidPart):
    """A row of a repeated table; `entry` is the code of a fixed row, "" for one of one's own."""

    __tablename__ = "aid_row"

    table_name: Mapped[str]
    entry: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)


class AidContributor(AidPart):
    """Somebody who answers a part: an organisation, a contact person, or a name in words.

    `sections` are the names of the sections of the template that are asked of them.
    """

    __tablename__ = "aid_contributor"

    organisation_id: Mapped[int | None] = reference("organisation", nullable=True)
    contact_id: Mapped[int | None] = reference("contact_person", nullable=True)
    name: Mapped[str] = mapped_column(default="")
    sections: Mapped[str] = mapped_column(default="")
    printed_on: Mapped[dt.date | None]
    returned_on: Mapped[dt.date | None]
    position: Mapped[int] = mapped_column(default=0)


class AidAnswer(AidPart):
    """What was answered to one question, outside of tables or in one row.

    `comment` is for the office and never leaves it. `source` and `source_on` say where a proposal
    that was accepted came from and when; `unchanged_from` is the year an answer was taken over of.
    """

    __tablename__ = "aid_answer"
    __table_args__ = (
        Index(
            "uq_aid_answer_single",
            "aid_id",
            "question",
            unique=True,
            sqlite_where=text("row_id IS NULL"),
        ),
        Index(
            "uq_aid_answer_in_row",
            "row_id",
            "question",
            unique=True,
            sqlite_where=text("row_id IS NOT NULL"),
        ),
    )

    row_id: Mapped[int | None] = reference("aid_row", nullable=True)
    question: Mapped[str]
    value: Mapped[str] = mapped_column(default="")
    remark: Mapped[str] = mapped_column(default="")
    comment: Mapped[str] = mapped_column(default="")
    contributor_id: Mapped[int | None] = reference("aid_contributor", nullable=True)
    source: Mapped[str] = mapped_column(default="")
    source_on: Mapped[dt.date | None]
    unchanged_from: Mapped[int | None]


class AidSeal(AidPart):
    """That an aid was closed: the digest over its answers, and why it was opened again, if so."""

    __tablename__ = "aid_seal"
    __table_args__ = (UniqueConstraint("aid_id", "number"),)

    number: Mapped[int]
    fassung: Mapped[int]
    sealed_at: Mapped[str]
    digest: Mapped[str]
    reopened_at: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")


class AidDispatch(AidPart):
    """A return package that was sent: which Fassung, when, to whom, and the digest of the file."""

    __tablename__ = "aid_dispatch"

    fassung: Mapped[int]
    sent_on: Mapped[dt.date]
    recipient: Mapped[str]
    file_name: Mapped[str] = mapped_column(default="")
    digest: Mapped[str] = mapped_column(default="")
    with_password: Mapped[bool] = mapped_column(default=False)

"""Meetings of any purpose: series, participants, agenda, what was said, agreed and sealed.

A meeting is one aggregate. What was agreed outlives it and is an aggregate of its own.
"""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from sqlalchemy import Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from gkdesk.models.base import Record
from gkdesk.models.network import later_text, reference


class MeetingSeries(Record):
    """Meetings that come again: a Fallkonferenz every month, a body every half year."""

    __tablename__ = "meeting_series"
    kind: ClassVar[str] = "meeting_series"

    name: Mapped[str]
    purpose: Mapped[str] = mapped_column(default="single_case")
    body_id: Mapped[int | None] = reference("body", nullable=True)
    rhythm: Mapped[str] = mapped_column(default="none")
    starts: Mapped[str] = mapped_column(default="")
    minutes: Mapped[int] = mapped_column(default=120)
    form: Mapped[str] = mapped_column(default="presence")
    place: Mapped[str] = mapped_column(default="")
    new_cases: Mapped[int] = mapped_column(default=6)
    new_case_minutes: Mapped[int] = mapped_column(default=20)
    old_case_minutes: Mapped[int] = mapped_column(default=10)
    note: Mapped[str] = mapped_column(default="")
    ended_on: Mapped[dt.date | None]


class Meeting(Record):
    """One meeting; `starts` is local time as `HH:MM`."""

    __tablename__ = "meeting"
    __table_args__ = (Index("ix_meeting_day", "on", "state"),)
    kind: ClassVar[str] = "meeting"

    series_id: Mapped[int | None] = reference("meeting_series", nullable=True)
    title: Mapped[str] = mapped_column(default="")
    purpose: Mapped[str] = mapped_column(default="single_case")
    body_id: Mapped[int | None] = reference("body", nullable=True)
    on: Mapped[dt.date]
    starts: Mapped[str] = mapped_column(default="")
    minutes: Mapped[int] = mapped_column(default=120)
    form: Mapped[str] = mapped_column(default="presence")
    place: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default="planned")
    invited_on: Mapped[dt.date | None]
    note: Mapped[str] = mapped_column(default="")


class MeetingParticipant(Record):
    """Somebody invited: a contact person, an organisation, or a client to her own case.

    `name` is how she stands in sealed minutes, whatever becomes of her record later.
    """

    __tablename__ = "meeting_participant"
    kind: ClassVar[str] = "meeting"
    owner_column: ClassVar[str | None] = "meeting_id"

    meeting_id: Mapped[int] = reference("meeting")
    contact_id: Mapped[int | None] = reference("contact_person", nullable=True)
    organisation_id: Mapped[int | None] = reference("organisation", nullable=True)
    client_id: Mapped[int | None] = reference("client", nullable=True)
    role: Mapped[str] = mapped_column(default="member")
    attendance: Mapped[str] = mapped_column(default="unknown")
    stand_in: Mapped[str] = mapped_column(default="")
    name: Mapped[str] = mapped_column(default="")
    invited_on: Mapped[dt.date | None]
    position: Mapped[int] = mapped_column(default=0)


class AgendaItem(Record):
    """An item of the agenda; of a case with `client_id`."""

    __tablename__ = "agenda_item"
    __table_args__ = (
        Index("ix_agenda_item_follow_up", "follow_up_on", sqlite_where=text("state = 'discussed'")),
    )
    kind: ClassVar[str] = "meeting"
    owner_column: ClassVar[str | None] = "meeting_id"

    meeting_id: Mapped[int] = reference("meeting")
    position: Mapped[int] = mapped_column(default=0)
    kind_of_item: Mapped[str] = mapped_column(default="case")
    client_id: Mapped[int | None] = reference("client", nullable=True)
    structural_id: Mapped[int | None] = reference("structural_issue", nullable=True)
    title: Mapped[str] = mapped_column(default="")
    minutes: Mapped[int] = mapped_column(default=20)
    presenter_id: Mapped[int | None] = reference("meeting_participant", nullable=True)
    is_old: Mapped[bool] = mapped_column(default=False)
    carried_from_id: Mapped[int | None] = reference("agenda_item", nullable=True)
    is_veiled: Mapped[bool] = mapped_column(default=False)
    form: Mapped[str] = mapped_column(default="two_parts")
    sheet_received_on: Mapped[dt.date | None]
    state: Mapped[str] = mapped_column(default="open")
    follow_up_on: Mapped[dt.date | None]
    seconds: Mapped[int] = mapped_column(default=0)


class ItemText(Record):
    """One text of an item, in exactly one category of disclosure; at most one a part."""

    __tablename__ = "agenda_item_text"
    __table_args__ = (UniqueConstraint("item_id", "part"),)
    kind: ClassVar[str] = "meeting"
    owner_column: ClassVar[str | None] = "meeting_id"

    meeting_id: Mapped[int] = reference("meeting")
    item_id: Mapped[int] = reference("agenda_item")
    part: Mapped[str]
    text: Mapped[str] = mapped_column(default="")
    category: Mapped[str | None]
    confided: Mapped[bool] = mapped_column(default=False)
    noted_on: Mapped[dt.date | None]


class ItemView(Record):
    """How one actor sees the case: her view, her mandate, her role in it."""

    __tablename__ = "agenda_item_view"
    kind: ClassVar[str] = "meeting"
    owner_column: ClassVar[str | None] = "meeting_id"

    meeting_id: Mapped[int] = reference("meeting")
    item_id: Mapped[int] = reference("agenda_item")
    participant_id: Mapped[int] = reference("meeting_participant")
    view: Mapped[str] = mapped_column(default="")
    mandate: Mapped[str] = mapped_column(default="")
    role: Mapped[str] = mapped_column(default="")
    category: Mapped[str | None]
    position: Mapped[int] = mapped_column(default=0)


class ItemAccess(Record):
    """A decision about one participant at one item: outside meanwhile, or in spite of the gate.

    It is about whoever was there when it was taken: `contact_id`, `organisation_id` and `stand_in`.
    One that let somebody hear stays with its reason when it has ended.
    """

    __tablename__ = "agenda_item_access"
    kind: ClassVar[str] = "meeting"
    owner_column: ClassVar[str | None] = "meeting_id"

    meeting_id: Mapped[int] = reference("meeting")
    item_id: Mapped[int] = reference("agenda_item")
    participant_id: Mapped[int] = reference("meeting_participant")
    way: Mapped[str]
    categories: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    decided_on: Mapped[dt.date]
    contact_id: Mapped[int | None] = reference("contact_person", nullable=True)
    organisation_id: Mapped[int | None] = reference("organisation", nullable=True)
    stand_in: Mapped[str] = later_text()
    ended_on: Mapped[dt.date | None]


class ActionItem(Record):
    """What was agreed, recommended or decided: who, what, until when, how it will be noticed."""

    __tablename__ = "action_item"
    __table_args__ = (
        Index("ix_action_item_due", "due_on", sqlite_where=text("state = 'open'")),
        Index("ix_action_item_open", "client_id", sqlite_where=text("state = 'open'")),
    )
    kind: ClassVar[str] = "action_item"

    meeting_id: Mapped[int] = reference("meeting")
    item_id: Mapped[int | None] = reference("agenda_item", nullable=True)
    client_id: Mapped[int | None] = reference("client", nullable=True)
    kind_of_action: Mapped[str] = mapped_column(default="agreement")
    what: Mapped[str]
    contact_id: Mapped[int | None] = reference("contact_person", nullable=True)
    organisation_id: Mapped[int | None] = reference("organisation", nullable=True)
    owner: Mapped[str] = mapped_column(default="")
    due_on: Mapped[dt.date | None]
    noticed_by: Mapped[str] = mapped_column(default="")
    category: Mapped[str | None]
    state: Mapped[str] = mapped_column(default="open")
    closed_on: Mapped[dt.date | None]
    outcome: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)


class MeetingSeal(Record):
    """The minutes as they were sealed: `digest` over the digests of their parts."""

    __tablename__ = "meeting_seal"
    __table_args__ = (UniqueConstraint("meeting_id", "version"),)
    kind: ClassVar[str] = "meeting"
    owner_column: ClassVar[str | None] = "meeting_id"

    meeting_id: Mapped[int] = reference("meeting")
    version: Mapped[int]
    sealed_at: Mapped[str]
    digest: Mapped[str]
    parts: Mapped[str]
    reopened_at: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")

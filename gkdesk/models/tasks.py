"""What the office works through: tasks, findings set aside, and kept states of the network."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped, mapped_column

from gkdesk.models.base import Record
from gkdesk.models.network import later_text


class OfficeTask(Record):
    """Something to do about the network; `about_kind` and `about_ref` name a record, or nothing.

    `finding` is the key of the finding that it was made of.
    """

    __tablename__ = "office_task"
    __table_args__ = (Index("ix_office_task_due", "due_on", sqlite_where=text("done_on IS NULL")),)
    kind: ClassVar[str] = "office_task"

    what: Mapped[str]
    note: Mapped[str] = mapped_column(default="")
    due_on: Mapped[dt.date | None]
    done_on: Mapped[dt.date | None]
    about_kind: Mapped[str] = mapped_column(default="")
    about_ref: Mapped[int | None]
    finding: Mapped[str] = later_text()


class FindingSetAside(Record):
    """A finding that somebody has looked at and put away, for good or until a day.

    `key` recognises the finding; it holds codes and ids, and the name of a function at most.
    """

    __tablename__ = "finding_set_aside"
    kind: ClassVar[str] = "finding"

    key: Mapped[str] = mapped_column(unique=True)
    until: Mapped[dt.date | None]


class NetworkSnapshot(Record):
    """The network as it stood on a day; `content` is the JSON of `gkdesk.network.stored`."""

    __tablename__ = "network_snapshot"
    kind: ClassVar[str] = "network_snapshot"

    name: Mapped[str]
    taken_on: Mapped[dt.date]
    note: Mapped[str] = mapped_column(default="")
    content: Mapped[str]

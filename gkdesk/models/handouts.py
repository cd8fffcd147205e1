"""Handouts: local facts that the office typed once, and how many copies of which were made."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from gkdesk.models.base import Record
from gkdesk.models.booklets import forgetful


class HandoutField(Record):
    """A local fact of a handout, such as a counter's opening hours.

    `@` and the id of a municipality end the `key` of one that holds there only.
    """

    __tablename__ = "handout_field"
    __table_args__ = (UniqueConstraint("handout", "key"),)
    kind: ClassVar[str] = "handout_field"

    handout: Mapped[str]
    key: Mapped[str]
    text: Mapped[str] = mapped_column(default="")
    updated_on: Mapped[dt.date]


class HandoutCopy(Record):
    """Copies of a handout that were made at once; the count outlives the client."""

    __tablename__ = "handout_copy"
    kind: ClassVar[str] = "handout_copy"

    handout: Mapped[str] = mapped_column(index=True)
    language: Mapped[str] = mapped_column(default="")
    made_on: Mapped[dt.date] = mapped_column(index=True)
    made_as: Mapped[str]
    copies: Mapped[int] = mapped_column(default=1)
    client_id: Mapped[int | None] = forgetful("client")

"""Fixed texts of the office: languages it added, and texts it changed, wrote or checked."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from gkdesk.models.base import Record


class OfficeLanguage(Record):
    """A language that the office added; `code` is BCP 47, `own` its name in itself."""

    __tablename__ = "office_language"
    kind: ClassVar[str] = "office_language"

    code: Mapped[str] = mapped_column(unique=True)
    german: Mapped[str]
    own: Mapped[str] = mapped_column(default="")
    script: Mapped[str]


class OfficeText(Record):
    """A text in one language as the office has it; `state` is `entwurf` or `geprueft`.

    `german_digest` is of the German text that it was written or checked against.
    """

    __tablename__ = "office_text"
    __table_args__ = (UniqueConstraint("set_name", "key", "language"),)
    kind: ClassVar[str] = "office_text"

    set_name: Mapped[str]
    key: Mapped[str]
    language: Mapped[str]
    text: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default="entwurf")
    checked_by: Mapped[str] = mapped_column(default="")
    checked_on: Mapped[dt.date | None]
    german_digest: Mapped[str] = mapped_column(default="")

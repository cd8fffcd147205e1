"""Booklets: profiles of the office, what a client chose, and how many copies were made and issued.

Only the count of a copy stays when its client is deleted; the digests of its parts go with her.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from gkdesk.models.base import Record
from gkdesk.models.network import reference


def forgetful(table: str) -> Mapped[Any]:
    """Return an indexed column that is emptied when the record it names is deleted."""
    target = ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED", ondelete="SET NULL")
    return mapped_column(target, index=True, nullable=True)


class BookletProfile(Record):
    """An own copy of a shipped profile (`base`); `content` is the JSON of its blocks and paper."""

    __tablename__ = "booklet_profile"
    kind: ClassVar[str] = "booklet_profile"

    base: Mapped[str]
    name: Mapped[str]
    content: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)


class BookletChoice(Record):
    """What a client wants in a booklet, block by block (`content`), and on which day she said so.

    `profile` is the id of a shipped one, or `own:` with the id of a copy.
    """

    __tablename__ = "booklet_choice"
    __table_args__ = (UniqueConstraint("client_id", "profile"),)
    kind: ClassVar[str] = "client"
    owner_column: ClassVar[str | None] = "client_id"

    client_id: Mapped[int] = reference("client")
    profile: Mapped[str]
    chosen_on: Mapped[dt.date]
    language: Mapped[str] = mapped_column(default="")
    content: Mapped[str]


class BookletCopy(Record):
    """Copies that were made at once, and issued at once: how many, when, and by whom.

    `profile` and `title` are kept as they were on that day. `made_as` is `printed` or `saved`,
    or `elsewhere` for what the program did not make; those are of no client.
    No copy at all is counted where only single pages were made again.
    """

    __tablename__ = "booklet_copy"
    kind: ClassVar[str] = "booklet_copy"

    client_id: Mapped[int | None] = forgetful("client")
    profile: Mapped[str] = mapped_column(index=True)
    title: Mapped[str]
    language: Mapped[str] = mapped_column(default="")
    made_on: Mapped[dt.date] = mapped_column(index=True)
    made_as: Mapped[str]
    copies: Mapped[int] = mapped_column(default=1)
    issued_on: Mapped[dt.date | None]
    issued_by: Mapped[str] = mapped_column(default="")
    organisation_id: Mapped[int | None] = reference("organisation", nullable=True)


class BookletCopyPart(Record):
    """The digest of one block of a copy, and where it began: they tell what has changed since.

    Rows whose `block` begins with `#` are about the copy as a whole, such as its pages.
    It is deleted with the client, because she can be told from what is in it.
    """

    __tablename__ = "booklet_copy_part"
    __table_args__ = (UniqueConstraint("copy_id", "block"),)
    kind: ClassVar[str] = "booklet_copy"
    owner_column: ClassVar[str | None] = "copy_id"

    copy_id: Mapped[int] = reference("booklet_copy")
    client_id: Mapped[int] = mapped_column(
        ForeignKey("client.id", deferrable=True, initially="DEFERRED", ondelete="CASCADE"),
        index=True,
    )
    block: Mapped[str]
    digest: Mapped[str]

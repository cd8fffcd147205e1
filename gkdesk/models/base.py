"""What every stored record has in common."""

from __future__ import annotations

import secrets
from typing import ClassVar

from sqlalchemy import Integer, MetaData
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """All tables of the store; constraints are named so that batch migrations can find them."""

    metadata = MetaData(naming_convention=NAMING)


def new_record_id() -> int:
    """Return an opaque random id (62 bits): it may stand in the log and says nothing."""
    return secrets.randbits(62) + 1


class Record(Base):
    """A row that the user owns: logged, undoable, searchable, under its aggregate root.

    `kind` names the aggregate; `owner_column` names the column that holds the root's id, or is
    None for the root itself. The store uses both to log, to index and to report changes.
    """

    __abstract__ = True

    kind: ClassVar[str]
    owner_column: ClassVar[str | None] = None

    id: Mapped[int] = mapped_column(Integer, primary_key=True, default=new_record_id)

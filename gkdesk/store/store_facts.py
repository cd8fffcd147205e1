"""Facts that a store notes about itself, in the encrypted file."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from gkdesk.models.store_tables import StoreFact

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class Fact(StrEnum):
    """The names under which facts are stored."""

    STORE_ID = "store_id"
    LOG_HEAD = "log_head"
    KEY_FILE = "key_file"
    KEY_FILE_NEXT = "key_file_next"
    KEY_FILE_BEFORE = "key_file_before"
    KEY_FILE_LOGGED = "key_file_logged"
    REGISTER_GAPS = "register_gaps"
    REGISTER_LOST = "register_lost"


def read_fact(session: Session, name: Fact) -> str | None:
    """Return a fact, or None where it was never noted."""
    return session.scalars(select(StoreFact.value).where(StoreFact.name == name.value)).first()


def note_fact(session: Session, name: Fact, value: str) -> None:
    """Note a fact in the place of what was noted before."""
    statement = insert(StoreFact).values(name=name.value, value=value)
    session.execute(statement.on_conflict_do_update(index_elements=["name"], set_={"value": value}))


def forget_facts(session: Session, *names: Fact) -> None:
    """Remove facts that no longer hold."""
    session.execute(delete(StoreFact).where(StoreFact.name.in_([name.value for name in names])))

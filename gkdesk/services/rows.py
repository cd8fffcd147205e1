"""Fetch single records by id."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from gkdesk.errors import InvalidInput, RecordGone

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from gkdesk.models.base import Record

Row = TypeVar("Row", bound="Record")


def fetch(session: Session, table: type[Row], ref: int) -> Row:
    """Return the record; raise RecordGone if it is not there any more."""
    row = session.get(table, ref)
    if row is None:
        raise RecordGone
    return row


def require_choice(session: Session, table: type[Row], ref: int | None, *, field: str) -> None:
    """Raise InvalidInput for `field` if a chosen record is not there any more."""
    if ref is not None and session.get(table, ref) is None:
        raise InvalidInput(field, "unknown_record")

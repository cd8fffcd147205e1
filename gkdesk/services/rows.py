"""Fetch records by id."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import func, select

from gkdesk.errors import InvalidInput, RecordGone

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import InstrumentedAttribute, Session

    from gkdesk.models.base import Record

Row = TypeVar("Row", bound="Record")
_BITS_OF_AN_ID = 63


def fetch(session: Session, table: type[Row], ref: int) -> Row:
    """Return the record; raise RecordGone if it is not there any more."""
    row = session.get(table, ref)
    if row is None:
        raise RecordGone
    return row


def require_choice(session: Session, table: type[Row], ref: int | None, *, field: str) -> None:
    """Raise InvalidInput for `field` if a chosen record is not there any more.

    Only a number as the store keeps them is an id: the store would take "7 " for 7.
    """
    if ref is None:
        return
    if type(ref) is not int or ref.bit_length() > _BITS_OF_AN_ID or session.get(table, ref) is None:
        raise InvalidInput(field, "unknown_record")


def among(
    column: InstrumentedAttribute[Any] | ColumnElement[Any], refs: Iterable[int]
) -> ColumnElement[bool]:
    """Return the condition that a column holds one of the ids, however many they are."""
    listed = func.json_each(json.dumps(list(refs))).table_valued("value")
    return column.in_(select(listed.c.value))

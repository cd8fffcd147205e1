"""The one row of the office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from gkdesk.models.office import Office as OfficeTable

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def office_row(session: Session) -> OfficeTable:
    """Return the one row of the office; it is made when it is first written."""
    row = session.scalars(select(OfficeTable)).first()
    if row is None:
        row = OfficeTable()
        session.add(row)
        session.flush()
    return row

"""After how many months an entry counts as unchecked, as the office set it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from gkdesk.models.office import Office
from gkdesk.network.freshness import DEFAULT_MONTHS, Freshness

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session

__all__ = ["Freshness", "freshness"]


def freshness(session: Session, day: dt.date) -> Freshness:
    """Return the rule of the office on a day."""
    months = session.scalars(select(Office.stale_months)).first()
    return Freshness(day, DEFAULT_MONTHS if months is None else months)

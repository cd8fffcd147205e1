"""From how many persons on a count is shown: the least there is, or what the office set above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from gkdesk.models.office import Office
from gkdesk.text.findings.limits import LIMITS

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

LARGEST = 100
"""More persons than that as the smallest number would show nothing."""


def smallest_count(session: Session) -> int:
    """Return the smallest number of persons that is shown besides none at all."""
    return max(session.scalars(select(Office.smallest_count)).first() or 0, LIMITS.people)

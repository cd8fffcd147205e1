"""How many copies of which handout left in which language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from gkdesk.models.handouts import HandoutCopy
from gkdesk.services.handouts.kinds import CopyRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session


def copies(session: Session) -> tuple[CopyRow, ...]:
    """Return the counts by handout and language, the newest first."""
    query = select(
        HandoutCopy.handout,
        HandoutCopy.language,
        func.sum(HandoutCopy.copies),
        func.max(HandoutCopy.made_on),
    ).group_by(HandoutCopy.handout, HandoutCopy.language)
    rows = [CopyRow(*row) for row in session.execute(query)]
    return tuple(sorted(rows, key=_newest, reverse=True))


def copies_of(session: Session, refs: Iterable[int]) -> dict[int, CopyRow]:
    """Return what each of these counts is of, as far as they are there."""
    query = select(HandoutCopy).where(HandoutCopy.id.in_(list(refs)))
    return {
        row.id: CopyRow(row.handout, row.language, row.copies, row.made_on)
        for row in session.scalars(query)
    }


def _newest(row: CopyRow) -> tuple[object, ...]:
    return (row.last_on, row.handout, row.language)

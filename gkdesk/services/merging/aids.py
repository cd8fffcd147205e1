"""What names a merged organisation or contact person in working aids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from gkdesk.models.working_aids import AidContributor, WorkingAid
from gkdesk.services.merging.items import Item, Reader, Two, setting
from gkdesk.text.codes.records import Belonging, Fate

if TYPE_CHECKING:
    from collections.abc import Iterator


def contributors(column: str) -> Reader:
    """Return the reader that moves who contributed; with both at one aid, both stand there."""

    def read(two: Two) -> Iterator[Item]:
        table = AidContributor
        mine = select(table.aid_id).filter_by(**{column: two.keep})
        there = set(two.session.scalars(mine))
        query = select(table).filter_by(**{column: two.other}).order_by(table.aid_id, table.id)
        for row in two.session.scalars(query):
            fate = Fate.DOUBLE if row.aid_id in there else Fate.MOVES
            aid = two.session.get_one(WorkingAid, row.aid_id)
            act = setting(row, **{column: two.keep})
            yield Item(Belonging.WORKING_AID, fate, f"{aid.title} {aid.year}", (act,))

    return read

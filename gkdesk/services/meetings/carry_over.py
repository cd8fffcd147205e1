"""Which cases come back by themselves: the Altfälle of the next conference (report 1, 1411-1415).

A case that was closed does not come back for an unfinished discussion; one that was postponed to a
day waits for it. What was agreed and is open brings a case back all the same, for nobody may forget
it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from gkdesk.text.codes.meetings import ItemState


class Return(StrEnum):
    """Why a case stands on the next agenda, the first that holds."""

    OPEN_ACTION = "open_action"
    POSTPONED = "postponed"
    NOT_DISCUSSED = "not_discussed"
    DAY_REACHED = "day_reached"


@dataclass(frozen=True)
class LastTime:
    """What became of a case at its last meeting, and what of it is still open."""

    state: ItemState
    open_actions: int = 0
    follow_up_on: dt.date | None = None


def comes_back(last: LastTime, on: dt.date) -> Return | None:
    """Tell why a case comes back on a day, None where it does not."""
    if last.open_actions > 0:
        return Return.OPEN_ACTION
    waits = last.follow_up_on is not None and last.follow_up_on > on
    if last.state is ItemState.POSTPONED:
        return None if waits else Return.POSTPONED
    if last.state is ItemState.OPEN:
        return Return.NOT_DISCUSSED
    reached = last.follow_up_on is not None and not waits
    if last.state is ItemState.DISCUSSED and reached:
        return Return.DAY_REACHED
    return None

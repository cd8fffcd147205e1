"""Of whom and how far ahead the deadlines are asked for: everybody's of this week, or one case's.

The page Heute and the Vertretungsblatt ask the same sources, so that no deadline stands in one of
them alone.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, true

from gkdesk.text.ids import ClientId

if TYPE_CHECKING:
    from sqlalchemy.sql.expression import SQLColumnExpression

    from gkdesk.models.client import ClientPart

AHEAD_DAYS = 42
"""Papers are renewed weeks ahead: they are told so many days before they expire."""
BACK_DAYS = 90
"""What ended longer ago is no deadline any more and stands only in the record."""


def week_end(today: dt.date) -> dt.date:
    """Return the Sunday of this week."""
    return today + dt.timedelta(days=6 - today.weekday())


@dataclass(frozen=True)
class Asked:
    """A day, and perhaps one case: of that one everything is wanted that is still to come."""

    today: dt.date
    client_id: ClientId | None = None

    def of(self, table: type[ClientPart]) -> ColumnElement[bool]:
        """Return the condition that a row belongs to whom is asked for."""
        return true() if self.client_id is None else table.client_id == self.client_id

    def due(self, day: SQLColumnExpression[Any]) -> ColumnElement[bool]:
        """Tell whether something is to be done by the end of this week, or is overdue."""
        return day.is_not(None) if self.client_id is not None else day <= week_end(self.today)

    def ends(
        self, day: SQLColumnExpression[Any], *, however_old: bool = False
    ) -> ColumnElement[bool]:
        """Tell whether something begins or ends soon, or ended of late.

        `however_old` leaves out the limit of the past where one case is asked for.
        """
        first = self.today - dt.timedelta(days=BACK_DAYS)
        if self.client_id is not None:
            return day.is_not(None) if however_old else day >= first
        return day.between(first, self.today + dt.timedelta(days=AHEAD_DAYS))

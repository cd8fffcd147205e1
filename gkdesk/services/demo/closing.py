"""What was agreed at the meetings of the demo: who does it, and when it was done."""

from __future__ import annotations

import datetime as dt
import heapq
from typing import TYPE_CHECKING

from gkdesk.services.meetings.fields import ActionFields
from gkdesk.text.codes.clients import Category
from gkdesk.text.codes.meetings import ActionKind
from gkdesk.text.ids import ActionId

if TYPE_CHECKING:
    from gkdesk.services.demo.network import Keys
    from gkdesk.services.demo.values import Table
    from gkdesk.services.one_step import OneStep
    from gkdesk.text.ids import MeetingId, PartId

_DUE_AFTER = 28


class Owners:
    """Puts a row of the file into what is entered about an agreement."""

    def __init__(self, keys: Keys) -> None:
        self._keys = keys

    def action(
        self, row: Table, meeting: MeetingId, on: dt.date, item: PartId | None = None
    ) -> ActionFields:
        """Return an agreement; `who` is a contact, `office` an organisation, `owner` in words."""
        return ActionFields(
            row["what"],
            meeting,
            item_id=item,
            kind=ActionKind(row.get("kind", "agreement")),
            contact_id=self._keys.ref("contact", row.get("who")),
            organisation_id=self._keys.ref("organisation", row.get("office")),
            owner=row.get("owner", ""),
            due_on=on + dt.timedelta(days=row.get("due", _DUE_AFTER)),
            noticed_by=row.get("sign", ""),
            category=Category(row.get("category", "plans")),
        )


class Closings:
    """Notes what became of agreements on the day on which it did."""

    def __init__(self, services: OneStep) -> None:
        self._services = services
        self._waiting: list[tuple[dt.date, int, int, str, bool]] = []
        self._noted = 0

    def note(self, ref: int, row: Table, on: dt.date) -> None:
        """Remember when an agreement was done or given up; others stay open."""
        for key in ("done", "dropped"):
            if key in row:
                self._noted += 1
                day = on + dt.timedelta(days=row[key])
                is_dropped = key == "dropped"
                heapq.heappush(
                    self._waiting, (day, self._noted, ref, row.get("out", ""), is_dropped)
                )

    def until(self, day: dt.date) -> None:
        """Close what was done up to a day."""
        actions = self._services.actions
        while self._waiting and self._waiting[0][0] <= day:
            on, _, ref, outcome, is_dropped = heapq.heappop(self._waiting)
            if is_dropped:
                actions.drop(ActionId(ref), outcome, on)
            else:
                actions.done(ActionId(ref), outcome, on)

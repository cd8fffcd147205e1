"""What the page Heute shows."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from gkdesk.text.codes.clients import DueGroup, DueKind, RecordKind
from gkdesk.text.ids import PartId


@dataclass(frozen=True, slots=True)
class DueItem:
    """One thing that waits: what, about whom, since or until when.

    `record` and `ref` name the record to open, `part_id` the row of it (a step, a follow-up).
    `day` is None where no date is set.
    """

    kind: DueKind
    group: DueGroup
    title: str
    subject: str
    note: str
    day: dt.date | None
    record: RecordKind | None
    ref: int
    part_id: PartId | None = None


@dataclass(frozen=True)
class DueSection:
    """The things of one group, the most urgent first; `total` counts those not listed, too."""

    group: DueGroup
    items: tuple[DueItem, ...]
    total: int


@dataclass(frozen=True)
class TodayView:
    """The page: sections in order, and the figures beside them."""

    today: dt.date
    sections: tuple[DueSection, ...]
    stale_contacts: int
    stale_months: int
    unowned_needs: int
    without_step: int
    long_without_contact: int
    last_backup: dt.datetime | None
    keeps_cases: bool = True
    next_meeting: DueItem | None = None

    @property
    def waiting(self) -> int:
        """Return how many things wait."""
        return sum(section.total for section in self.sections)

    @property
    def overdue(self) -> int:
        """Return how many of them wait longer than planned."""
        return sum(s.total for s in self.sections if s.group is DueGroup.OVERDUE)

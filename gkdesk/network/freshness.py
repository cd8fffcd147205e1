"""When an entry was not confirmed for so long that somebody should ask: the one rule of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from gkdesk.text.dates import add_months
from gkdesk.text.findings.limits import LIMITS

DEFAULT_MONTHS = LIMITS.stale_months
FEWEST_MONTHS = 1
MOST_MONTHS = 60


@dataclass(frozen=True, slots=True)
class Freshness:
    """The rule on one day: so many months may pass since an entry was confirmed."""

    day: dt.date
    months: int = DEFAULT_MONTHS

    @property
    def limit(self) -> dt.date:
        """Return the first day that still counts; what was confirmed before it is stale."""
        return add_months(self.day, -self.months)

    def is_stale(self, verified_on: dt.date | None) -> bool:
        """Tell whether somebody should ask; what nobody ever confirmed is stale, too."""
        return verified_on is None or verified_on < self.limit

"""The statistics of the year for the ministry, for the command `demo`."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from gkdesk.services.statistics.kinds import StatisticsFormat, StatisticsWish

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.services.statistics.kinds import MadeStatistics
    from gkdesk.services.workspace import Workspace


def statistics(workspace: Workspace) -> Iterator[MadeStatistics]:
    """Make the statistics of the year up to today, as a paper and as a table."""
    today = workspace.clock.today()
    first = dt.date(today.year, 1, 1)
    for file_format in StatisticsFormat:
        yield workspace.statistics.make(StatisticsWish(first, today, file_format))

"""The statistics of the last whole quarter for the ministry, for the command `demo`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.services.statistics.kinds import StatisticsFormat, StatisticsWish
from gkdesk.services.statistics.periods import closed_periods

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.services.statistics.kinds import MadeStatistics
    from gkdesk.services.workspace import Workspace


def statistics(workspace: Workspace) -> Iterator[MadeStatistics]:
    """Make the statistics of the last whole quarter, as a paper and as a table."""
    days = next(iter(closed_periods(workspace.clock.today())))
    for file_format in StatisticsFormat:
        yield workspace.statistics.make(StatisticsWish(*days, file_format))

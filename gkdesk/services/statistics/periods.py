"""The periods that statistics are best made of: whole quarters and years that are over."""

from __future__ import annotations

import datetime as dt

from gkdesk.statistics.spans import closed_spans
from gkdesk.text.papers import statistics as words

Days = tuple[dt.date, dt.date]


def closed_periods(today: dt.date) -> dict[Days, str]:
    """Return first and last day of each, with its words; the last whole quarter comes first."""
    return {
        (span.first, span.last): (
            words.QUARTER.format(span.year, span.quarter)
            if span.quarter
            else words.YEAR.format(span.year)
        )
        for span in closed_spans(today)
    }

"""The parts of a period by which counts are broken down: quarters, or years in a long one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gkdesk.statistics.facts import Period

_QUARTERS_UP_TO = dt.timedelta(days=732)
_MONTHS = 3


@dataclass(frozen=True, order=True)
class Span:
    """A year, or a quarter of it; `quarter` is 0 for the whole year."""

    year: int
    quarter: int = 0

    @property
    def code(self) -> str:
        """Return `2026-3` for the third quarter, `2026` for the year."""
        return f"{self.year}-{self.quarter}" if self.quarter else str(self.year)

    @property
    def first(self) -> dt.date:
        """Return the first day."""
        return dt.date(self.year, _MONTHS * max(self.quarter - 1, 0) + 1, 1)

    @property
    def last(self) -> dt.date:
        """Return the last day."""
        return _next(self).first - dt.timedelta(days=1)


def spans(period: Period) -> tuple[Span, ...]:
    """Return all parts of a period, the first and the last as far as they lie in it."""
    first, last = span_of(period.first, period), span_of(period.last, period)
    found = [first]
    while found[-1] < last:
        found.append(_next(found[-1]))
    return tuple(found)


def span_of(day: dt.date, period: Period) -> Span:
    """Return the part of the period in which a day lies."""
    if period.last - period.first > _QUARTERS_UP_TO:
        return Span(day.year)
    return Span(day.year, (day.month - 1) // _MONTHS + 1)


def closed_spans(today: dt.date, quarters: int = 4, years: int = 3) -> tuple[Span, ...]:
    """Return the last whole quarters and years that are over, the newest quarter first."""
    found, now = [], Span(today.year, (today.month - 1) // _MONTHS + 1)
    for _each in range(quarters):
        now = _before(now)
        found.append(now)
    return (*found, *(Span(today.year - each) for each in range(1, years + 1)))


def _before(span: Span) -> Span:
    return Span(span.year - (span.quarter == 1), (span.quarter - 2) % 4 + 1)


def _next(span: Span) -> Span:
    if not span.quarter:
        return Span(span.year + 1)
    return Span(span.year + span.quarter // 4, span.quarter % 4 + 1)

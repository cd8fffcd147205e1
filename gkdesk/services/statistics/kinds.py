"""The statistics for the ministry: what can be wished for, and what is handed over."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from gkdesk.export.pdf.undrawn import UndrawnSign
from gkdesk.services.statistics.issued import Issued
from gkdesk.text.codes.clients import Audience
from gkdesk.text.papers import statistics as words


class StatisticsCode(StrEnum):
    """The kind of paper; the value also stands in the log and in the contents of the demo."""

    MINISTRY = words.CODE


class StatisticsFormat(StrEnum):
    """The formats of files; the value is the ending of the name."""

    PDF = "pdf"
    XLSX = "xlsx"


@dataclass(frozen=True, slots=True)
class StatisticsWish:
    """A period, both days included.

    Statuses are `grouped` or stand one by one.
    """

    first: dt.date | None
    last: dt.date | None
    format: StatisticsFormat = StatisticsFormat.PDF
    grouped: bool = True


@dataclass(frozen=True)
class MadeStatistics:
    """A finished file. Nothing in it names a person or a record."""

    kind: StatisticsCode
    format: StatisticsFormat
    audience: Audience
    title: str
    file_name: str
    data: bytes
    issued: Issued
    undrawn: tuple[UndrawnSign, ...] = ()

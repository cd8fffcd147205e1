"""What is known of a period, without anybody's name: cases, what was done for them, meetings.

A case is one person or one family under one Fallführung. `further` are the people of a family
beside the one whose name the case bears, without those who have a case of their own.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

CaseId = int


@dataclass(frozen=True, slots=True)
class Period:
    """From one day to another, both included."""

    first: dt.date
    last: dt.date

    def __contains__(self, day: dt.date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class CaseFact:
    """A case; codes and the id of a municipality as text, "" where nothing is entered."""

    began_on: dt.date | None = None
    ended_on: dt.date | None = None
    is_family: bool = False
    further: int = 0
    status: str = ""
    field: str = ""
    municipality: str = ""


@dataclass(frozen=True, slots=True)
class StepFact:
    """A step of the Bildungs- und Integrationskette of a case."""

    case: CaseId
    state: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class ReferralFact:
    """A referral of a case on the day of its first date."""

    case: CaseId
    state: str
    on: dt.date
    field: str = ""


@dataclass(frozen=True, slots=True)
class DayFact:
    """Something about a case on one day: discussed in a conference, a booklet given out."""

    case: CaseId
    on: dt.date


@dataclass(frozen=True, slots=True)
class MeetingFact:
    """A meeting that took place; it is no person."""

    purpose: str
    on: dt.date


@dataclass(frozen=True)
class Facts:
    """All that is counted of one period; whatever is about a case is about one of `cases`."""

    period: Period
    cases: dict[CaseId, CaseFact]
    steps: tuple[StepFact, ...] = ()
    referrals: tuple[ReferralFact, ...] = ()
    discussions: tuple[DayFact, ...] = ()
    booklets: tuple[DayFact, ...] = ()
    meetings: tuple[MeetingFact, ...] = ()

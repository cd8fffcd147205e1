"""Invented facts for statistics: cases without a name, drawn at random or by hand."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from gkdesk.statistics.codes import By
from gkdesk.statistics.counting import CONFERENCE, Breakdown
from gkdesk.statistics.facts import (
    CaseFact,
    DayFact,
    Facts,
    MeetingFact,
    Period,
    ReferralFact,
    StepFact,
)

if TYPE_CHECKING:
    from random import Random

QUARTERS = tuple(
    Period(dt.date(2026, month, 1), dt.date(2026, month + 2, last))
    for month, last in ((1, 31), (4, 30), (7, 30))
)
YEAR = Period(dt.date(2026, 1, 1), dt.date(2026, 12, 31))
STATES = ("planned", "running", "done", "broken_off")
REFERRAL_STATES = ("proposed", "asked", "accepted", "declined", "begun", "answered")
SOON, LATE = dt.date(2025, 1, 1), dt.date(2027, 1, 1)


def breakdowns(places: int = 0) -> dict[By, Breakdown]:
    return {
        By.STATUS: Breakdown(()),
        By.FIELD: Breakdown(()),
        By.MUNICIPALITY: Breakdown(tuple(map(str, range(places))), always=True),
        By.STEP_STATE: Breakdown(STATES),
        By.REFERRAL_STATE: Breakdown(REFERRAL_STATES),
        By.PURPOSE: Breakdown((CONFERENCE,), always=True),
    }


def some_facts(chance: Random) -> Facts:
    """Draw a data set: from none to many cases, in few or many groups, seldom or often busy."""
    number = chance.choice((0, 1, 2, 3, 4, 5, 8, 13, 21, 40, 80, 150, 400))
    width = {each: chance.randint(1, 14) for each in ("status", "field", "place")}
    skew = chance.choice((1.0, 2.0, 4.0))
    busy = [chance.random() ** 2 for _ in range(4)]

    def code(name: str) -> str:
        at = int(width[name] * chance.random() ** skew)
        return "" if chance.random() < 0.05 else str(at)

    def day() -> dt.date:
        return YEAR.first + dt.timedelta(days=chance.randrange(365))

    cases, steps, referrals, discussions, booklets = {}, [], [], [], []
    for ref in range(number):
        family = chance.random() < 0.3
        cases[ref] = CaseFact(
            began_on=day() if chance.random() < 0.4 else SOON,
            ended_on=day() if chance.random() < 0.2 else None,
            is_family=family,
            further=chance.randrange(4) if family else 0,
            status=code("status"),
            field=code("field"),
            municipality=code("place"),
        )
        if chance.random() < busy[0]:
            times = range(chance.randint(1, 4))
            steps += [StepFact(ref, chance.choice(STATES), code("field")) for _ in times]
        if chance.random() < busy[1]:
            for _ in range(chance.randint(1, 3)):
                state = chance.choice(REFERRAL_STATES)
                referrals.append(ReferralFact(ref, state, day(), code("field")))
        if chance.random() < busy[2]:
            discussions += [DayFact(ref, day()) for _ in range(chance.randint(1, 2))]
        if chance.random() < busy[3]:
            booklets += [DayFact(ref, day()) for _ in range(chance.randint(1, 2))]
    return Facts(
        period=YEAR,
        cases=cases,
        steps=tuple(steps),
        referrals=tuple(referrals),
        discussions=tuple(discussions),
        booklets=tuple(booklets),
        meetings=tuple(MeetingFact(CONFERENCE, day()) for _ in range(chance.randrange(9))),
    )


def within(facts: Facts, period: Period) -> Facts:
    """Return what of some facts is counted in a shorter period."""
    cases = {
        ref: case
        for ref, case in facts.cases.items()
        if (case.began_on or SOON) <= period.last and (case.ended_on or LATE) >= period.first
    }
    return Facts(
        period=period,
        cases=cases,
        steps=tuple(each for each in facts.steps if each.case in cases),
        referrals=tuple(e for e in facts.referrals if e.case in cases and e.on in period),
        discussions=tuple(e for e in facts.discussions if e.case in cases and e.on in period),
        booklets=tuple(e for e in facts.booklets if e.case in cases and e.on in period),
        meetings=tuple(each for each in facts.meetings if each.on in period),
    )

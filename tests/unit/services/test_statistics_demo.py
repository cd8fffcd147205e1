from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from gkdesk.services.statistics.reading import read_facts
from gkdesk.statistics.codes import By, Measure, TableCode
from gkdesk.statistics.counting import Breakdown, count
from gkdesk.statistics.facts import Facts, Period
from gkdesk.statistics.tables import whole
from gkdesk.text.papers.statistics import COLUMNS

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace


@pytest.fixture(scope="module")
def facts(whole_demo: Workspace) -> Facts:
    with whole_demo._store.read() as session:
        return read_facts(session, Period(dt.date(2026, 1, 1), dt.date(2026, 12, 31)))


def test_the_cases_of_the_year_are_counted(facts: Facts) -> None:
    cases = facts.cases.values()
    assert len(cases) == 40
    assert sum(case.is_family for case in cases) == 4
    assert sum(case.further for case in cases) == 12
    new = [case for case in cases if case.began_on and case.began_on in facts.period]
    assert len(new) == 24


def test_what_was_done_for_them_is_counted(facts: Facts) -> None:
    assert len(facts.steps) == 46
    assert len({step.case for step in facts.steps}) == 32
    assert len(facts.referrals) == 16
    assert len({each.case for each in facts.referrals}) == 15
    assert len(facts.discussions) == 31
    assert len({each.case for each in facts.discussions}) == 19
    assert facts.booklets == ()


def test_meetings_are_counted_by_purpose(facts: Facts) -> None:
    held = Counter(each.purpose for each in facts.meetings)
    assert held == {"single_case": 10, "body": 2, "quarterly": 4}
    counted = count(facts, {by: Breakdown(()) for by in By})
    assert counted.things[whole(Measure.MEETINGS)] == 16
    assert counted.things[whole(Measure.CONFERENCES)] == 10
    over_time = next(each for each in counted.tables if each.code is TableCode.PERIOD)
    assert over_time.columns[-1] == Measure.CONFERENCES
    assert COLUMNS[Measure.CONFERENCES] != COLUMNS[Measure.MEETINGS]

"""Count the facts of a period into the cells of all tables, and say which sums hold among them."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.statistics.cells import Cells, Key
from gkdesk.statistics.codes import EVENTS, PART_MEASURES, By, Measure, TableCode
from gkdesk.statistics.spans import span_of, spans
from gkdesk.statistics.tables import TOTAL, Counted, Row, Table, whole

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Mapping

    from gkdesk.statistics.facts import CaseFact, CaseId, Facts

CONFERENCE = "single_case"
"""The purpose of the meetings in which cases are discussed."""
_REST, _AGAIN = "rest", "again"
_CASE_COLUMNS = (Measure.CASES, *PART_MEASURES)
_OVERVIEW = (
    Measure.START,
    Measure.NEW,
    Measure.ENDED,
    Measure.LEFT,
    Measure.CASES,
    *PART_MEASURES,
    Measure.SINGLE,
    Measure.FAMILY,
    Measure.FURTHER,
    Measure.PERSONS,
)
_SUMS = (
    (Measure.CASES, Measure.START, Measure.NEW),
    (Measure.CASES, Measure.ENDED, Measure.LEFT),
    (Measure.CASES, Measure.SINGLE, Measure.FAMILY),
    (Measure.PERSONS, Measure.CASES, Measure.FURTHER),
)
_TIED = (Measure.START, Measure.LEFT)
"""What is left at the end of one period is what the next begins with."""
_HIDES_NONE = (Measure.NEW, Measure.ENDED)
"""Both at once can be worked out from what is tied as soon as one of them is known to be none."""
_OF_CASE: dict[By, Callable[[CaseFact], str]] = {
    By.STATUS: lambda case: case.status,
    By.FIELD: lambda case: case.field,
    By.MUNICIPALITY: lambda case: case.municipality,
}


@dataclass(frozen=True)
class Breakdown:
    """The codes of a breakdown in their order; `always` shows also those that count nothing."""

    order: tuple[str, ...]
    always: bool = False

    def rows(self, found: Iterable[str]) -> tuple[str, ...]:
        """Return the codes to show: unknown ones after the known ones, no entry as the last."""
        there = set(found)
        known = [code for code in self.order if self.always or code in there]
        unknown = sorted(there - set(known) - {""})
        return (*known, *unknown, *([""] if "" in there else []))


def count(facts: Facts, breakdowns: Mapping[By, Breakdown]) -> Counted:
    """Count what happened in a period, once for all tables."""
    cells = Cells()
    counting = _Counting(facts, breakdowns, cells)
    counting.count_wholes()
    tables = (
        Table(TableCode.OVERVIEW, (TOTAL,), tuple(Row(each, (whole(each),)) for each in _OVERVIEW)),
        counting.of_cases(By.STATUS, TableCode.STATUS),
        counting.of_cases(By.FIELD, TableCode.FIELD),
        counting.of_cases(By.MUNICIPALITY, TableCode.MUNICIPALITY),
        counting.over_time(),
        counting.crossed(Measure.STEPS, By.STEP_STATE, TableCode.STEPS),
        counting.crossed(Measure.REFERRALS, By.REFERRAL_STATE, TableCode.REFERRALS),
        counting.meetings(),
    )
    return Counted(tables, cells, counting.things, spans(facts.period))


class _Counting:
    """Fills the cells of one export, table by table."""

    def __init__(self, facts: Facts, breakdowns: Mapping[By, Breakdown], cells: Cells) -> None:
        self._facts = facts
        self._breakdowns = breakdowns
        self._cells = cells
        self.things: dict[Key, int] = {}
        self._new = dict(self._days_of(_began))
        self._ended = dict(self._days_of(_ended))
        self._events: dict[Measure, list[CaseId]] = {
            Measure.STEPS: [each.case for each in facts.steps],
            Measure.REFERRALS: [each.case for each in facts.referrals],
            Measure.DISCUSSIONS: [each.case for each in facts.discussions],
            Measure.BOOKLETS: [each.case for each in facts.booklets],
        }
        self._members: dict[Measure, set[CaseId]] = {Measure.CASES: set(facts.cases)}
        for events, cases in EVENTS.items():
            self._members[cases] = set(self._events[events])

    def count_wholes(self) -> None:
        """Count all cases and persons, all that happened, and how they make up each other."""
        behind = self._behind()
        for measure, number in self._numbers().items():
            self._cells.add(
                whole(measure),
                number,
                behind.get(measure),
                is_tied=measure in _TIED,
                hides_none=measure in _HIDES_NONE,
            )
        for total, *parts in _SUMS:
            self._cells.add_sum(whole(total), map(whole, parts))
        for events, cases in EVENTS.items():
            refs = self._events[events]
            self._cells.add(whole(cases), len(set(refs)))
            self._cells.add_part(whole(Measure.CASES), whole(cases), (cases, _REST))
            self._cells.add(whole(events), len(refs), len(set(refs)))
            again = (events, _AGAIN)
            self._cells.add_part(whole(events), whole(cases), again, of_persons=False)

    def of_cases(self, by: By, code: TableCode) -> Table:
        """Count the cases, and those among them for whom something was done."""
        of_case = _OF_CASE[by]
        found = {
            measure: Counter(of_case(self._facts.cases[ref]) for ref in self._members[measure])
            for measure in _CASE_COLUMNS
        }
        codes = self._breakdowns[by].rows(found[Measure.CASES])
        for measure in _CASE_COLUMNS:
            for row in codes:
                self._cells.add((measure, by, row), found[measure][row])
            self._cells.add_sum(whole(measure), ((measure, by, row) for row in codes))
        for measure in PART_MEASURES:
            for row in codes:
                rest = (measure, by, row, _REST)
                self._cells.add_part((Measure.CASES, by, row), (measure, by, row), rest)
        rows = [Row(row, tuple((each, by, row) for each in _CASE_COLUMNS)) for row in codes]
        total = Row(TOTAL, tuple(whole(each) for each in _CASE_COLUMNS))
        return Table(code, _CASE_COLUMNS, (*rows, total))

    def crossed(self, measure: Measure, by: By, code: TableCode) -> Table:
        """Count what happened by field of action and by how it stands, with both sums."""
        tally = _Tally()
        for each in self._facts.steps if measure is Measure.STEPS else self._facts.referrals:
            tally.add((measure, By.FIELD, each.field), each.case)
            tally.add((measure, by, each.state), each.case)
            tally.add((measure, By.FIELD, each.field, by, each.state), each.case)
        fields = self._breakdowns[By.FIELD].rows(tally.codes(measure, By.FIELD))
        states = self._breakdowns[by].rows(tally.codes(measure, by))
        rows = [(measure, By.FIELD, field) for field in fields]
        columns = [(measure, by, state) for state in states]
        for key in (*rows, *columns, *((*row, *key[1:]) for row in rows for key in columns)):
            tally.put(key, self._cells)
        for row in rows:
            self._cells.add_sum(row, ((*row, *column[1:]) for column in columns))
        for column in columns:
            self._cells.add_sum(column, ((*row, *column[1:]) for row in rows))
        self._cells.add_sum(whole(measure), rows)
        self._cells.add_sum(whole(measure), columns)
        made = [Row(row[2], (*((*row, *key[1:]) for key in columns), row)) for row in rows]
        made.append(Row(TOTAL, (*columns, whole(measure))))
        return Table(code, (*states, TOTAL), tuple(made))

    def over_time(self) -> Table:
        """Count by quarter or year what has a day."""
        period = self._facts.period
        parts = [span.code for span in spans(period)]
        tally, columns = _Tally(), []
        for measure, happened in self._dated().items():
            for ref, day in happened:
                tally.add((measure, By.PERIOD, span_of(day, period).code), ref)
            for part in parts:
                tally.put((measure, By.PERIOD, part), self._cells)
            self._cells.add_sum(whole(measure), ((measure, By.PERIOD, part) for part in parts))
            columns.append(measure)
        held = Counter(
            span_of(each.on, period).code
            for each in self._facts.meetings
            if each.purpose == CONFERENCE
        )
        for part in parts:
            self.things[Measure.CONFERENCES, By.PERIOD, part] = held[part]
        self.things[whole(Measure.CONFERENCES)] = sum(held.values())
        columns.append(Measure.CONFERENCES)
        rows = [Row(part, tuple((each, By.PERIOD, part) for each in columns)) for part in parts]
        total = Row(TOTAL, tuple(whole(each) for each in columns))
        return Table(TableCode.PERIOD, tuple(columns), (*rows, total))

    def meetings(self) -> Table:
        """Count the meetings by purpose; they are no persons, and all are shown."""
        held = Counter(each.purpose for each in self._facts.meetings)
        purposes = self._breakdowns[By.PURPOSE].rows(held)
        for purpose in purposes:
            self.things[Measure.MEETINGS, By.PURPOSE, purpose] = held[purpose]
        self.things[whole(Measure.MEETINGS)] = sum(held.values())
        rows = [Row(each, ((Measure.MEETINGS, By.PURPOSE, each),)) for each in purposes]
        total = Row(TOTAL, (whole(Measure.MEETINGS),))
        return Table(TableCode.MEETINGS, (Measure.MEETINGS,), (*rows, total))

    def _numbers(self) -> dict[Measure, int]:
        cases = self._facts.cases
        families = sum(case.is_family for case in cases.values())
        further = sum(case.further for case in cases.values())
        return {
            Measure.CASES: len(cases),
            Measure.START: len(cases) - len(self._new),
            Measure.NEW: len(self._new),
            Measure.ENDED: len(self._ended),
            Measure.LEFT: len(cases) - len(self._ended),
            Measure.SINGLE: len(cases) - families,
            Measure.FAMILY: families,
            Measure.FURTHER: further,
            Measure.PERSONS: len(cases) + further,
        }

    def _behind(self) -> dict[Measure, int]:
        """Return how many cases the persons are of: one family is not many."""
        cases = self._facts.cases
        return {
            Measure.FURTHER: sum(case.further > 0 for case in cases.values()),
            Measure.PERSONS: len(cases),
        }

    def _dated(self) -> dict[Measure, list[tuple[CaseId, dt.date]]]:
        facts = self._facts
        return {
            Measure.NEW: [*self._new.items()],
            Measure.ENDED: [*self._ended.items()],
            Measure.REFERRALS: [(each.case, each.on) for each in facts.referrals],
            Measure.DISCUSSIONS: [(each.case, each.on) for each in facts.discussions],
            Measure.BOOKLETS: [(each.case, each.on) for each in facts.booklets],
        }

    def _days_of(
        self, day_of: Callable[[CaseFact], dt.date | None]
    ) -> Iterable[tuple[CaseId, dt.date]]:
        for ref, case in self._facts.cases.items():
            day = day_of(case)
            if day is not None and day in self._facts.period:
                yield ref, day


def _began(case: CaseFact) -> dt.date | None:
    return case.began_on


def _ended(case: CaseFact) -> dt.date | None:
    return case.ended_on


class _Tally:
    """Counts how often something happened, and in how many cases."""

    def __init__(self) -> None:
        self._cases: dict[Key, list[CaseId]] = defaultdict(list)

    def add(self, key: Key, ref: CaseId) -> None:
        self._cases[key].append(ref)

    def put(self, key: Key, cells: Cells) -> None:
        refs = self._cases.get(key, [])
        cells.add(key, len(refs), len(set(refs)), hides_none=key[0] in _HIDES_NONE)

    def codes(self, measure: Measure, by: By) -> set[str]:
        """Return the codes of a breakdown that were counted."""
        return {key[2] for key in self._cases if key[:2] == (measure, by)}

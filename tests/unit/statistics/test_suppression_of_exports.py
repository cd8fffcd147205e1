from __future__ import annotations

import os
from random import Random

import pytest

from gkdesk.statistics.codes import Measure
from gkdesk.statistics.counting import count
from gkdesk.statistics.facts import CaseFact, Facts
from gkdesk.statistics.suppression import suppress, unproven
from gkdesk.statistics.tables import whole
from tests.unit.statistics.audit_kit import Chain, Reader, rests
from tests.unit.statistics.data_kit import QUARTERS, SOON, YEAR, breakdowns, some_facts, within

FULL = os.environ.get("GKDESK_FULL") == "1"
SAMPLE = range(6)
NEIGHBOURS = range(4)
ALL = 1_000
BATCHES = 25


def check_export(seed: int, threshold: int = 3) -> None:
    counted = count(some_facts(Random(seed)), breakdowns(places=8))
    made = suppress(counted.cells, threshold)
    assert unproven(counted.cells, made) == ()
    for key, cell in counted.cells.cells.items():
        if cell.is_small(threshold) and not cell.is_latent:
            assert key in made.hidden
        if not cell.value:
            assert key not in made.hidden or key[0] in (Measure.NEW, Measure.ENDED)
    reader = Reader(counted, made)
    assert reader.known() == []
    for larger, smaller in rests(counted, threshold):
        assert reader.largest_doubt(larger, smaller) > 0


@pytest.mark.parametrize("seed", SAMPLE)
def test_a_solver_finds_two_values_at_least_for_every_hidden_cell(seed: int) -> None:
    check_export(seed)


@pytest.mark.parametrize("seed", [3, 7])
def test_a_higher_threshold_hides_more_and_gives_nothing_away(seed: int) -> None:
    check_export(seed, threshold=5)


@pytest.mark.parametrize("seed", NEIGHBOURS)
def test_periods_one_after_the_other_give_nothing_away_together(seed: int) -> None:
    facts = some_facts(Random(seed))
    readers = []
    for quarter in QUARTERS:
        counted = count(within(facts, quarter), breakdowns(places=8))
        made = suppress(counted.cells, 3)
        assert unproven(counted.cells, made) == ()
        readers.append(Reader(counted, made))
    assert Chain(readers).known() == []


def test_two_new_cases_are_not_the_difference_of_two_quarters() -> None:
    old = {ref: CaseFact(began_on=SOON) for ref in range(20)}
    new = {ref: CaseFact(began_on=QUARTERS[1].first) for ref in (20, 21)}
    shown = []
    for quarter in QUARTERS[:2]:
        counted = count(within(Facts(YEAR, old | new), quarter), breakdowns())
        hidden = suppress(counted.cells, 3).hidden
        shown.append({each for each in Measure if whole(each) not in hidden})
    assert {Measure.START, Measure.CASES, Measure.LEFT, Measure.NEW} <= shown[0]
    assert {Measure.NEW, Measure.ENDED, Measure.CASES}.isdisjoint(shown[1])


@pytest.mark.full
@pytest.mark.skipif(not FULL, reason="the full count is for make faults")
@pytest.mark.parametrize("batch", range(BATCHES))
def test_a_thousand_random_data_sets_give_nothing_away(batch: int) -> None:
    for seed in range(batch, ALL, BATCHES):
        check_export(seed)


def test_hiding_small_cells_alone_would_give_some_away() -> None:
    counted = count(some_facts(Random(7)), breakdowns(places=8))
    made = suppress(counted.cells, 3)
    small = {key for key, cell in counted.cells.cells.items() if cell.is_small(3)}
    only = type(made)(3, frozenset(made.hidden & small), made.proofs)
    assert made.hidden > only.hidden
    assert Reader(counted, only).known()
    assert unproven(counted.cells, only)

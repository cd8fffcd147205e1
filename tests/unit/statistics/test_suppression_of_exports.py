from __future__ import annotations

import os
from random import Random

import pytest

from gkdesk.statistics.counting import count
from gkdesk.statistics.suppression import suppress, unproven
from tests.unit.statistics.audit_kit import Reader, rests
from tests.unit.statistics.data_kit import breakdowns, some_facts

FULL = os.environ.get("GKDESK_FULL") == "1"
SAMPLE = range(6)
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
            assert key not in made.hidden
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

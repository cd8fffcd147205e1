from __future__ import annotations

from itertools import product
from random import Random
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkdesk.statistics.cells import Cells, Key
from gkdesk.statistics.suppression import Suppression, suppress, unproven
from tests.rounds import rounds

HIGHEST = 9


def table(numbers: list[list[int]], further: list[list[int]] | None = None) -> Cells:
    """Make one table with both sums, and another one that shares the sums of its rows."""
    cells = Cells()
    rows = [sum(row) for row in numbers]
    cells.add(("all",), sum(rows))
    for at, value in enumerate(rows):
        cells.add(("row", str(at)), value)
    cells.add_sum(("all",), [("row", str(at)) for at in range(len(rows))])
    for name, body in (("a", numbers), ("b", further or [])):
        if not body:
            continue
        for at, row in enumerate(body):
            for place, value in enumerate(row):
                cells.add((name, str(at), str(place)), value)
            cells.add_sum(("row", str(at)), [(name, str(at), str(p)) for p in range(len(row))])
        for place in range(len(body[0])):
            parts = [(name, str(at), str(place)) for at in range(len(body))]
            cells.add((name, "column", str(place)), sum(row[place] for row in body))
            cells.add_sum((name, "column", str(place)), parts)
        cells.add_sum(("all",), [(name, "column", str(p)) for p in range(len(body[0]))])
    return cells


def possible(cells: Cells, made: Suppression) -> dict[Key, set[int]]:
    """Try all numbers for all hidden cells and keep those with which every sum holds."""
    hidden = sorted(made.hidden)
    found: dict[Key, set[int]] = {key: set() for key in hidden}
    for tried in product(range(1, HIGHEST), repeat=len(hidden)):
        values = {key: cell.value for key, cell in cells.cells.items()}
        values.update(zip(hidden, tried, strict=True))
        if all(values[s.total] == sum(values[p] for p in s.parts) for s in cells.sums):
            for key in hidden:
                found[key].add(values[key])
    return found


@pytest.mark.full
@settings(max_examples=rounds(20, full=60), deadline=None, derandomize=True)
@given(st.lists(st.lists(st.integers(0, 4), min_size=2, max_size=3), min_size=2, max_size=2))
def test_trying_all_numbers_finds_two_for_each_hidden_cell(numbers: list[list[int]]) -> None:
    width = min(map(len, numbers))
    cells = table([row[:width] for row in numbers])
    made = suppress(cells, 3)
    assert unproven(cells, made) == ()
    if len(made.hidden) <= 6:
        assert all(len(values) > 1 for values in possible(cells, made).values())


def test_a_lone_small_cell_of_a_row_takes_a_rectangle_with_it() -> None:
    made = suppress(table([[1, 7], [6, 8]]), 3)
    assert made.hidden == {("a", str(r), str(c)) for r in range(2) for c in range(2)}


def test_two_ones_in_a_row_do_not_guard_each_other() -> None:
    cells = table([[1, 1, 9, 9], [9, 9, 9, 9]])
    made = suppress(cells, 3)
    assert len([key for key in made.hidden if key[:2] == ("a", "0")]) > 2


def test_tables_that_share_their_sums_guard_each_other() -> None:
    cells = table([[2, 5], [5, 5]], [[4, 3], [1, 9]])
    made = suppress(cells, 3)
    assert unproven(cells, made) == ()
    assert ("a", "0", "0") in made.hidden
    assert ("b", "1", "0") in made.hidden


def test_none_is_shown_and_three_are_shown_where_nothing_is_small() -> None:
    assert suppress(table([[0, 3], [4, 0]]), 3).hidden == frozenset()


def test_hidden_parts_of_a_shown_total_are_no_small_group_together() -> None:
    cells = table([[1, 2, 20, 30], [9, 9, 9, 9]])
    made = suppress(cells, 5)
    together = sum(cells.cells[key].value for key in made.hidden if key[:2] == ("a", "0"))
    assert together >= 5


def test_what_is_left_over_of_a_part_is_guarded_although_it_stands_nowhere() -> None:
    cells = Cells()
    for name, values in (("cases", (12, 9)), ("chain", (11, 5))):
        cells.add((name,), sum(values))
        for at, value in enumerate(values):
            cells.add((name, str(at)), value)
        cells.add_sum((name,), [(name, "0"), (name, "1")])
    for at in "01":
        cells.add_part(("cases", at), ("chain", at), ("rest", at))
    made = suppress(cells, 3)
    assert made.hidden & {("cases", "0"), ("chain", "0")}
    assert unproven(cells, made) == ()


def test_a_count_of_many_things_of_one_person_is_hidden() -> None:
    cells = Cells()
    for key, value, persons in ((("all",), 12, 4), (("a",), 7, 1), (("b",), 5, 3)):
        cells.add(key, value, persons)
    cells.add_sum(("all",), [("a",), ("b",)])
    assert ("a",) in suppress(cells, 3).hidden


@pytest.mark.parametrize("seed", range(20))
def test_the_audit_does_not_believe_a_proof_that_is_none(seed: int) -> None:
    chance = Random(seed)
    cells = table([[chance.randint(0, 5) for _ in range(4)] for _ in range(4)])
    made = suppress(cells, 3)
    if not made.proofs:
        return
    key = min(made.proofs)
    without = {each: shift for each, shift in made.proofs.items() if each != key}
    wrong = {**made.proofs, key: {key: 1}}
    for proofs in (without, wrong):
        forged = Suppression(3, made.hidden, MappingProxyType(proofs))
        assert unproven(cells, forged) == ((key,) if cells.sums_of[key] else ())


def test_sums_that_do_not_hold_are_refused() -> None:
    cells = Cells()
    for key, value in ((("all",), 5), (("a",), 2)):
        cells.add(key, value)
    with pytest.raises(ValueError, match="not the total"):
        cells.add_sum(("all",), [("a",)])

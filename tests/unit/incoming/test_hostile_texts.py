"""Text files made to keep the program busy: quotes that never end, cards without end."""

from __future__ import annotations

import pytest

from gkdesk.errors import ImportTooManyRows
from gkdesk.incoming import delimited
from gkdesk.incoming.card_lines import LINES_OF_A_CARD
from gkdesk.incoming.reading import read_bytes
from gkdesk.incoming.table import STEP
from gkdesk.progress import Cancelled
from tests.unit.incoming.files import card


class Patience:
    """Counts steps and cancels after so many of them."""

    def __init__(self, most: int = 1_000_000) -> None:
        self.steps = 0
        self._most = most

    def step(self, _done: int, _total: int) -> None:
        self.steps += 1
        if self.steps > self._most:
            raise Cancelled


def never_closed(rows: int) -> bytes:
    return b"Name;Organisation\n" + b'a";"x\n' * rows


def test_rows_whose_quotes_never_end_are_read_with_work_that_grows_with_the_file_alone() -> None:
    rows = 3_000
    watched = Patience()
    table = read_bytes(never_closed(rows) + b"B;Amt\n", progress=watched)
    assert [row.cells for row in table.rows][-1] == ("B", "Amt")
    assert 1 < watched.steps <= (rows + 2) * (delimited.RECORD_LINES + 1) / STEP


def test_reading_rows_whose_quotes_never_end_can_be_cancelled() -> None:
    with pytest.raises(Cancelled):
        read_bytes(never_closed(3_000), progress=Patience(2))


def test_too_many_broken_rows_are_too_many_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "RECORD_LINES", 2)
    with pytest.raises(ImportTooManyRows):
        read_bytes(never_closed(101_000))


def test_a_forgotten_quote_does_not_swallow_the_rows_up_to_the_next_one() -> None:
    rows = [f"P{number};Amt" for number in range(300)]
    lines = ["Name;Ort", '"A;Amt', *rows, 'B;"Amt"']
    table = read_bytes("\n".join(lines).encode())
    assert len(table.rows) == 301
    assert [(n.row, n.problem) for n in table.notices] == [(2, "broken_quotes")]


def test_a_record_of_long_lines_ends_after_so_many_characters() -> None:
    long = "x" * 1_000
    lines = ["Name;Ort", *(f'{long}";"x' for _ in range(250)), "B;Amt"]
    whole = read_bytes("\n".join(lines).encode())
    assert whole.rows[-1].cells == ("B", "Amt")


def test_a_text_of_many_lines_in_one_cell_is_kept() -> None:
    note = "\n".join(f"Zeile {number}" for number in range(150))
    table = read_bytes(f'Name;Notiz\nA;"{note}"\n'.encode())
    assert table.rows[0].cells == ("A", note)


def test_a_card_of_endless_lines_is_read_up_to_a_limit_and_told() -> None:
    data = card("FN:A", *["NOTE:x"] * (LINES_OF_A_CARD + 5), "TEL:02131 5")
    table = read_bytes(data + card("FN:B"))
    assert [row.cells[0] for row in table.rows] == ["A", "B"]
    assert [(n.row, n.problem) for n in table.notices] == [(1, "card_line_unreadable")]


def test_reading_one_card_of_many_lines_can_be_cancelled() -> None:
    with pytest.raises(Cancelled):
        read_bytes(card("FN:A", *["NOTE:x"] * 5_000), progress=Patience(5))

"""Locking waits for a save, stops longer work, and lets nobody in any more."""

from __future__ import annotations

import threading

import pytest

from gkdesk.errors import StoreLocked
from gkdesk.store.gate import Gate


class Query:
    """Stands for a statement that runs until somebody interrupts it."""

    def __init__(self) -> None:
        self.interrupted = threading.Event()

    def interrupt(self) -> None:
        self.interrupted.set()


def test_nobody_gets_in_after_the_gate_was_shut() -> None:
    gate = Gate()
    assert gate.shut()
    with pytest.raises(StoreLocked), gate.reading():
        pass
    with pytest.raises(StoreLocked), gate.writing():
        pass


def test_a_running_query_is_interrupted() -> None:
    gate = Gate()
    query = Query()
    inside = threading.Event()

    def read() -> None:
        with gate.reading():
            gate.reader_uses(query)  # type: ignore[arg-type]
            inside.set()
            query.interrupted.wait(10)
            gate.reader_leaves(query)  # type: ignore[arg-type]

    thread = threading.Thread(target=read)
    thread.start()
    assert inside.wait(10)
    assert gate.shut()
    thread.join()
    assert query.interrupted.is_set()


def test_long_work_is_stopped_at_its_next_statement() -> None:
    gate = Gate(grace=0.05)
    inside = threading.Event()
    outcome: list[str] = []

    def work() -> None:
        try:
            with gate.writing():
                inside.set()
                while True:
                    gate.check_writing()
        except StoreLocked:
            outcome.append("rolled back")

    thread = threading.Thread(target=work)
    thread.start()
    assert inside.wait(10)
    assert gate.shut()
    thread.join()
    assert outcome == ["rolled back"]


def test_a_writer_that_waits_for_its_turn_is_turned_away() -> None:
    gate = Gate()
    turned_away: list[bool] = []
    waiting = threading.Event()

    def wait_for_turn() -> None:
        waiting.set()
        try:
            with gate.writing():
                pass
        except StoreLocked:
            turned_away.append(True)

    def hold_until_shut() -> None:
        with gate.writing():
            second.start()
            assert waiting.wait(10)
            held.set()
            while not gate.is_shut:
                pass

    held = threading.Event()
    second = threading.Thread(target=wait_for_turn)
    first = threading.Thread(target=hold_until_shut)
    first.start()
    assert held.wait(10)
    assert gate.shut()
    first.join()
    second.join()
    assert turned_away == [True]


def test_closing_inside_a_transaction_is_a_bug() -> None:
    gate = Gate()
    with gate.writing(), pytest.raises(RuntimeError):
        gate.shut()


def test_a_reader_may_lock_the_store_itself() -> None:
    gate = Gate()
    with gate.reading():
        assert gate.shut()

"""Thousands of records cost the search no more statements than a few."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import Engine, event

from gkdesk.models.client import Client, ClientGoal, ClientNameVariant, ClientStatus
from gkdesk.models.network import ContactPerson, Organisation
from gkdesk.progress import Cancelled, Silent
from gkdesk.services.workspace import Workspace
from gkdesk.text.labels import Label
from tests.store_kit import new_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from gkdesk.models.base import Record
    from gkdesk.store.store import Store

FEW = 4
MANY = 120


@pytest.fixture(params=[FEW, MANY])
def count(request: pytest.FixtureRequest) -> int:
    number: int = request.param
    return number


@pytest.fixture
def store(store: Store) -> Store:
    """Let the services say what the records of the store contain."""
    Workspace(store)
    return store


@contextmanager
def counted() -> Iterator[list[str]]:
    """Collect the statements that are sent meanwhile."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        sent.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def _records(number: int) -> Iterator[Record]:
    client = Client(id=1000 + number, code=f"A{number}", official_name=f"Yonas Tesfay {number}")
    yield client
    yield ClientNameVariant(client_id=client.id, name=f"Jonas {number}")
    yield ClientStatus(client_id=client.id, status="toleration")
    yield ClientGoal(client_id=client.id, words=f"Schreinerin werden {number}")
    yield Organisation(id=5000 + number, name=f"Stelle {number}")
    yield ContactPerson(id=9000 + number, name=f"Özcan {number}", languages="tr kmr")


def _add(store: Store, count: int) -> None:
    with store.transaction(Label.EXAMPLE_DATA_MADE) as transaction:
        for number in range(count):
            transaction.session.add_all(_records(number))


def _rename(store: Store) -> None:
    with store.transaction(Label.EXAMPLE_DATA_MADE) as transaction:
        connection = transaction.session.connection()
        connection.exec_driver_sql("UPDATE client SET official_name = official_name || ' Neu'")
        connection.exec_driver_sql("UPDATE client_goal SET words = words || '. Bald'")


def _work(store: Store, count: int) -> dict[str, int]:
    """Add, change, take back and index anew; return how many statements each has cost."""
    cost = {}
    steps = {
        "add": lambda: _add(store, count),
        "change": lambda: _rename(store),
        "take back": store.undo,
        "make again": store.redo,
        "from nothing": lambda: _rebuild_from_nothing(store),
    }
    for name, step in steps.items():
        with counted() as sent:
            step()
        cost[name] = len(sent)
    return cost


def _rebuild_from_nothing(store: Store) -> None:
    with store._unlogged() as session:
        session.connection().exec_driver_sql("DROP TABLE search_state")
    store.search.rebuild(Silent())


def test_the_number_of_statements_does_not_grow_with_the_records(tmp_path: Path) -> None:
    costs = []
    for count in (FEW, MANY):
        made = new_store(tmp_path / f"Bestand{count}").store
        Workspace(made)
        costs.append(_work(made, count))
        made.close()
    assert costs[0] == costs[1]


def test_every_one_of_many_records_is_found_changed_and_taken_back(
    store: Store, count: int
) -> None:
    _add(store, count)
    last = count - 1
    assert [hit.ref for hit in store.search.find(f"jonas {last}")] == [1000 + last]
    assert [hit.ref for hit in store.search.find(f"oezcan {last} kurmandschi")] == [9000 + last]
    _rename(store)
    assert [hit.ref for hit in store.search.find(f"tesfay {last} neu bald")] == [1000 + last]
    store.undo()
    assert store.search.find("bald") == ()
    store.undo()
    assert store.search.find("duldung", limit=count) == ()


def test_a_batch_leaves_what_did_not_change_where_it_is(store: Store) -> None:
    _add(store, MANY)
    before = _pieces(store)
    _rename(store)
    after = _pieces(store)
    unchanged = {piece for piece in before if "Duldung" in piece[1] or "Türkisch" in piece[1]}
    assert unchanged <= after
    assert len(unchanged) == MANY * 2


def test_a_rebuild_tells_how_far_it_is_and_stops_when_it_shall(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    _add(store, 10)
    monkeypatch.setattr("gkdesk.store.search.BATCH", 4)
    with store._unlogged() as session:
        session.connection().exec_driver_sql("DROP TABLE search_state")
    heard = _Heard(stop_at=4)
    with pytest.raises(Cancelled):
        store.search.rebuild(heard)
    assert heard.steps == [(0, 30), (4, 30)]
    assert not store.search.is_current()
    rest = _Heard(stop_at=99)
    store.search.rebuild(rest)
    assert rest.steps[0] == (0, 26)
    assert rest.steps[-1] == (26, 26)
    assert store.search.is_current()


class _Heard:
    def __init__(self, *, stop_at: int) -> None:
        self.steps: list[tuple[int, int]] = []
        self._stop_at = stop_at

    def step(self, done: int, total: int) -> None:
        self.steps.append((done, total))
        if done >= self._stop_at:
            raise Cancelled


def _pieces(store: Store) -> set[tuple[int, str]]:
    with store.driver() as driver:
        return set(driver.execute("SELECT id, text FROM search_piece").fetchall())

"""A disk that takes no more: told as such, and nothing that was saved is harmed.

These run without the right to mount a small disk; `test_full_and_read_only` has the real ones.
"""

from __future__ import annotations

from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import BackupFailed, DiskFull
from gkdesk.export.files import write_atomically
from gkdesk.models.network import Organisation
from gkdesk.store.backup import Backups
from gkdesk.store.files import FOLDER_ELSEWHERE
from gkdesk.text.labels import Label
from tests.disk_kit import largest_file
from tests.store_kit import add_organisation, new_store, organisation_names, reopen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from gkdesk.store.store import Store

ROOM = 48 * 1024


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = new_store(tmp_path / "Bestand").store
    add_organisation(made, "Jobcenter")
    made.close()
    opened = reopen(made.folder)
    yield opened
    opened.close()


def _add_many(store: Store) -> None:
    with store.transaction(Label.RECORDS_IMPORTED) as transaction:
        for number in range(1000):
            transaction.session.add(Organisation(name=f"Stelle {number} " + "x" * 2000))


class _AtHalf:
    """Call something once, when half of the work is done: the first backup is whole by then."""

    def __init__(self, action: Callable[[], None]) -> None:
        self._action: Callable[[], None] | None = action

    def step(self, done: int, total: int) -> None:
        if done * 2 >= total and self._action is not None:
            action, self._action = self._action, None
            action()


def test_a_save_that_finds_no_room_is_told_and_harms_nothing(store: Store) -> None:
    with largest_file(ROOM), pytest.raises(DiskFull):
        _add_many(store)
    assert set(organisation_names(store).values()) == {"Jobcenter"}
    assert not list(store.folder.glob(".gkdesk-*"))
    add_organisation(store, "danach")
    store.close()
    again = reopen(store.folder)
    assert set(organisation_names(again).values()) == {"Jobcenter", "danach"}
    assert again.check_integrity().is_sound
    again.close()


def test_a_backup_that_finds_no_room_leaves_nothing_and_harms_nothing(store: Store) -> None:
    with largest_file(ROOM), pytest.raises((DiskFull, BackupFailed)):
        Backups(store).run()
    assert list(store.files.backups.iterdir()) == []
    assert store.check_integrity().is_sound
    Backups(store).run()
    assert len(Backups(store).all()) == 1


def test_a_second_place_without_room_leaves_the_first_backup(store: Store, tmp_path: Path) -> None:
    stick = tmp_path / "Stick"
    stick.mkdir()
    backups = Backups(store)
    limit = largest_file(store.files.database.stat().st_size // 2)
    with ExitStack() as stack, pytest.raises(DiskFull):
        backups.run(elsewhere=stick, progress=_AtHalf(partial(stack.enter_context, limit)))
    assert len(backups.all()) == 1
    assert list((stick / FOLDER_ELSEWHERE).iterdir()) == []


def test_a_document_that_finds_no_room_keeps_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "heft.pdf"
    path.write_bytes(b"old")
    with largest_file(100), pytest.raises(DiskFull):
        write_atomically(path, b"new" * 1000)
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["heft.pdf"]

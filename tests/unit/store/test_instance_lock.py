"""One window per store, whatever happens to the lock file meanwhile."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import StoreInUse
from gkdesk.store.instance_lock import InstanceLock
from tests.store_kit import add_organisation, organisation_names, reopen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from gkdesk.store.store import Store

OPENS_AS_TOLD = """
import sys
from pathlib import Path
from gkdesk.errors import StoreInUse
from tests.store_kit import reopen
for folder in sys.stdin:
    try:
        store = reopen(Path(folder.rstrip("\\n")))
    except StoreInUse:
        print("in use", flush=True)
        continue
    print("open", flush=True)
    sys.stdin.readline()
    store.close()
    print("closed", flush=True)
"""

can_delete_open_files = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows does not delete a file that another program has open"
)


class SecondWindow:
    """Another process that opens a store and keeps it until it is told to close it."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def open(self, folder: Path) -> str:
        """Return `in use` or `open`; what is open must be closed before the next one."""
        return self._answer(str(folder))

    def close(self) -> str:
        return self._answer("")

    def _answer(self, line: str) -> str:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()
        return self._process.stdout.readline().rstrip("\n")


@pytest.fixture(scope="module")
def second_window() -> Iterator[SecondWindow]:
    """Return one other process for all tests; between them it holds nothing."""
    command = [sys.executable, "-c", OPENS_AS_TOLD]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as process:
        yield SecondWindow(process)
        process.communicate(timeout=60)
    assert process.returncode == 0


@can_delete_open_files
def test_a_deleted_lock_file_lets_no_second_window_in(
    store: Store, second_window: SecondWindow
) -> None:
    store.files.lock.unlink()
    assert second_window.open(store.folder) == "in use"
    add_organisation(store, "Jobcenter")
    assert set(organisation_names(store).values()) == {"Jobcenter"}


@can_delete_open_files
def test_a_replaced_lock_file_lets_no_second_window_in(
    store: Store, second_window: SecondWindow
) -> None:
    other = store.files.lock.with_suffix(".anders")
    other.touch()
    other.replace(store.files.lock)
    assert second_window.open(store.folder) == "in use"


@can_delete_open_files
def test_what_another_window_holds_stays_held_without_its_lock_file(
    store: Store, second_window: SecondWindow
) -> None:
    folder, lock = store.folder, store.files.lock
    store.close()
    assert second_window.open(folder) == "open"
    lock.unlink()
    with pytest.raises(StoreInUse):
        reopen(folder)
    assert second_window.close() == "closed"
    reopen(folder).close()


def test_a_lock_file_that_is_missing_after_closing_is_made_again(store: Store) -> None:
    folder, lock = store.folder, store.files.lock
    store.close()
    lock.unlink()
    opened = reopen(folder)
    assert lock.exists()
    opened.close()


def test_a_refused_lock_holds_nothing_back(store: Store) -> None:
    second = InstanceLock(store.files.lock)
    with pytest.raises(StoreInUse):
        second.acquire()
    store.close()
    second.acquire()
    second.release()
    second.release()


@can_delete_open_files
def test_a_folder_moved_with_its_open_store_stays_held(
    store: Store, tmp_path: Path, second_window: SecondWindow
) -> None:
    moved = tmp_path / "umgezogen"
    store.folder.rename(moved)
    (moved / store.files.lock.name).unlink()
    assert second_window.open(moved) == "in use"
    moved.rename(store.folder)

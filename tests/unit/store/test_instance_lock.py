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
    from pathlib import Path

    from gkdesk.store.store import Store

OPENS_AND_WAITS = (
    "import sys; from pathlib import Path; from tests.store_kit import reopen\n"
    "from gkdesk.errors import StoreInUse\n"
    "try: store = reopen(Path(sys.argv[1]))\n"
    "except StoreInUse: sys.exit('in use')\n"
    "print('open', flush=True); sys.stdin.read(); store.close()\n"
)

can_delete_open_files = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows does not delete a file that another program has open"
)


def _second_window(folder: Path) -> subprocess.Popen[str]:
    """Start another process that opens the store and keeps it until its input ends."""
    return subprocess.Popen(
        [sys.executable, "-c", OPENS_AND_WAITS, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _is_told_to_stay_out(folder: Path) -> bool:
    _, said = _second_window(folder).communicate(timeout=60)
    return "in use" in said


@can_delete_open_files
def test_a_deleted_lock_file_lets_no_second_window_in(store: Store) -> None:
    store.files.lock.unlink()
    assert _is_told_to_stay_out(store.folder)
    add_organisation(store, "Jobcenter")
    assert set(organisation_names(store).values()) == {"Jobcenter"}


@can_delete_open_files
def test_a_replaced_lock_file_lets_no_second_window_in(store: Store) -> None:
    other = store.files.lock.with_suffix(".anders")
    other.touch()
    other.replace(store.files.lock)
    assert _is_told_to_stay_out(store.folder)


@can_delete_open_files
def test_what_another_window_holds_stays_held_without_its_lock_file(store: Store) -> None:
    folder, lock = store.folder, store.files.lock
    store.close()
    with _second_window(folder) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        lock.unlink()
        with pytest.raises(StoreInUse):
            reopen(folder)
        other.communicate(timeout=60)
        assert other.returncode == 0
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
def test_a_folder_moved_with_its_open_store_stays_held(store: Store, tmp_path: Path) -> None:
    moved = tmp_path / "umgezogen"
    store.folder.rename(moved)
    (moved / store.files.lock.name).unlink()
    assert _is_told_to_stay_out(moved)
    moved.rename(store.folder)

"""A full disk or a read-only folder stops a step, says so, and harms nothing that was saved."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from gkdesk.errors import DiskFull, ReadOnlyFolder
from gkdesk.models.network import Organisation
from gkdesk.store.opening import create_store
from gkdesk.store.recovery import new_code
from gkdesk.text.labels import Label
from tests.store_kit import (
    CHEAP,
    PASSPHRASE,
    add_organisation,
    new_store,
    organisation_names,
    reopen,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from gkdesk.clock import FixedClock
    from gkdesk.store.store import Store

SIZE_MB = 6
NO_DISK = "only root on Linux can mount a small disk; test_full_for_everyone runs without one"


def mount(*arguments: str) -> bool:
    tool = shutil.which("mount")
    if sys.platform != "linux" or tool is None or os.geteuid() != 0:
        return False
    return subprocess.run([tool, *arguments], capture_output=True, check=False).returncode == 0


def unmount(folder: Path) -> None:
    subprocess.run(["umount", "-l", str(folder)], capture_output=True, check=False)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "klein"
    disk.mkdir()
    if not mount("-t", "tmpfs", "-o", f"size={SIZE_MB}m", "tmpfs", str(disk)):
        pytest.skip(NO_DISK)
    yield disk
    unmount(disk)


@pytest.fixture
def locked_folder(tmp_path: Path) -> Iterator[Path]:
    """Return a store's folder that can be read and not written, for root as well."""
    store = new_store(tmp_path / "Bestand").store
    add_organisation(store, "Jobcenter")
    store.close()
    folder = store.folder
    if sys.platform == "linux" and os.geteuid() == 0:
        if not (
            mount("--bind", str(folder), str(folder))
            and mount("-o", "remount,ro,bind", str(folder))
        ):
            pytest.skip("root can write everywhere and a read-only mount is not possible here")
        yield folder
        unmount(folder)
    else:
        folder.chmod(0o500)
        yield folder
        folder.chmod(0o700)


def fill(disk: Path) -> Path:
    """Leave no free block on the disk."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            pass
    return ballast


def add_many(store: Store) -> None:
    with store.transaction(Label.RECORDS_IMPORTED) as transaction:
        for number in range(2000):
            transaction.session.add(Organisation(name=f"Stelle {number} " + "x" * 2000))


def test_a_full_disk_stops_a_save_and_keeps_everything_before(small_disk: Path) -> None:
    store = new_store(small_disk / "Bestand").store
    ref = add_organisation(store, "Jobcenter")
    with pytest.raises(DiskFull):
        add_many(store)
    assert organisation_names(store) == {ref: "Jobcenter"}
    assert store.log.verify().is_intact
    later = add_organisation(store, "danach")
    store.close()
    store = reopen(store.folder)
    assert organisation_names(store) == {ref: "Jobcenter", later: "danach"}
    assert store.check_integrity().is_sound
    store.close()


def test_nothing_is_lost_while_not_a_single_byte_is_free(small_disk: Path) -> None:
    store = new_store(small_disk / "Bestand").store
    ref = add_organisation(store, "Jobcenter")
    ballast = fill(small_disk)
    saved = {ref: "Jobcenter"}
    try:
        for number in range(200):
            saved[add_organisation(store, f"{number}" + "x" * 500)] = f"{number}" + "x" * 500
    except DiskFull:
        pass
    before = store.files.key_file.read_bytes()
    with pytest.raises(DiskFull):
        store.drafts.put("note", "y" * 100_000)
    with pytest.raises(DiskFull):
        store.keys.seal_recovery_code(new_code())
    assert store.files.key_file.read_bytes() == before
    assert organisation_names(store) == saved
    store.close()
    ballast.unlink()
    store = reopen(store.folder)
    assert organisation_names(store) == saved
    assert store.check_integrity().is_sound
    store.close()


def test_a_store_on_a_full_disk_can_be_locked_and_says_why_it_does_not_open(
    small_disk: Path,
) -> None:
    store = new_store(small_disk / "Bestand").store
    ref = add_organisation(store, "Jobcenter")
    store.close()
    ballast = fill(small_disk)
    with contextlib.suppress(DiskFull):
        reopen(store.folder).close()
    ballast.unlink()
    store = reopen(store.folder)
    assert organisation_names(store) == {ref: "Jobcenter"}
    store.close()


def test_a_store_that_finds_no_room_is_not_made(small_disk: Path, clock: FixedClock) -> None:
    ballast = fill(small_disk)
    with ballast.open("r+b") as file:
        file.truncate(ballast.stat().st_size - 64 * 1024)
    with pytest.raises(DiskFull):
        create_store(small_disk / "Bestand", PASSPHRASE, clock=clock, kdf=CHEAP)
    assert [path.name for path in small_disk.iterdir()] == ["ballast"]


def test_a_store_in_a_read_only_folder_is_told_to_be_so(locked_folder: Path) -> None:
    with pytest.raises(ReadOnlyFolder):
        reopen(locked_folder)


def test_no_store_is_made_in_a_read_only_folder(locked_folder: Path, clock: FixedClock) -> None:
    with pytest.raises(ReadOnlyFolder):
        create_store(locked_folder / "neu", PASSPHRASE, clock=clock, kdf=CHEAP)


def test_a_folder_that_becomes_read_only_stops_a_save(tmp_path: Path) -> None:
    folder = tmp_path / "Bestand"
    folder.mkdir()
    if not mount("-t", "tmpfs", "tmpfs", str(folder)):
        pytest.skip(NO_DISK)
    store = new_store(folder).store
    ref = add_organisation(store, "Jobcenter")
    store.close()
    try:
        mount("-o", "remount,ro", str(folder))
        with pytest.raises(ReadOnlyFolder):
            reopen(folder)
        mount("-o", "remount,rw", str(folder))
        store = reopen(folder)
        assert organisation_names(store) == {ref: "Jobcenter"}
        store.close()
    finally:
        unmount(folder)

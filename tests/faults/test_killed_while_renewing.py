"""A program that is killed while it renews the key leaves the old pair of files or the new one."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from gkdesk.clock import FixedClock
from gkdesk.errors import DiskFull, WrongPassphrase
from gkdesk.progress import Silent
from gkdesk.store.key_renewal import renew_key
from tests.faults.test_full_and_read_only import fill, small_disk
from tests.store_kit import (
    NOW,
    OTHER_PASSPHRASE,
    PASSPHRASE,
    add_organisation,
    new_store,
    organisation_names,
    reopen,
    report,
)

__all__ = ["small_disk"]

KILLS = 150 if os.environ.get("GKDESK_FULL") == "1" else 3
RENEWER = Path(__file__).with_name("renewer.py")
RECORDS = 50


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """Return the folder of a closed store that takes a moment to be written again."""
    return fill_store(tmp_path / "Vorlage")


def fill_store(folder: Path) -> Path:
    store = new_store(folder).store
    for number in range(RECORDS):
        add_organisation(store, f"Stelle {number} " + "x" * 2000)
    store.close()
    return folder


def renew_and_kill(folder: Path, *, after: float) -> float:
    """Kill a renewal so many seconds after it began; return how long it was let work."""
    command = [sys.executable, str(RENEWER), str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        began = time.perf_counter()
        try:
            process.wait(after)
        except subprocess.TimeoutExpired:
            process.kill()
        return time.perf_counter() - began


def which_opens(folder: Path) -> str:
    """Return which passphrase opens the store; it must be exactly one, with every record."""
    found = []
    for name, passphrase in (("old", PASSPHRASE), ("new", OTHER_PASSPHRASE)):
        try:
            store = reopen(folder, passphrase)
        except WrongPassphrase:
            continue
        assert store.check_integrity().is_sound
        assert len(organisation_names(store)) == RECORDS
        store.close()
        found.append(name)
    assert len(found) == 1
    return found[0]


@pytest.mark.full
@pytest.mark.timeout(3000)
def test_a_kill_at_any_moment_leaves_a_whole_store(template: Path, tmp_path: Path) -> None:
    whole = renew_and_kill(Path(shutil.copytree(template, tmp_path / "probe")), after=60)
    chance = random.Random(20261118)
    seen: Counter[str] = Counter()
    for number in range(KILLS):
        folder = Path(shutil.copytree(template, tmp_path / f"bestand-{number}"))
        renew_and_kill(folder, after=chance.uniform(0, whole))
        seen[which_opens(folder)] += 1
        shutil.rmtree(folder)
    assert seen["old"], "no renewal was killed: nothing was tried"
    report(f"renewing the key killed {KILLS} times: {dict(seen)}")


def test_a_full_disk_leaves_the_old_key(small_disk: Path) -> None:
    folder = fill_store(small_disk / "Bestand")
    ballast = fill(small_disk)
    with pytest.raises(DiskFull):
        renew_key(folder, PASSPHRASE, OTHER_PASSPHRASE, clock=FixedClock(NOW), progress=Silent())
    ballast.unlink()
    assert which_opens(folder) == "old"
    assert not list(folder.glob(".schluesselwechsel*"))

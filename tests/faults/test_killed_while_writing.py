"""A program that is killed while it writes loses nothing that it had confirmed."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, cast

import pytest

from tests.store_kit import new_store, organisation_names, reopen, report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.store.store import Store

FULL = os.environ.get("GKDESK_FULL") == "1"
KILLS = 300 if FULL else 4
CREATIONS = 75 if FULL else 2
LONGEST_RUN = 0.25
WRITER = Path(__file__).with_name("writer.py")


@contextmanager
def killed(folder: Path, argument: str, *, after: float) -> Iterator[TextIO]:
    """Let the writer work for `after` seconds from its first word on; lend what it prints."""
    with subprocess.Popen(
        [sys.executable, str(WRITER), str(folder), argument],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    ) as process:
        output = cast("TextIO", process.stdout)
        assert output.readline() == "ready\n"
        killer = threading.Timer(after, process.kill)
        killer.start()
        yield output
        process.wait()
        killer.cancel()
        killer.join()


def run_and_kill(folder: Path, *, seed: int, after: float) -> list[str]:
    """Return the lines that a writer had confirmed when it was killed."""
    with killed(folder, str(seed), after=after) as output:
        return [line.rstrip("\n") for line in output if line.endswith("\n")]


def replay(known: dict[int, str], lines: list[str]) -> dict[int, str]:
    """Return what the confirmed lines leave behind."""
    for line in lines:
        action, ref, name = line.split(" ", 2)
        if action == "gone":
            known.pop(int(ref))
        else:
            known[int(ref)] = name
    return known


def differences(found: dict[int, str], confirmed: dict[int, str]) -> int:
    refs = found.keys() | confirmed.keys()
    return sum(found.get(ref) != confirmed.get(ref) for ref in refs)


def state_of(store: Store) -> dict[int, str]:
    return organisation_names(store)


@pytest.mark.full
@pytest.mark.timeout(3000)
def test_no_confirmed_change_is_lost_by_being_killed(tmp_path: Path) -> None:
    chance = random.Random(20261118)
    store = new_store(tmp_path / "Bestand").store
    folder = store.folder
    store.close()
    confirmed: dict[int, str] = {}
    changes = 0
    for number in range(KILLS):
        after = chance.uniform(0.0, LONGEST_RUN)
        lines = run_and_kill(folder, seed=number, after=after)
        changes += len(lines)
        confirmed = replay(confirmed, lines)
        store = reopen(folder)
        found = state_of(store)
        # The change that was being written may be there or not, but nothing else differs.
        assert differences(found, confirmed) <= 1, f"kill {number}"
        assert store.log.verify().is_intact
        assert store.check_integrity().is_sound
        store.close()
        confirmed = found
    assert changes, "no change was confirmed before a kill: nothing was tried"
    report(f"{KILLS} kills, {changes} confirmed changes, none lost")


@pytest.mark.full
@pytest.mark.timeout(3000)
def test_a_creation_that_is_killed_leaves_no_half_store(tmp_path: Path) -> None:
    chance = random.Random(4711)
    finished = 0
    for number in range(CREATIONS):
        folder = tmp_path / str(number)
        with killed(folder, "create", after=chance.uniform(0.0, 0.4)) as output:
            output.read()
        if (folder / "bestand.gkdesk").exists():
            finished += 1
        else:
            new_store(folder).store.close()
        reopen(folder).close()
    assert finished < CREATIONS, "no creation was killed: nothing was tried"
    report(f"{CREATIONS} creations, {finished} were finished before the kill")

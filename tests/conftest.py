"""Shared test set-up: no display is needed, time stands still, stores are real."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import datetime as dt
import gc
import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from gkdesk.clock import FixedClock
from gkdesk.services import access
from gkdesk.services.demo.filling import fill
from gkdesk.store.opening import create_store, open_with_passphrase
from tests import shapes, statements
from tests.cheap_key import CHEAP, PASSPHRASE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.services.workspace import Workspace
    from gkdesk.store.store import Store

DEMO_DAY = dt.date(2026, 11, 21)
YOUNG = 10_000
"""So many new objects make a collection; the seven hundred of Python are for less memory."""
READERS_OF_THE_DEMO = (
    "tests/unit/services/test_booklets_demo.py",
    "tests/unit/services/test_demo_cases.py",
    "tests/unit/services/test_demo_conferences.py",
    "tests/unit/services/test_statistics_demo.py",
)
EXPLORE = bool(os.environ.get("GKDESK_FULL"))  # new examples each time: `make faults`
settings.register_profile(
    "gkdesk", derandomize=not EXPLORE, deadline=None, max_examples=100 if EXPLORE else 40
)
settings.load_profile("gkdesk")
READERS_OF_THE_DOCUMENTS = (
    "tests/unit/headless/test_demo.py",
    "tests/unit/headless/test_demo_accessibility.py",
)
READERS_OF_THE_PRACTICE_STORE = (
    "tests/ui/people/test_people_pictures.py",
    "tests/ui/shell/test_look.py",
    "tests/ui/shell/test_search_after_the_lock.py",
)
statements.share()
shapes.share()
_tests = 0


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """Keep a file in one process, and all readers of what takes long to make in the same one."""
    from xdist.scheduler import LoadFileScheduling

    class ByFile(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            file = str(super()._split_scope(nodeid))
            if file in READERS_OF_THE_DOCUMENTS:
                return "documents"
            if file in READERS_OF_THE_PRACTICE_STORE:
                return "practice"
            return "demo" if file in READERS_OF_THE_DEMO else file

    return ByFile(config, log)


def pytest_collection() -> None:
    """Collect no rubbish while half a million objects that stay are made."""
    gc.disable()


def pytest_collection_finish() -> None:
    """Let every later collection pass over what was imported and found: the lock collects twice."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, 20, 10)
    gc.enable()


def pytest_runtest_logfinish() -> None:
    """Let collections pass over what earlier tests left for good, too: each lock makes one."""
    global _tests  # noqa: PLW0603
    _tests += 1
    if _tests % 20 == 0:
        gc.collect()
        gc.freeze()


@pytest.fixture(autouse=True)
def _home_of_this_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep settings, logs and the usual store out of the home folder of whoever runs the tests."""
    monkeypatch.setenv("GKDESK_HOME", str(tmp_path / "gkdesk-home"))


@pytest.fixture
def own_statements() -> Iterator[None]:
    """Keep nothing of this test's store beyond it, and let it look at every object there is."""
    statements.part()
    shapes.part()
    gc.unfreeze()
    yield
    gc.freeze()
    statements.share()
    shapes.share()


@pytest.fixture
def in_berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let it be Berlin's time: after midnight there it is still the day before in UTC."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Europe/Berlin")
        time.tzset()
        yield
    time.tzset()


@pytest.fixture
def clock() -> FixedClock:
    """Return a clock that stands at a working day in November 2026."""
    return FixedClock(dt.datetime(2026, 11, 18, 9, 0, tzinfo=dt.UTC))


@pytest.fixture(scope="session")
def bare_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a store without records."""
    folder = tmp_path_factory.mktemp("vorlage") / "Bestand"
    moment = FixedClock(dt.datetime(2026, 11, 18, 9, 0, tzinfo=dt.UTC))
    create_store(folder, PASSPHRASE, clock=moment, kdf=CHEAP).store.close()
    return folder


@pytest.fixture(scope="session")
def demo_store(tmp_path_factory: pytest.TempPathFactory, bare_store: Path) -> Path:
    """Return the folder of a store with the practice data and eight of its people."""
    folder = tmp_path_factory.mktemp("uebung") / "Bestand"
    shutil.copytree(bare_store, folder)
    moment = FixedClock(dt.datetime(2026, 11, 18, 9, 0, tzinfo=dt.UTC))
    made = access.unlock(folder, PASSPHRASE, clock=moment)
    fill(made, first=8)
    made.close()
    return folder


@pytest.fixture(scope="session")
def whole_demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """Return the whole practice alliance on `DEMO_DAY`, for reading only."""
    folder = tmp_path_factory.mktemp("uebung") / "ganz"
    moment = FixedClock.on(DEMO_DAY)
    workspace = access.create(folder, PASSPHRASE, clock=moment, kdf=CHEAP).workspace
    fill(workspace)
    yield workspace
    workspace.close()


@pytest.fixture(scope="session")
def store_to_copy(bare_store: Path) -> Path:
    """Return what the stores of tests begin as; a module may say `demo_store` instead."""
    return bare_store


@pytest.fixture
def store_folder(tmp_path: Path, store_to_copy: Path) -> Path:
    """Return the folder of an encrypted store of this test's own; `PASSPHRASE` opens it."""
    return Path(shutil.copytree(store_to_copy, tmp_path / "Bestand"))


@pytest.fixture
def store(store_folder: Path, clock: FixedClock) -> Iterator[Store]:
    """Return an empty encrypted store, unlocked."""
    made = open_with_passphrase(store_folder, PASSPHRASE, clock=clock)
    yield made
    made.close()


@pytest.fixture
def workspace(store_folder: Path, clock: FixedClock) -> Iterator[Workspace]:
    """Return an empty unlocked workspace in `store_folder`."""
    made = access.unlock(store_folder, PASSPHRASE, clock=clock)
    yield made
    made.close()

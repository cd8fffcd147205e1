"""Work in the background: delivered once, never to the dead, stopped by the lock."""

from __future__ import annotations

import gc
import subprocess
import sys
import threading
import weakref
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QApplication

from gkdesk.errors import DiskFull, UserError
from gkdesk.ui import bug_log, tasks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from gkdesk.progress import Progress


class Listener(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.results: list[object] = []
        self.errors: list[UserError] = []
        self.steps: list[tuple[int, int]] = []
        self.stops = 0
        self.threads: set[QThread] = set()

    def on_done(self, value: object) -> None:
        self.threads.add(QThread.currentThread())
        self.results.append(value)

    def on_failed(self, error: UserError) -> None:
        self.errors.append(error)

    def on_step(self, done: int, total: int) -> None:
        self.steps.append((done, total))

    def on_stopped(self) -> None:
        self.stops += 1


class Gate:
    """Work that waits until it may go on, then reports one step."""

    def __init__(self) -> None:
        self.running = threading.Event()
        self.go = threading.Event()

    def __call__(self, progress: Progress) -> str:
        self.running.set()
        self.go.wait(20)
        progress.step(1, 2)
        return "fertig"


class Stubborn:
    """Work that runs until it is told to stop."""

    def __init__(self) -> None:
        self.running = threading.Event()

    def __call__(self, progress: Progress) -> str:
        while True:
            self.running.set()
            progress.step(0, 10)


@pytest.fixture
def listener(qapp: QApplication) -> Iterator[Listener]:
    yield Listener()
    tasks.stop_all()


def _start(listener: Listener, work: Callable[[Progress], object]) -> tasks.Task:
    return tasks.run(
        listener,
        work,
        done=listener.on_done,
        failed=listener.on_failed,
        stopped=listener.on_stopped,
    )


def test_result_arrives_in_the_windows_thread(qtbot: QtBot, listener: Listener) -> None:
    gate = Gate()
    gate.go.set()
    _start(listener, gate)
    qtbot.waitUntil(lambda: bool(listener.results))
    assert listener.results == ["fertig"]
    assert listener.threads == {QApplication.instance().thread()}  # type: ignore[union-attr]


def _older(go: threading.Event, _progress: Progress) -> str:
    go.wait(20)
    return "älter"


def _newer(_progress: Progress) -> str:
    return "neuer"


def _fail(_progress: Progress) -> None:
    raise DiskFull


def test_expected_error_goes_to_failed_without_its_frames(qtbot: QtBot, listener: Listener) -> None:
    _start(listener, _fail)
    qtbot.waitUntil(lambda: bool(listener.errors))
    assert isinstance(listener.errors[0], DiskFull)
    assert listener.errors[0].__traceback__ is None
    assert listener.results == []


def test_progress_is_told_and_the_last_step_always(qtbot: QtBot, listener: Listener) -> None:
    def count(progress: Progress) -> None:
        for number in range(1, 1001):
            progress.step(number, 1000)

    tasks.run(
        listener,
        count,
        done=listener.on_done,
        failed=listener.on_failed,
        stopped=listener.on_stopped,
        progress=listener.on_step,
    )
    qtbot.waitUntil(lambda: bool(listener.results))
    assert listener.steps[-1] == (1000, 1000)
    assert len(listener.steps) < 1000


def test_cancelled_work_stops_and_says_so(qtbot: QtBot, listener: Listener) -> None:
    work = Stubborn()
    task = _start(listener, work)
    assert work.running.wait(20)
    task.cancel()
    qtbot.waitUntil(lambda: listener.stops == 1)
    assert listener.results == []


def test_a_dropped_result_never_arrives_after_the_one_that_took_its_place(
    qtbot: QtBot, listener: Listener
) -> None:
    go = threading.Event()
    older = _start(listener, partial(_older, go))
    older.drop()
    _start(listener, _newer)
    qtbot.waitUntil(lambda: bool(listener.results))
    go.set()
    qtbot.waitUntil(lambda: tasks.running() == ())
    assert (listener.results, listener.stops) == (["neuer"], 0)


def test_stop_all_waits_for_everything_and_names_it(qtbot: QtBot, listener: Listener) -> None:
    work = Stubborn()
    tasks.run(
        listener,
        work,
        done=listener.on_done,
        failed=listener.on_failed,
        stopped=listener.on_stopped,
        title="Begleithefte drucken",
    )
    assert work.running.wait(20)
    assert tasks.stop_all() == ("Begleithefte drucken",)
    QApplication.processEvents()
    assert tasks.running() == ()
    assert (listener.results, listener.stops) == ([], 0)


def test_stop_all_does_not_wait_for_ever(
    listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate()
    _start(listener, gate)
    assert gate.running.wait(20)
    with monkeypatch.context() as patched:
        patched.setattr(tasks, "PATIENCE_MS", 1)
        tasks.stop_all()
    assert not tasks.wait(0)
    gate.go.set()


_ENDS = """
import sys, threading
from pathlib import Path
from PySide6.QtCore import QObject
from gkdesk import app
from gkdesk.settings import Settings
from gkdesk.ui import tasks

def endless(_progress):
    threading.Event().wait()

application = app.make_application(Settings(Path(sys.argv[1])))
owner = QObject(application)
ends = {"done": print, "failed": print, "stopped": tasks.stays_as_it_is}
tasks.run(owner, endless, **ends)
tasks.PATIENCE_MS = 1
tasks.stop_all()
sys.exit(app.leave(7))
"""


def test_the_program_ends_though_a_worker_does_not(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _ENDS, str(tmp_path / "einstellungen.json")]
    ended = subprocess.run(command, check=False, timeout=60)
    assert ended.returncode == 7


def test_result_that_is_ready_before_the_lock_is_dropped_by_it(
    qtbot: QtBot, listener: Listener
) -> None:
    gate = Gate()
    _start(listener, gate)
    assert gate.running.wait(20)
    gate.go.set()
    tasks.stop_all()
    QApplication.processEvents()
    assert listener.results == []


def test_result_for_an_owner_that_is_gone_is_dropped(qtbot: QtBot, qapp: QApplication) -> None:
    owner, witness = QObject(), Listener()
    gate = Gate()
    tasks.run(
        owner, gate, done=witness.on_done, failed=witness.on_failed, stopped=witness.on_stopped
    )
    assert gate.running.wait(20)
    shiboken6.delete(owner)
    gate.go.set()
    qtbot.waitUntil(lambda: tasks.running() == ())
    assert witness.results == []


class Record:
    """Stands for something that must not outlive the lock."""


def test_nothing_keeps_a_result_alive_after_the_lock(qtbot: QtBot, listener: Listener) -> None:
    made: list[weakref.ref[Record]] = []
    ready = threading.Event()

    def work(_progress: Progress) -> Record:
        record = Record()
        made.append(weakref.ref(record))
        ready.set()
        return record

    _start(listener, work)
    assert ready.wait(20)
    tasks.stop_all()
    del work
    QApplication.processEvents()
    gc.collect()
    assert made[0]() is None


def _bug(_progress: Progress) -> None:
    secret = "Yusuf al-Hariri"
    raise ValueError(secret)


def test_a_bug_is_logged_without_values_and_the_work_counts_as_stopped(
    qtbot: QtBot, listener: Listener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GKDESK_HOME", str(tmp_path))
    with qtbot.waitSignal(bug_log.reporter().reported) as told:
        _start(listener, _bug)
    assert listener.stops == 1
    log = Path(told.args[0]).read_text(encoding="utf-8")
    assert "ValueError" in log
    assert "_bug" in log
    assert "Yusuf" not in log

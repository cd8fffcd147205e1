"""Work that takes longer than a blink: in a worker, delivered in the window's thread.

`run` starts it. Callbacks are called at most once, never after their owner died and never after
`let_go`, which the lock uses: it cancels and drops what comes of it. Work that does not look at its
progress ends in its own time; nothing of it is heard.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, QRunnable, QThreadPool, Signal

from gkdesk.errors import UserError
from gkdesk.progress import Cancelled, Progress
from gkdesk.ui import bug_log

_SECONDS_BETWEEN_STEPS = 0.05
PATIENCE_MS = 5_000
"""So long the end of the program waits for workers that do not look at their progress."""
T = TypeVar("T")


@dataclass
class _Callbacks:
    done: Callable[[Any], None]
    failed: Callable[[UserError], None]
    progress: Callable[[int, int], None] | None
    stopped: Callable[[], None]


@dataclass
class _Result:
    value: Any = None
    error: UserError | None = None
    bug: str | None = None
    cancelled: bool = False


class Task:
    """Work under way: `cancel()` asks it to stop, `drop()` also keeps its end from its owner."""

    def __init__(self, key: int, title: str) -> None:
        self.key = key
        self.title = title
        self.is_dropped = False
        self._stop = threading.Event()

    def cancel(self) -> None:
        """Ask it to stop at its next safe step; what is finished by then is still delivered."""
        self._stop.set()

    def drop(self) -> None:
        """Let nobody hear of it any more: something newer has taken its place."""
        self.is_dropped = True
        self._stop.set()

    @property
    def is_cancelled(self) -> bool:
        return self._stop.is_set()


def run(
    owner: QObject,
    work: Callable[[Progress], T],
    *,
    done: Callable[[T], None],
    failed: Callable[[UserError], None],
    stopped: Callable[[], None],
    progress: Callable[[int, int], None] | None = None,
    title: str = "",
) -> Task:
    """Call `work(progress)` in a worker and deliver its end to `done`, `failed` or `stopped`.

    `stopped` is called after a cancel and after a bug, which goes to the bug log: every caller has
    to end its busy state there too. `progress(done, total)` is called in the window's thread;
    `title` says in words what runs, for the sentence after a lock.
    """
    return _runner().start(owner, work, _Callbacks(done, failed, progress, stopped), title)


def stays_as_it_is() -> None:
    """Stand for `stopped` where the work has no busy state that must end."""


def running() -> tuple[str, ...]:
    """Return the titles of what runs at present."""
    return _runner().titles()


def let_go() -> tuple[str, ...]:
    """Cancel everything and drop its results, without waiting; return the titles of what ran."""
    return _runner().let_go()


def wait(milliseconds: int) -> bool:
    """Give what still runs some time to end; tell whether all of it has."""
    return _runner().wait(milliseconds)


def stop_all() -> tuple[str, ...]:
    """Cancel everything, wait for it with patience, drop its results; return the titles.

    What has not ended by then goes on; `wait` tells.
    """
    titles = let_go()
    wait(PATIENCE_MS)
    return titles


@dataclass
class _Entry:
    task: Task
    owner: QObject
    callbacks: _Callbacks
    result: _Result | None = field(default=None)


class _Runner(QObject):
    """Keeps the running tasks; lives in the window's thread."""

    _finished = Signal(int)
    _stepped = Signal(int, int, int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._entries: dict[int, _Entry] = {}
        self._last_key = 0
        self._finished.connect(self._on_finished)
        self._stepped.connect(self._on_stepped)

    def start(
        self,
        owner: QObject,
        work: Callable[[Progress], Any],
        callbacks: _Callbacks,
        title: str,
    ) -> Task:
        self._last_key += 1
        task = Task(self._last_key, title)
        self._entries[task.key] = _Entry(task, owner, callbacks)
        self._pool.start(_Worker(self, task, work))
        return task

    def titles(self) -> tuple[str, ...]:
        return tuple(entry.task.title for entry in self._entries.values())

    def let_go(self) -> tuple[str, ...]:
        titles = self.titles()
        for entry in self._entries.values():
            entry.task.cancel()
        self._entries.clear()
        return titles

    def wait(self, milliseconds: int) -> bool:
        return self._pool.waitForDone(milliseconds)

    def deliver(self, key: int, result: _Result) -> None:
        """Take a result over from the worker's thread; only its key travels in the signal."""
        entry = self._entries.get(key)
        if entry is not None:
            entry.result = result
            self._finished.emit(key)

    def tell_step(self, key: int, done: int, total: int) -> None:
        self._stepped.emit(key, done, total)

    def _on_stepped(self, key: int, done: int, total: int) -> None:
        entry = self._entries.get(key)
        if entry is None or entry.callbacks.progress is None or entry.task.is_dropped:
            return
        if shiboken6.isValid(entry.owner):
            entry.callbacks.progress(done, total)

    def _on_finished(self, key: int) -> None:
        entry = self._entries.pop(key, None)
        if entry is None or entry.result is None or not shiboken6.isValid(entry.owner):
            return
        result, callbacks = entry.result, entry.callbacks
        if result.bug is not None:
            bug_log.reporter().report(result.bug)
        if entry.task.is_dropped:
            return
        if result.cancelled or result.bug is not None:
            callbacks.stopped()
        elif result.error is not None:
            callbacks.failed(result.error)
        else:
            callbacks.done(result.value)


class _Steps:
    """The progress that a worker gets: thins out reports and carries the cancel to it."""

    def __init__(self, runner: _Runner, task: Task) -> None:
        self._runner = runner
        self._task = task
        self._told_at = 0.0

    def step(self, done: int, total: int) -> None:
        if self._task.is_cancelled:
            raise Cancelled
        now = time.monotonic()
        if done >= total or now - self._told_at >= _SECONDS_BETWEEN_STEPS:
            self._told_at = now
            self._runner.tell_step(self._task.key, done, total)


class _Worker(QRunnable):
    def __init__(self, runner: _Runner, task: Task, work: Callable[[Progress], Any]) -> None:
        super().__init__()
        self._runner = runner
        self._task = task
        self._work: Callable[[Progress], Any] | None = work

    def run(self) -> None:
        work, self._work = self._work, None
        if work is None or self._task.is_cancelled:
            self._runner.deliver(self._task.key, _Result(cancelled=True))
            return
        steps = _Steps(self._runner, self._task)
        self._runner.deliver(self._task.key, _outcome(work, steps))


def _outcome(work: Callable[[Progress], Any], steps: Progress) -> _Result:
    try:
        return _Result(value=work(steps))
    except Cancelled:
        return _Result(cancelled=True)
    except UserError as error:
        return _Result(error=_bare(error))
    except Exception as bug:  # noqa: BLE001 (border of the thread: every bug must reach the log)
        return _Result(bug=bug_log.describe(bug))


def _bare(error: UserError) -> UserError:
    """Cut off the frames, whose variables would keep records alive."""
    error.__cause__ = error.__context__ = None
    return error.with_traceback(None)


def _runner() -> _Runner:
    app = QCoreApplication.instance()
    if app is None:
        message = "tasks need a running application"
        raise RuntimeError(message)
    found = app.findChild(_Runner)
    return found if isinstance(found, _Runner) else _Runner(app)

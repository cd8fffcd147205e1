"""What takes too long to read while somebody waits: read in a worker, anew after changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from gkdesk.ui import tasks

if TYPE_CHECKING:
    from collections.abc import Callable

    from gkdesk.errors import UserError
    from gkdesk.progress import Progress
    from gkdesk.ui.tasks import Task

T = TypeVar("T")
PAUSE_MILLISECONDS = 150
"""Several changes in a row are read once."""


class Reading(QObject, Generic[T]):
    """Keeps the last `value`, None before the first; `changed` when there is a new one.

    `failed` when there is none: `error` says why, None after a bug, which went to the bug log.
    `first_pause` in milliseconds lets a page be drawn first: a worker beside it slows it down.
    """

    changed = Signal()
    failed = Signal()

    def __init__(self, owner: QObject, read: Callable[[], T], *, first_pause: int = 0) -> None:
        super().__init__(owner)
        self._first_pause = first_pause
        self._read = read
        self._work: Task | None = None
        self.value: T | None = None
        self.has_failed = False
        self.error: UserError | None = None
        self._pause = QTimer(self, interval=PAUSE_MILLISECONDS, singleShot=True)
        self._pause.timeout.connect(self._start)

    def set_read(self, read: Callable[[], T]) -> None:
        """Read something else from now on."""
        self._read = read
        self._start()

    @Slot()
    def want(self) -> None:
        """Read soon; what was read before stays until then."""
        is_first = self.value is None and self._work is None
        self._pause.start(self._first_pause if is_first else PAUSE_MILLISECONDS)

    @Slot()
    def put_off(self) -> None:
        """Begin later where nothing is read yet: somebody is moving what a worker would slow."""
        if self.value is None and self._pause.isActive():
            self._pause.start(self._first_pause)

    @Slot()
    def _start(self) -> None:
        if self._work is not None:
            self._work.drop()
        self._work = tasks.run(
            self,
            _Work(self._read),
            done=self._on_done,
            failed=self._on_failed,
            stopped=self._on_stopped,
        )

    def _on_done(self, value: T) -> None:
        self._work = None
        self.has_failed, self.error = False, None
        self.value = value
        self.changed.emit()

    def _on_failed(self, error: UserError) -> None:
        self._give_up(error)

    def _on_stopped(self) -> None:
        self._give_up(None)

    def _give_up(self, error: UserError | None) -> None:
        self._work = None
        self.has_failed, self.error = True, error
        self.failed.emit()


class _Work(Generic[T]):
    def __init__(self, read: Callable[[], T]) -> None:
        self._read = read

    def __call__(self, progress: Progress) -> T:
        progress.step(0, 1)
        return self._read()

"""Count who works with the store, and let it be closed under their feet without harm."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from gkdesk.errors import StoreLocked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.progress import Progress
    from gkdesk.store.driver import Driver

# A save that is on its way may finish; longer work is stopped and rolled back.
GRACE_SECONDS = 3.0
PATIENCE_SECONDS = 7.0


class Gate:
    """Everybody who reads or writes is inside; once shut, nobody new gets in."""

    def __init__(self, *, grace: float = GRACE_SECONDS) -> None:
        self._grace = grace
        self._condition = threading.Condition()
        self._writer = threading.RLock()
        self._inside: dict[int, int] = {}
        self._readers: list[Driver] = []
        self._writing: Driver | None = None
        self._writing_thread: int | None = None
        self._shut = False
        self._stop_writing = False

    @property
    def is_shut(self) -> bool:
        return self._shut

    def check_reading(self) -> None:
        """Raise `StoreLocked` in a reader that goes on after the store was locked."""
        if self._shut:
            raise StoreLocked

    def check_writing(self) -> None:
        """Raise `StoreLocked` in a writer whose time has run out."""
        if self._stop_writing:
            raise StoreLocked

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Be inside as a reader."""
        self._enter()
        try:
            yield
        finally:
            self._leave()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Be inside as the only writer; a transaction within a transaction is a bug."""
        me = threading.get_ident()
        if self._writing_thread == me:
            message = "a transaction is already running in this thread"
            raise RuntimeError(message)
        self._enter()
        try:
            with self._writer:
                self.check_reading()
                self._writing_thread = me
                try:
                    yield
                finally:
                    self._writing_thread = None
                    self._writing = None
        finally:
            self._leave()

    def reader_uses(self, driver: Driver) -> None:
        """Note the driver connection of a reader, so that a long query can be interrupted."""
        with self._condition:
            self._readers.append(driver)

    def reader_leaves(self, driver: Driver) -> None:
        """Forget the driver connection of a reader."""
        with self._condition:
            self._readers.remove(driver)

    def writer_uses(self, driver: Driver) -> None:
        """Note the driver connection of the writer."""
        self._writing = driver

    def shut(self) -> bool:
        """Let nobody in any more and wait for those inside; tell whether all have left.

        Readers are interrupted at once. The writer has the time of grace to commit; after that its
        transaction is rolled back as a whole.
        """
        if self._writing_thread == threading.get_ident():
            message = "the store cannot be closed inside a transaction"
            raise RuntimeError(message)
        with self._condition:
            self._shut = True
            for driver in self._readers:
                driver.interrupt()
            if self._wait(self._grace):
                return True
            self._stop_writing = True
            if self._writing is not None:
                self._writing.interrupt()
            return self._wait(PATIENCE_SECONDS)

    def _enter(self) -> None:
        me = threading.get_ident()
        with self._condition:
            if self._shut:
                raise StoreLocked
            self._inside[me] = self._inside.get(me, 0) + 1

    def _leave(self) -> None:
        me = threading.get_ident()
        with self._condition:
            self._inside[me] -= 1
            if not self._inside[me]:
                del self._inside[me]
            self._condition.notify_all()

    def _wait(self, seconds: float) -> bool:
        end = time.monotonic() + seconds
        while self._others_inside():
            left = end - time.monotonic()
            if left <= 0:
                return False
            self._condition.wait(left)
        return True

    def _others_inside(self) -> bool:
        return bool(set(self._inside) - {threading.get_ident()})


class WhileOpen:
    """Pass progress on, and stop the work when the store is locked."""

    def __init__(self, gate: Gate, progress: Progress) -> None:
        self._gate = gate
        self._progress = progress

    def step(self, done: int, total: int) -> None:
        """Report a step; raise `StoreLocked` once the gate is shut."""
        self._progress.step(done, total)
        self._gate.check_reading()

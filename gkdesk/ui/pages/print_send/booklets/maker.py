"""The making of the booklet that is shown: in a worker, the first page first."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from gkdesk.ui import tasks
from gkdesk.ui.pages.print_send.booklets.work import Asked, make_first, make_shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from gkdesk.errors import UserError
    from gkdesk.progress import Progress
    from gkdesk.services.booklets.made import MadeBooklet
    from gkdesk.services.booklets.making import Booklets

T = TypeVar("T")


class BookletMaker(QObject):
    """Emit `begun` with the first page, `made` with the booklet, `failed` with the error."""

    begun = Signal(object)
    made = Signal(object)
    failed = Signal(object)
    broken = Signal()
    """It was stopped by a bug, of which somebody else tells."""

    def __init__(self, booklets: Booklets, parent: QObject) -> None:
        super().__init__(parent)
        self._booklets = booklets
        self._task: tasks.Task | None = None
        self._asked: Asked | None = None
        tasks.run(
            self,
            lambda _progress: booklets.prepare(),
            done=_take_note,
            failed=_take_note,
            stopped=tasks.stays_as_it_is,
        )

    def make(self, asked: Asked, *, first: bool) -> None:
        """Make it; an older request is dropped. `first` shows its first page before."""
        self.stop()
        self._asked = asked
        if first and asked.language is not None and not asked.changed_only:
            self._run(partial(make_first, self._booklets, asked), self._on_begun)
        else:
            self._make_all(asked)

    def stop(self) -> None:
        """Drop what is being made."""
        if self._task is not None:
            self._task.drop()
            self._task = None

    def _make_all(self, asked: Asked) -> None:
        self._run(partial(make_shown, self._booklets, asked), self._on_made)

    def _run(self, work: Callable[[Progress], T], done: Callable[[T], None]) -> None:
        self._task = tasks.run(
            self, work, done=done, failed=self._on_failed, stopped=self._on_stopped
        )

    def _on_begun(self, pdf: bytes) -> None:
        self.begun.emit(pdf)
        if self._asked is not None:
            self._make_all(self._asked)

    def _on_made(self, booklet: MadeBooklet) -> None:
        self._task = None
        self.made.emit(booklet)

    def _on_failed(self, error: UserError) -> None:
        self._task = None
        self.failed.emit(error)

    def _on_stopped(self) -> None:
        self._task = None
        self.broken.emit()


def _take_note(_end: UserError | None) -> None:
    """Show nothing: what cannot be read is told when a booklet is made."""

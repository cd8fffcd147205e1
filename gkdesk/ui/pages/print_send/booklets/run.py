"""Booklets under way to the printer or into files: what runs, what is told of it and its end."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from gkdesk.errors import UserError
from gkdesk.services.booklets.copies.issue import Issue
from gkdesk.text.after_unlock import MANY_LEAVE, ONE_LEAVES
from gkdesk.text.sentences.errors import sentence
from gkdesk.ui import tasks
from gkdesk.ui.pages.print_send import words as texts
from gkdesk.ui.pages.print_send.booklets.result import RunResult, why_not_printed
from gkdesk.ui.pages.print_send.booklets.work import Handed, save_one
from gkdesk.ui.widgets import ProgressPanel

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gkdesk.progress import Progress
    from gkdesk.services.booklets.made import MadeBooklet
    from gkdesk.services.booklets.making import Booklets
    from gkdesk.ui.pages.print_send.booklets.work import Asked

ONE_TITLE = "Das Heft wird gedruckt"
MANY_TITLES = {
    Issue.PRINTED: "Die Hefte werden gedruckt",
    Issue.SAVED: "Die Hefte werden gespeichert",
}


class IssueRun(QObject):
    """Emit `changed` when work begins or ends, then `noted` and what there is to say."""

    changed = Signal()
    noted = Signal(object)
    """The changes of the store that the notes made."""
    left = Signal(object)
    """Handed: what left, before anything is said of it."""
    succeeded = Signal(str)
    failed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.progress = ProgressPanel(ONE_TITLE)
        self.result = RunResult()
        self.task: tasks.Task | None = None
        self._handed: Handed | None = None
        self.progress.hide()
        self.progress.cancel_wanted.connect(self._on_cancel_wanted)

    @property
    def is_running(self) -> bool:
        return self.task is not None

    def start(self, work: Callable[[Handed, Progress], Handed], handed: Handed) -> None:
        """Let a worker hand out one booklet or many."""
        self._handed = handed
        self.progress.title.setText(MANY_TITLES[handed.how] if handed.is_many else ONE_TITLE)
        self.progress.show_step(0, handed.total)
        self.result.hide()
        self.progress.cancel.setEnabled(True)
        self.progress.show()
        self.task = tasks.run(
            self,
            partial(work, handed),
            done=self._on_done,
            failed=self._on_failed,
            progress=self.progress.show_step,
            stopped=self._on_stopped,
            title=MANY_LEAVE if handed.is_many else ONE_LEAVES,
        )
        self.changed.emit()

    def save(self, booklets: Booklets, booklet: MadeBooklet, path: Path, asked: Asked) -> None:
        """Write one file at once."""
        handed = Handed(Issue.SAVED, asked)
        try:
            save_one(booklets, booklet, path, handed)
        except UserError as error:
            self.noted.emit(tuple(handed.changes))
            self.failed.emit(_what_failed(error, handed))
            return
        self.noted.emit(tuple(handed.changes))
        self.left.emit(handed)
        self.succeeded.emit(texts.SAVED)

    def _on_done(self, handed: Handed) -> None:
        self._end(handed, stopped=False)

    def _on_failed(self, error: UserError) -> None:
        handed = self._handed
        self._end(handed, stopped=True)
        if handed is not None:
            self.failed.emit(_what_failed(error, handed))

    def _on_stopped(self) -> None:
        self._end(self._handed, stopped=True)

    def _end(self, handed: Handed | None, *, stopped: bool) -> None:
        self.task, self._handed = None, None
        self.progress.hide()
        self.changed.emit()
        if handed is None:
            return
        self.noted.emit(tuple(handed.changes))
        if handed.sure:
            self.left.emit(handed)
        if handed.is_many:
            self.result.say(handed, stopped=stopped)
        elif handed.count:
            self.succeeded.emit(texts.HANDED_OVER)
        else:
            self.failed.emit(why_not_printed(handed))

    @Slot()
    def _on_cancel_wanted(self) -> None:
        if self.task is not None:
            self.task.cancel()


def _what_failed(error: UserError, handed: Handed) -> str:
    """Say what went wrong, and where the register says „vielleicht“ for that reason."""
    maybe = {Issue.PRINTED: texts.NOTED_MAYBE_PRINTED, Issue.SAVED: texts.NOTED_MAYBE_SAVED}
    words = sentence(error)
    return f"{words} {maybe[handed.how]}" if handed.unsure else words

"""Take changes back and make them again, one at a time; much of it beside the window's work."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from gkdesk.text.bidi_safe import inside
from gkdesk.ui import tasks
from gkdesk.ui.widgets import ProgressPanel

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QVBoxLayout, QWidget

    from gkdesk.errors import UserError
    from gkdesk.progress import Progress
    from gkdesk.services.history import History, NextStep
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.tasks import Task

MUCH = 300
"""So many changed rows take longer than a blink."""
BUSY = "Es wird gerade noch „{what}“ bearbeitet. Bitte warten Sie, bis das fertig ist."
STOPPED = "Angehalten. Es ist alles, wie es war."


@dataclass(frozen=True)
class Way:
    """Back or forth, and the words for it."""

    is_back: bool
    done: str
    doing: str

    def words(self, outcome: Outcome, name: str) -> str:
        """Say which step was gone; `name` is what the record is called, if it may be said."""
        about = f" ({inside(name)})" if name else ""
        return f"{self.done}: {outcome.label.text}{about}"


BACK = Way(is_back=True, done="Zurückgenommen", doing="Wird zurückgenommen")
FORTH = Way(is_back=False, done="Noch einmal ausgeführt", doing="Wird noch einmal ausgeführt")


class HistoryWalk(QObject):
    """Puts the progress of much into `place`; `said` with a sentence where nothing was done.

    `went` comes with the outcome and the way.
    """

    went = Signal(object, object)
    said = Signal(str)

    def __init__(self, owner: QWidget, place: QVBoxLayout) -> None:
        super().__init__(owner)
        self._place = place
        self._work: Task | None = None
        self._what = ""
        self.panel: ProgressPanel | None = None

    def is_busy(self) -> bool:
        """Tell whether a change is being taken back or made again."""
        return self._work is not None

    def tell_busy(self) -> None:
        """Say what has to end before anything else is taken back."""
        self.said.emit(BUSY.format(what=self._what))

    def go(self, history: History, way: Way) -> None:
        """Go one step; raise the `UserError` of a small one that cannot be gone."""
        found = history.next_undo() if way.is_back else history.next_redo()
        if found is None or found.rows <= MUCH:
            self._end(way, history.undo() if way.is_back else history.redo())
            return
        self._what = found.label.text
        title = f"{way.doing}: {self._what}"
        self._show_panel(title)
        self._work = tasks.run(
            self,
            partial(_go, history.undo if way.is_back else history.redo, found),
            done=partial(self._end, way),
            failed=self._on_failed,
            stopped=self._on_stopped,
            progress=self._on_progress,
            title=title,
        )

    def _show_panel(self, title: str) -> None:
        self.panel = ProgressPanel(title, "Angaben")
        self.panel.cancel_wanted.connect(self._on_cancel_wanted)
        self._place.addWidget(self.panel)
        holder = self.panel.parentWidget()
        if holder is not None:
            holder.show()

    def _end(self, way: Way, outcome: Outcome) -> None:
        self._clear()
        self.went.emit(outcome, way)

    def _clear(self) -> None:
        self._work = None
        if self.panel is not None:
            gone, self.panel = self.panel, None
            holder = gone.parentWidget()
            self._place.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
            if holder is not None:
                holder.setVisible(self._place.count() > 0)

    def _on_progress(self, done: int, total: int) -> None:
        if self.panel is not None:
            self.panel.show_step(done, total)

    def _on_failed(self, error: UserError) -> None:
        from gkdesk.text.sentences.errors import sentence

        self._clear()
        self.said.emit(sentence(error))

    def _on_stopped(self) -> None:
        self._clear()
        self.said.emit(STOPPED)

    @Slot()
    def _on_cancel_wanted(self) -> None:
        if self._work is not None:
            self._work.cancel()


def _go(step: Callable[..., Outcome], found: NextStep, progress: Progress) -> Outcome:
    return step(progress, only=found)

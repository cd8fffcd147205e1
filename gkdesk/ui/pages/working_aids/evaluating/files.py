"""What of an evaluation becomes files: asked for, saved in a worker, and said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from gkdesk.services.working_aids.evaluating import picture_files, pictured
from gkdesk.ui import clipboard, printing, tasks
from gkdesk.ui.map.painting import image
from gkdesk.ui.pages.working_aids.evaluating import saving
from gkdesk.ui.pages.working_aids.evaluating.chart import PIXELS_WIDE, PNG, SVG
from gkdesk.ui.pages.working_aids.words import counted
from gkdesk.ui.widgets import Kind

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QWidget

    from gkdesk.errors import UserError
    from gkdesk.progress import Progress
    from gkdesk.services.working_aids.evaluation_charts import NamedChart
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.tasks import Task
    from gkdesk.working_aids.evaluation.results import Evaluation

XLSX, PDF, CSV = "auswertung.xlsx", "auswertung.pdf", "zuordnung.csv"
COPIED = "Das Schaubild liegt in der Zwischenablage."
TOO_LONG = (
    "Das Schaubild ist zu lang, um es zu kopieren. Bitte speichern Sie es; dann entstehen mehrere "
    "Bilder in einem Ordner."
)
SAVED = "Gespeichert und im Protokoll vermerkt: {}"
UNDRAWN = (
    "Das PDF ist gespeichert. Darin steht \ufffd für Zeichen, die kein Dokument darstellen kann; "
    "in der Tabelle (XLSX) stehen sie richtig."
)


class EvaluationFiles(QObject):
    """Saves what is wanted; `busy_changed` while something is being written.

    `stepped` says how many of several files are done.
    """

    busy_changed = Signal(bool)
    stepped = Signal(int, int)

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._window = parent
        self.task: Task | None = None

    def ask(self, found: Evaluation | None, name: str) -> None:
        """Ask where the file of an evaluation shall lie, and save it there."""
        path = printing.ask_file(self._window, name)
        if found is not None and path is not None and self._context.is_open():
            self.save(found, path)

    def ask_for_chart(self, named: NamedChart) -> None:
        """Ask where a chart shall lie; one that needs several pictures comes in a folder."""
        first, *more = picture_files((named,))
        if more:
            self.ask_for_charts((named,))
            return
        path = printing.ask_file(self._window, f"{first.name}.{PNG}", SVG)
        if path is not None and self._context.is_open():
            self.save_chart(named, path)

    def copy_chart(self, named: NamedChart) -> None:
        """Paint a chart in a worker and put it on the clipboard, where one picture can show it."""

        def make(_progress: Progress) -> QImage | None:
            first, *more = picture_files((named,))
            return None if more else image(pictured(first), PIXELS_WIDE)

        tasks.run(
            self,
            make,
            done=self._on_copied,
            failed=self._on_copy_failed,
            stopped=tasks.stays_as_it_is,
            title="Schaubild kopieren",
        )

    def ask_for_charts(self, charts: tuple[NamedChart, ...]) -> None:
        """Ask in which folder all charts shall lie."""
        folder = printing.ask_folder(self._window)
        if folder is not None and self._context.is_open():
            self.save_charts(charts, folder)

    def save(self, found: Evaluation, path: Path) -> None:
        """Write the evaluation as a file of the kind that its name says."""
        evaluations = self._context.workspace.evaluations

        def make(_progress: Progress) -> str:
            made = saving.made_of(evaluations, found, path)
            saving.save_made(evaluations, made, path)
            return UNDRAWN if made.undrawn else SAVED.format(path.name)

        self._run(make)

    def save_chart(self, named: NamedChart, path: Path) -> None:
        """Write a chart as a picture of the kind that its name says."""
        evaluations = self._context.workspace.evaluations

        def make(_progress: Progress) -> str:
            saving.save_made(evaluations, saving.chart_file(named, path), path)
            return SAVED.format(path.name)

        self._run(make)

    def save_charts(self, charts: tuple[NamedChart, ...], folder: Path) -> None:
        """Write charts into a new folder below another one."""
        evaluations = self._context.workspace.evaluations
        number = counted(len(charts), "Schaubild", "Schaubilder")

        def make(progress: Progress) -> str:
            name = saving.save_charts(evaluations, charts, folder, progress)
            return SAVED.format(f"{number} im Ordner „{name}“")

        self._run(make)

    def cancel(self) -> None:
        """Stop what is being written; nothing of it stays."""
        if self.task is not None:
            self.task.cancel()

    def _run(self, make: Callable[[Progress], str]) -> None:
        """Save in a worker; `make` returns what is said then."""
        self.busy_changed.emit(True)  # noqa: FBT003 (Qt's signal)
        self.task = tasks.run(
            self,
            make,
            done=self._on_saved,
            failed=self._on_failed,
            stopped=self._on_stopped,
            progress=self.stepped.emit,
            title="Auswertung speichern",
        )

    @Slot(object)
    def _on_copied(self, picture: QImage | None) -> None:
        if picture is None:
            self._context.banner(Kind.INFO, TOO_LONG)
        else:
            clipboard.copy_picture(picture)
            self._context.toast(COPIED)

    @Slot(object)
    def _on_copy_failed(self, error: UserError) -> None:
        self._context.complain(error)

    @Slot(object)
    def _on_saved(self, said: str) -> None:
        self._on_stopped()
        if said == UNDRAWN:
            self._context.banner(Kind.WARN, said)
        else:
            self._context.toast(said)

    @Slot(object)
    def _on_failed(self, error: UserError) -> None:
        self._on_stopped()
        self._context.complain(error)

    @Slot()
    def _on_stopped(self) -> None:
        self.task = None
        self.busy_changed.emit(False)  # noqa: FBT003 (Qt's signal)

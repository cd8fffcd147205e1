"""Take over a list: choose a file, say what its columns mean, look, and only then write."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gkdesk.text.sentences.errors import sentence
from gkdesk.ui import tasks, theme
from gkdesk.ui.dialogs.fitted import within_screen
from gkdesk.ui.dialogs.import_columns import ColumnsStep
from gkdesk.ui.dialogs.import_file import FileStep
from gkdesk.ui.dialogs.import_trial import TrialStep
from gkdesk.ui.widgets import (
    Banner,
    Hairline,
    HeadingLabel,
    Kind,
    Label,
    PlainButton,
    PrimaryButton,
    ProgressPanel,
    Role,
    ScrollPage,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import TypeVar

    from PySide6.QtGui import QShowEvent

    from gkdesk.errors import UserError
    from gkdesk.incoming.assignment import Assignment
    from gkdesk.incoming.spec import ImportSpec
    from gkdesk.incoming.table import Table
    from gkdesk.progress import Progress
    from gkdesk.services.imports.importing import ImportOutcome, Imports
    from gkdesk.services.imports.plan import ImportPlan, Wishes
    from gkdesk.ui.tasks import Task

    T = TypeVar("T")

WIDTH, HEIGHT = 900, 680
STEPS = ("Datei", "Spalten", "Probelauf")
FILE, COLUMNS, TRIAL = range(3)
STOPPED = "Abgebrochen. Es wurde nichts übernommen."


class ImportDialog(QDialog):
    """Three steps and the writing; closing it before the end leaves nothing behind."""

    def __init__(self, imports: Imports, spec: ImportSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("gkdesk")
        self.setAccessibleName("Liste importieren")
        self._imports: Imports | None = imports
        self._path: Path | None = None
        self._table: Table | None = None
        self.plan: ImportPlan | None = None
        self._work: Task | None = None
        self._writing = False
        self._outcome: ImportOutcome | None = None
        self.file = FileStep(spec)
        self.columns = ColumnsStep()
        self.trial = TrialStep(imports.today())
        self.where = Label("", Role.QUIET)
        self.trouble = Banner("", Kind.ERROR)
        self.stack = QStackedWidget()
        self.busy = ProgressPanel("Wird gearbeitet")
        self.cancel = PlainButton("Abbrechen")
        self.back = PlainButton("Zurück", "chevron-left")
        self.go_on = PrimaryButton("Weiter")
        self._layout()
        self._connect()
        self._show_step(FILE)

    @classmethod
    def ask(cls, parent: QWidget, imports: Imports, spec: ImportSpec) -> ImportOutcome | None:
        """Let a list be taken over; return what was written, None for nothing."""
        dialog = cls(imports, spec, parent)
        dialog.exec()
        outcome = dialog.value()
        dialog.forget()
        dialog.deleteLater()
        return outcome

    def value(self) -> ImportOutcome | None:
        return self._outcome

    def forget(self) -> None:
        """Let go of the store and of the file; work under way stops and leaves nothing."""
        if self._work is not None:
            self._work.drop()
            self._work = None
        self._imports = self._table = self.plan = None

    def step(self) -> int:
        """Return the step that is shown: FILE, COLUMNS or TRIAL."""
        return self.stack.currentIndex()

    def is_busy(self) -> bool:
        """Tell whether something is read, tried or written."""
        return self._work is not None

    @Slot(object)
    def read(self, path: Path) -> None:
        """Read a file and go on to its columns."""
        if not self.is_busy():
            self._path = path
            self._read("", None)

    def reject(self) -> None:
        """Close; while it writes, stop that first: it says so and stays open."""
        if self._writing and self.isVisible():
            self._on_busy_cancel_wanted()
            return
        self.forget()
        super().reject()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.resize(within_screen(self, WIDTH, HEIGHT))
        self.file.take_focus()

    def _read(self, sheet: str, header_row: int | None) -> None:
        if self._imports is None or self._path is None:
            return
        work = partial(_read, self._imports, self._path, sheet, header_row)
        self._run(work, self._on_read, "Datei wird gelesen", "Zeilen")

    def _on_read(self, table: Table) -> None:
        self._end_work()
        if self._imports is not None:
            self._table = table
            spec = self.file.spec()
            self.columns.show_table(table, spec, self._imports.proposal(table, spec))
            self._show_step(COLUMNS)

    def _try(self, wishes: Wishes) -> None:
        if self._imports is None or self._table is None:
            return
        spec, assignment = self.file.spec(), self.columns.assignment
        work = partial(_try, self._imports, self._table, assignment, spec, wishes)
        self._run(work, self._on_tried, "Probelauf", "Zeilen")

    def _on_tried(self, plan: ImportPlan) -> None:
        self._end_work()
        self.plan = plan
        self.trial.show_plan(plan)
        self._show_step(TRIAL)

    def _write(self) -> None:
        if self._imports is None or self.plan is None:
            return
        self._writing = True
        work = partial(_write, self._imports, self.plan)
        self._run(work, self._on_written, "Liste wird übernommen", "Einträge")

    def _on_written(self, outcome: ImportOutcome) -> None:
        self._end_work()
        self._outcome = outcome
        self.accept()

    def _run(
        self, work: Callable[[Progress], T], done: Callable[[T], None], title: str, unit: str
    ) -> None:
        if self._work is not None:
            self._work.drop()
        self.trouble.hide()
        self._show_busy(title, unit)
        self._work = tasks.run(
            self,
            work,
            done=done,
            failed=self._on_failed,
            stopped=self._on_stopped,
            progress=self.busy.show_step,
            title=title,
        )

    def _on_failed(self, error: UserError) -> None:
        self._stay(sentence(error), Kind.ERROR)

    def _on_stopped(self) -> None:
        self._stay(STOPPED, Kind.INFO)

    def _stay(self, words: str, kind: Kind) -> None:
        """Stay at the step with what it holds, and say why."""
        self._end_work()
        self.columns.show_held_part()
        self._show_step(self.step())
        self.trouble.say(words, kind)
        self.trouble.show()

    def _end_work(self) -> None:
        self._work = None
        self._writing = False

    def _show_busy(self, title: str, unit: str) -> None:
        self._place.removeWidget(self.busy)
        self.busy.hide()
        self.busy.deleteLater()
        self.busy = ProgressPanel(title, unit)
        self.busy.cancel_wanted.connect(self._on_busy_cancel_wanted)
        self._place.insertWidget(_BUSY, self.busy)
        self.busy.show()
        self.stack.setEnabled(False)
        for button in (self.back, self.go_on):
            button.setEnabled(False)
        self.busy.cancel.setFocus()

    def _show_step(self, step: int) -> None:
        self.busy.hide()
        self.stack.setEnabled(True)
        self.stack.setCurrentIndex(step)
        self.where.setText(f"Schritt {step + 1} von {len(STEPS)}: {STEPS[step]}")
        self.back.setVisible(step > FILE)
        self.back.setEnabled(True)
        self.go_on.setVisible(step > FILE or self._table is not None)
        self.go_on.set_label("Importieren" if step == TRIAL else "Weiter")
        self._judge()
        for widget in (self.file, self.columns, self.trial)[step : step + 1]:
            widget.take_focus()

    @Slot()
    def _judge(self) -> None:
        """Let only that be gone on from which can be."""
        ready = {
            FILE: self._table is not None,
            COLUMNS: self.columns.is_complete(),
            TRIAL: self.plan is not None and not self.plan.writes_nothing,
        }
        self.go_on.setEnabled(ready[self.step()])
        self.go_on.setDefault(True)

    def _connect(self) -> None:
        self.file.file_chosen.connect(self.read)
        self.columns.assignment_changed.connect(self._judge)
        self.columns.other_part_wanted.connect(self._read)
        self.trial.wishes_changed.connect(self._on_trial_wishes_changed)
        self.cancel.clicked.connect(self.reject)
        self.back.clicked.connect(self._on_back_clicked)
        self.go_on.clicked.connect(self._on_go_on_clicked)

    @Slot()
    def _on_go_on_clicked(self) -> None:
        if self.step() == TRIAL:
            self._write_as_wished()
        elif self.step() == COLUMNS:
            self._try(self.trial.wishes())
        elif self._path is not None:
            self.read(self._path)

    def _write_as_wished(self) -> None:
        """Write what was looked at; a day typed just now is tried first."""
        if self.plan is None or not self.trial.read_day():
            return
        if self.trial.wishes() == self.plan.wishes:
            self._write()
        else:
            self._on_trial_wishes_changed()

    @Slot()
    def _on_back_clicked(self) -> None:
        self.trouble.hide()
        self._show_step(self.step() - 1)

    @Slot()
    def _on_trial_wishes_changed(self) -> None:
        if self._imports is not None and self.plan is not None:
            work = partial(_reconsider, self._imports, self.plan, self.trial.wishes())
            self._run(work, self._on_tried, "Probelauf", "Zeilen")

    @Slot()
    def _on_busy_cancel_wanted(self) -> None:
        if self._work is not None:
            self._work.cancel()

    def _layout(self) -> None:
        margin, gap = theme.px("space.xl"), theme.px("space.m")
        self._place = QVBoxLayout()
        self._place.setContentsMargins(margin, margin, margin, gap)
        self._place.setSpacing(theme.px("space.s"))
        self._place.addWidget(HeadingLabel("Liste importieren", Role.SECTION))
        self._place.addWidget(self.where)
        self._place.addWidget(self.trouble)
        self._place.addWidget(self.busy)
        self._place.addWidget(self.stack, 1)
        self.trouble.setVisible(False)
        self.busy.setVisible(False)
        for step in (self.file, self.columns, self.trial):
            page = ScrollPage(margin=theme.px("space.xs"))  # room for the ring of the focus
            page.body.addWidget(step, 1)
            self.stack.addWidget(page)
        foot = QHBoxLayout()
        foot.setContentsMargins(margin, gap, margin, gap)
        foot.setSpacing(theme.px("space.s"))
        foot.addWidget(self.cancel)
        foot.addStretch(1)
        foot.addWidget(self.back)
        foot.addWidget(self.go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._place, 1)
        column.addWidget(Hairline())
        column.addLayout(foot)


_BUSY = 3
"""The place of the progress between what went wrong and the step."""


def _read(
    imports: Imports, path: Path, sheet: str, header_row: int | None, progress: Progress
) -> Table:
    return imports.read(path, sheet=sheet, header_row=header_row, progress=progress)


def _try(
    imports: Imports,
    table: Table,
    assignment: Assignment,
    spec: ImportSpec,
    wishes: Wishes,
    progress: Progress,
) -> ImportPlan:
    return imports.dry_run(table, assignment, spec, wishes=wishes, progress=progress)


def _reconsider(
    imports: Imports, plan: ImportPlan, wishes: Wishes, progress: Progress
) -> ImportPlan:
    return imports.reconsidered(plan, wishes, progress=progress)


def _write(imports: Imports, plan: ImportPlan, progress: Progress) -> ImportOutcome:
    return imports.write(plan, progress=progress)

"""Auswertung: choose a folder of returns, watch it being read, look at tables and charts."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gkdesk.services.working_aids import evaluating
from gkdesk.text.codes.return_packages import PackageFate, PackageProblem
from gkdesk.text.sentences.errors import sentence
from gkdesk.ui import printing, tasks, theme
from gkdesk.ui.pages.page import can_take_focus
from gkdesk.ui.pages.section import Section
from gkdesk.ui.pages.working_aids.evaluating.results import (
    ResultsDetail,
    ResultsPane,
    empty_words,
    title_of,
)
from gkdesk.ui.pages.working_aids.words import counted
from gkdesk.ui.tables import ListDetail
from gkdesk.ui.widgets import (
    Banner,
    EmptyState,
    Hairline,
    Kind,
    Label,
    LinkButton,
    PassphraseField,
    PlainButton,
    PrimaryButton,
    ProgressPanel,
    Role,
)

if TYPE_CHECKING:
    from pathlib import Path

    from gkdesk.errors import UserError
    from gkdesk.progress import Progress
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.tasks import Task
    from gkdesk.working_aids.evaluation.results import Evaluation

BEGIN = (
    "Werten Sie einen Ordner mit Rücksendungen aus.",
    (
        "Ein Kreis sammelt die Pakete seiner Kommunen, ein Ministerium die aller Bündnisse. Alle "
        "Fassungen der Vorlagen gehen zusammen; es zählt jeweils die höchste Fassung."
    ),
)
_LOCKED = (PackageProblem.LOCKED, PackageProblem.NOT_UNLOCKED)
XLSX, PDF = "auswertung.xlsx", "auswertung.pdf"


class EvaluatingSection(Section):
    """The evaluation of a folder; nothing of it is stored."""

    key: ClassVar[str] = "evaluating"
    title: ClassVar[str] = "Auswertung"

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.found: Evaluation | None = None
        self._folder: Path | None = None
        self._passwords: tuple[str, ...] = ()
        self._task: Task | None = None
        self.nothing = EmptyState(*BEGIN)
        self.choose = PrimaryButton("Ordner wählen …", "folder")
        self.panel = ProgressPanel("Der Ordner wird ausgewertet", "Paketen")
        self.panes = ListDetail("Alle Tabellen und Schaubilder")
        self.pane = ResultsPane()
        self.detail = ResultsDetail()
        self.sum = Label("", Role.STRONG, wrap=True)
        self.again = LinkButton("Anderen Ordner wählen …", "folder")
        self.save_xlsx = PlainButton("XLSX speichern …", "download")
        self.save_pdf = PlainButton("PDF speichern …", "download")
        self.bad = Banner("", Kind.WARN, "Ansehen")
        self.locked = QWidget()
        self.password = PassphraseField("Passwort der Pakete")
        self.unlock = PlainButton("Noch einmal auswerten", "unlock")
        self._pages = QStackedWidget()
        self._layout()
        self._connect()

    def take_focus(self) -> None:
        """Put the focus where it was, else on what can be done."""
        last = self.focusWidget()
        if last is not None and can_take_focus(last):
            last.setFocus()
        elif self.found is None:
            self.choose.setFocus()
        else:
            self.pane.setFocus()

    def evaluate(self, folder: Path) -> None:
        """Evaluate a folder in a worker."""
        self._folder = folder
        passwords = self._passwords

        def work(progress: Progress) -> Evaluation:
            return evaluating.evaluation_of(folder, passwords=passwords, progress=progress)

        self.panel.cancel.setEnabled(True)
        self._pages.setCurrentIndex(_BUSY)
        self.panel.cancel.setFocus()
        self._task = tasks.run(
            self,
            work,
            done=self._on_evaluated,
            failed=self._on_failed,
            stopped=self._show_again,
            progress=self.panel.show_step,
            title="Rücksendungen auswerten",
        )

    def save(self, path: Path) -> None:
        """Write the evaluation as a file of the kind that its name says, in a worker."""
        found = self.found
        if found is None:
            return
        work = self.context.workspace
        created, author = work.clock.now(), work.office.facts().name
        is_demo, is_pdf = work.is_demo, path.suffix.lower() == ".pdf"

        def make(_progress: Progress) -> str:
            if is_pdf:
                data = evaluating.paper(found, created=created, author=author, is_demo=is_demo)
            else:
                data = evaluating.workbook(found, created=created, author=author)
            printing.save_file(path, data)
            return path.name

        self._set_saving(saving=True)
        self._task = tasks.run(
            self,
            make,
            done=self._on_saved,
            failed=self._on_save_failed,
            stopped=self._on_save_stopped,
            title="Auswertung speichern",
        )

    def _set_saving(self, *, saving: bool) -> None:
        for button in (self.save_xlsx, self.save_pdf):
            button.setEnabled(not saving)

    def _layout(self) -> None:
        first = QWidget()
        column = QVBoxLayout(first)
        place = self.nothing.column.count() - 1
        self.nothing.column.insertWidget(place, self.choose, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.nothing)
        busy = QWidget()
        busy_column = QVBoxLayout(busy)
        margin = theme.px("space.xl")
        busy_column.setContentsMargins(margin, margin, margin, margin)
        busy_column.addWidget(self.panel)
        busy_column.addStretch(1)
        self.panes.list_body.addLayout(self._head())
        self.panes.list_body.addWidget(Hairline())
        self.panes.list_body.addWidget(self.pane, 1)
        self.panes.set_detail(self.detail)
        for page in (first, busy, self.panes):
            self._pages.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)

    def _head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setContentsMargins(20, theme.px("space.m"), 20, theme.px("space.m"))
        head.setSpacing(theme.px("space.s"))
        head.addWidget(self.sum)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px("space.s"))
        buttons.addWidget(self.save_xlsx)
        buttons.addWidget(self.save_pdf)
        buttons.addStretch(1)
        head.addLayout(buttons)
        head.addWidget(self.again)
        head.addWidget(self.bad)
        inner = QVBoxLayout(self.locked)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.password)
        inner.addWidget(self.unlock)
        head.addWidget(self.locked)
        return head

    def _connect(self) -> None:
        self.choose.clicked.connect(self._on_choose_clicked)
        self.again.clicked.connect(self._on_choose_clicked)
        self.panel.cancel_wanted.connect(self._on_panel_cancel_wanted)
        self.save_xlsx.clicked.connect(self._on_save_xlsx_clicked)
        self.save_pdf.clicked.connect(self._on_save_pdf_clicked)
        self.bad.acted.connect(self._on_bad_acted)
        self.unlock.clicked.connect(self._on_unlock_clicked)
        self.password.entered.connect(self._on_unlock_clicked)
        self.pane.selected.connect(self._on_pane_selected)
        self.pane.opened.connect(self._on_pane_opened)
        self.panes.back.clicked.connect(self.pane.setFocus)

    def _show(self, found: Evaluation) -> None:
        self.found = found
        self.sum.setText(title_of(found) if not found.is_empty else empty_words())
        rejected = [each for each in found.reports if each.fate is PackageFate.REJECTED]
        number = counted(len(rejected), "Datei", "Dateien")
        self.bad.say(f"{number} nicht ausgewertet, mit Grund", Kind.WARN, "Ansehen")
        self.bad.setVisible(bool(rejected))
        self.locked.setVisible(any(each.problem in _LOCKED for each in rejected))
        self._set_saving(saving=False)
        self.pane.show_results(*self.detail.show_results(found))
        self._pages.setCurrentIndex(_RESULTS)

    @Slot()
    def _show_again(self) -> None:
        """Go back to what was there before the work was stopped."""
        self._task = None
        self._pages.setCurrentIndex(_FIRST if self.found is None else _RESULTS)
        self.take_focus()

    @Slot()
    def _on_choose_clicked(self) -> None:
        folder = printing.ask_folder(self)
        if folder is not None and self.context.is_open():
            self._passwords = ()
            self.evaluate(folder)

    @Slot()
    def _on_unlock_clicked(self) -> None:
        if self.password.text() and self._folder is not None:
            self._passwords = (*self._passwords, self.password.text())
            self.password.clear()
            self.evaluate(self._folder)

    @Slot()
    def _on_panel_cancel_wanted(self) -> None:
        if self._task is not None:
            self._task.cancel()

    @Slot(object)
    def _on_evaluated(self, found: Evaluation) -> None:
        self._task = None
        self._show(found)
        self.pane.setFocus()

    @Slot(object)
    def _on_failed(self, error: UserError) -> None:
        self.context.banner(Kind.ERROR, sentence(error))
        self._show_again()

    @Slot()
    def _on_save_xlsx_clicked(self) -> None:
        self._ask_and_save(XLSX)

    @Slot()
    def _on_save_pdf_clicked(self) -> None:
        self._ask_and_save(PDF)

    def _ask_and_save(self, name: str) -> None:
        path = printing.ask_file(self, name)
        if path is not None and self.context.is_open():
            self.save(path)

    @Slot(object)
    def _on_saved(self, name: str) -> None:
        self._on_save_stopped()
        self.context.toast(f"Gespeichert: {name}")

    @Slot(object)
    def _on_save_failed(self, error: UserError) -> None:
        self._on_save_stopped()
        self.context.banner(Kind.ERROR, sentence(error))

    @Slot()
    def _on_save_stopped(self) -> None:
        self._task = None
        self._set_saving(saving=False)

    @Slot()
    def _on_bad_acted(self) -> None:
        """Show the table of all files, where every reason stands."""
        if self.pane.select_files():
            self.panes.show_detail()
            self.detail.focus_first()

    @Slot(object)
    def _on_pane_selected(self, key: tuple[str, int] | None) -> None:
        if key is not None:
            self.detail.show_part(*key)

    @Slot(object)
    def _on_pane_opened(self, key: tuple[str, int]) -> None:
        self.detail.show_part(*key)
        self.panes.show_detail()
        self.detail.focus_first()


_FIRST, _BUSY, _RESULTS = range(3)

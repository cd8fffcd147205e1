"""Auswertung: choose a folder of returns, watch it being read, look at tables and charts."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from gkdesk.errors import UserError
from gkdesk.services.working_aids.evaluation_view import parts
from gkdesk.text.codes.return_packages import PackageFate, PackageProblem
from gkdesk.text.papers import evaluation as words
from gkdesk.ui import printing, tasks, theme
from gkdesk.ui.pages.page import can_take_focus
from gkdesk.ui.pages.section import Section
from gkdesk.ui.pages.working_aids.evaluating.files import CSV, PDF, XLSX, EvaluationFiles
from gkdesk.ui.pages.working_aids.evaluating.results import (
    Group,
    ResultsDetail,
    ResultsPane,
    groups_of,
    title_of,
    to_look_at,
)
from gkdesk.ui.tables import ListDetail
from gkdesk.ui.widgets import (
    Banner,
    EmptyState,
    FlowLayout,
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
from gkdesk.working_aids.evaluation.gaps import all_topics, named_gaps

if TYPE_CHECKING:
    from pathlib import Path

    from gkdesk.progress import Progress
    from gkdesk.services.working_aids.evaluation_charts import NamedChart
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.tasks import Task
    from gkdesk.working_aids.evaluation.gaps import Module
    from gkdesk.working_aids.evaluation.results import Evaluation, Topic

BEGIN = (
    "Werten Sie einen Ordner mit Rücksendungen aus.",
    (
        "Ein Kreis sammelt die Pakete seiner Kommunen, ein Ministerium die aller Bündnisse. Alle "
        "Fassungen der Vorlagen gehen zusammen; es zählt jeweils die höchste Fassung."
    ),
)
_LOCKED = (PackageProblem.LOCKED, PackageProblem.NOT_UNLOCKED)


class EvaluatingSection(Section):
    """The evaluation of a folder; nothing of it is stored."""

    key: ClassVar[str] = "evaluating"
    title: ClassVar[str] = "Auswertung"

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.found: Evaluation | None = None
        self._groups: tuple[Group, ...] = ()
        self._is_stale = False
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
        self.again = LinkButton("Anderer Ordner …", "folder")
        self.save_xlsx = PlainButton("XLSX speichern …")
        self.save_pdf = PlainButton("PDF speichern …")
        self.save_charts = PlainButton("Alle Schaubilder …")
        self.files = EvaluationFiles(context, self)
        self.writing = ProgressPanel("Die Schaubilder werden gespeichert", "Schaubildern")
        self.bad = Banner("", Kind.WARN, "Ansehen")
        self.locked = QWidget()
        self.password = PassphraseField("Passwort der Pakete", noun="Passwort")
        self.unlock = PlainButton("Noch einmal auswerten", "unlock")
        self._pages = QStackedWidget()
        self._layout()
        self._connect()

    @property
    def groups(self) -> tuple[Group, ...]:
        """Return all tables and charts; they are made anew when gaps went to other modules."""
        if self._is_stale and self.found is not None:
            self._groups, self._is_stale = groups_of(parts(self.found)), False
        return self._groups

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
        passwords, evaluations = self._passwords, self.context.workspace.evaluations

        def work(progress: Progress) -> tuple[Evaluation, tuple[Group, ...]]:
            found = evaluations.of_folder(folder, passwords=passwords, progress=progress)
            return found, groups_of(parts(found))

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
        buttons = FlowLayout()
        for button in (self.save_xlsx, self.save_pdf, self.save_charts, self.again):
            buttons.addWidget(button)
        head.addLayout(buttons)
        head.addWidget(self.writing)
        self.writing.hide()
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
        self.files.busy_changed.connect(self._on_files_busy_changed)
        self.files.stepped.connect(self._on_files_stepped)
        self.writing.cancel_wanted.connect(self.files.cancel)
        self.save_charts.clicked.connect(self._on_save_charts_clicked)
        self.detail.copy_wanted.connect(self._on_detail_copy_wanted)
        self.detail.save_wanted.connect(self._on_detail_save_wanted)
        self.detail.modules.chosen.connect(self._on_modules_chosen)
        self.detail.modules.proposal_wanted.connect(self._on_modules_proposal_wanted)
        self.detail.modules.save_wanted.connect(self._on_modules_save_wanted)
        self.bad.acted.connect(self._on_bad_acted)
        self.unlock.clicked.connect(self._on_unlock_clicked)
        self.password.entered.connect(self._on_unlock_clicked)
        self.pane.selected.connect(self._on_pane_selected)
        self.pane.opened.connect(self._on_pane_opened)
        self.panes.back.clicked.connect(self.pane.setFocus)

    def _show(self, found: Evaluation, groups: tuple[Group, ...]) -> None:
        self.found, self._groups, self._is_stale = found, groups, False
        self.sum.setText(title_of(found) if not found.is_empty else words.NO_RETURNS)
        rejected = [each for each in found.reports if each.fate is PackageFate.REJECTED]
        noted = sum(each.note is not None for each in found.reports)
        self.bad.say(to_look_at(len(rejected), noted), Kind.WARN, "Gründe ansehen")
        self.bad.setVisible(bool(rejected or noted))
        self.locked.setVisible(any(each.problem in _LOCKED for each in rejected))
        self.save_charts.setVisible(bool(self._charts()))
        self._list_groups()
        if self.pane.current_key() is None:
            self.pane.select_first()
        self._pages.setCurrentIndex(_RESULTS)

    def _list_groups(self) -> None:
        topics = self._topics()
        moved = sum(topic.is_moved for topic in topics) if topics else None
        self.pane.show_groups(self._groups, moved)

    def _charts(self) -> tuple[NamedChart, ...]:
        charts = (entry.chart for group in self.groups for entry in group.entries)
        return tuple(chart for chart in charts if chart is not None)

    def _topics(self) -> tuple[Topic, ...]:
        return () if self.found is None else all_topics(self.found)

    def _show_modules(self) -> None:
        """Put the gaps to their modules anew, in the tables, too."""
        if self.found is not None:
            self.found = self.context.workspace.evaluations.assigned(self.found)
            self._is_stale = True
            self._list_groups()

    def _show_part(self, key: tuple[int, int] | str) -> None:
        if isinstance(key, str) and self.found is not None:
            self.detail.show_modules(self._topics(), named_gaps(self.found))
        elif not isinstance(key, str):
            group, place = key
            self.detail.show_entry(self.groups[group].entries[place])

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
    def _on_evaluated(self, made: tuple[Evaluation, tuple[Group, ...]]) -> None:
        self._task = None
        self._show(*made)
        self.pane.setFocus()

    @Slot(object)
    def _on_failed(self, error: UserError) -> None:
        self.context.complain(error)
        self._show_again()

    @Slot()
    def _on_save_xlsx_clicked(self) -> None:
        self.files.ask(self.found, XLSX)

    @Slot()
    def _on_save_pdf_clicked(self) -> None:
        self.files.ask(self.found, PDF)

    @Slot()
    def _on_save_charts_clicked(self) -> None:
        self.files.ask_for_charts(self._charts())

    @Slot(bool)
    def _on_files_busy_changed(self, busy: bool) -> None:  # noqa: FBT001 (Qt's signal)
        detail = self.detail
        saving = (self.save_xlsx, self.save_pdf, self.save_charts, detail.save, detail.modules.save)
        for button in saving:
            button.setEnabled(not busy)
        self.writing.setVisible(self.writing.isVisible() and busy)

    @Slot(int, int)
    def _on_files_stepped(self, done: int, total: int) -> None:
        if not self.writing.isVisible():
            self.writing.cancel.setEnabled(True)
            self.writing.show()
        self.writing.show_step(done, total)

    @Slot()
    def _on_detail_copy_wanted(self) -> None:
        if self.detail.shown is not None:
            self.files.copy_chart(self.detail.shown)

    @Slot()
    def _on_detail_save_wanted(self) -> None:
        if self.detail.shown is not None:
            self.files.ask_for_chart(self.detail.shown)

    @Slot(object, object)
    def _on_modules_chosen(self, topic: Topic, module: Module) -> None:
        modules = self.context.workspace.evaluations.modules
        try:
            modules.choose(topic, module)
        except UserError as error:
            self.context.complain(error)
        self._show_modules()

    @Slot()
    def _on_modules_proposal_wanted(self) -> None:
        modules = self.context.workspace.evaluations.modules
        try:
            modules.propose_again(self._topics())
        except UserError as error:
            self.context.complain(error)
        self._show_modules()
        self.detail.focus_first()

    @Slot()
    def _on_modules_save_wanted(self) -> None:
        self.files.ask(self.found, CSV)

    @Slot()
    def _on_bad_acted(self) -> None:
        """Show the table of all files, where every reason stands."""
        titles = [entry.title for entry in self.groups[0].entries]
        if self.pane.select((0, titles.index(words.FILES))):
            self.panes.show_detail()
            self.detail.focus_first()

    @Slot(object)
    def _on_pane_selected(self, key: tuple[int, int] | str | None) -> None:
        if key is not None:
            self._show_part(key)

    @Slot(object)
    def _on_pane_opened(self, key: tuple[int, int] | str) -> None:
        self._show_part(key)
        self.panes.show_detail()
        self.detail.focus_first()


_FIRST, _BUSY, _RESULTS = range(3)

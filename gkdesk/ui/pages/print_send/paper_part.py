"""The shape of a part: the choice at the left, the very pages at the right, both covered by F8."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gkdesk.errors import UserError
from gkdesk.text.bidi_safe import inside
from gkdesk.text.sentences.errors import sentence
from gkdesk.ui import printing, tasks, theme
from gkdesk.ui.pages.print_send import paper_words as texts
from gkdesk.ui.pages.print_send.gate import ExportGate, Leaving
from gkdesk.ui.pages.print_send.head import IssueHead
from gkdesk.ui.pages.print_send.history import IssueHistory
from gkdesk.ui.pages.print_send.leaving import ShownPaper
from gkdesk.ui.pages.print_send.paper_fit import misfit
from gkdesk.ui.pages.print_send.part import PrintPart
from gkdesk.ui.pages.print_send.preview import PdfPreview
from gkdesk.ui.widgets import (
    Banner,
    Box,
    Kind,
    Label,
    PrivacyCover,
    ProgressPanel,
    Role,
    ScrollPage,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent, QShowEvent
    from PySide6.QtPrintSupport import QPrinter

    from gkdesk.progress import Progress
    from gkdesk.ui.pages.page import PageContext

LEFT_WIDTH = 356
NARROW_LEFT = 304
NARROW = 900
HISTORY_FROM_HEIGHT = 540
REMAKE_AFTER_MS = 200
PRINTING = "Das Papier wird gedruckt"
NOTHING = 0
"""Stands for the record of a paper that is about none; ids are greater."""


class Choice(QWidget):
    """Which paper; `changed` when another one is wanted, `missing` says why there is none."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.missing = Label("", Role.WARN, wrap=True)


S = TypeVar("S", bound=ShownPaper)


class PaperPart(PrintPart, Generic[S]):
    """Makes what is chosen, shows it, and lets it leave. Subclasses say what and how.

    `logged` are the beginnings of what the log calls the papers that its history lists.
    """

    logged: ClassVar[tuple[str, ...]] = ("",)

    def __init__(self, context: PageContext, choice: Choice, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.paper: S | None = None
        self._making: tasks.Task | None = None
        self._printing: tasks.Task | None = None
        self._pane_choice = choice
        self.head = IssueHead()
        self.note = Label("", Role.QUIET, wrap=True)
        self.problem = Banner("", Kind.ERROR)
        self.gate = ExportGate(context)
        self.progress = ProgressPanel(PRINTING)
        self.preview = PdfPreview()
        self.history = IssueHistory(context, self.logged)
        self._remake = QTimer(self, interval=REMAKE_AFTER_MS, singleShot=True)
        self._outdated = True
        self._layout()
        self._connect()

    def making(self) -> Callable[[Progress], S] | None:
        """Return the work that makes what is chosen, None while something is missing."""
        raise NotImplementedError

    def heading(self) -> str:
        """Say for whom the paper is, "" while none is chosen."""
        raise NotImplementedError

    def notes(self, shown: S) -> list[str]:
        """Say how the pages differ from the file and from the records."""
        raise NotImplementedError

    def leaving(self) -> Leaving:
        """Return what saving lets out."""
        raise NotImplementedError

    def save(self, shown: S, path: Path) -> None:
        """Save the paper and note it; raises UserError."""
        raise NotImplementedError

    def may_go_on(self, shown: S) -> bool:
        """Ask whatever must be asked before this leaves; tell whether it may."""
        del shown
        return True

    def print_work(self, shown: S, printer: QPrinter) -> Callable[[Progress], bool]:
        """Return the work that prints the paper and notes it."""
        raise NotImplementedError

    def restore(self, refs: tuple[tuple[str, int], ...]) -> None:
        for kind, ref in refs:
            self.open(kind, None if ref == NOTHING else ref)

    def print_this(self) -> None:
        if self.head.print_button.isEnabled():
            self._on_print_clicked()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._outdated:
            self._remake.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW
        self._pane.setFixedWidth(NARROW_LEFT if narrow else LEFT_WIDTH)
        self._fit_height()

    @Slot()
    def _fit_height(self) -> None:
        """Leave out of a low window the history, and pages and notes while the gate asks."""
        is_low = self.height() < HISTORY_FROM_HEIGHT
        self.history.setVisible(not is_low)
        has_room = not is_low or self.gate.isHidden()
        self.preview.setVisible(has_room)
        self.note.setVisible(has_room and bool(self.note.text()))

    @Slot()
    def outdate(self) -> None:
        """Let nothing leave that may no longer be right, until the paper is made anew."""
        self._stop_making()
        self._outdated = True
        self.paper = None
        self.problem.hide()
        self.gate.hide()
        if self.preview.page_count():
            self.preview.dim(texts.REMAKING)
        else:
            self.preview.clear(texts.MAKING)
        self.allow()
        if self.isVisible():
            self._remake.start()

    def allow(self) -> None:
        """Let leave what may leave now, and say for whom it is."""
        shown, heading = self.paper, self.heading()
        if heading:
            self.head.say(heading)
        # What nobody can look at now shall not leave either.
        may_leave = shown is not None and not self.is_busy() and not self.context.privacy.is_on()
        has_pages = shown is not None and shown.pages is not None
        self.head.allow(printing=has_pages and may_leave, saving=may_leave)
        self._note()

    def is_busy(self) -> bool:
        """Tell whether something is on its way out."""
        return self._printing is not None

    def complain(self, words: str) -> None:
        """Say what did not work."""
        self.problem.say(words, Kind.ERROR)
        self.problem.show()

    def is_still(self, shown: S) -> bool:
        """Tell whether this is what the preview shows, or say that it no longer is."""
        if self.paper is not shown:
            self.complain(texts.CHANGED)
        return self.paper is shown

    def begin_printing(self, work: Callable[[Progress], bool], total: int = 1) -> None:
        """Let a worker print, with progress and a way to stop it."""
        self.problem.hide()
        self.progress.show_step(0, total)
        self.progress.show()
        self._printing = tasks.run(
            self,
            work,
            done=self.on_printed,
            failed=self.on_leaving_failed,
            progress=self.progress.show_step,
            stopped=self.on_leaving_stopped,
        )
        self.allow()

    def end_leaving(self) -> None:
        """Show that nothing is on its way out any more."""
        self._printing = None
        self.progress.hide()
        self.history.reload()
        self.allow()

    def on_printed(self, is_taken: bool) -> None:  # noqa: FBT001 - what the task returns
        """Tell that the printer has it."""
        self.end_leaving()
        if is_taken:
            self.context.toast(texts.HANDED_OVER)
        else:
            self.complain(texts.NO_PRINTER)

    def on_leaving_failed(self, error: UserError) -> None:
        """Tell why it did not leave."""
        self.end_leaving()
        self.complain(sentence(error))

    def on_leaving_stopped(self) -> None:
        """Tell that somebody stopped it."""
        self.end_leaving()
        self.complain(texts.STOPPED)

    def _stop_making(self) -> None:
        self._remake.stop()
        if self._making is not None:
            self._making.drop()
            self._making = None

    @Slot()
    def _make(self) -> None:
        """Make the paper in a worker; an older request is dropped."""
        self._stop_making()
        self._outdated = False
        work = self.making()
        if work is None:
            self.preview.clear(self._pane_choice.missing.text())
            return
        self._making = tasks.run(
            self,
            work,
            done=self._on_made,
            failed=self._on_making_failed,
            stopped=self._on_making_stopped,
        )

    def _on_made(self, shown: S) -> None:
        self._making = None
        self.paper = shown
        if shown.pages is None:
            self.preview.clear(texts.NO_PAGES)
        else:
            self.preview.show_bytes(shown.pages)
        self.allow()

    def _on_making_stopped(self) -> None:
        self._making = None
        self.preview.clear("")

    def _on_making_failed(self, error: UserError) -> None:
        self._making = None
        self.preview.clear("")
        self.complain(sentence(error))

    def _note(self) -> None:
        """Say how the pages differ from the file and from the records, but to no guest."""
        notes = [] if self.paper is None else self.notes(self.paper)
        self.note.setText("\n".join(notes))
        self._fit_height()

    @Slot()
    def _on_save_clicked(self) -> None:
        if self.paper is None or self.may_go_on(self.paper):
            self.gate.ask(self.leaving())

    @Slot(object)
    def _on_gate_passed(self, leaving: Leaving) -> None:
        self.let_out(leaving)

    def let_out(self, leaving: Leaving) -> None:
        """Save what the preview shows; the gate was passed for `leaving`."""
        del leaving
        shown = self.paper
        if shown is None:
            self.complain(texts.CHANGED)
            return
        path = printing.ask_file(self, shown.paper.file_name)
        if path is None or not self.is_still(shown):
            return
        try:
            self.save(shown, path)
        except UserError as error:
            self.complain(sentence(error))
        else:
            self.context.toast(f"{inside(path.name)}: {texts.SAVED}")
        self.history.reload()

    @Slot()
    def _on_gate_dismissed(self) -> None:
        self.head.save_button.setFocus()

    @Slot()
    def _on_print_clicked(self) -> None:
        self.gate.hide()
        if self.paper is None or self.may_go_on(self.paper):
            self.print_shown()

    def print_shown(self) -> None:
        """Print what the preview shows."""
        shown = self.paper
        if shown is None or shown.pages is None:
            self.complain(texts.CHANGED)
            return
        printer = self.choose_printer(shown, shown.pages)
        if printer is not None:
            self.begin_printing(self.print_work(shown, printer))

    def choose_printer(
        self, shown: S, pages: bytes, *, page_range: bool = True, copies: int = 1
    ) -> QPrinter | None:
        """Ask for a printer whose paper fits; None where nothing shall or can be printed now."""
        printer = printing.ask_printer(self, pages, page_range=page_range, copies=copies)
        if printer is None or self.is_busy() or not self.is_still(shown):
            return None
        trouble = texts.NO_FILE if printing.prints_to_file(printer) else misfit(printer, pages)
        if trouble:
            self.complain(trouble)
            return None
        return printer

    @Slot()
    def _on_cover_reveal_wanted(self) -> None:
        self.context.privacy.turn(on=False)

    @Slot(bool)
    def _on_privacy_changed(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        """Hide what can be chosen and the paper while somebody sits at the table."""
        self.gate.hide()
        for cover in self.covers:
            cover.set_covering(on=on)
        self.allow()

    @Slot()
    def _on_cancel_wanted(self) -> None:
        if self._printing is not None:
            self._printing.cancel()

    def _layout(self) -> None:
        self._pane = Box("list_pane", self)
        self.left = ScrollPage(self._pane, margin=20)
        column = QVBoxLayout(self._pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.left)
        self.left.body.addWidget(self._pane_choice)
        self.left.body.addStretch(1)
        right = QVBoxLayout()
        margin = theme.px("space.xl")
        right.setContentsMargins(margin, theme.px("space.m"), margin, theme.px("space.m"))
        right.setSpacing(theme.px("space.m"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._pane)
        row.addLayout(right, 1)
        for widget in (self.head, self.note, self.problem, self.gate, self.progress):
            right.addWidget(widget)
        right.addWidget(self.preview, 1)
        right.addStretch(0)
        right.addWidget(self.history)
        self.problem.hide()
        self.progress.hide()
        self.note.hide()
        self.covers = (PrivacyCover(self._pane), PrivacyCover(self.preview))

    def _connect(self) -> None:
        self._remake.timeout.connect(self._make)
        self._pane_choice.changed.connect(self.outdate)
        self._pane_choice.changed.connect(self.context.went_on)
        self.head.print_button.clicked.connect(self._on_print_clicked)
        self.head.save_button.clicked.connect(self._on_save_clicked)
        self.gate.passed.connect(self._on_gate_passed)
        self.gate.dismissed.connect(self._on_gate_dismissed)
        self.gate.opened.connect(self._fit_height)
        self.progress.cancel_wanted.connect(self._on_cancel_wanted)
        for cover in self.covers:
            cover.reveal_wanted.connect(self._on_cover_reveal_wanted)
        self.context.privacy.changed.connect(self._on_privacy_changed)

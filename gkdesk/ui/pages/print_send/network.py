"""Netzwerk: choose a paper, see its very pages, print or save it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from gkdesk.errors import UserError
from gkdesk.network.choice import read_choices
from gkdesk.services.network_papers.kinds import PaperCode, PaperFormat
from gkdesk.text.ids import SnapshotId
from gkdesk.text.sentences.errors import sentence
from gkdesk.text.wording.clients import word
from gkdesk.ui import printing, tasks, theme
from gkdesk.ui.pages.print_send import network_words as texts
from gkdesk.ui.pages.print_send.gate import ExportGate, Leaving
from gkdesk.ui.pages.print_send.head import IssueHead
from gkdesk.ui.pages.print_send.history import IssueHistory
from gkdesk.ui.pages.print_send.network_choice import PaperChoice, Scope
from gkdesk.ui.pages.print_send.network_work import make_paper, print_paper, save_paper
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
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from gkdesk.services.workspace import Change
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.pages.print_send.network_work import Shown

PAPER_KIND = "paper"
"""`paper.<code>` asks for a kind of paper, with the cooperation it is about; `paper.<code>:<scope>`
for a map of one organisation, body or municipality; `paper.<code>:<later state>` for a comparison
with the earlier state, and without a later one with the network of today."""
COMPARING = frozenset({PaperCode.COMPARISON, PaperCode.MAP_COMPARED})
NOTHING = 0
"""Stands for the record of a paper that is about none; ids are greater."""
LEFT_WIDTH = 356
NARROW_LEFT = 304
NARROW = 900
HISTORY_FROM_HEIGHT = 540
REMAKE_AFTER_MS = 200
PRINTING = "Das Papier wird gedruckt"
NAMING_MANY = frozenset({PaperCode.DIRECTORY, PaperCode.CALLS})
"""Kinds that name many people: a file of them asks for the passphrase."""


class NetworkPart(PrintPart):
    """The papers of the network with their preview."""

    key: ClassVar[str] = "network"
    title: ClassVar[str] = "Netzwerk"
    kinds: ClassVar[tuple[str, ...]] = (PAPER_KIND,)

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._papers = context.workspace.network_papers
        self.paper: Shown | None = None
        self._making: tasks.Task | None = None
        self._printing: tasks.Task | None = None
        self.choice = PaperChoice(context.workspace, self._papers.offered())
        self.head = IssueHead()
        self.note = Label("", Role.QUIET, wrap=True)
        self.problem = Banner("", Kind.ERROR)
        self.gate = ExportGate(context)
        self.progress = ProgressPanel(PRINTING)
        self.preview = PdfPreview()
        self.history = IssueHistory(context)
        self._remake = QTimer(self, interval=REMAKE_AFTER_MS, singleShot=True)
        self._outdated = True
        self._layout()
        self._connect()
        self._on_privacy_changed(context.privacy.is_on())

    def reload(self, changes: tuple[Change, ...]) -> None:
        """Offer the states and cooperations of now; make the preview anew."""
        del changes
        self.choice.read()
        self.history.reload()
        self._outdate()

    def open(self, kind: str, ref: int | None) -> None:
        """Choose the paper that was asked for."""
        code, _, further = kind.partition(".")[2].partition(":")
        if code in COMPARING and ref is not None:
            later = SnapshotId(int(further)) if further else None
            self.choice.choose_states(PaperCode(code), SnapshotId(ref), later)
        elif code in {each.value for each in PaperCode}:
            scope, _, filters = further.partition(":")
            self.choice.choose(PaperCode(code), ref, Scope(scope) if scope else Scope.ALL)
            self.choice.filter_by(read_choices(filters))
        self.choice.kinds[self.choice.place()].setFocus()

    def shown(self) -> tuple[tuple[str, int], ...]:
        code, further, ref = self.choice.asked()
        kind = f"{PAPER_KIND}.{code}"
        return ((f"{kind}:{further}" if further else kind, NOTHING if ref is None else ref),)

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
        self.history.setVisible(event.size().height() >= HISTORY_FROM_HEIGHT)

    def _outdate(self) -> None:
        """Let nothing leave that may no longer be right, until the paper is made anew."""
        self._stop_making()
        self._outdated = True
        self.paper = None
        self.problem.hide()
        self.gate.hide()
        self.preview.dim(texts.REMAKING)
        self._allow()
        if self.isVisible():
            self._remake.start()

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
        wish = self.choice.wish()
        if wish is None:
            self.preview.clear(self.choice.missing.text())
            return
        self._making = tasks.run(
            self,
            partial(make_paper, self._papers, wish),
            done=self._on_made,
            failed=self._on_making_failed,
            stopped=self._on_making_stopped,
        )

    def _on_made(self, shown: Shown) -> None:
        self._making = None
        self.paper = shown
        if shown.pages is None:
            self.preview.clear(texts.NO_PAGES)
        else:
            self.preview.show_bytes(shown.pages)
        self._allow()

    def _on_making_stopped(self) -> None:
        self._making = None
        self.preview.clear("")

    def _on_making_failed(self, error: UserError) -> None:
        self._making = None
        self.preview.clear("")
        self._complain(sentence(error))

    def _allow(self) -> None:
        wish, shown = self.choice.wish(), self.paper
        free = self._printing is None
        if wish is not None:
            self.head.say(f"Das Papier ist {word(wish.audience)}")
        # What nobody can look at now shall not leave either.
        may_leave = shown is not None and free and not self.context.privacy.is_on()
        has_pages = shown is not None and shown.pages is not None
        self.head.allow(printing=has_pages and may_leave, saving=may_leave)
        self._note()

    def _note(self) -> None:
        """Say how the pages differ from the file and from the records, but to no guest."""
        shown, notes = self.paper, []
        if shown is not None and shown.shown_by is not None:
            file_format = shown.paper.format
            if file_format is not PaperFormat.PDF:
                notes.append(texts.SHOWN_AS_PAGE.format(file_format.upper()))
            if shown.shown_by.undrawn and not self.context.privacy.is_on():
                notes.append(texts.undrawn(shown.shown_by))
        self.note.setText("\n".join(notes))
        self.note.setVisible(bool(notes))

    @Slot()
    def _on_save_clicked(self) -> None:
        names_many = self.choice.kind().code in NAMING_MANY
        self.gate.ask(Leaving.REGISTER if names_many else Leaving.ONE_FILE)

    @Slot()
    def _on_gate_passed(self) -> None:
        shown = self.paper
        if shown is None:
            self._complain(texts.CHANGED)
            return
        path = printing.ask_file(self, shown.paper.file_name)
        if path is None or not self._is_still(shown):
            return
        try:
            save_paper(self._papers, shown.paper, path)
        except UserError as error:
            self._complain(sentence(error))
        else:
            self.context.toast(texts.SAVED)
        self.history.reload()

    @Slot()
    def _on_gate_dismissed(self) -> None:
        self.head.save_button.setFocus()

    @Slot()
    def _on_print_clicked(self) -> None:
        self.gate.hide()
        shown = self.paper
        if shown is None or shown.pages is None:
            self._complain(texts.CHANGED)
            return
        printer = printing.ask_printer(self, shown.pages)
        if printer is None or self._printing is not None or not self._is_still(shown):
            return
        if printing.prints_to_file(printer):
            self._complain(texts.NO_FILE)
            return
        self.problem.hide()
        self.progress.show_step(0, 1)
        self.progress.show()
        self._printing = tasks.run(
            self,
            partial(print_paper, self._papers, shown, printer),
            done=self._on_printed,
            failed=self._on_printing_failed,
            progress=self.progress.show_step,
            stopped=self._on_printing_stopped,
        )
        self._allow()

    def _on_printed(self, is_taken: bool) -> None:  # noqa: FBT001 - what the task returns
        self._end_printing()
        if is_taken:
            self.context.toast(texts.HANDED_OVER)
        else:
            self._complain(texts.NO_PRINTER)

    def _on_printing_failed(self, error: UserError) -> None:
        self._end_printing()
        self._complain(sentence(error))

    def _on_printing_stopped(self) -> None:
        self._end_printing()
        self._complain(texts.STOPPED)

    def _end_printing(self) -> None:
        self._printing = None
        self.progress.hide()
        self.history.reload()
        self._allow()

    @Slot()
    def _on_cover_reveal_wanted(self) -> None:
        self.context.privacy.turn(on=False)

    @Slot(bool)
    def _on_privacy_changed(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        """Hide the cooperations to choose from and the paper while somebody sits at the table."""
        self.gate.hide()
        for cover in self.covers:
            cover.set_covering(on=on)
        self._allow()

    @Slot()
    def _on_cancel_wanted(self) -> None:
        if self._printing is not None:
            self._printing.cancel()

    def _is_still(self, shown: Shown) -> bool:
        """Tell whether this is what the preview shows, or say that it no longer is."""
        if self.paper is not shown:
            self._complain(texts.CHANGED)
        return self.paper is shown

    def _complain(self, words: str) -> None:
        self.problem.say(words, Kind.ERROR)
        self.problem.show()

    def _layout(self) -> None:
        left = ScrollPage(margin=20)
        left.body.addWidget(self.choice)
        left.body.addStretch(1)
        self._pane = Box("list_pane")
        column = QVBoxLayout(self._pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(left)
        right = QVBoxLayout()
        margin = theme.px("space.xl")
        right.setContentsMargins(margin, theme.px("space.m"), margin, theme.px("space.m"))
        right.setSpacing(theme.px("space.m"))
        for widget in (self.head, self.note, self.problem, self.gate, self.progress):
            right.addWidget(widget)
        right.addWidget(self.preview, 1)
        right.addWidget(self.history)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._pane)
        row.addLayout(right, 1)
        self.problem.hide()
        self.progress.hide()
        self.note.hide()
        self.covers = (PrivacyCover(self._pane), PrivacyCover(self.preview))

    def _connect(self) -> None:
        self._remake.timeout.connect(self._make)
        self.choice.changed.connect(self._outdate)
        self.head.print_button.clicked.connect(self._on_print_clicked)
        self.head.save_button.clicked.connect(self._on_save_clicked)
        self.gate.passed.connect(self._on_gate_passed)
        self.gate.dismissed.connect(self._on_gate_dismissed)
        self.progress.cancel_wanted.connect(self._on_cancel_wanted)
        for cover in self.covers:
            cover.reveal_wanted.connect(self._on_cover_reveal_wanted)
        self.context.privacy.changed.connect(self._on_privacy_changed)

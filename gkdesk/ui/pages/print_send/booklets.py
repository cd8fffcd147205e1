"""Hefte: choose for whom and what, see the very pages, print or save them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from gkdesk.services.booklets.issue import Issue
from gkdesk.text.sentences.errors import sentence
from gkdesk.ui import printing, tasks, theme
from gkdesk.ui.pages.print_send import words as texts
from gkdesk.ui.pages.print_send.gate import ExportGate, Leaving
from gkdesk.ui.pages.print_send.head import IssueHead
from gkdesk.ui.pages.print_send.history import IssueHistory
from gkdesk.ui.pages.print_send.options import BookletOptions
from gkdesk.ui.pages.print_send.paper_part import (
    HISTORY_FROM_HEIGHT,
    LEFT_WIDTH,
    NARROW,
    NARROW_LEFT,
    REMAKE_AFTER_MS,
)
from gkdesk.ui.pages.print_send.part import PrintPart
from gkdesk.ui.pages.print_send.preview import PdfPreview
from gkdesk.ui.pages.print_send.run import IssueRun
from gkdesk.ui.pages.print_send.who import Recipients
from gkdesk.ui.pages.print_send.work import (
    Handed,
    make_shown,
    print_many,
    print_one,
    save_many,
)
from gkdesk.ui.widgets import (
    Banner,
    Box,
    Kind,
    PrivacyCover,
    ScrollPage,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from gkdesk.errors import UserError
    from gkdesk.progress import Progress
    from gkdesk.services.booklets.made import MadeBooklet
    from gkdesk.services.workspace import Change
    from gkdesk.ui.pages.page import PageContext

BOOKLET_KIND = "booklet"


class BookletsPart(PrintPart):
    """The booklet of one person, or of many."""

    key: ClassVar[str] = "booklets"
    title: ClassVar[str] = "Hefte"
    kinds: ClassVar[tuple[str, ...]] = (BOOKLET_KIND,)

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._booklets = context.workspace.booklets
        self.booklet: MadeBooklet | None = None
        self._making: tasks.Task | None = None
        self._noting = False
        self._outdated = False
        self._ready_to_print = False
        self._left = ScrollPage(margin=20)
        self.who = Recipients(context)
        self.options = BookletOptions(self._booklets)
        self.head = IssueHead()
        self.print_button, self.save_button = self.head.print_button, self.head.save_button
        self.problem = Banner("", Kind.ERROR)
        self.gate = ExportGate(context)
        self.run = IssueRun(self)
        self.progress, self.result = self.run.progress, self.run.result
        self.preview = PdfPreview()
        self.history = IssueHistory(context)
        self._remake = QTimer(self, interval=REMAKE_AFTER_MS, singleShot=True)
        self._layout()
        self._connect()
        self._clear(texts.NOBODY)
        self.cover.set_covering(on=context.privacy.is_on())

    def reload(self, changes: tuple[Change, ...]) -> None:
        """Make the preview anew if it shows what has changed."""
        self.who.reload(changes)
        self._offer()
        self.history.reload()
        if not self._noting:
            self._outdate()

    def open(self, kind: str, ref: int | None) -> None:
        if kind == BOOKLET_KIND and ref is not None:
            self.who.choose(ref)
            self._ready_to_print = True

    def shown(self) -> tuple[tuple[str, int], ...]:
        ids = self.who.ids() if self.who.is_single() else ()
        return tuple((BOOKLET_KIND, ref) for ref in ids)

    def restore(self, refs: tuple[tuple[str, int], ...]) -> None:
        for _, ref in refs:
            self.who.choose(ref)

    def print_this(self) -> None:
        """Print what the preview shows."""
        if self.print_button.isEnabled():
            self._on_print_clicked()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._outdated:
            self._outdated = False
            self._remake.start()
        if not self.who.ids() and self.who.is_single():
            self.who.search.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW
        self._pane.setFixedWidth(NARROW_LEFT if narrow else LEFT_WIDTH)
        self.history.setVisible(event.size().height() >= HISTORY_FROM_HEIGHT)

    @Slot()
    def _on_remake_timeout(self) -> None:
        self._outdated = not self.isVisible()
        if not self._outdated:
            self._make()

    def _outdate(self) -> None:
        """Let nothing leave that may no longer be right, until the booklet is made anew."""
        if self.print_button.hasFocus():
            self._ready_to_print = True  # a disabled button loses the focus
        self._stop_making()
        self.booklet = None
        self.problem.hide()
        self.preview.dim(texts.REMAKING)
        self._allow()
        self._remake.start()

    def _stop_making(self) -> None:
        self._remake.stop()
        if self._making is not None:
            self._making.drop()
            self._making = None

    def _make(self) -> None:
        """Make the booklet in a worker; an older request is dropped."""
        self._stop_making()
        ids = self.who.ids()
        if not ids:
            self._clear(texts.NOBODY if self.who.is_single() else texts.NOBODY_LEFT)
            return
        language = self.options.language_code() if self.who.is_single() else None
        work = partial(make_shown, self._booklets, ids, language, self.options.choice())
        self._making = tasks.run(
            self,
            work,
            done=self._on_made,
            failed=self._on_making_failed,
            stopped=self._on_making_stopped,
        )

    def _on_made(self, booklet: MadeBooklet) -> None:
        self._making = None
        self.booklet = booklet
        self.preview.show_bytes(booklet.pdf)
        self.who.say_shown(booklet.head.code)
        self._allow()
        if self._ready_to_print:
            self._ready_to_print = False
            self.print_button.setFocus()

    def _on_making_stopped(self) -> None:
        """Show no older booklet after a bug."""
        self._making = None
        self._clear("")

    def _on_making_failed(self, error: UserError) -> None:
        self._making = None
        self._clear("")
        self._complain(sentence(error))

    def _clear(self, reason: str) -> None:
        self.booklet = None
        self.preview.clear(reason)
        self.who.say_shown("")
        self.problem.hide()
        self._allow()

    def _allow(self) -> None:
        single, free = self.who.is_single(), not self.run.is_running
        shown = self.booklet is not None
        self.head.show_for(single=single)
        # Many are saved without a preview too: a run tells which of them cannot be made.
        can_save = shown if single else bool(self.who.ids())
        self.head.allow(printing=shown and free, saving=can_save and free)

    @Slot()
    def _on_print_clicked(self) -> None:
        self.gate.hide()
        if self.who.is_single():
            self._print()
        else:
            self.gate.ask(Leaving.MANY_ON_PAPER)

    def _print(self) -> None:
        booklet = self.booklet
        if booklet is None:
            self._complain(texts.CHANGED)
            return
        single = self.who.is_single()
        printer = printing.ask_printer(self, booklet.pdf, page_range=single)
        if printer is None or self.run.is_running or not self._is_still(booklet):
            return
        if printing.prints_to_file(printer):
            self._complain(texts.NO_FILE_FOR_ONE if single else texts.NO_FILE_FOR_MANY)
        elif single:
            self._start(partial(print_one, self._booklets, booklet, printer), Issue.PRINTED)
        else:
            ids, choice = self.who.ids(), self.options.choice()
            work = partial(print_many, self._booklets, ids, choice, printer)
            self._start(work, Issue.PRINTED)

    @Slot()
    def _on_save_clicked(self) -> None:
        single = self.who.is_single()
        self.gate.ask(Leaving.ONE_FILE if single else Leaving.MANY_FILES)

    @Slot(object)
    def _on_gate_passed(self, leaving: Leaving) -> None:
        match leaving:
            case Leaving.ONE_FILE:
                self._save_one()
            case Leaving.MANY_FILES:
                self._save_many()
            case Leaving.MANY_ON_PAPER:
                self._print()

    @Slot(object)
    def _on_gate_dismissed(self, leaving: Leaving) -> None:
        on_paper = leaving is Leaving.MANY_ON_PAPER
        (self.print_button if on_paper else self.save_button).setFocus()

    def _is_still(self, booklet: MadeBooklet) -> bool:
        """Tell whether this is what the preview shows, or say that it no longer is."""
        if self.booklet is not booklet:
            self._complain(texts.CHANGED)
        return self.booklet is booklet

    def _save_one(self) -> None:
        booklet = self.booklet
        if booklet is None:
            self._complain(texts.CHANGED)
            return
        path = printing.ask_file(self, booklet.head.file_name)
        if path is not None and self._is_still(booklet):
            self.run.save(self._booklets, booklet, path)

    def _save_many(self) -> None:
        folder = printing.ask_folder(self)
        if folder is None or self.run.is_running:
            return
        ids, choice = self.who.ids(), self.options.choice()
        self._start(partial(save_many, self._booklets, ids, choice, folder), Issue.SAVED)

    def _start(self, work: Callable[[Handed, Progress], Handed], how: Issue) -> None:
        self.problem.hide()
        many = not self.who.is_single()
        self.run.start(work, Handed(how, len(self.who.ids()), is_many=many))

    def _complain(self, words: str) -> None:
        self.problem.say(words, Kind.ERROR)
        self.problem.show()

    @Slot(object)
    def _on_run_noted(self, changes: tuple[Change, ...]) -> None:
        # A note in the register does not change the pages that are shown.
        self._noting = True
        self.context.changed(changes)
        self._noting = False

    @Slot(str)
    def _on_run_succeeded(self, words: str) -> None:
        self.context.toast(words)

    @Slot(str)
    def _on_run_failed(self, words: str) -> None:
        self._complain(words)

    @Slot()
    def _on_run_changed(self) -> None:
        self._allow()

    @Slot()
    def _on_who_changed(self) -> None:
        self.options.reset()
        self.result.hide()
        self.gate.hide()
        if self.who.is_single() and self.who.ids():
            self._left.verticalScrollBar().setValue(0)
            self.options.set_language(self._booklets.language_for(self.who.ids()[0]))
        self._offer()
        self._clear(texts.MAKING if self.who.ids() else texts.NOBODY)
        self._make()

    def _offer(self) -> None:
        single = self.who.is_single()
        self.options.show_for(next(iter(self.who.ids()), None), single=single)

    @Slot()
    def _on_options_changed(self) -> None:
        self._outdate()

    @Slot(object)
    def _on_result_client_wanted(self, ref: int) -> None:
        self.context.navigate("client", ref)

    @Slot()
    def _on_cover_reveal_wanted(self) -> None:
        self.context.privacy.turn(on=False)

    @Slot(bool)
    def _on_privacy_changed(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.cover.set_covering(on=on)

    def _layout(self) -> None:
        left = self._left
        left.body.addWidget(self.who)
        left.body.addWidget(self.options)
        left.body.addStretch(1)
        self._pane = Box("list_pane")
        column = QVBoxLayout(self._pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(left)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._pane)
        row.addLayout(self._right(), 1)
        self.problem.hide()
        self.cover = PrivacyCover(self._pane)

    def _right(self) -> QVBoxLayout:
        right = QVBoxLayout()
        margin = theme.px("space.xl")
        right.setContentsMargins(margin, theme.px("space.m"), margin, theme.px("space.m"))
        right.setSpacing(theme.px("space.m"))
        for widget in (self.head, self.problem, self.gate, self.progress, self.result):
            right.addWidget(widget)
        right.addWidget(self.preview, 1)
        right.addWidget(self.history)
        return right

    def _connect(self) -> None:
        self.who.changed.connect(self._on_who_changed)
        self.options.changed.connect(self._on_options_changed)
        self._remake.timeout.connect(self._on_remake_timeout)
        self.print_button.clicked.connect(self._on_print_clicked)
        self.save_button.clicked.connect(self._on_save_clicked)
        self.gate.passed.connect(self._on_gate_passed)
        self.gate.dismissed.connect(self._on_gate_dismissed)
        self.run.changed.connect(self._on_run_changed)
        self.run.noted.connect(self._on_run_noted)
        self.run.succeeded.connect(self._on_run_succeeded)
        self.run.failed.connect(self._on_run_failed)
        self.result.client_wanted.connect(self._on_result_client_wanted)
        self.cover.reveal_wanted.connect(self._on_cover_reveal_wanted)
        self.context.privacy.changed.connect(self._on_privacy_changed)

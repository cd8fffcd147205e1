"""Drucken & Senden: choose for whom and what, see the very pages, print or save them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gkdesk.errors import UserError
from gkdesk.services.booklets import Issue
from gkdesk.text.sentences import sentence
from gkdesk.ui import printing, tasks, theme
from gkdesk.ui.pages import print_send_words as texts
from gkdesk.ui.pages.page import Page, PageContext, Place
from gkdesk.ui.pages.print_send_gate import ExportGate
from gkdesk.ui.pages.print_send_head import IssueHead
from gkdesk.ui.pages.print_send_history import IssueHistory
from gkdesk.ui.pages.print_send_options import BookletOptions
from gkdesk.ui.pages.print_send_preview import PdfPreview
from gkdesk.ui.pages.print_send_result import RunResult, why_not_printed
from gkdesk.ui.pages.print_send_who import Recipients
from gkdesk.ui.pages.print_send_work import (
    Handed,
    make_shown,
    print_many,
    print_one,
    save_many,
    save_one,
)
from gkdesk.ui.widgets import (
    Banner,
    Box,
    HeadingLabel,
    Kind,
    PrivacyCover,
    ProgressPanel,
    Role,
    ScrollPage,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from gkdesk.progress import Progress
    from gkdesk.services.booklets import MadeBooklet
    from gkdesk.services.workspace import Change

KEY = "print"
BOOKLET_KIND = "booklet"
LEFT_WIDTH = 356
NARROW_LEFT = 304
NARROW = 900
HISTORY_FROM_HEIGHT = 540
REMAKE_AFTER_MS = 200


class PrintSendPage(Page):
    """The page of everything that leaves; in its first version the booklets."""

    key: ClassVar[str] = KEY
    title: ClassVar[str] = "Drucken & Senden"
    icon: ClassVar[str] = "printer"
    help_topic: ClassVar[str] = "drucken"

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._booklets = context.workspace.booklets
        self.booklet: MadeBooklet | None = None
        self._making: tasks.Task | None = None
        self._running: tasks.Task | None = None
        self._handed: Handed | None = None
        self._noting = False
        self._outdated = False
        self._ready_to_print = False
        self.who = Recipients(context)
        self.options = BookletOptions(self._booklets)
        self.head = IssueHead()
        self.print_button, self.save_button = self.head.print_button, self.head.save_button
        self.problem = Banner("", Kind.ERROR)
        self.gate = ExportGate(context)
        self.progress = ProgressPanel("Die Hefte werden ausgegeben")
        self.result = RunResult()
        self.preview = PdfPreview()
        self.history = IssueHistory(context)
        self._remake = QTimer(self, interval=REMAKE_AFTER_MS, singleShot=True)
        self._layout()
        self._connect()
        self._clear(texts.NOBODY)

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

    def place(self) -> Place:
        ids = self.who.ids() if self.who.is_single() else ()
        return Place(KEY, tuple((BOOKLET_KIND, ref) for ref in ids))

    def restore(self, place: Place) -> None:
        for _, ref in place.refs:
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
        self.who.say_shown(booklet.code)
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
        single, free = self.who.is_single(), self._running is None
        shown = self.booklet is not None
        self.head.show_for(single=single)
        # Many are saved without a preview too: a run tells which of them cannot be made.
        can_save = shown if single else bool(self.who.ids())
        self.head.allow(printing=shown and free, saving=can_save and free)

    @Slot()
    def _on_print_clicked(self) -> None:
        self.gate.hide()
        booklet = self.booklet
        if booklet is None:
            return
        single = self.who.is_single()
        printer = printing.ask_printer(self, booklet.pdf, page_range=single)
        if printer is None or self._running is not None or not self._is_still(booklet):
            return
        if single:
            self._start(partial(print_one, self._booklets, booklet, printer), Issue.PRINTED)
        elif printing.prints_to_file(printer):
            self._complain(texts.NO_FILE_FOR_MANY)
        else:
            ids, choice = self.who.ids(), self.options.choice()
            work = partial(print_many, self._booklets, ids, choice, printer)
            self._start(work, Issue.PRINTED)

    @Slot()
    def _on_save_clicked(self) -> None:
        self.gate.ask(many=not self.who.is_single())

    @Slot()
    def _on_gate_passed(self) -> None:
        save = self._save_one if self.who.is_single() else self._save_many
        save()

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
        path = printing.ask_file(self, booklet.file_name)
        if path is None or not self._is_still(booklet):
            return
        try:
            outcome = save_one(self._booklets, booklet, path)
        except UserError as error:
            self._complain(sentence(error))
            return
        self._wrote(outcome.changes, "Gespeichert und im Weitergabe-Verzeichnis vermerkt")

    def _save_many(self) -> None:
        folder = printing.ask_folder(self)
        if folder is None or self._running is not None:
            return
        ids, choice = self.who.ids(), self.options.choice()
        self._start(partial(save_many, self._booklets, ids, choice, folder), Issue.SAVED)

    def _start(self, work: Callable[[Handed, Progress], Handed], how: Issue) -> None:
        single = self.who.is_single()
        self._handed = Handed(how, len(self.who.ids()), is_many=not single)
        title = "Das Heft wird ausgegeben" if single else "Die Hefte werden ausgegeben"
        self.progress.title.setText(title)
        self.progress.show_step(0, self._handed.total)
        self.problem.hide()
        self.result.hide()
        self.progress.cancel.setEnabled(True)
        self.progress.show()
        self._running = tasks.run(
            self,
            partial(work, self._handed),
            done=self._on_run_done,
            failed=self._on_run_failed,
            progress=self.progress.show_step,
            stopped=self._on_run_stopped,
            title="Begleitheft ausgeben" if single else "Begleithefte ausgeben",
        )
        self._allow()

    def _on_run_done(self, handed: Handed) -> None:
        self._end_run(handed, stopped=False)

    def _on_run_failed(self, error: UserError) -> None:
        self._end_run(self._handed, stopped=True)
        self._complain(sentence(error))

    def _on_run_stopped(self) -> None:
        self._end_run(self._handed, stopped=True)

    def _end_run(self, handed: Handed | None, *, stopped: bool) -> None:
        self._running, self._handed = None, None
        self.progress.hide()
        self._allow()
        if handed is None:
            return
        self._wrote(tuple(handed.changes), "")
        if handed.is_many:
            self.result.say(handed, stopped=stopped)
        elif handed.count:
            self.context.toast(texts.HANDED_OVER)
        else:
            self._complain(why_not_printed(handed))

    @Slot()
    def _on_cancel_wanted(self) -> None:
        if self._running is not None:
            self._running.cancel()

    def _complain(self, words: str) -> None:
        self.problem.say(words, Kind.ERROR)
        self.problem.show()

    def _wrote(self, changes: tuple[Change, ...], words: str) -> None:
        # A note in the register does not change the pages that are shown.
        self._noting = True
        self.context.changed(changes)
        self._noting = False
        if words:
            self.context.toast(words)

    @Slot()
    def _on_who_changed(self) -> None:
        self.options.reset()
        self.result.hide()
        self.gate.hide()
        if self.who.is_single() and self.who.ids():
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
        left = ScrollPage(margin=20)
        left.body.addWidget(HeadingLabel(self.title, Role.PAGE))
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
        self.progress.hide()
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
        self.gate.dismissed.connect(self.save_button.setFocus)
        self.progress.cancel_wanted.connect(self._on_cancel_wanted)
        self.result.client_wanted.connect(self._on_result_client_wanted)
        self.cover.reveal_wanted.connect(self._on_cover_reveal_wanted)
        self.context.privacy.changed.connect(self._on_privacy_changed)

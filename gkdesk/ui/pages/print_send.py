"""Drucken & Senden: choose for whom and what, see the very pages, print or save them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gkdesk.errors import UserError
from gkdesk.services.booklets import Issue
from gkdesk.text.codes import Audience
from gkdesk.text.ids import ClientId
from gkdesk.text.sentences import sentence
from gkdesk.text.wording import word
from gkdesk.ui import printing, tasks, theme
from gkdesk.ui.pages import print_send_words as texts
from gkdesk.ui.pages.page import Page, PageContext, Place
from gkdesk.ui.pages.print_send_gate import ExportGate
from gkdesk.ui.pages.print_send_history import IssueHistory
from gkdesk.ui.pages.print_send_options import BookletOptions
from gkdesk.ui.pages.print_send_preview import PdfPreview
from gkdesk.ui.pages.print_send_result import RunResult
from gkdesk.ui.pages.print_send_who import Recipients
from gkdesk.ui.pages.print_send_work import (
    Handed,
    make_one,
    print_many,
    print_one,
    save_many,
    save_one,
)
from gkdesk.ui.widgets import (
    Banner,
    Box,
    ElidedLabel,
    HeadingLabel,
    IconLabel,
    Kind,
    PlainButton,
    PrimaryButton,
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
        self.booklet: MadeBooklet | None = None
        self._making: tasks.Task | None = None
        self._running: tasks.Task | None = None
        self._handed: Handed | None = None
        self._noting = False
        self._outdated = False
        self._ready_to_print = False
        self.who = Recipients(context)
        self.options = BookletOptions(context.workspace.booklets.profile())
        self.audience = ElidedLabel(f"Das Heft ist {word(Audience.CLIENT)}", Role.STRONG)
        self.print_button = PrimaryButton("Drucken", "printer")
        self.save_button = PlainButton("Speichern unter …", "download")
        self.problem = Banner("", Kind.ERROR)
        self.gate = ExportGate(context)
        self.progress = ProgressPanel("Hefte werden ausgegeben", "Hefte")
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
        self.history.reload()
        if not self._noting:
            self._remake.start()

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

    def _make(self) -> None:
        """Make the booklet in a worker; an older request is dropped."""
        if self._making is not None:
            self._making.drop()
            self._making = None
        ids = self.who.ids()
        if not ids:
            self._clear(texts.NOBODY if self.who.is_single() else texts.NOBODY_LEFT)
            return
        booklets = self.context.workspace.booklets
        code = self.options.language_code()
        if not self.who.is_single():
            code = booklets.language_for(ids[0])
        self._making = tasks.run(
            self,
            partial(make_one, booklets, ids[0], code, self.options.choice()),
            done=self._on_made,
            failed=self._on_making_failed,
            stopped=self._on_making_stopped,
        )

    def _on_made(self, booklet: MadeBooklet) -> None:
        self._making = None
        self.booklet = booklet
        self.problem.hide()
        self.preview.show_bytes(booklet.pdf)
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
        self._tell(error)
        self._allow()

    def _clear(self, reason: str) -> None:
        self.booklet = None
        self.preview.clear(reason)
        self.problem.hide()
        self._allow()

    def _allow(self) -> None:
        single = self.who.is_single()
        ready = self.booklet is not None if single else bool(self.who.ids())
        free = self._running is None
        self.print_button.set_label("Drucken" if single else "Alle drucken")
        self.save_button.set_label("Speichern unter …" if single else "Alle speichern …")
        self.print_button.setEnabled(ready and free)
        self.save_button.setEnabled(ready and free)

    @Slot()
    def _on_print_clicked(self) -> None:
        self.gate.hide()
        booklet = self.booklet
        if booklet is None:
            return
        single = self.who.is_single()
        printer = printing.ask_printer(self, booklet.pdf, page_range=single)
        if printer is None or self._running is not None:
            return
        booklets = self.context.workspace.booklets
        if single:
            self._start(
                partial(print_one, booklets, booklet, printer), Issue.PRINTED, "Begleitheft drucken"
            )
            return
        if printing.prints_to_file(printer):
            self.problem.say(texts.NO_FILE_FOR_MANY, Kind.ERROR)
            self.problem.show()
            return
        handed = Handed(Issue.PRINTED)
        ids, choice = self.who.ids(), self.options.choice()
        self._handed = handed
        work = partial(print_many, booklets, ids, choice, printer, handed)
        self._start(work, Issue.PRINTED, "Begleithefte drucken")

    @Slot()
    def _on_save_clicked(self) -> None:
        self.gate.ask(many=not self.who.is_single())

    @Slot()
    def _on_gate_passed(self) -> None:
        if self.who.is_single():
            self._save_one()
        else:
            self._save_many()

    def _save_one(self) -> None:
        booklet = self.booklet
        path = printing.ask_file(self, booklet.file_name) if booklet is not None else None
        if booklet is None or path is None:
            return
        try:
            outcome = save_one(self.context.workspace.booklets, booklet, path)
        except UserError as error:
            self._tell(error)
            return
        self._wrote(outcome.changes, "Gespeichert und im Weitergabe-Verzeichnis vermerkt")

    def _save_many(self) -> None:
        folder = printing.ask_folder(self)
        if folder is None or self._running is not None:
            return
        handed = Handed(Issue.SAVED)
        self._handed = handed
        booklets = self.context.workspace.booklets
        ids, choice = self.who.ids(), self.options.choice()
        work = partial(save_many, booklets, ids, choice, folder, handed)
        self._start(work, Issue.SAVED, "Begleithefte speichern")

    def _start(self, work: Callable[[Progress], Handed], how: Issue, title: str) -> None:
        self._handed = self._handed or Handed(how)
        self.result.hide()
        self.progress.cancel.setEnabled(True)
        self.progress.show()
        self._running = tasks.run(
            self,
            work,
            done=self._on_run_done,
            failed=self._on_run_failed,
            progress=self.progress.show_step,
            stopped=self._on_run_stopped,
            title=title,
        )
        self._allow()

    def _on_run_done(self, handed: Handed) -> None:
        self._end_run(handed, stopped=False)
        if not handed.count and not handed.skipped:
            self.problem.say(texts.NO_PRINTER, Kind.ERROR)
            self.problem.show()

    def _on_run_failed(self, error: UserError) -> None:
        self._end_run(self._handed, stopped=True)
        self._tell(error)

    def _on_run_stopped(self) -> None:
        self._end_run(self._handed, stopped=True)

    def _end_run(self, handed: Handed | None, *, stopped: bool) -> None:
        self._running, self._handed = None, None
        self.progress.hide()
        self._allow()
        if handed is None:
            return
        self._wrote(tuple(handed.changes), "")
        if not self.who.is_single() or stopped:
            self.result.say(handed, stopped=stopped)
        elif handed.count:
            self.context.toast("Gedruckt und im Weitergabe-Verzeichnis vermerkt")

    @Slot()
    def _on_cancel_wanted(self) -> None:
        if self._running is not None:
            self._running.cancel()

    def _tell(self, error: UserError) -> None:
        self.problem.say(sentence(error), Kind.ERROR)
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
        client = self.who.client()
        if self.who.is_single() and client is not None:
            code = self.context.workspace.booklets.language_for(ClientId(client.id))
            self.options.set_language(code)
        self.options.show_language_choice(single=self.who.is_single())
        self._clear(texts.MAKING if self.who.ids() else texts.NOBODY)
        self._make()

    @Slot()
    def _on_options_changed(self) -> None:
        self._remake.start()

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
        head = QHBoxLayout()
        head.setSpacing(theme.px("space.s"))
        head.addWidget(IconLabel("person"))
        head.addWidget(self.audience, 1)
        head.addWidget(self.save_button)
        head.addWidget(self.print_button)
        right.addLayout(head)
        for widget in (self.problem, self.gate, self.progress, self.result):
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
